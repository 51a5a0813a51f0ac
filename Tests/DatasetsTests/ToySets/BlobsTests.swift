import Datasets
import NeuralNetworks
import XCTest

final class BlobsTests: XCTestCase {
  func testWithoutSpreadAllPointsAreCenters() {
    let centers = Matrix([[1, 2, 3], [-4, 5, 6]])
    var generator = SplitMix64(seed: 51)
    let blobs = Dataset.blobs(count: 5, centers: centers, spread: 0, using: &generator)
    XCTAssertEqual(
      blobs.inputs, Matrix([[1, 2, 3], [-4, 5, 6], [1, 2, 3], [-4, 5, 6], [1, 2, 3]]))
    XCTAssertEqual(blobs.targets, Matrix([[1, 0], [0, 1], [1, 0], [0, 1], [1, 0]]))
  }

  func testEachClassHasItsCenterAsItsMean() {
    let centers = Matrix([[0, 0], [3, -1], [-2, 4]])
    var generator = SplitMix64(seed: 52)
    let inputs = Dataset.blobs(count: 9000, centers: centers, spread: 0.5, using: &generator).inputs
    for label in 0..<3 {
      for column in 0..<2 {
        let rows = stride(from: label, to: 9000, by: 3)
        let mean = rows.reduce(0.0) { $0 + Double(inputs[$1, column]) } / 3000
        // The standard error is 0.5 / √3000 = 0.009; four of it are allowed.
        XCTAssertEqual(mean, Double(centers[label, column]), accuracy: 0.036)
      }
    }
  }
}
