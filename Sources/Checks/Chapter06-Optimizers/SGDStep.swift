import ExerciseSupport
import NeuralNetworks

/// Exercise 6.3: a step against the gradient.
public enum SGDStep {
  /// The function, as one from a tuple.
  public typealias Exercise = ExerciseSupport.Exercise<
    (weights: [Float], gradient: [Float], learningRate: Float), [Float]
  >

  /// What is asked, with all that is known of right and wrong answers.
  public static let exercise = Exercise(
    "6.3", "a step of gradient descent",
    file: "Chapters/Chapter06-Optimizers/Exercises/SGDStep.swift",
    comparing: .numbers(within: 1e-5),
    cases: knownCases + (1...6).map(randomCase),
    hints: [
      "Each weight moves by itself. Where its slope is positive, the loss rises with it: which way "
        + "does it have to go?",
      "How far a weight moves is the learning rate times its own slope, not the slope of another "
        + "and not the same for all.",
      "Map `zip(weights, gradient)` with `weight - learningRate * slope`.",
    ],
    misconceptions: misconceptions, otherAnswers: otherAnswers)

  // By hand; the five weights by PyTorch's SGD (Tests/Reference/chapter06_reference.py).
  static let knownCases: [Exercise.Case] = [
    known("the worked example", [1, -2], [0.5, -4], 0.1, expect: [0.95, -1.6]),
    known(
      "five weights", [0.8, -1.5, 0.25, 2, -0.6], [0.7, -1.2, 0.05, 0, 3.1], 0.3,
      expect: [0.59, -1.14, 0.235, 2, -1.53]),
    known(
      "five weights, the next step", [0.59, -1.14, 0.235, 2, -1.53], [0.4, 0.9, -0.08, 0, -2.5],
      0.3, expect: [0.47, -1.41, 0.259, 2, -0.78]),
    known("one weight and a large rate", [3], [-2], 4, expect: [11]),
    known("a weight that passes zero", [0.5], [8], 0.125, expect: [-0.5]),
    known("a flat place", [1, -1, 0.5], [0, 0, 0], 0.5, expect: [1, -1, 0.5]),
    known("weights that start at zero", [0, 0], [-1, 3], 0.25, expect: [0.25, -0.75]),
    known("no weights", [], [], 0.1, expect: []),
  ]

  /// Random weights and slopes, worked out in whole numbers.
  static func randomCase(seed: UInt64) -> Exercise.Case {
    var generator = SplitMix64(seed: seed)
    let count = 2 + generator.nextInteger(below: 6)
    let (weights, gradient) = (generator.nextQuarters(count), generator.nextQuarters(count))
    let eighths = 1 + generator.nextInteger(below: 12)
    let expected = zip(weights, gradient).map { weight, slope in
      Float(8 * Int(4 * weight) - eighths * Int(4 * slope)) / 32
    }
    return known(
      "random numbers, seed \(seed)", weights, gradient, Float(eighths) / 8, expect: expected)
  }

  private static func known(
    _ name: String, _ weights: [Float], _ gradient: [Float], _ learningRate: Float,
    expect newWeights: [Float]
  ) -> Exercise.Case {
    .init(
      name, given: (weights: weights, gradient: gradient, learningRate: learningRate),
      expect: newWeights)
  }
}
