import XCTest

@testable import NeuralNetworks

/// Files that lie, each in one way.
final class SafetensorsFaultTests: XCTestCase {
  private func error(_ bytes: [UInt8]) -> SavedNetworkError? {
    do {
      _ = try Safetensors(decoding: bytes)
      return nil
    } catch {
      return error
    }
  }

  /// The error for a header, with data of `count` zeros.
  private func error(_ header: String, count: Int = 8) -> SavedNetworkError? {
    error(safetensors(header, data: Array(repeating: 0, count: count)))
  }

  /// What the lies below are told about is read without complaint.
  func testTheTruthIsAccepted() {
    XCTAssertNil(error("{\(tensor())}"))
    XCTAssertNil(error("{}", count: 0))
  }

  // MARK: The file as a whole

  func testShorterThanItsFirstNumber() {
    for count in 0..<8 {
      XCTAssertEqual(error(Array(repeating: 1, count: count)), .tooShort(byteCount: count))
    }
  }

  func testHeaderLongerThanAnyOrThanTheFile() {
    let limit = 100_000_000
    // 100,000,001 is 05F5E101 in hexadecimal.
    let lengths: [([UInt8], UInt64)] = [
      ([0x01, 0xE1, 0xF5, 0x05, 0, 0, 0, 0], 100_000_001),
      (Array(repeating: 0xFF, count: 8), .max), ([0, 0, 0, 0, 0, 0, 0, 0x80], 1 << 63),
    ]
    for (bytes, found) in lengths {
      XCTAssertEqual(error(bytes + [0x7B, 0x7D]), .headerTooLong(found: found, limit: limit))
    }
    XCTAssertEqual(
      error([0, 0xE1, 0xF5, 0x05, 0, 0, 0, 0, 0x7B]), .headerCutOff(found: 1, expected: limit))
    XCTAssertEqual(
      error([3, 0, 0, 0, 0, 0, 0, 0, 0x7B, 0x7D]), .headerCutOff(found: 2, expected: 3))
  }

  func testFilesOfOtherKindsAreCalledSo() {
    // The first bytes of a zip file (as PyTorch writes them), of gzip, HDF5, and of a web page.
    let starts: [[UInt8]] = [
      [0x50, 0x4B, 0x03, 0x04, 0, 0, 8, 8, 0], [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3],
      [0x89, 0x48, 0x44, 0x46, 0x0D, 0x0A, 0x1A, 0x0A], Array("<!DOCTYPE html>".utf8),
    ]
    for bytes in starts {
      XCTAssertEqual(error(bytes)?.description.contains("no safetensors file"), true, "\(bytes)")
    }
  }

  // MARK: The header's text

  func testHeadersThatAreNotTheRightJSON() {
    let w = tensor()
    let headers = [
      "", " ", " {\(w)}", "[\(w)]", "null", "{\(w)", "{\(w),}", "{\(w)}}", "{\(w)}{}", "{\(w)\0}",
      "{w:1}", #"{"w"}"#, #"{"w":1}"#, #"{"w":"F32"}"#, #"{"w":[]}"#, #"{"w":null}"#,
      "{\(tensor(shape: "2"))}", "{\(tensor(shape: "[1,-2]"))}", "{\(tensor(shape: "[1,2.0]"))}",
      "{\(tensor(shape: #"["1","2"]"#))}", "{\(tensor(shape: "[[1,2]]"))}",
      "{\(tensor(shape: "[1,18446744073709551616]"))}", "{\(tensor(offsets: "[-8,0]"))}",
      "{\(tensor(offsets: "[0,8e0]"))}", #"{"w":{"dtype":32,"shape":[1,2],"data_offsets":[0,8]}}"#,
      #"{"w":{"dtype":"F32","dtype":"F32","shape":[1,2],"data_offsets":[0,8]}}"#,
      #"{"w":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8],"order":"C"}}"#,
      #"{"__metadata__":[],\#(w)}"#, #"{"__metadata__":null,\#(w)}"#,
      #"{"__metadata__":{"a":1},\#(w)}"#, #"{"__metadata__":{"a":{}},\#(w)}"#,
      #"{"__metadata__":{"a":null},\#(w)}"#, "\u{FEFF}{\(w)}",
    ]
    for header in headers {
      guard case .unexpectedText? = error(header) else {
        XCTFail("\(header): \(String(describing: error(header)))")
        continue
      }
    }
    XCTAssertEqual(
      error(" {\(w)}"), .unexpectedText(found: "byte 20", expected: "“{”", byte: 8))
  }

