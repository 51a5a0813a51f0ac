import XCTest

@testable import NeuralNetworks

/// Expected values: Tests/Reference/functions_reference.py, by PyTorch in double precision. The
/// cross-entropy and the Kullback-Leibler divergence have the same gradients.
final class CategoricalCrossEntropyTests: XCTestCase {
  private func checkBoth(
    of outputs: Matrix, _ targets: Matrix, crossEntropy: Double, divergence: Double,
    gradient: [Double], file: StaticString = #filePath, line: UInt = #line
  ) {
    check(
      .categoricalCrossEntropy, of: outputs, targets, is: crossEntropy, gradient: gradient,
      file: file, line: line)
    check(
      .klDivergence, of: outputs, targets, is: divergence, gradient: gradient, file: file,
      line: line)
  }

  func testClassesOfKnownScores() {
    checkBoth(
      of: LossReference.outputs, LossReference.classes, crossEntropy: 0.79550708,
      divergence: 0.79550708,
      gradient: [0.37973659, 0.011467051, -0.39120364, 0.023306311, -0.031880224, 0.0085739128])
  }

  func testClassesOfExtremeScores() {
    checkBoth(
      of: LossReference.extreme, LossReference.classes, crossEntropy: 500.34657,
      divergence: 500.34657, gradient: [0.5, 0, -0.5, 0, -0.25, 0.25])
  }

  /// ln 3, what a guess among three costs.
  func testClassesOfEqualScores() {
    checkBoth(
      of: LossReference.equal, LossReference.classes, crossEntropy: 1.0986123,
      divergence: 1.0986123,
      gradient: [0.16666667, 0.16666667, -0.33333333, 0.16666667, -0.33333333, 0.16666667])
  }

  func testDistributionsOfKnownScores() {
    checkBoth(
      of: LossReference.outputs, LossReference.distributions, crossEntropy: 1.5080071,
      divergence: 0.712013,
      gradient: [0.27973659, -0.13853295, -0.14120364, 0.023306311, 0.093119776, -0.11642609])
  }

  func testDistributionsOfExtremeScores() {
    checkBoth(
      of: LossReference.extreme, LossReference.distributions, crossEntropy: 550.34657,
      divergence: 549.55058, gradient: [0.4, -0.15, -0.25, 0, -0.125, 0.125])
  }

  func testDistributionsOfEqualScores() {
    checkBoth(
      of: LossReference.equal, LossReference.distributions, crossEntropy: 1.0986123,
      divergence: 0.30261821,
      gradient: [0.066666667, 0.016666667, -0.083333333, 0.16666667, -0.20833333, 0.041666667])
  }

  func testDivergenceFromTheSameDistributionIsZero() {
    let scores = randomMatrix(4, 17, seed: 1, in: -2..<2)
    let loss = Loss.klDivergence(scores, targets: Activation.softmax(scores))
    XCTAssertEqual(loss, 0, accuracy: 1e-6)
  }

  /// ln(1 + e^−lead) and ln(1 + e⁻²⁰ + e⁻²¹), by Python's math.log1p: digits stay where 1 + e^−lead
  /// rounds to 1.
  func testALossNearZeroKeepsItsDigits() {
    let known: [(scores: [Float], loss: Double)] = [
      ([0, -10], 4.539889921686465e-05), ([0, -17], 4.139937633089748e-08),
      ([30, 0], 9.357622968839737e-14), ([0, -60], 8.75651076269652e-27),
      ([-1, -21, -22], 2.819409661255213e-09),
    ]
    for (scores, value) in known {
      for shift in [0, scores.count - 1] {
        let order = scores.indices.map { ($0 + shift) % scores.count }
        let outputs = Matrix([order.map { scores[$0] }])
        let targets = Matrix([order.map { $0 == 0 ? 1 : 0 }])
        for loss in [Loss.categoricalCrossEntropy, .klDivergence] {
          XCTAssertEqual(loss(outputs, targets: targets) / value, 1, accuracy: 1e-6, "\(scores)")
        }
      }
    }
  }

  /// Where p of the right class rounds to 1, the other classes' gradients keep their digits.
  func testGradientsOfSureScores() {
    let gradient = Loss.categoricalCrossEntropy.gradient(
      Matrix([[20, 0]]), targets: Matrix([[1, 0]]))
    XCTAssertEqual(gradient[0, 0], 0, accuracy: 0x1p-24)
    XCTAssertEqual(gradient[0, 1] / 2.0611536181902037e-09, 1, accuracy: 1e-6)
  }
}
