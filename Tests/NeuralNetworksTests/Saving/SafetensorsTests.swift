import XCTest

@testable import NeuralNetworks

final class SafetensorsTests: XCTestCase {
  // MARK: Known bytes

  func testReadsAFileMadeByHand() throws {
    let read = try Safetensors(
      decoding: safetensors(
        #"{"__metadata__":{"by":"hand"},"w":{"dtype":"F32","shape":[2,1],"data_offsets":[0,8]},"#
          + #""b" : { "data_offsets":[8, 16], "shape":[2], "dtype":"F32" }}  "#,
        data: fourFloats))
    XCTAssertEqual(read.metadata.map(\.name), ["by"])
    XCTAssertEqual(read.metadata.map(\.text), ["hand"])
    XCTAssertEqual(read.tensors.map(\.name), ["w", "b"])
    XCTAssertEqual(read.tensors.map(\.value), [Matrix([[1], [-2]]), Matrix([[0.5, 3]])])
  }

  func testWritesTheBytesMadeByHand() throws {
    let file = Safetensors(
      metadata: [("by", "hand")],
      tensors: [("w", Matrix([[1], [-2]])), ("b", Matrix([[0.5, 3]]))])
    let header =
      #"{"__metadata__":{"by":"hand"},"w":{"dtype":"F32","shape":[2,1],"data_offsets":[0,8]},"#
      + #""b":{"dtype":"F32","shape":[1,2],"data_offsets":[8,16]}}"#
    let padding = String(repeating: " ", count: (8 - header.utf8.count % 8) % 8)
    XCTAssertEqual(try file.encoded(), safetensors(header + padding, data: fourFloats))
    XCTAssertEqual(try Safetensors().encoded(), safetensors("{}      "))
  }

  /// Written by Python: `safetensors.numpy.save({"w": [[1.5, -2, 0], [1e-45, 3.4028235e38, 0.1]],
  /// "b": [0.25, -0.0], "empty": zeros (0, 4)}, metadata={"é\n": "“quoted” \\ 😀"})`, in float32;
  /// Tests/Reference/safetensors_reference.py prints it.
  func testReadsAFileWrittenByPython() throws {
    let bytes = try XCTUnwrap(fileWrittenByPython)
    let read = try Safetensors(decoding: Array(bytes))
    XCTAssertEqual(read.metadata.map(\.name), ["é\n"])
    XCTAssertEqual(read.metadata.map(\.text), ["“quoted” \\ 😀"])
    XCTAssertEqual(read.tensors.map(\.name).sorted(), ["b", "empty", "w"])
    for (name, value) in read.tensors {
      switch name {
      case "b": XCTAssertEqual(value.bits, Matrix([[0.25, -0.0]]).bits)
      case "empty": XCTAssertEqual([value.rows, value.columns], [0, 4])
      default:
        let expected = Matrix([
          [1.5, -2, 0], [.leastNonzeroMagnitude, .greatestFiniteMagnitude, 0.1],
        ])
        XCTAssertEqual(value.bits, expected.bits)
      }
    }
  }

  // MARK: There and back

  func testWhatIsWrittenReadsTheSame() throws {
    let names = ["w", "", "é", "e\u{301}", "\"\\/\n\0\u{1F}\u{7F}", "漢字 😀", "\u{FFFF}"]
    for seed in [UInt64(1), 2, 3] {
      var file = Safetensors()
      for (index, name) in names.enumerated() {
        file.metadata.append((name, String(names[index...].joined().reversed())))
        file.tensors.append(
          (name, randomMatrix(index, 2 * index + 1, seed: seed, in: -1e30..<1e30)))
      }
      file.tensors.append(("edges", Matrix([[-0.0, .leastNonzeroMagnitude, .pi]])))
      let bytes = try file.encoded()
      let read = try Safetensors(decoding: bytes)
      XCTAssertEqual(bytes.count % 4, 0)
      XCTAssertEqual(
        read.metadata.map { Array($0.name.utf8) }, file.metadata.map { Array($0.name.utf8) })
      XCTAssertEqual(read.metadata.map(\.text), file.metadata.map(\.text))
      XCTAssertEqual(
        read.tensors.map { Array($0.name.utf8) }, file.tensors.map { Array($0.name.utf8) })
      XCTAssertEqual(read.tensors.map(\.value.bits), file.tensors.map(\.value.bits))
      XCTAssertEqual(read.tensors.map(\.value.shape), file.tensors.map(\.value.shape))
      XCTAssertEqual(try read.encoded(), bytes)
    }
  }

  func testWhatNoReaderWouldTakeIsNotWritten() {
    let one = Matrix([[1]])
    let cases: [(Safetensors, SavedNetworkError)] = [
      (Safetensors(tensors: [("w", one), ("b", one), ("w", one)]), .repeatedName("w")),
      (Safetensors(metadata: [("a", "1"), ("a", "2")]), .repeatedName("a")),
      (Safetensors(tensors: [("__metadata__", one)]), .repeatedName("__metadata__")),
      (
        Safetensors(tensors: [("w", Matrix([[1, 2], [3, .nan]]))]),
        .notFinite(tensor: "w", row: 1, column: 1)
      ),
      (
        Safetensors(tensors: [("w", Matrix([[1, 2], [-.infinity, 4]]))]),
        .notFinite(tensor: "w", row: 1, column: 0)
      ),
    ]
    for (file, expected) in cases {
      XCTAssertThrowsError(try file.encoded()) {
        XCTAssertEqual($0 as? SavedNetworkError, expected)
      }
    }
  }

  /// A hundred thousand tensors, and a header and data of several megabytes.
  func testManyTensorsTakeTimeInProportion() throws {
    let file = Safetensors(
      metadata: [("note", String(repeating: "é\n", count: 1_000_000))],
      tensors: (0..<100_000).map { ("\($0)", Matrix([[Float($0), 1]])) })
    let bytes = try file.encoded()
    let start = ContinuousClock.now
    XCTAssertEqual(try Safetensors(decoding: bytes).tensors.count, 100_000)
    // A second on a busy machine; with a quadratic search for names it would be minutes.
    XCTAssertLessThan(ContinuousClock.now - start, .seconds(20))
  }
}

/// The bytes that Tests/Reference/safetensors_reference.py prints.
let fileWrittenByPython = Data(
  base64Encoded: """
    2AAAAAAAAAB7Il9fbWV0YWRhdGFfXyI6eyLDqVxuIjoi4oCccXVvdGVk4oCdIFxcIPCfmIAifSwiYiI6eyJkdHlwZSI6IkYz
    MiIsInNoYXBlIjpbMl0sImRhdGFfb2Zmc2V0cyI6WzAsOF19LCJlbXB0eSI6eyJkdHlwZSI6IkYzMiIsInNoYXBlIjpbMCw0
    XSwiZGF0YV9vZmZzZXRzIjpbOCw4XX0sInciOnsiZHR5cGUiOiJGMzIiLCJzaGFwZSI6WzIsM10sImRhdGFfb2Zmc2V0cyI6
    WzgsMzJdfX0AAIA+AAAAgAAAwD8AAADAAAAAAAEAAAD//39/zczMPQ==
    """, options: .ignoreUnknownCharacters)
