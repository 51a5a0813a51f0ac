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

  func testANaNIsNoYes() {
    XCTAssertEqual(accuracy(Matrix([[.nan], [.nan]]), targets: Matrix([[1], [0]])), 0.5)
  }

  func testWithoutSamplesAccuracyIsNotANumber() {
    let none = Matrix(rows: 0, columns: 3)
    XCTAssertTrue(accuracy(none, targets: none).isNaN)
  }
}
