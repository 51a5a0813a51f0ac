import NeuralNetworks
import XCTest

/// Expected values: Tests/Reference/metrics_reference.py, by scikit-learn (with zero_division=0).
final class ConfusionMatrixTests: XCTestCase {
  private let confusion = ConfusionMatrix(
    predicted: [0, 2, 2, 1, 1, 0, 0, 0, 2, 1, 1, 2, 0, 1],
    actual: [0, 1, 2, 2, 1, 0, 3, 3, 2, 1, 0, 2, 2, 1], classes: 4)

  func testRowsAreTheRightClasses() {
    XCTAssertEqual(
      confusion.counts, [[2, 1, 0, 0], [0, 3, 1, 0], [1, 1, 3, 0], [2, 0, 0, 0]])
  }

  func testShares() {
    XCTAssertEqual(confusion.accuracy, 0.5714285714285714, accuracy: 1e-15)
    let precision = [0.4, 0.6, 0.75, 0]
    let recall = [0.6666666666666666, 0.75, 0.6, 0]
    let f1 = [0.5, 0.6666666666666666, 0.6666666666666666, 0]
    for label in 0..<4 {
      XCTAssertEqual(confusion.precision(of: label), precision[label], accuracy: 1e-15)
      XCTAssertEqual(confusion.recall(of: label), recall[label], accuracy: 1e-15)
      XCTAssertEqual(confusion.f1(of: label), f1[label], accuracy: 1e-15)
    }
  }

  func testMeansOverTheClasses() {
    XCTAssertEqual(confusion.macroPrecision, 0.4375, accuracy: 1e-15)
    XCTAssertEqual(confusion.macroRecall, 0.5041666666666667, accuracy: 1e-15)
    XCTAssertEqual(confusion.macroF1, 0.4583333333333333, accuracy: 1e-15)
  }

  func testAReadableTable() {
    XCTAssertEqual(
      "\(confusion)",
      """
              predicted
      actual    0    1    2    3
           0    2    1    0    0
           1    0    3    1    0
           2    1    1    3    0
           3    2    0    0    0
      """)
  }

  /// The width follows the largest number: 12345 is two digits wider than the rest.
  func testATableOfLargeNumbers() {
    let zeros = Array(repeating: 0, count: 12345)
    let confusion = ConfusionMatrix(predicted: zeros + [1], actual: zeros + [0], classes: 2)
    XCTAssertEqual(
      "\(confusion)",
      """
              predicted
      actual      0      1
           0  12345      1
           1      0      0
      """)
  }

  func testWithoutSamples() {
    let empty = ConfusionMatrix(predicted: [], actual: [], classes: 2)
    XCTAssertEqual(empty.counts, [[0, 0], [0, 0]])
    XCTAssertEqual("\(empty.accuracy)", "nan")
    XCTAssertEqual(empty.precision(of: 1), 0)
    XCTAssertEqual(empty.recall(of: 1), 0)
    XCTAssertEqual(empty.f1(of: 1), 0)
    XCTAssertEqual(empty.macroF1, 0)
  }
}
