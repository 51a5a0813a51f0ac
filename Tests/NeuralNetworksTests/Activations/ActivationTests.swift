import XCTest

@testable import NeuralNetworks

/// Expected values: Tests/Reference/functions_reference.py, by PyTorch in double precision.
final class ActivationTests: XCTestCase {
  private let z = Matrix([[-3, -0.5, 0, 0.25, 2], [30, -30, 1, -1, 0.5]])
  private let d = Matrix([[1, -2, 0.5, 3, -1], [0.25, 1, -1, 2, 4]])

  private func check(
    _ activation: Activation, values: [Double], backward: [Double],
    file: StaticString = #filePath, line: UInt = #line
  ) {
    let y = activation(z)
    assertEqual(y, values, "forward", file: file, line: line)
    assertEqual(
      activation.backward(d, output: y), backward, "backward", file: file, line: line)
  }

  func testIdentity() {
    check(.identity, values: z.elements.map(Double.init), backward: d.elements.map(Double.init))
  }

  func testStep() {
    check(
      .step, values: [0, 0, 1, 1, 1, 1, 0, 1, 0, 1], backward: Array(repeating: 0, count: 10))
  }

  func testSigmoid() {
    check(
      .sigmoid,
      values: [
        0.047425873, 0.37754067, 0.5, 0.5621765, 0.88079708, 1.0, 9.357623e-14, 0.73105858,
        0.26894142, 0.62245933,
      ],
      backward: [
        0.04517666, -0.47000742, 0.125, 0.73840225, -0.10499359, 2.3370195e-14, 9.357623e-14,
        -0.19661193, 0.39322387, 0.94001485,
      ])
  }

  func testTanh() {
    check(
      .tanh,
      values: [
        -0.99505475, -0.46211716, 0.0, 0.24491866, 0.96402758, 1.0, -1.0, 0.76159416, -0.76159416,
        0.46211716,
      ],
      backward: [
        0.0098660372, -1.5728955, 0.5, 2.8200445, -0.070650825, 0.0, 0.0, -0.41997434, 0.83994868,
        3.1457909,
      ])
  }

  func testReLU() {
    check(
      .relu, values: [0, 0, 0, 0.25, 2, 30, 0, 1, 0, 0.5],
      backward: [0, 0, 0, 3, -1, 0.25, 0, -1, 0, 4])
  }

  func testLeakyReLU() {
    check(
      .leakyRelu(slope: 0.125), values: [-0.375, -0.0625, 0, 0.25, 2, 30, -3.75, 1, -0.125, 0.5],
      backward: [0.125, -0.25, 0.0625, 3, -1, 0.25, 0.125, -1, 0.25, 4])
    XCTAssertEqual(Activation.leakyRelu(), .leakyRelu(slope: 0.01))
  }

  func testExtremeSums() {
    let extreme = Matrix([[-.infinity, -1000, 1000, .infinity]])
    XCTAssertEqual(Activation.sigmoid(extreme), Matrix([[0, 0, 1, 1]]))
    XCTAssertEqual(Activation.tanh(extreme), Matrix([[-1, -1, 1, 1]]))
    XCTAssertEqual(Activation.relu(extreme), Matrix([[0, 0, 1000, .infinity]]))
  }

  /// Training stops on a loss that is not a number; an activation must not hide one from it.
  func testANaNStaysOne() {
    let input = Matrix([[.nan, 1]])
    for activation in [Activation.identity, .sigmoid, .tanh, .relu, .leakyRelu(), .softmax] {
      XCTAssertTrue(activation(input)[0, 0].isNaN, "\(activation)")
    }
  }

  /// The gradient of Σ c ⊙ f(z) for random c, against central differences. Sums within 1/16 of 0 are
  /// moved away from it: there lies the kink of the ReLUs and the jump of the step.
  func testEveryActivationPassesAGradientCheck() {
    let activations: [Activation] = [
      .identity, .step, .sigmoid, .tanh, .relu, .leakyRelu(), .leakyRelu(slope: 0.3), .softmax,
    ]
    for activation in activations {
      for (rows, columns) in [(5, 3), (5, 7), (2, 19)] {
        for seed in [UInt64(1), 2, 3] {
          let z = randomMatrix(rows, columns, seed: seed, in: -2..<2)
            .map { $0 < 0 ? $0 - 0.0625 : $0 + 0.0625 }
          let c = randomMatrix(rows, columns, seed: seed + 100)
          let gradient = activation.backward(c, output: activation(z))
          let numerical = numericalGradient(at: z) { (c * activation($0)).sum() }
          XCTAssertLessThan(
            relativeError(gradient, numerical), 1e-3, "\(activation), \(z.shape), seed \(seed)")
        }
      }
    }
  }

  func testPlantedWrongDerivativesFailTheGradientCheck() {
    let z = randomMatrix(5, 3, seed: 1, in: -2..<2).map { $0 < 0 ? $0 - 0.0625 : $0 + 0.0625 }
    let c = randomMatrix(5, 3, seed: 2)
    let wrong: [(name: String, activation: Activation, slope: (Float) -> Float)] = [
      ("no derivative", .sigmoid, { _ in 1 }), ("y instead of y(1 − y)", .sigmoid, { $0 }),
      ("1 − y instead of y(1 − y)", .sigmoid, { 1 - $0 }), ("1 − y", .tanh, { 1 - $0 }),
      ("y(1 − y)", .tanh, { $0 * (1 - $0) }), ("1 everywhere", .relu, { _ in 1 }),
      ("0 below zero", .leakyRelu(slope: 0.3), { $0 > 0 ? 1 : 0 }),
      ("the diagonal alone", .softmax, { $0 * (1 - $0) }),
    ]
    for (name, activation, slope) in wrong {
      let gradient = c * activation(z).map(slope)
      let numerical = numericalGradient(at: z) { (c * activation($0)).sum() }
      XCTAssertGreaterThan(relativeError(gradient, numerical), 1e-2, "\(activation): \(name)")
    }
  }
}
