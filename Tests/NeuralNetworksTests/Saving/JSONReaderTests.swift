import XCTest

@testable import NeuralNetworks

final class JSONReaderTests: XCTestCase {
  private func read<Value>(
    _ text: String, _ body: (inout JSONReader) throws -> Value
  ) throws -> Value {
    var reader = JSONReader(Array(text.utf8)[...])
    let value = try body(&reader)
    try reader.end()
    return value
  }

  private func error(
    _ bytes: [UInt8], _ body: (inout JSONReader) throws -> Void
  ) -> SavedNetworkError? {
    var reader = JSONReader(bytes[...])
    do {
      try body(&reader)
      try reader.end()
      return nil
    } catch {
      return error as? SavedNetworkError
    }
  }

  func testNumbers() throws {
    let numbers = [
      ("0", 0), (" 12", 12), ("0.5", 0.5), ("1.25", 1.25), ("1e-05", 1e-5), ("2.5E+2", 250),
      ("7e2", 700), ("1.401298464324817e-45", 1.401298464324817e-45), ("1e999", .infinity),
      ("1e-999999999999999999999999", 0), ("0.0e0", 0),
    ]
    for (text, expected) in numbers {
      let number = try read(text) { try $0.number() }
      XCTAssertTrue(
        number == expected || abs(number - expected) <= 0x1p-40 * expected, "\(text): \(number)")
    }
    for text in ["", "-1", ".5", "1.", "01", "1e", "1e+", "1.e1", "0x1", "NaN", "1,0", "1 .0"] {
      guard case .unexpectedText? = error(Array(text.utf8), { _ = try $0.number() }) else {
        XCTFail("\(text) was taken")
        continue
      }
    }
  }

  /// Any `Float` comes back from the digits of a `Double`.
  func testFloatsComeBack() throws {
    var generator = SplitMix64(seed: 3)
    let edges: [Float] = [
      0, 1, .leastNonzeroMagnitude, .leastNormalMagnitude, 0.1, 0.01, 1 - 0x1p-24,
    ]
    let random = (0..<20_000).map { _ in
      Float(bitPattern: UInt32(generator.nextInteger(below: 0x3F80_0000)))  // from 0 to below 1
    }
    for float in edges + random {
      let number = try read("\(Double(float))") { try $0.number() }
      XCTAssertEqual(Float(number).bitPattern, float.bitPattern)
    }
  }

  func testTruth() throws {
    XCTAssertTrue(try read(" true") { try $0.truth() })
    XCTAssertFalse(try read("false ") { try $0.truth() })
    for text in ["", "tru", "True", "1", "null", "\"true\""] {
      XCTAssertNotNil(error(Array(text.utf8)) { _ = try $0.truth() }, text)
    }
  }

  func testStrings() throws {
    // RFC 8259, section 7: U+1D11E, the G clef, is written \uD834\uDD1E.
    let strings = [
      (#""""#, ""), (#" "a b" "#, "a b"), (#""é漢😀""#, "é漢😀"),
      (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"), (#""\u0041\u00e9\u00E9""#, "Aéé"),
      (#""\uD834\udd1e!""#, "\u{1D11E}!"), (#""\uDBFF\uDFFF\uD800\uDC00""#, "\u{10FFFF}\u{10000}"),
      (#""\u0000\uFFFF""#, "\0\u{FFFF}"),
    ]
    for (text, expected) in strings {
      XCTAssertEqual(try read(text) { try $0.string() }, expected, text)
    }
  }

  func testWhatIsNoString() {
    let texts = [
      "", "\"", "\"a", "a", "\"\n\"", #""\"#, #""\""#, #""\x41""#, #""\u""#, #""\u12""#,
      #""\u12G4""#, #""\uD834""#, #""\uD834x""#, #""\uD834\n""#, #""\uD834\u0041""#, #""\uDD1E""#,
      #""\uD834\uD834""#, #""a" "b""#, "'a'",
    ]
    for text in texts {
      XCTAssertNotNil(error(Array(text.utf8)) { _ = try $0.string() }, text)
    }
    // A lone continuation byte, a byte cut off, an overlong "/", a surrogate, beyond U+10FFFF.
    let bytes: [[UInt8]] = [
      [0x80], [0xC3], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xFF],
    ]
    for bytes in bytes {
      XCTAssertEqual(
        error([0x22] + bytes + [0x22]) { _ = try $0.string() },
        .unexpectedText(found: "a string that is not UTF-8", expected: "UTF-8", byte: 0))
    }
  }

  func testSizes() throws {
    for (text, expected) in [("0", 0), (" 7\n", 7), ("10", 10), ("\(Int.max)", Int.max)] {
      XCTAssertEqual(try read(text) { try $0.size() }, expected, text)
    }
  }

  func testWhatIsNoSize() {
    for text in ["", "-1", "+1", "01", "00", "1.0", "1e3", "0x10", "\"1\"", "null", "NaN", "１"] {
      XCTAssertNotNil(error(Array(text.utf8)) { _ = try $0.size() }, text)
    }
    for text in ["9223372036854775808", "18446744073709551616", String(repeating: "9", count: 99)] {
      XCTAssertEqual(
        error(Array(text.utf8)) { _ = try $0.size() },
        .unexpectedText(
          found: "a larger number", expected: "a number of at most 9223372036854775807", byte: 0))
    }
  }

  private func sizes(_ reader: inout JSONReader) throws -> [Int] {
    var sizes: [Int] = []
    try reader.open("[")
    while try reader.hasNext(before: "]") { sizes.append(try reader.size()) }
    return sizes
  }

  func testLists() throws {
    for (text, expected) in [
      ("[]", []), ("[ ]", []), ("[1]", [1]), (" [ 1 ,\t2\r\n,3 ] ", [1, 2, 3]),
    ] {
      XCTAssertEqual(try read(text, sizes), expected, text)
    }
    for text in ["", "[", "[1", "[1,", "[,]", "[1,]", "[1 2]", "[1,,2]", "[1}", "[1]]", "{}"] {
      XCTAssertNotNil(error(Array(text.utf8)) { _ = try self.sizes(&$0) }, text)
    }
  }

  func testNestedLists() throws {
    let lists = try read(#"{"a":[],"b":[1,2], "c" : [3]}"#) { reader in
      var lists: [String: [Int]] = [:]
      try reader.open("{")
      while try reader.hasNext(before: "}") { lists[try reader.name()] = try sizes(&reader) }
      return lists
    }
    XCTAssertEqual(lists, ["a": [], "b": [1, 2], "c": [3]])
  }

  func testErrorsSayWhereAndWhat() {
    XCTAssertEqual(
      error(Array("[1; 2]".utf8)) { _ = try self.sizes(&$0) },
      .unexpectedText(found: "“;”", expected: "“,” or “]”", byte: 2))
    XCTAssertEqual(
      error([0x5B, 0x07]) { _ = try self.sizes(&$0) },
      .unexpectedText(found: "byte 7", expected: "a whole number of 0 or more", byte: 1))
    XCTAssertEqual(
      error(Array("[".utf8)) { _ = try self.sizes(&$0) },
      .unexpectedText(found: "the end", expected: "a whole number of 0 or more", byte: 1))
  }
}
