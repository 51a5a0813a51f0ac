import NeuralNetworks
import XCTest

/// Expected values: Tests/Reference/metrics_reference.py, by scikit-learn.
final class RegressionMetricsTests: XCTestCase {
  private let outputs = Matrix([[2.5, 0], [0, -1.5], [2, 8], [8, 3.25], [-1, 4]])
  private let targets = Matrix([[3, 0.5], [-0.5, -1], [2, 7], [7, 3], [1, -4]])

  func testKnownValues() {
    XCTAssertEqual(meanAbsoluteError(outputs, targets: targets), 1.425, accuracy: 1e-15)
    XCTAssertEqual(
      rootMeanSquaredError(outputs, targets: targets), 2.665755052513265, accuracy: 1e-15)
    XCTAssertEqual(
      coefficientOfDetermination(outputs, targets: targets) ?? .nan, 0.44034501445086704,
      accuracy: 1e-15)
  }

  func testPerfectPredictions() {
    XCTAssertEqual(meanAbsoluteError(targets, targets: targets), 0)
    XCTAssertEqual(rootMeanSquaredError(targets, targets: targets), 0)
    XCTAssertEqual(coefficientOfDetermination(targets, targets: targets), 1)
  }

  /// The mean is 2.5, Σ (t − 2.5)² is 32; with the sign lost, Σ (y − t)² is Σ (2t)² = 253.
  func testTheMeanForEverySampleExplainsNothing() {
    let means = Matrix(rows: 5, columns: 1, repeating: 2.5)
    let first = Matrix([[3], [-0.5], [2], [7], [1]])
    XCTAssertEqual(coefficientOfDetermination(means, targets: first), 0)
    XCTAssertEqual(coefficientOfDetermination(-1 * first, targets: first) ?? 1, 1 - 253.0 / 32)
  }

  /// Ten times 0.1 have no exact mean: that must not pass for variance.
  func testWithoutVarianceThereIsNothingToExplain() {
    let constant = Matrix(rows: 10, columns: 1, repeating: 0.1)
    XCTAssertNil(coefficientOfDetermination(constant, targets: constant))
    XCTAssertNil(coefficientOfDetermination(Matrix([[1]]), targets: Matrix([[2]])))
    let oneOfTwo = Matrix([[1, 5], [2, 5]])
    XCTAssertNil(coefficientOfDetermination(oneOfTwo, targets: oneOfTwo))
  }

  /// 16777218 − 16777217 is 1 in double precision; in single precision 16777217 does not exist.
  func testFarFromZero() {
    let outputs = Matrix([[16_777_216], [16_777_220]])
    let targets = Matrix([[16_777_218], [16_777_216]])
    XCTAssertEqual(meanAbsoluteError(outputs, targets: targets), 3)
    XCTAssertEqual(coefficientOfDetermination(outputs, targets: targets), 1 - 20.0 / 2)
  }

  func testANaNIsSpelledInOneWay() {
    let broken = Matrix([[.infinity - .infinity, 0], [1, 2]])
    let right = Matrix([[1, 2], [3, 4]])
    XCTAssertEqual("\(meanAbsoluteError(broken, targets: right))", "nan")
    XCTAssertEqual("\(rootMeanSquaredError(broken, targets: right))", "nan")
    XCTAssertEqual("\(coefficientOfDetermination(broken, targets: right) ?? 0)", "nan")
  }
}
