import Foundation
import NeuralNetworks
import XCTest

@testable import DataFiles
@testable import Datasets

final class LabeledImagesTests: TemporaryFolderTestCase {
  /// Three pictures of 2×3 pixels.
  private let images = LabeledImages(
    pixels: [0, 1, 2, 3, 4, 5, 10, 11, 12, 13, 14, 15, 250, 251, 252, 253, 254, 255],
    labels: [7, 0, 9], rows: 2, columns: 3, pixelScale: 255)

  // MARK: Pixels

  func testPixelsOfAPicture() {
    XCTAssertEqual(Array(images.pixels(of: 1)), [10, 11, 12, 13, 14, 15])
    XCTAssertEqual(images.count, 3)
    XCTAssertEqual(images.inputWidth, 6)
    XCTAssertEqual(images.targetWidth, 10)
  }

  func testSubsetKeepsTheOrderOfTheIndices() {
    let subset = images.subset([2, 0, 2])
    XCTAssertEqual(subset.labels, [9, 7, 9])
    XCTAssertEqual(Array(subset.pixels(of: 0)), [250, 251, 252, 253, 254, 255])
    XCTAssertEqual(Array(subset.pixels(of: 1)), [0, 1, 2, 3, 4, 5])
    XCTAssertEqual(subset.pixels(of: 2).map(Int.init), subset.pixels(of: 0).map(Int.init))
    XCTAssertEqual(subset.columns, 3)
    XCTAssertEqual(images.subset([]).count, 0)
  }

  // MARK: Batches

  func testEveryByteBecomesTheFloatNearestToItsQuotient() {
    for scale: UInt8 in [255, 16] {
      let bytes = (0...255).map { UInt8($0) }
      let all = LabeledImages(
        pixels: bytes, labels: [3], rows: 16, columns: 16, pixelScale: scale)
      // A quotient in Double, rounded once more, is the nearest Float: 53 bits are more than twice
      // 24 plus 1 (Figueroa, "When is double rounding innocuous?", 1995).
      let expected = bytes.map { Float(Double($0) / Double(scale)) }
      XCTAssertEqual(all.inputs().elements, expected)
      var inputs = Matrix(rows: 1, columns: 256)
      var targets = Matrix(rows: 1, columns: 10)
      all.fill(inputs: &inputs, targets: &targets, with: [0])
      XCTAssertEqual(inputs.elements, expected)
    }
  }

  func testFillWritesEveryElementOfABatch() {
    // What an earlier batch left must not show.
    var inputs = Matrix(rows: 2, columns: 6, repeating: .nan)
    var targets = Matrix(rows: 2, columns: 10, repeating: .nan)
    let order = [0, 2, 1, 0]
    images.fill(inputs: &inputs, targets: &targets, with: order[1..<3])
    XCTAssertEqual(inputs.row(0), [250, 251, 252, 253, 254, 255].map { Float($0) / 255 })
    XCTAssertEqual(inputs.row(1), [10, 11, 12, 13, 14, 15].map { Float($0) / 255 })
    XCTAssertEqual(targets.row(0), [0, 0, 0, 0, 0, 0, 0, 0, 0, 1])
    XCTAssertEqual(targets.row(1), [1, 0, 0, 0, 0, 0, 0, 0, 0, 0])
  }

  /// More pictures than are copied together, in an order that goes to and fro.
  func testFillPutsEachOfManyPicturesInItsRow() {
    let (count, width) = (40, 6)
    let many = LabeledImages(
      pixels: (0..<count * width).map { UInt8($0) }, labels: (0..<count).map { UInt8($0 % 10) },
      rows: 2, columns: 3, pixelScale: 255)
    let order = (0..<2 * count).map { $0 * 7 % count }
    var inputs = Matrix(rows: order.count, columns: width)
    var targets = Matrix(rows: order.count, columns: 10)
    many.fill(inputs: &inputs, targets: &targets, with: order[...])
    for (row, picture) in order.enumerated() {
      XCTAssertEqual(
        inputs.row(row), (0..<width).map { Float(picture * width + $0) / 255 }, "row \(row)")
      XCTAssertEqual(targets.row(row).firstIndex(of: 1), picture % 10, "row \(row)")
    }
  }

  func testInputsAreAllPicturesInOrder() {
    XCTAssertEqual(
      images.inputs(), Matrix(rows: 3, columns: 6, elements: images.pixels.map { Float($0) / 255 }))
  }

  func testADatasetHasAllPicturesAndTheirOneHotLabels() {
    let dataset = images.dataset()
    XCTAssertEqual(dataset.inputs, images.inputs())
    XCTAssertEqual(
      dataset.targets,
      Matrix([
        [0, 0, 0, 0, 0, 0, 0, 1, 0, 0], [1, 0, 0, 0, 0, 0, 0, 0, 0, 0],
        [0, 0, 0, 0, 0, 0, 0, 0, 0, 1],
      ]))
    let none = images.subset([]).dataset()
    XCTAssertEqual([none.count, none.inputWidth, none.targetWidth], [0, 6, 10])
  }

  func testTransposed() {
    // 0 1 2 becomes 0 3
    // 3 4 5         1 4
    //               2 5
    let transposed = images.transposed()
    XCTAssertEqual(Array(transposed.pixels(of: 0)), [0, 3, 1, 4, 2, 5])
    XCTAssertEqual(Array(transposed.pixels(of: 2)), [250, 253, 251, 254, 252, 255])
    XCTAssertEqual([transposed.rows, transposed.columns], [3, 2])
    XCTAssertEqual(transposed.transposed(), images)
  }

  // MARK: Files

  func testReadsAPairOfFiles() throws {
    let pixels = images.pixels
    let read = try LabeledImages(
      images: write(gzip(idx(dimensions: [3, 2, 3], elements: pixels)), to: "images.gz"),
      labels: write(idx(dimensions: [3], elements: [7, 0, 9]), to: "labels"), pixelScale: 255)
    XCTAssertEqual(read, images)
  }

  func testImagesAndLabelsOfDifferentCounts() throws {
    let images = try write(idx(dimensions: [2, 1, 1], elements: [5, 6]), to: "images")
    let labels = try write(idx(dimensions: [3], elements: [1, 2, 3]), to: "labels")
    XCTAssertThrowsError(try LabeledImages(images: images, labels: labels, pixelScale: 255)) {
      XCTAssertEqual(
        $0 as? IDXError,
        .countsDiffer(images: images.path, imageCount: 2, labels: labels.path, labelCount: 3))
    }
  }

  func testALabelAboveNine() throws {
    let images = try write(idx(dimensions: [3, 1, 1], elements: [5, 6, 7]), to: "images")
    let labels = try write(idx(dimensions: [3], elements: [9, 10, 255]), to: "labels")
    XCTAssertThrowsError(try LabeledImages(images: images, labels: labels, pixelScale: 255)) {
      XCTAssertEqual($0 as? IDXError, .wrongLabel(file: labels.path, index: 1, found: 10))
    }
  }

  func testFilesThatAreMixedUp() throws {
    let images = try write(idx(dimensions: [1, 1, 1], elements: [5]), to: "images")
    let labels = try write(idx(dimensions: [1], elements: [9]), to: "labels")
    XCTAssertThrowsError(try LabeledImages(images: labels, labels: images, pixelScale: 255)) {
      XCTAssertEqual(
        $0 as? IDXError, .wrongDimensionCount(file: labels.path, found: 1, expected: 3))
    }
  }
}
