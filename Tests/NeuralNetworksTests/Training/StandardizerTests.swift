import XCTest

@testable import NeuralNetworks

/// Expected values: Tests/Reference/functions_reference.py, by scikit-learn's StandardScaler.
final class StandardizerTests: XCTestCase {
  private let samples = Matrix([[1, -2, 5], [3, 0.5, 5], [8, 4, 5], [-1.5, 2.25, 5]])

  func testKnownValues() {
    let standardizer = Standardizer(samples)
    assertEqual(standardizer.means, [2.625, 1.1875, 5])
    assertEqual(standardizer.deviations, [3.4888214, 2.2176494, 1])
    assertEqual(
      standardizer(samples),
      [
        -0.46577334, -1.4373327, 0, 0.10748615, -0.31001294, 0, 1.5406349, 1.2682347, 0,
        -1.1823477, 0.47911091, 0,
      ])
  }

  func testOtherSamplesAreMeasuredByTheFirstOnes() {
    let standardizer = Standardizer(Matrix([[0, 10], [4, 30]]))
    XCTAssertEqual(standardizer(Matrix([[2, 20], [6, 0]])), Matrix([[0, 0], [2, -2]]))
  }

  /// 0.1 has no exact mean in single precision; a deviation of 10⁻⁹ would blow up another sample.
  func testAConstantFeatureBecomesZero() {
    let standardizer = Standardizer(Matrix(rows: 7, columns: 1, repeating: 0.1))
    XCTAssertEqual(standardizer.deviations, Matrix([[1]]))
    XCTAssertEqual(standardizer(Matrix([[0.1], [1.1]])), Matrix([[0], [1]]))
  }

  /// The mean, 16777217, lies between two Floats.
  func testAMeanBetweenTwoFloats() {
    let standardizer = Standardizer(Matrix([[16_777_216], [16_777_218]]))
    XCTAssertEqual(
      standardizer(Matrix([[16_777_216], [16_777_218], [16_777_220]])), Matrix([[-1], [1], [3]]))
  }

  /// Every constant, however its mean is rounded, leaves no deviation to divide by.
  func testManyConstants() {
    for seed in [UInt64(1), 2, 3] {
      for count in [3, 7, 10, 1437] {
        let number = randomMatrix(1, 1, seed: seed, in: -100..<100)[0, 0]
        let standardizer = Standardizer(Matrix(rows: count, columns: 1, repeating: number))
        XCTAssertEqual(standardizer.deviations, Matrix([[1]]))
        XCTAssertEqual(
          standardizer(Matrix([[number], [number + 1]])).elements[1], 1, accuracy: 1e-5)
      }
    }
  }

  /// Two numbers next to each other are not a constant.
  func testTheSmallestDifferenceCounts() {
    let (low, high) = (Float(1), Float(1).nextUp)
    XCTAssertEqual(
      Standardizer(Matrix([[low], [high]]))(Matrix([[low], [high]])), Matrix([[-1], [1]]))
  }

  func testOneSampleBecomesZero() {
    XCTAssertEqual(Standardizer(Matrix([[3, -4]]))(Matrix([[3, -4]])), Matrix([[0, 0]]))
  }

  func testMeanZeroAndDeviationOneFarFromZero() {
    let far = randomMatrix(1000, 1, seed: 1, in: 1000..<1001)
    let (mean, variance) = moments(Standardizer(far)(far).elements)
    XCTAssertEqual(mean, 0, accuracy: 1e-3)
    XCTAssertEqual(variance, 1, accuracy: 1e-3)
  }
}
