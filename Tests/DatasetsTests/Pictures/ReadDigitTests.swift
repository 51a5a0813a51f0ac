import Foundation
import Handwriting
import NeuralNetworks
import XCTest

@testable import Datasets
@testable import PictureFiles

final class ReadDigitTests: XCTestCase {
  private let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Handwriting")

  private func path(of digit: Int) -> String {
    folder.appendingPathComponent("\(digit).\([2, 8].contains(digit) ? "pgm" : "png")").path
  }

  /// The ten pictures of Tests/Handwriting, read by a network that has learned as chapter 7's first
  /// final network has.
  func testTenDigitsOfAnotherHand() throws {
    let digits = try MNIST.embedded()
    let copies = DistortedImages(
      digits.training, by: Distortion(affine: 0.2, shift: 1, elastic: 20), seed: 1
    ).copies(20)
    var generator = SplitMix64(seed: 101)
    let network = Sequential(
      Dense(inputs: 784, units: 400, activation: .relu, using: &generator),
      Dense(inputs: 400, units: 10, using: &generator))
    var order = SplitMix64(seed: 1_000_101)
    try Training(
      loss: .categoricalCrossEntropy, optimizer: Adam(learningRate: 0.004), schedule: .cosine,
      epochs: 2, batchSize: 64
    ).run(network, on: copies, using: &order)
    let read = try (0..<10).map { try ReadDigit(file: path(of: $0), by: network) }
    XCTAssertGreaterThanOrEqual(
      read.enumerated().count { $0.element.guesses[0].digit == $0.offset }, 9)
    for digit in read {
      let probabilities = digit.guesses.map(\.probability)
      XCTAssertEqual(probabilities.count, 10)
      XCTAssertEqual(probabilities, probabilities.sorted(by: >))
      XCTAssertEqual(probabilities.reduce(0, +), 1, accuracy: 1e-5)
      XCTAssertEqual(Set(digit.guesses.map(\.digit)), Set(0..<10))
    }
  }

  /// Whatever is wrong, the error names the file.
  func testErrorsNameTheFile() throws {
    let network = Sequential(
      Dense(weights: Matrix(rows: 784, columns: 10), biases: Matrix(rows: 1, columns: 10)))
    let temporary = FileManager.default.temporaryDirectory
      .appendingPathComponent("ReadDigit-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: temporary, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: temporary) }
    func fault(of contents: [UInt8], line: UInt = #line) throws -> PictureFault? {
      let file = temporary.appendingPathComponent("a picture.png")
      try Data(contents).write(to: file)
      do {
        _ = try ReadDigit(file: file.path, by: network)
      } catch {
        XCTAssertEqual(error.file, file.path, line: line)
        XCTAssertTrue("\(error)".hasPrefix("\(file.path): "), line: line)
        return error.fault
      }
      return nil
    }
    let whole = try [UInt8](Data(contentsOf: URL(fileURLWithPath: path(of: 0))))
    XCTAssertNil(try fault(of: whole))
    XCTAssertEqual(try fault(of: []), .empty)
    XCTAssertEqual(try fault(of: whole.dropLast(500)), .truncated)
    XCTAssertEqual(try fault(of: Array("GIF89a".utf8)), .anotherFormat("a GIF picture"))
    XCTAssertEqual(
      try fault(of: Array("P5 70000 70000 255\n".utf8)), .wrongSize(rows: 70_000, columns: 70_000))
    // White paper, and nothing on it.
    let blank = Array("P5 30 30 255\n".utf8) + [UInt8](repeating: 255, count: 900)
    XCTAssertEqual(try fault(of: blank), .noInk)
    XCTAssertThrowsError(try ReadDigit(file: "/nowhere/4.png", by: network)) {
      XCTAssertTrue("\($0)".hasPrefix("/nowhere/4.png: can't be read"), "\($0)")
    }
  }
}
