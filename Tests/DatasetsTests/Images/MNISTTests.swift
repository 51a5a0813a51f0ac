import Foundation
import XCTest

@testable import Datasets

final class MNISTTests: TemporaryFolderTestCase {
  private func counts(_ images: LabeledImages) -> [Int] {
    (0..<10).map { digit in images.labels.filter { Int($0) == digit }.count }
  }

  // MARK: The 5,000 that come with the library

  func testEmbeddedHas400And100PicturesOfEachClass() throws {
    let digits = try MNIST.embedded()
    XCTAssertEqual(counts(digits.training), [Int](repeating: 400, count: 10))
    XCTAssertEqual(counts(digits.test), [Int](repeating: 100, count: 10))
    XCTAssertEqual(digits.training.rows, 28)
    XCTAssertEqual(digits.test.columns, 28)
    XCTAssertEqual(digits.test.pixelScale, 255)
  }

  func testEmbeddedTrainsOnTheFirst400OfEachClassAndTestsOnTheLast100() throws {
    let digits = try MNIST.embedded()
    let file = try IDXFile(reading: Resource.url("mnist5k-images-idx3-ubyte"), dimensions: 3)
    for digit in 0..<10 {
      // Sorted by class, so picture 500 · digit + 400 is the first one to test with.
      let start = (500 * digit + 400) * 784
      XCTAssertEqual(
        digits.test.pixels(of: 100 * digit), file.bytes[start..<start + 784][...])
      let last = (500 * digit + 399) * 784
      XCTAssertEqual(
        digits.training.pixels(of: 400 * digit + 399), file.bytes[last..<last + 784][...])
    }
  }

  func testEmbeddedTrainingSplitsOnceMoreForValidation() throws {
    let (rest, validation) = try MNIST.embedded().training.holdingOut(lastPerClass: 50)
    XCTAssertEqual(counts(rest), [Int](repeating: 350, count: 10))
    XCTAssertEqual(counts(validation), [Int](repeating: 50, count: 10))
  }

  // MARK: Folders

  /// Twelve pictures of each digit to learn from and one to test with, the fewest that will do.
  private func writeSmallSet(rows: Int = 28, trainingCount: Int = 120) throws {
    for (part, count) in [("train", trainingCount), ("t10k", 10)] {
      let pixels = (0..<count * rows * 28).map { UInt8($0 % 256) }
      try write(
        idx(dimensions: [UInt32(count), UInt32(rows), 28], elements: pixels),
        to: "\(part)-images-idx3-ubyte")
      try write(
        gzip(idx(dimensions: [UInt32(count)], elements: (0..<count).map { UInt8($0 % 10) })),
        to: "\(part)-labels-idx1-ubyte.gz")
    }
  }

  func testReadsPackedAndUnpackedFilesOfAFolder() throws {
    try writeSmallSet()
    let digits = try MNIST.read(from: folder)
    XCTAssertEqual(digits.training.labels.prefix(11), [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0])
    XCTAssertEqual(digits.test.labels, Array(0..<10))
    XCTAssertEqual(digits.training.pixels.count, 120 * 784)
  }

  func testPrefersTheUnpackedFile() throws {
    try writeSmallSet()
    try write([1, 2, 3], to: "train-images-idx3-ubyte.gz")
    XCTAssertEqual(try MNIST.read(from: folder).training.count, 120)
  }

  func testMissingFileIsNamed() throws {
    try writeSmallSet()
    let file = folder.appendingPathComponent("t10k-images-idx3-ubyte")
    try FileManager.default.removeItem(at: file)
    XCTAssertThrowsError(try MNIST.read(from: folder)) {
      XCTAssertEqual($0 as? IDXError, .missingFile(file: file.path))
    }
  }

  func testPicturesOfAnotherSize() throws {
    try writeSmallSet(rows: 32)
    XCTAssertThrowsError(try MNIST.read(from: folder)) {
      XCTAssertEqual(
        $0 as? IDXError,
        .wrongImageSize(
          file: folder.appendingPathComponent("train-images-idx3-ubyte").path, found: [32, 28],
          expected: [28, 28]))
    }
  }

  /// With 119 pictures the digit 9 has only eleven.
  func testTooFewPicturesOfADigit() throws {
    try writeSmallSet(trainingCount: 119)
    XCTAssertThrowsError(try MNIST.read(from: folder)) {
      XCTAssertEqual(
        $0 as? IDXError,
        .tooFewImages(
          file: folder.appendingPathComponent("train-images-idx3-ubyte").path, digit: 9, found: 11,
          expected: 12))
    }
  }

  // MARK: All of MNIST, where it is at hand

  func testFullSet() throws {
    let digits = try MNIST.read(from: fullMNISTFolder())
    // The counts of each class, the first labels, the mean pixel of 33.3184 and its standard
    // deviation of 78.5675 are published in many places (0.1307 and 0.3081 after division by 255).
    XCTAssertEqual(
      counts(digits.training), [5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949])
    XCTAssertEqual(counts(digits.test), [980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009])
    XCTAssertEqual(digits.training.labels[..<10], [5, 0, 4, 1, 9, 2, 1, 3, 1, 4])
    XCTAssertEqual(digits.test.labels[..<10], [7, 2, 1, 0, 4, 1, 4, 9, 5, 9])
    var (sum, squares) = (0, 0)
    for pixel in digits.training.pixels {
      sum += Int(pixel)
      squares += Int(pixel) * Int(pixel)
    }
    let mean = Double(sum) / 47_040_000
    XCTAssertEqual(mean, 33.3184, accuracy: 0.0001)
    XCTAssertEqual(
      (Double(squares) / 47_040_000 - mean * mean).squareRoot(), 78.5675, accuracy: 0.0001)
  }

  func testEmbeddedPicturesAreTheFirst500OfEachClassInTheFullSet() throws {
    let full = try MNIST.read(from: fullMNISTFolder()).training
    let embedded = try MNIST.embedded()
    for digit in 0..<10 {
      let all = full.labels.indices.filter { Int(full.labels[$0]) == digit }
      XCTAssertEqual(
        full.subset(Array(all[..<400])).pixels,
        embedded.training.subset(Array(400 * digit..<400 * (digit + 1))).pixels)
      XCTAssertEqual(
        full.subset(Array(all[400..<500])).pixels,
        embedded.test.subset(Array(100 * digit..<100 * (digit + 1))).pixels)
    }
  }
}
