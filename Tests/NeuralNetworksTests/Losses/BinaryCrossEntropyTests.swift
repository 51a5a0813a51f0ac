import XCTest

@testable import NeuralNetworks

/// Expected values: Tests/Reference/functions_reference.py, by PyTorch in double precision.
final class BinaryCrossEntropyTests: XCTestCase {
  func testKnownValues() {
    check(
      .binaryCrossEntropy, of: LossReference.outputs, LossReference.answers, is: 0.36821282,
      gradient: [
        -0.030404254, 0.019867154, -0.072970583, 0.083333333, -0.0079043122, 0.0031569036,
      ])
  }

  func testExtremeScores() {
    check(
      .binaryCrossEntropy, of: LossReference.extreme, LossReference.answers, is: 125.11552,
      gradient: [0, 0, -0.083333333, 0, 0, 0.125])
  }

  func testEqualScores() {
    check(
      .binaryCrossEntropy, of: LossReference.equal, LossReference.answers, is: 3.2092448,
      gradient: [
        -0.00015184187, 0.16651482, -0.00015184187, 0.16651482, -0.00015184187, 0.12484816,
      ])
  }

  /// ln 2, what a guess costs; and a score so large that the loss is its exponential.
  func testSingleScores() {
    let loss = Loss.binaryCrossEntropy
    XCTAssertEqual(loss(Matrix([[0]]), targets: Matrix([[1]])), 0.6931471805599453, accuracy: 1e-7)
    let small = loss(Matrix([[30]]), targets: Matrix([[1]]))
    XCTAssertEqual(small / 9.357622968840175e-14, 1, accuracy: 1e-5)
  }

  func testAnInfiniteScoreOnTheWrongSideIsInfinitelyWrong() {
    let loss = Loss.binaryCrossEntropy
    XCTAssertEqual(loss(Matrix([[-.infinity]]), targets: Matrix([[1]])), .infinity)
    XCTAssertEqual(loss(Matrix([[.infinity]]), targets: Matrix([[0]])), .infinity)
    XCTAssertEqual(loss(Matrix([[.infinity]]), targets: Matrix([[0.75]])), .infinity)
  }

  func testAnInfiniteScoreOnTheRightSideIsRight() {
    let loss = Loss.binaryCrossEntropy
    XCTAssertEqual(loss(Matrix([[.infinity]]), targets: Matrix([[1]])), 0)
    XCTAssertEqual(loss(Matrix([[-.infinity]]), targets: Matrix([[0]])), 0)
  }
}