  /// Nested a million deep: refused at the first bracket too many, so no stack is needed.
  func testDeepHeaders() {
    let deep = 1_000_000
    for header in [
      String(repeating: "[", count: deep), String(repeating: #"{"a":"#, count: deep),
      #"{"__metadata__":{"a":"# + String(repeating: "[", count: deep),
      #"{"w":{"shape":"# + String(repeating: "[", count: deep),
    ] {
      guard case .unexpectedText(_, _, let byte)? = error(header) else { return XCTFail() }
      XCTAssertLessThan(byte, 40)
    }
  }

  func testRepeatedNames() {
    XCTAssertEqual(error("{\(tensor()),\(tensor())}"), .repeatedName("w"))
    XCTAssertEqual(error("{\(tensor()),\(tensor(#"\u0077"#))}"), .repeatedName("w"))
    XCTAssertEqual(
      error(#"{"__metadata__":{"a":"1","b":"2","a":"3"},\#(tensor())}"#), .repeatedName("a"))
    XCTAssertEqual(
      error(#"{"__metadata__":{},\#(tensor()),"__metadata__":{}}"#), .repeatedName("__metadata__"))
  }

  /// “é” as one character and as a letter with an accent are two names.
  func testNamesThatOnlyLookTheSameAreTwo() {
    let names = [tensor("é"), tensor("e\u{301}", offsets: "[8,16]")]
    XCTAssertNil(error("{\(names.joined(separator: ","))}", count: 16))
  }

  func testMissingFields() {
    let fields = ["dtype": #""F32""#, "shape": "[1,2]", "data_offsets": "[0,8]"]
    for missing in fields.keys {
      let rest = fields.filter { $0.key != missing }.map { #""\#($0)":\#($1)"# }
      XCTAssertEqual(
        error(#"{"w":{\#(rest.joined(separator: ","))}}"#),
        .missingField(tensor: "w", field: missing))
    }
  }

  // MARK: Tensors

  func testOtherTypes() {
    for type in ["F16", "BF16", "F64", "I64", "I8", "U8", "BOOL", "F8_E4M3", "f32", "", "F32 "] {
      XCTAssertEqual(
        error("{\(tensor(type: type))}"), .wrongElementType(tensor: "w", found: type))
    }
  }

  func testOtherDimensionsAndOffsets() {
    let ones = "[" + Array(repeating: "1", count: 10_000).joined(separator: ",") + "]"
    for (shape, count) in [("[]", 0), ("[1,1,2]", 3), ("[2,1,1,1]", 4), (ones, 10_000)] {
      XCTAssertEqual(
        error("{\(tensor(shape: shape))}"), .wrongDimensionCount(tensor: "w", found: count))
    }
    for (offsets, count) in [("[]", 0), ("[0]", 1), ("[0,4,8]", 3)] {
      XCTAssertEqual(
        error("{\(tensor(offsets: offsets))}"), .wrongOffsetCount(tensor: "w", found: count))
    }
  }

  func testSizesThatOverflow() {
    // 2⁶² elements, and 2⁶¹, whose bytes are 2⁶³; the second number of each pair wraps to 0 or 8.
    for (rows, columns) in [
      (Int.max, 2), (1 << 32, 1 << 32), (1 << 31, 1 << 30), (1, 1 << 61), (Int.max, Int.max),
    ] {
      XCTAssertEqual(
        error("{\(tensor(shape: "[\(rows),\(columns)]"))}"),
        .overflow(tensor: "w", rows: rows, columns: columns))
    }
  }

  func testSizesAndOffsetsThatDisagree() {
    for (shape, rows, columns) in [
      ("[1,1]", 1, 1), ("[2,2]", 2, 2), ("[3]", 1, 3), ("[0,2]", 0, 2),
    ] {
      XCTAssertEqual(
        error("{\(tensor(shape: shape))}"),
        .wrongSize(tensor: "w", rows: rows, columns: columns, byteCount: 8))
    }
    XCTAssertEqual(
      error("{\(tensor(offsets: "[0,7]"))}"),
      .wrongSize(tensor: "w", rows: 1, columns: 2, byteCount: 7))
    XCTAssertEqual(
      error("{\(tensor(offsets: "[8,0]"))}"), .offsetsReversed(tensor: "w", begin: 8, end: 0))
  }

  /// A promise of 4 exabytes costs nothing: it is held against the file first.
  func testDataBeyondTheFile() {
    XCTAssertEqual(
      error("{\(tensor())}", count: 7), .missingData(tensor: "w", end: 8, available: 7))
    let size = 1 << 62
    XCTAssertEqual(
      error("{\(tensor(shape: "[\(size / 4)]", offsets: "[0,\(size)]"))}"),
      .missingData(tensor: "w", end: size, available: 8))
    XCTAssertEqual(
      error("{\(tensor(shape: "[0]", offsets: "[\(Int.max),\(Int.max)]"))}"),
      .missingData(tensor: "w", end: .max, available: 8))
  }

  func testOverlapsAndGaps() {
    func pair(_ first: String, _ second: String, count: Int) -> SavedNetworkError? {
      error("{\(tensor("a", offsets: first)),\(tensor("b", offsets: second))}", count: count)
    }
    XCTAssertNil(pair("[8,16]", "[0,8]", count: 16))
    XCTAssertEqual(pair("[0,8]", "[0,8]", count: 8), .overlap(tensor: "b", other: "a"))
    XCTAssertEqual(pair("[4,12]", "[0,8]", count: 12), .overlap(tensor: "a", other: "b"))
    XCTAssertEqual(pair("[0,8]", "[12,20]", count: 20), .unusedData(begin: 8, end: 12))
    XCTAssertEqual(pair("[12,20]", "[4,12]", count: 20), .unusedData(begin: 0, end: 4))
    XCTAssertEqual(pair("[0,8]", "[8,16]", count: 17), .unusedData(begin: 16, end: 17))
    XCTAssertEqual(error("{}", count: 1), .unusedData(begin: 0, end: 1))
    let empty = tensor("e", shape: "[0]", offsets: "[4,4]")
    XCTAssertEqual(error("{\(tensor()),\(empty)}"), .overlap(tensor: "e", other: "w"))
  }

  func testWeightsThatAreNotFinite() {
    // Infinity is an exponent of ones and a fraction of zeros; with another fraction, not a number.
    let weights: [[UInt8]] = [
      [0, 0, 0x80, 0x7F], [0, 0, 0x80, 0xFF], [0, 0, 0xC0, 0x7F], [1, 0, 0x80, 0xFF],
    ]
    for weight in weights {
      let header = "{\(tensor(shape: "[2,2]", offsets: "[0,16]"))}"
      XCTAssertEqual(
        error(safetensors(header, data: fourFloats.prefix(8) + weight + fourFloats.suffix(4))),
        .notFinite(tensor: "w", row: 1, column: 0))
    }
  }

  // MARK: Messages

  func testMessagesSayWhatWasFoundExpectedAndToDo() {
    XCTAssertEqual(
      error("{\(tensor(type: "BF16"))}")?.description,
      """
      the saved network has elements of type “BF16” in tensor “w” where 32-bit floats (F32) were \
      expected. Convert them before saving.
      """)
    XCTAssertEqual(
      error("{\(tensor(shape: "[3,2]"))}")?.description,
      """
      the saved network has 8 bytes for tensor “w” where its 3×2 elements need 24. Its header is \
      damaged: save the network again.
      """)
  }

  /// A name comes from the file. It may be long, and it may hold what a terminal would obey.
  func testMessagesQuoteNamesSafely() {
    let name = "\\u001b[31m" + String(repeating: "x", count: 100)
    XCTAssertEqual(
      error("{\(tensor(name, type: "F16"))}")?.description.contains(
        "tensor “\u{FFFD}[31m\(String(repeating: "x", count: 35))…” where"), true)
  }

  // MARK: Fuzzing

  private let small = safetensors(
    #"{"__metadata__":{"by":"é\u00e9"},\#(tensor()),\#(tensor("b", offsets: "[8,16]"))}"#,
    data: fourFloats)

  /// Every byte of a file set to every value: a typed error, or matrices of finite numbers.
  func testEveryChangedByteIsAnErrorOrReadsWell() throws {
    var accepted = 0
    for index in small.indices {
      var bytes = small
      for value in UInt8.min...UInt8.max {
        bytes[index] = value
        guard let read = try? Safetensors(decoding: bytes) else { continue }
        accepted += 1
        XCTAssertEqual(read.tensors.count, 2)
        XCTAssertTrue(read.tensors.allSatisfy { $0.value.elements.allSatisfy(\.isFinite) })
        XCTAssertNoThrow(try Safetensors(decoding: read.encoded()))
      }
    }
    // At least the unchanged file, once for each byte, and most changes of the sixteen data bytes.
    XCTAssertGreaterThan(accepted, small.count + 16 * 200)
    XCTAssertLessThan(accepted, small.count * 256 / 2)
  }

  func testEveryTruncationIsAnError() {
    XCTAssertNil(error(small))
    for count in small.indices { XCTAssertNotNil(error(Array(small.prefix(count))), "\(count)") }
  }

  /// Bytes removed, doubled, swapped, and header words put in other places.
  func testRandomDamageNeverStopsTheProgram() {
    for seed in UInt64(0)..<20_000 {
      var generator = SplitMix64(seed: seed)
      var bytes = small
      for _ in 0...generator.nextInteger(below: 4) {
        let from = generator.nextInteger(below: bytes.count)
        let to = generator.nextInteger(below: bytes.count)
        let length = min(generator.nextInteger(below: 12), bytes.count - max(from, to))
        switch generator.nextInteger(below: 4) {
        case 0: bytes.removeSubrange(from..<(from + length))
        case 1: bytes.insert(contentsOf: bytes[from..<(from + length)], at: to)
        case 2: bytes.swapAt(from, to)
        default: bytes.replaceSubrange(to..<(to + length), with: bytes[from..<(from + length)])
        }
        // The length of the header is mended, or hardly a change would come further.
        let header = UInt64(max(0, bytes.count - 8 - fourFloats.count))
        for index in 0..<min(8, bytes.count) {
          bytes[index] = UInt8(truncatingIfNeeded: header >> (8 * index))
        }
      }
      _ = error(bytes)?.description
    }
  }
}
