import ExerciseSupport
import NeuralNetworks

/// Exercise 1.1: each input times its weight, all added up, and the bias on top.
public enum WeightedSum {
  /// The function, as one from a tuple.
  public typealias Exercise = ExerciseSupport.Exercise<
    (inputs: [Float], weights: [Float], bias: Float), Float
  >

  /// What is asked, with all that is known of right and wrong answers.
  public static let exercise = Exercise(
    "1.1", "weighted sum", file: "Chapters/Chapter01-Perceptron/Exercises/WeightedSum.swift",
    comparing: .numbers(within: 1e-5),
    cases: knownCases + (1...5).map(randomCase),
    hints: [
      "Write the three inputs of the example under their weights. What do you do with each pair, "
        + "and what with the three results?",
      "Let a variable start at the bias, and add one product for each pair that "
        + "`zip(inputs, weights)` gives.",
      "In the loop `for (input, weight) in zip(inputs, weights)` say `sum += input * weight`, after "
        + "`var sum = bias`; then return the sum.",
    ],
    misconceptions: misconceptions,
    otherAnswers: otherAnswers)

  // Worked out by hand; the six numbers by NumPy (Tests/Reference/chapter01_reference.py).
  static let knownCases: [Exercise.Case] = [
    .init(
      "the worked example", given: (inputs: [0.5, -1, 2], weights: [0.4, 0.3, -0.2], bias: 0.1),
      expect: -0.4),
    .init("one input", given: (inputs: [3], weights: [-2], bias: 10), expect: 4),
    .init("no bias", given: (inputs: [1, 2, 3, 4], weights: [4, 3, 2, 2], bias: 0), expect: 24),
    .init(
      "inputs of zero", given: (inputs: [0, 0, 0], weights: [7, -8, 9], bias: -1.5), expect: -1.5),
    .init("no inputs", given: (inputs: [], weights: [], bias: 2.5), expect: 2.5),
    .init(
      "a large sum", given: (inputs: [16, 16, 0, 16], weights: [2, 3, 50, 1], bias: 4), expect: 100),
    .init(
      "a large negative sum", given: (inputs: [10, -4], weights: [-9, 2], bias: -2), expect: -100),
    .init(
      "six numbers",
      given: (
        inputs: [0.31, -1.27, 0.88, 2.05, -0.46, 1.73],
        weights: [-0.52, 0.19, 1.41, -0.07, -0.93, 0.64], bias: -0.35
      ), expect: 1.8798),
  ]

  /// From 2 to 65 random numbers. What is expected is summed up in whole numbers.
  static func randomCase(seed: UInt64) -> Exercise.Case {
    var generator = SplitMix64(seed: seed)
    let count = 2 + generator.nextInteger(below: 64)
    let (inputs, weights) = (generator.nextQuarters(count), generator.nextQuarters(count))
    let bias = generator.nextQuarter()
    let sixteenths = inputs.indices.map { Int(4 * inputs[$0]) * Int(4 * weights[$0]) }
    let expected = Float(sixteenths.reduce(Int(16 * bias), +)) / 16
    return .init(
      "random numbers, seed \(seed)", given: (inputs: inputs, weights: weights, bias: bias),
      expect: expected)
  }
}
