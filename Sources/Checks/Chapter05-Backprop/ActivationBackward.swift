import ExerciseSupport
import Foundation
import NeuralNetworks

/// Exercise 5.2: three functions, each of which multiplies what arrives by a slope.
public enum ActivationBackward {
  /// All three functions as one. The same gradient arrives at the outputs of each activation.
  public typealias Exercise = ExerciseSupport.Exercise<
    (outputGradient: Matrix, sigmoid: Matrix, tanh: Matrix, relu: Matrix),
    (sigmoid: Matrix, tanh: Matrix, relu: Matrix)
  >

  /// What is asked, with all that is known of right and wrong answers.
  public static let exercise = Exercise(
    "5.2", "activation backward",
    file: "Chapters/Chapter05-Backprop/Exercises/ActivationBackward.swift",
    comparing: .parts(
      .part("sigmoidBackward", { $0.sigmoid }, comparing: .numbers(within: 1e-5)),
      .part("tanhBackward", { $0.tanh }, comparing: .numbers(within: 1e-5)),
      .part("reluBackward", { $0.relu }, comparing: .numbers(within: 1e-5))),
    cases: knownCases + (1...5).map(randomCase),
    hints: [
      "Each element of the result needs two numbers from the same place: what arrives there, and "
        + "the output there. What do you do with them?",
      "Make a matrix of slopes with `output.map`, and multiply it element by element with what "
        + "arrives. Mind that `*` does that, and `matmul` something else.",
      "The first is `outputGradient * output.map { $0 * (1 - $0) }`; in the others the closure is "
        + "`{ 1 - $0 * $0 }` and `{ $0 > 0 ? 1 : 0 }`.",
    ],
    misconceptions: misconceptions, otherAnswers: otherAnswers)

  // By hand; the last by NumPy and SciPy (Tests/Reference/chapter05_reference.py).
  static let knownCases: [Exercise.Case] = [
    .init(
      "one sample with the outputs of the worked examples",
      given: (
        outputGradient: Matrix([[-2, 4, -3]]), sigmoid: Matrix([[0.8, 0.5, 0.25]]),
        tanh: Matrix([[0, -0.5, 0.5]]), relu: Matrix([[0, 0, 2.5]])
      ),
      expect: (
        sigmoid: Matrix([[-0.32, 1, -0.5625]]), tanh: Matrix([[-2, 3, -2.25]]),
        relu: Matrix([[0, 0, -3]])
      )),
    .init(
      "both sides of ReLU's kink, with gradients of both signs",
      given: (
        outputGradient: Matrix([[3, -3], [3, -3], [0, 2]]),
        sigmoid: Matrix([[0.5, 0.5], [1, 1], [0, 0]]),
        tanh: Matrix([[0, 0], [1, 1], [-1, -1]]), relu: Matrix([[0, 0], [1e-6, 1e-6], [4, 4]])
      ),
      expect: (
        sigmoid: Matrix([[0.75, -0.75], [0, 0], [0, 0]]),
        tanh: Matrix([[3, -3], [0, 0], [0, 0]]),
        relu: Matrix([[0, 0], [3, -3], [0, 2]])
      )),
    .init(
      "two samples of three units",
      given: (
        outputGradient: Matrix([[0.5, -1.5, 2], [-0.25, 1, -4]]),
        sigmoid: Matrix([[0.6791787, 0.2227001, 0.9241418], [0.1192029, 0.5, 0.3775407]]),
        tanh: Matrix([[0.635149, -0.8482836, 0.9866143], [-0.9640276, 0, -0.4621172]]),
        relu: Matrix([[0.75, 0, 2.5], [0, 0, 0.125]])
      ),
      expect: (
        sigmoid: Matrix([[0.1089475, -0.2596572, 0.1402075], [-0.0262484, 0.25, -0.9400149]]),
        tanh: Matrix([[0.2982929, -0.4206224, 0.0531844], [-0.0176627, 1, -3.1457909]]),
        relu: Matrix([[0.5, 0, 2], [0, 0, -4]])
      )),
  ]

  /// Random outputs. What is expected is worked out with the slopes by central differences of the
  /// activations, at a z that is not near 0.
  static func randomCase(seed: UInt64) -> Exercise.Case {
    var generator = SplitMix64(seed: seed)
    let (rows, columns) = (1 + Int(seed % 4), 2 + generator.nextInteger(below: 3))
    let arriving = generator.nextQuarters(rows, columns)
    let z = (0..<rows * columns).map { _ in
      let magnitude = Double(generator.nextUniform(in: 0.1..<3))
      return generator.nextInteger(below: 2) == 0 ? magnitude : -magnitude
    }
    func backward(_ activation: (Double) -> Double) -> (outputs: Matrix, gradient: Matrix) {
      let slopes = z.map { centralDifferences(of: { activation($0[0]) }, at: [$0])[0] }
      return (
        outputs: Matrix(rows: rows, columns: columns, doubles: z.map(activation)),
        gradient: Matrix(
          rows: rows, columns: columns, doubles: zip(arriving.doubles, slopes).map { $0 * $1 })
      )
    }
    let sigmoid = backward { logistic($0) }
    let tanh = backward { Foundation.tanh($0) }
    let relu = backward { max(0, $0) }
    return .init(
      "random outputs, seed \(seed)",
      given: (
        outputGradient: arriving, sigmoid: sigmoid.outputs, tanh: tanh.outputs, relu: relu.outputs
      ),
      expect: (sigmoid: sigmoid.gradient, tanh: tanh.gradient, relu: relu.gradient))
  }
}
