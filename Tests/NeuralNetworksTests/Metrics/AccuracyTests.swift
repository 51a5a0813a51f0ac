import XCTest

@testable import NeuralNetworks

final class AccuracyTests: XCTestCase {
  func testTheLargestOutputIsTheClass() {
    let outputs = Matrix([[0.1, 0.7, 0.2], [3, 2, 1], [-3, -2, -1], [0, 5, 4]])
    XCTAssertEqual(accuracy(outputs, targets: oneHot([1, 0, 2, 2], count: 3)), 0.75)
    XCTAssertEqual(accuracy(outputs, targets: oneHot([0, 1, 0, 0], count: 3)), 0)
  }

  func testOfEqualOutputsTheFirstCounts() {
    let outputs = Matrix([[1, 1], [1, 1]])
    XCTAssertEqual(accuracy(outputs, targets: oneHot([0, 1], count: 2)), 0.5)
  }

  func testOneColumnIsYesAboveTheThreshold() {
    let outputs = Matrix([[-1], [0], [0.25], [0.75]])
    let targets = Matrix([[0], [0], [1], [1]])
    XCTAssertEqual(accuracy(outputs, targets: targets), 1)
    XCTAssertEqual(accuracy(outputs, targets: targets, threshold: 0.5), 0.75)
    XCTAssertEqual(accuracy(outputs, targets: targets, threshold: 0.25), 0.75)
    XCTAssertEqual(accuracy(outputs, targets: targets, threshold: -2), 0.5)
  }

  /// Not as the first class of all that are not numbers, and not as a "no" that exceeds nothing.
  func testASampleWithANaNIsNeverRight() {
    XCTAssertEqual(accuracy(Matrix([[.nan], [.nan]]), targets: Matrix([[1], [0]])), 0)
    XCTAssertEqual(accuracy(Matrix([[1], [-1]]), targets: Matrix([[.nan], [.nan]])), 0)
    for label in 0..<3 {
      let targets = oneHot([label], count: 3)
      XCTAssertEqual(accuracy(Matrix(rows: 1, columns: 3, repeating: .nan), targets: targets), 0)
      for place in 0..<3 {
        var outputs = targets
        outputs[0, place] = .nan
        XCTAssertEqual(accuracy(outputs, targets: targets), 0, "class \(label), NaN at \(place)")
        XCTAssertEqual(accuracy(targets, targets: outputs), 0, "class \(label), NaN at \(place)")
      }
    }
  }
}
