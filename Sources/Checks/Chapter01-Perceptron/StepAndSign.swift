import ExerciseSupport
import NeuralNetworks

/// Exercise 1.2: two functions, tried on the same numbers.
public enum StepAndSign {
  /// Two lists for a list of numbers: `step` of each number, then `sign` of each number.
  public typealias Exercise = ExerciseSupport.Exercise<[Float], [[Float]]>

  /// What is asked, with all that is known of right and wrong answers.
  public static let exercise = Exercise(
    "1.2", "step and sign", file: "Chapters/Chapter01-Perceptron/Exercises/StepAndSign.swift",
    comparing: .parts(
      .part("step of each number", { $0[0] }, comparing: .numbers()),
      .part("sign of each number", { $0[1] }, comparing: .numbers())),
    cases: knownCases + (1...3).map(randomCase),
    hints: [
      "Both functions only compare z with zero. Which of them has two answers, and which three?",
      "Choose with `?` and `:`, or with `if` and `return`. Ask yourself for each comparison what "
        + "happens at zero itself: `>` leaves it out, `>=` takes it in.",
      "The step is `z >= 0 ? 1 : 0`. The sign returns 1 if `z > 0`, −1 if `z < 0`, and 0 if neither "
        + "was the case.",
    ],
    misconceptions: misconceptions,
    otherAnswers: otherAnswers)

  // By the definitions. NumPy's `heaviside(z, 1)` and `sign(z)` give the same
  // (Tests/Reference/chapter01_reference.py).
  static let knownCases: [Exercise.Case] = [
    .init("both sides of zero", given: [2.5, -0.1], expect: [[1, 0], [1, -1]]),
    .init("zero", given: [0], expect: [[1], [0]]),
    .init(
      "between −1 and 1", given: [0.2, -0.2, 0.6, -0.6, 0.9, -0.9],
      expect: [[1, 0, 1, 0, 1, 0], [1, -1, 1, -1, 1, -1]]),
    .init(
      "next to zero", given: [.leastNonzeroMagnitude, -.leastNonzeroMagnitude, 1e-9, -1e-9],
      expect: [[1, 0, 1, 0], [1, -1, 1, -1]]),
    .init("minus zero", given: [-0.0], expect: [[1], [0]]),
    .init(
      "large numbers", given: [100, -100, 3e38, -3e38],
      expect: [[1, 0, 1, 0], [1, -1, 1, -1]]),
  ]

  /// Random numbers, each with its negative. What is expected is made together with them.
  static func randomCase(seed: UInt64) -> Exercise.Case {
    var generator = SplitMix64(seed: seed)
    var numbers: [Float] = []
    var (steps, signs): ([Float], [Float]) = ([], [])
    for _ in 0..<3 + generator.nextInteger(below: 5) {
      // From (0, 10], and so not zero.
      let magnitude = 10 * (1 - generator.nextUniform())
      let isPositive = generator.nextInteger(below: 2) == 1
      numbers.append(isPositive ? magnitude : -magnitude)
      steps.append(isPositive ? 1 : 0)
      signs.append(isPositive ? 1 : -1)
    }
    return .init("random numbers, seed \(seed)", given: numbers, expect: [steps, signs])
  }
}
