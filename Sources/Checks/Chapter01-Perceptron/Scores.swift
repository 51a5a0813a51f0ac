import ExerciseSupport
import NeuralNetworks

/// Exercise 1.4: one weighted sum for each sample of a batch, by one matrix product.
public enum Scores {
  /// The function, as one from a tuple.
  public typealias Exercise = ExerciseSupport.Exercise<
    (inputs: Matrix, weights: Matrix, bias: Float), Matrix
  >

  /// What is asked, with all that is known of right and wrong answers.
  public static let exercise = Exercise(
    "1.4", "scores of a batch", file: "Chapters/Chapter01-Perceptron/Exercises/Scores.swift",
    comparing: .numbers(within: 1e-5),
    cases: knownCases + (1...4).map(randomCase),
    hints: [
      "Read the shapes in the formula. Which of the two matrices has to stand on the left, so that "
        + "the inner sizes meet?",
      "`matmul(inputs, weights)` has the right shape already. What is still missing is the same for "
        + "every element.",
      "Go through the elements of the product with `map`: `{ $0 + bias }`.",
    ],
    misconceptions: misconceptions,
    otherAnswers: otherAnswers)

  // Worked out by hand; the four samples by NumPy (Tests/Reference/chapter01_reference.py).
  static let knownCases: [Exercise.Case] = [
    .init(
      "the worked example",
      given: (
        inputs: Matrix([[1, 2, 3], [4, 5, 7]]), weights: Matrix([[1], [0], [-1]]), bias: 0.5
      ),
      expect: Matrix([[-1.5], [-2.5]])),
    .init(
      "a batch of one",
      given: (inputs: Matrix([[2, -1, 0.5, 3]]), weights: Matrix([[1], [2], [4], [-1]]), bias: 1),
      expect: Matrix([[0]])),
    .init(
      "five samples of one input",
      given: (inputs: Matrix([[1], [2], [3], [4], [0]]), weights: Matrix([[-2]]), bias: 3),
      expect: Matrix([[1], [-1], [-3], [-5], [3]])),
    .init(
      "no bias",
      given: (inputs: Matrix([[1, 1], [2, -2], [0, 3]]), weights: Matrix([[3], [2]]), bias: 0),
      expect: Matrix([[5], [2], [6]])),
    .init(
      "large scores",
      given: (inputs: Matrix([[10, 10], [-10, -10]]), weights: Matrix([[4], [6]]), bias: 0),
      expect: Matrix([[100], [-100]])),
    .init(
      "four samples of three inputs",
      given: (
        inputs: Matrix([[0.3, -1.2, 2.5], [1.1, 0.4, -0.6], [-2.2, 3.1, 0.9], [0.7, 0.8, -1.5]]),
        weights: Matrix([[0.5], [-0.25], [1.5]]), bias: -0.75
      ), expect: Matrix([[3.45], [-1.2], [-1.275], [-2.85]])),
  ]

  /// A random batch. What is expected is summed up in whole numbers.
  static func randomCase(seed: UInt64) -> Exercise.Case {
    var generator = SplitMix64(seed: seed)
    let samples = 2 + generator.nextInteger(below: 9)
    // Never as many inputs as samples: a square would hide rows taken for columns.
    let count = samples + 1 + generator.nextInteger(below: 9)
    let rows = (0..<samples).map { _ in generator.nextQuarters(count) }
    let weights = generator.nextQuarters(count)
    let bias = generator.nextQuarter()
    let expected = rows.map { row in
      let sixteenths = row.indices.map { Int(4 * row[$0]) * Int(4 * weights[$0]) }
      return [Float(sixteenths.reduce(Int(16 * bias), +)) / 16]
    }
    return .init(
      "a random batch, seed \(seed)",
      given: (inputs: Matrix(rows), weights: Matrix(weights.map { [$0] }), bias: bias),
      expect: Matrix(expected))
  }
}
