import Foundation
import XCTest

@testable import DataFiles
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

  func testReadsFilesUnderOtherNamesInTheFolderOfAnotherLoader() throws {
    try writeSmallSet()
    let expected = try MNIST.read(from: folder)
    let raw = folder.appendingPathComponent("MNIST/raw")
    try FileManager.default.createDirectory(at: raw, withIntermediateDirectories: true)
    for name in try contents() where name.hasSuffix("ubyte") || name.hasSuffix(".gz") {
      let other = name.replacingOccurrences(of: "-idx", with: ".idx")
        .replacingOccurrences(of: ".gz", with: ".GZ")
      try FileManager.default.moveItem(
        at: folder.appendingPathComponent(name), to: raw.appendingPathComponent(other))
    }
    XCTAssertEqual(try MNIST.read(from: folder), expected)
    XCTAssertEqual(try MNIST.read(from: raw), expected)
  }

  func testEMNISTIsTurnedUpright() throws {
    try writeSmallSet()
    let upright = try MNIST.read(from: folder).training
    for name in try contents() {
      try FileManager.default.moveItem(
        at: folder.appendingPathComponent(name),
        to: folder.appendingPathComponent("emnist-digits-" + name))
    }
    let turned = try MNIST.read(from: folder).training
    XCTAssertEqual(turned.labels, upright.labels)
    for (row, column) in [(0, 0), (0, 27), (27, 0), (3, 20)] {
      XCTAssertEqual(
        Array(turned.pixels(of: 119))[row * 28 + column],
        Array(upright.pixels(of: 119))[column * 28 + row])
    }
  }

  // MARK: Wrong folders and contents

  func testMissingFilesAreNamed() throws {
    try writeSmallSet()
    for name in ["t10k-images-idx3-ubyte", "train-labels-idx1-ubyte.gz"] {
      try FileManager.default.removeItem(at: folder.appendingPathComponent(name))
    }
    XCTAssertThrowsError(try MNIST.read(from: folder)) {
      XCTAssertEqual(
        $0 as? MNISTError,
        .filesMissing(
          folder: folder.path, missing: ["train-labels-idx1-ubyte", "t10k-images-idx3-ubyte"],
          found: ["t10k-labels-idx1-ubyte.gz", "train-images-idx3-ubyte"]))
    }
  }

  func testAFolderInThePlaceOfAFile() throws {
    try writeSmallSet()
    let file = folder.appendingPathComponent("t10k-images-idx3-ubyte")
    try FileManager.default.removeItem(at: file)
    try FileManager.default.createDirectory(at: file, withIntermediateDirectories: true)
    XCTAssertThrowsError(try MNIST.read(from: folder)) {
      XCTAssertEqual($0 as? IDXError, .notAFile(file: file.path, found: "a folder"))
    }
  }

  func testPicturesOfAnotherSize() throws {
    try writeSmallSet(rows: 32)
    XCTAssertThrowsError(try MNIST.read(from: folder)) {
      XCTAssertEqual(
        $0 as? MNISTError,
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
        $0 as? MNISTError,
        .tooFewImages(
          file: folder.appendingPathComponent("train-images-idx3-ubyte").path, digit: 9, found: 11,
          expected: 12))
    }
  }

  func testContentThatCannotBeDigits() throws {
    let images = folder.appendingPathComponent("t10k-images-idx3-ubyte")
    let labels = folder.appendingPathComponent("t10k-labels-idx1-ubyte")
    let contents: [(pixel: (Int) -> UInt8, label: (Int) -> UInt8, expected: MNISTError)] = [
      ({ _ in 0 }, { UInt8($0) }, .blankImages(file: images.path, blank: 10, count: 10)),
      (
        { UInt8($0 % 2) }, { UInt8($0) },
        .faintImages(file: images.path, largest: 1, expected: 255)
      ),
      ({ _ in 255 }, { UInt8($0) }, .invertedImages(file: images.path, mean: 100)),
      (
        { UInt8($0 % 256) }, { _ in 3 },
        .oneDigit(file: labels.path, digit: 3, found: 10, count: 10)
      ),
    ]
    for (pixel, label, expected) in contents {
      try writeSmallSet()
      try write(
        idx(dimensions: [10, 28, 28], elements: (0..<7840).map(pixel)), to: images.lastPathComponent
      )
      try write(idx(dimensions: [10], elements: (0..<10).map(label)), to: labels.lastPathComponent)
      XCTAssertThrowsError(try MNIST.read(from: folder)) {
        XCTAssertEqual($0 as? MNISTError, expected)
      }
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
