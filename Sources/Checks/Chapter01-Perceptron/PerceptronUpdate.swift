import ExerciseSupport
import NeuralNetworks

/// Exercise 1.5: the perceptron rule for one sample.
public enum PerceptronUpdate {
  /// The function, as one from a tuple.
  public typealias Exercise = ExerciseSupport.Exercise<
    (weights: [Float], bias: Float, inputs: [Float], target: Float, learningRate: Float),
    (weights: [Float], bias: Float)
  >

  /// What is asked, with all that is known of right and wrong answers.
  public static let exercise = Exercise(
    "1.5", "perceptron update",
    file: "Chapters/Chapter01-Perceptron/Exercises/PerceptronUpdate.swift",
    comparing: .parts(
      .part("weights", { $0.weights }, comparing: .numbers(within: 1e-5)),
      .part("bias", { $0.bias }, comparing: .numbers(within: 1e-5))),
    cases: knownCases + (1...6).map(randomCase),
    hints: [
      "Do it in four steps, as the formulas do: a preactivation, an answer, an error, and only then the "
        + "new weights and the new bias.",
      "The answer a is 1 or 0, never z itself. With it, the error is 0 in every case that "
        + "was right, and nothing moves.",
      "With `let change = learningRate * (target - a)`, a new weight is "
        + "`weight + change * input`. What is the input of the bias?",
    ],
    misconceptions: misconceptions,
    otherAnswers: otherAnswers)

  // Worked out by hand; the three inputs by NumPy (Tests/Reference/chapter01_reference.py).
  static let knownCases: [Exercise.Case] = [
    knownCase(
      "the worked example, a false yes", weights: [1, -1], bias: 0, inputs: [2, 1], target: 0,
      rate: 0.5, expect: [0, -1.5], -0.5),
    knownCase(
      "a missed yes", weights: [-1, 0.5, 2], bias: 0.5, inputs: [3, 2, -1], target: 1, rate: 0.25,
      expect: [-0.25, 1, 1.75], 0.75),
    knownCase(
      "a yes that is right", weights: [1, 2], bias: -1, inputs: [2, 1], target: 1, rate: 0.5,
      expect: [1, 2], -1),
    knownCase(
      "a no that is right", weights: [1, -2, 3], bias: -2, inputs: [1, 1, 0.5], target: 0, rate: 1,
      expect: [1, -2, 3], -2),
    knownCase(
      "a score of zero for a yes", weights: [0, 0], bias: 0, inputs: [1, -3], target: 1, rate: 1,
      expect: [0, 0], 0),
    knownCase(
      "a score of zero for a no", weights: [2, 1], bias: -5, inputs: [1, 3], target: 0, rate: 1,
      expect: [1, -2], -6),
    knownCase(
      "a score just above zero", weights: [0.5, -0.25], bias: 0, inputs: [1, 1], target: 1, rate: 1,
      expect: [0.5, -0.25], 0),
    knownCase(
      "a score just below zero", weights: [0.25, -0.5], bias: 0, inputs: [1, 1], target: 0, rate: 1,
      expect: [0.25, -0.5], 0),
    knownCase(
      "a score that only the bias makes negative", weights: [1], bias: -4, inputs: [3], target: 1,
      rate: 2, expect: [7], -2),
    knownCase(
      "a large score", weights: [10, 10], bias: 0, inputs: [6, 4], target: 0, rate: 0.5,
      expect: [7, 8], -0.5),
    knownCase(
      "three inputs", weights: [0.3, -0.8, 0.5], bias: 0.2, inputs: [1.5, 0.7, -2.4], target: 1,
      rate: 0.1, expect: [0.45, -0.73, 0.26], 0.3),
  ]

  /// A random perceptron and sample. What is expected is worked out in whole numbers, and the
  /// perceptron is wrong whenever the seed is odd.
  static func randomCase(seed: UInt64) -> Exercise.Case {
    var generator = SplitMix64(seed: seed)
    let count = 2 + generator.nextInteger(below: 6)
    let (weights, inputs) = (generator.nextQuarters(count), generator.nextQuarters(count))
    let bias = generator.nextQuarter()
    let sixteenths = weights.indices.map { Int(4 * weights[$0]) * Int(4 * inputs[$0]) }
    let predictsYes = sixteenths.reduce(Int(16 * bias), +) >= 0
    let isWrong = seed % 2 == 1
    let target: Float = predictsYes == isWrong ? 0 : 1
    // A rate of one eighth keeps everything exact, too.
    let direction: Float = isWrong ? (predictsYes ? -1 : 1) : 0
    return knownCase(
      "random numbers, seed \(seed)", weights: weights, bias: bias, inputs: inputs,
      target: target, rate: 0.125,
      expect: weights.indices.map { (8 * weights[$0] + direction * inputs[$0]) / 8 },
      (8 * bias + direction) / 8)
  }

  private static func knownCase(
    _ name: String, weights: [Float], bias: Float, inputs: [Float], target: Float, rate: Float,
    expect newWeights: [Float], _ newBias: Float
  ) -> Exercise.Case {
    .init(
      name,
      given: (weights: weights, bias: bias, inputs: inputs, target: target, learningRate: rate),
      expect: (weights: newWeights, bias: newBias))
  }
}
