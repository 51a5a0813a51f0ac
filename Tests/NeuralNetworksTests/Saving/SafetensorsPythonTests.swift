import Foundation
import XCTest

@testable import NeuralNetworks

/// Python's own `safetensors` reads what the library writes, and the other way round.
///
/// Skipped where Python, NumPy or `safetensors` are not installed; SafetensorsTests then still holds a
/// file that Python wrote.
final class SafetensorsPythonTests: XCTestCase {
  private let file = FileManager.default.temporaryDirectory
    .appendingPathComponent("safetensors-\(UUID().uuidString)").path

  override func tearDown() { try? FileManager.default.removeItem(atPath: file) }

  /// Runs Tests/Reference/safetensors_reference.py and returns what it prints.
  private func python(_ command: String) throws -> String {
    let script = URL(fileURLWithPath: #filePath)
      .appendingPathComponent("../../../Reference/safetensors_reference.py").standardized.path
    guard run(["-c", "import numpy, safetensors"]) != nil else {
      throw XCTSkip("no Python with NumPy and safetensors")
    }
    return try XCTUnwrap(run([script, command, file]))
  }

  /// What Python prints for some arguments, or nil where it fails or there is none.
  private func run(_ arguments: [String]) -> String? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3"] + arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return process.terminationStatus == 0 ? text : nil
  }

  func testPythonReadsOurs() throws {
    let written = Safetensors(
      metadata: [("é\n", "“quoted” \\ \u{1} 😀"), ("a", "")],
      tensors: [
        (
          "0.weights",
          Matrix([[1.5, -2, 0], [.leastNonzeroMagnitude, .greatestFiniteMagnitude, 0.1]])
        ),
        ("0.\"biases\"", Matrix([[0.25, -0.0, 3]])), ("nothing", Matrix(rows: 0, columns: 4)),
      ])
    try Data(written.encoded()).write(to: URL(fileURLWithPath: file))
    XCTAssertEqual(
      try python("read"),
      #"""
      note 'a' ''
      note '\xe9\n' '\u201cquoted\u201d \\ \x01 \U0001f600'
      tensor '0."biases"' float32 [1, 3] 3e800000 80000000 40400000
      tensor '0.weights' float32 [2, 3] 3fc00000 c0000000 00000000 00000001 7f7fffff 3dcccccd
      tensor 'nothing' float32 [0, 4]

      """#)
  }

  func testWeReadPythons() throws {
    _ = try python("write")
    let bytes = try Array(Data(contentsOf: URL(fileURLWithPath: file)))
    XCTAssertEqual(bytes, try Array(XCTUnwrap(fileWrittenByPython)))
    let read = try Safetensors(decoding: bytes)
    XCTAssertEqual(read.tensors.map(\.name), ["b", "empty", "w"])
  }

  /// NumPy computes the same outputs from the architecture and the weights in a file of ours.
  func testPythonUsesOurNetworks() throws {
    var generator = SplitMix64(seed: 5)
    let network = Sequential(
      Dense(inputs: 6, units: 8, activation: .leakyRelu(slope: 0.3), using: &generator),
      Dropout(rate: 0.5, using: &generator),
      Sequential(
        Dense(
          inputs: 8, units: 7, activation: .tanh, biasInitializer: .heNormal, using: &generator),
        Dense(inputs: 7, units: 5, activation: .sigmoid, usesBias: false, using: &generator)),
      Dense(
        inputs: 5, units: 9, activation: .relu, biasInitializer: .heNormal, using: &generator),
      Dense(inputs: 9, units: 3, activation: .softmax, using: &generator))
    try Data(network.encoded()).write(to: URL(fileURLWithPath: file))
    let outputs = try python("outputs").split(whereSeparator: \.isWhitespace).map {
      try XCTUnwrap(Double($0))
    }
    let samples = (0..<30).map { index -> Float in Float(index % 7) / 4 - 0.75 }
    assertEqual(network(Matrix(rows: 5, columns: 6, elements: samples)), outputs)
  }
}
