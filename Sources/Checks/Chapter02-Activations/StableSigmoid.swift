import ExerciseSupport
import Foundation
import NeuralNetworks

/// Exercise 2.1: a sigmoid that keeps its first digits for every number.
public enum StableSigmoid {
  /// The function.
  public typealias Exercise = ExerciseSupport.Exercise<Float, Float>

  /// What is asked, with all that is known of right and wrong answers.
  ///
  /// Below 2⁻¹²⁶ a `Float` has fewer digits the smaller it is, so there the tolerance stays the
  /// same. At z = −100 it is larger than the result, for machines on which so small a number is 0.
  public static let exercise = Exercise(
    "2.1", "stable sigmoid", file: "Chapters/Chapter02-Activations/Exercises/StableSigmoid.swift",
    comparing: .numbers(within: 1e-5, relativeFrom: 0x1p-126),
    cases: knownCases + (1...6).map(randomCase),
    hints: [
      "Which of e⁻ᶻ and eᶻ gets large where z is negative, and which where it is positive?",
      "Use the first form of the task where z is at least 0, and the second where it is negative: "
        + "then the exponential is never above 1.",
      "Start with `if z >= 0 { return 1 / (1 + exp(-z)) }`; after it, z is negative, so divide "
        + "`exp(z)` by 1 plus itself.",
    ],
    misconceptions: misconceptions, otherAnswers: otherAnswers)

  // By SciPy's expit in float64 (Tests/Reference/chapter02_reference.py).
  static let knownCases: [Exercise.Case] = [
    .init("z = 2", given: 2, expect: 0.880797078),
    .init("z = −2", given: -2, expect: 0.119202922),
    .init("zero", given: 0, expect: 0.5),
    .init("a little above zero", given: 0.5, expect: 0.622459331),
    .init("a little below zero", given: -0.5, expect: 0.377540669),
    .init("z = −5", given: -5, expect: 0.00669285092),
    .init("z = 15, nearly 1", given: 15, expect: 0.999999694),
    .init("z = −10: all digits of a small number", given: -10, expect: 4.53978687e-5),
    .init("z = −15", given: -15, expect: 3.05902227e-7),
    .init("z = −17, where σ(17) is 1 in a Float", given: -17, expect: 4.13993755e-8),
    .init("z = −30", given: -30, expect: 9.35762297e-14),
    .init("z = −50", given: -50, expect: 1.92874985e-22),
    .init("z = −80", given: -80, expect: 1.80485139e-35),
    .init("z = 80", given: 80, expect: 1),
    .init("z = −87", given: -87, expect: 1.64581143e-38),
    .init("z = 89, where eᶻ is too large for a Float", given: 89, expect: 1),
    .init(
      "z = −89, where e⁻ᶻ is too large for a Float", given: -89,
      expect: Float(2.22736356e-39 as Double)),
    .init("z = −95", given: -95, expect: Float(5.52108228e-42 as Double)),
    .init("z = 1000", given: 1000, expect: 1),
    .init("z = −1000", given: -1000, expect: 0),
    .init("one of the largest Floats", given: 3e38, expect: 1),
    .init("the negative of one of the largest Floats", given: -3e38, expect: 0),
  ]

  /// A random number from −85 to 85. What is expected is the plain formula in Double, in which e⁸⁵
  /// is not too large.
  static func randomCase(seed: UInt64) -> Exercise.Case {
    var generator = SplitMix64(seed: seed)
    let z = generator.nextUniform(in: -85..<85)
    return .init("a random number, seed \(seed)", given: z, expect: Float(logistic(Double(z))))
  }
}
