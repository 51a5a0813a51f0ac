import ExerciseSupport
import Foundation
import NeuralNetworks

/// Exercise 3.2: two layers of sigmoid units, from a batch to its outputs.
public enum HiddenForward {
  /// What both layers make of a batch.
  public typealias Activations = (hidden: Matrix, outputs: Matrix)

  /// The function, as one from a tuple.
  public typealias Exercise = ExerciseSupport.Exercise<
    (
      inputs: Matrix, hiddenWeights: Matrix, hiddenBias: Matrix, outputWeights: Matrix,
      outputBias: Matrix
    ),
    Activations
  >

  /// What is asked, with all that is known of right and wrong answers.
  public static let exercise = Exercise(
    "3.2", "forward through a hidden layer",
    file: "Chapters/Chapter03-ShallowNet/Exercises/HiddenForward.swift",
    comparing: .parts(
      .part("hidden", { $0.hidden }, comparing: .numbers(within: 1e-5)),
      .part("outputs", { $0.outputs }, comparing: .numbers(within: 1e-5))),
    cases: knownCases + (1...5).map(randomCase),
    hints: [
      "Both layers do the same three things. Write the hidden layer first, in one line, and then "
        + "the same line once more: what are the inputs of the output layer?",
      "`matmul` makes the weighted sums, `adding(row:)` the biases on top, `Activation.sigmoid` the "
        + "activations, in this order.",
      "With hidden = `Activation.sigmoid(matmul(inputs, hiddenWeights).adding(row: hiddenBias))`, "
        + "the outputs are the same of hidden, outputWeights and outputBias.",
    ],
    misconceptions: misconceptions, otherAnswers: otherAnswers)

  // The first by hand, the second by NumPy (Tests/Reference/chapter03_reference.py). The rest from
  // values of the sigmoid at 0, and so far out that it is 0 or 1 to all digits.
  static let knownCases: [Exercise.Case] = [
    .init(
      "the worked example",
      given: (
        inputs: Matrix([[1, 2]]), hiddenWeights: Matrix([[1, 0], [0, 1]]),
        hiddenBias: Matrix([[0, -1]]), outputWeights: Matrix([[2], [-1]]),
        outputBias: Matrix([[0.5]])
      ),
      expect: (hidden: Matrix([[0.7310586, 0.7310586]]), outputs: Matrix([[0.7740038]]))),
    .init(
      "three samples, two inputs, four hidden units",
      given: (
        inputs: Matrix([[0.5, -1.25], [2.0, 0.75], [-0.3, 1.6]]),
        hiddenWeights: Matrix([[0.4, -0.9, 1.3, 0.2], [-0.7, 0.6, 0.1, -1.1]]),
        hiddenBias: Matrix([[0.1, -0.2, 0.3, 0.9]]),
        outputWeights: Matrix([[1.2], [-0.8], [0.5], [-1.7]]), outputBias: Matrix([[0.35]])
      ),
      expect: (
        hidden: Matrix([
          [0.7640476, 0.1978161, 0.6952967, 0.9149010],
          [0.5926666, 0.1750863, 0.9514318, 0.6165665],
          [0.2423204, 0.7369159, 0.5174929, 0.2849579],
        ]), outputs: Matrix([[0.4752505], [0.5862984], [0.4565027]])
      )),
    .init(
      "all weights and biases zero",
      given: (
        inputs: Matrix([[1, 2, 3], [4, 5, 6]]), hiddenWeights: Matrix(rows: 3, columns: 2),
        hiddenBias: Matrix([[0, 0]]), outputWeights: Matrix([[0], [0]]), outputBias: Matrix([[0]])
      ),
      expect: (hidden: Matrix([[0.5, 0.5], [0.5, 0.5]]), outputs: Matrix([[0.5], [0.5]]))),
    .init(
      "weighted sums of 200 and −200",
      given: (
        inputs: Matrix([[1], [-1], [0]]), hiddenWeights: Matrix([[200, -200]]),
        hiddenBias: Matrix([[0, 0]]), outputWeights: Matrix([[300], [-100]]),
        outputBias: Matrix([[-100]])
      ),
      expect: (
        hidden: Matrix([[1, 0], [0, 1], [0.5, 0.5]]), outputs: Matrix([[1], [0], [0.5]])
      )),
  ]

  /// A random net. What is expected is worked out number by number in double precision, with the
  /// sigmoid as (1 + tanh(z / 2)) / 2.
  static func randomCase(seed: UInt64) -> Exercise.Case {
    var generator = SplitMix64(seed: seed)
    let (samples, width, units) = (
      1 + generator.nextInteger(below: 4), 2 + generator.nextInteger(below: 4),
      1 + generator.nextInteger(below: 5)
    )
    func matrix(_ rows: Int, _ columns: Int) -> Matrix {
      Matrix(rows: rows, columns: columns).map { _ in generator.nextUniform(in: -2..<2) }
    }
    let inputs = matrix(samples, width)
    let (hiddenWeights, hiddenBias) = (matrix(width, units), matrix(1, units))
    let (outputWeights, outputBias) = (matrix(units, 1), matrix(1, 1))

    func sigmoid(_ z: Double) -> Double { (1 + tanh(z / 2)) / 2 }
    let hidden = (0..<samples).map { sample in
      (0..<units).map { unit in
        let products = (0..<width).map {
          Double(inputs[sample, $0]) * Double(hiddenWeights[$0, unit])
        }
        return sigmoid(products.reduce(Double(hiddenBias[0, unit]), +))
      }
    }
    let outputs = hidden.map { activations in
      let products = activations.indices.map { activations[$0] * Double(outputWeights[$0, 0]) }
      return sigmoid(products.reduce(Double(outputBias[0, 0]), +))
    }
    return .init(
      "a random net, seed \(seed)",
      given: (
        inputs: inputs, hiddenWeights: hiddenWeights, hiddenBias: hiddenBias,
        outputWeights: outputWeights, outputBias: outputBias
      ),
      expect: (
        hidden: Matrix(hidden.map { $0.map(Float.init) }),
        outputs: Matrix(outputs.map { [Float($0)] })
      ))
  }
}
