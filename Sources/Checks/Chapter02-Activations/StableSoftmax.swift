import ExerciseSupport
import Foundation
import NeuralNetworks

/// Exercise 2.5: scores become probabilities, without an overflow.
public enum StableSoftmax {
  /// The function.
  public typealias Exercise = ExerciseSupport.Exercise<[Float], [Float]>

  /// What is asked, with all that is known of right and wrong answers.
  public static let exercise = Exercise(
    "2.5", "stable softmax", file: "Chapters/Chapter02-Activations/Exercises/StableSoftmax.swift",
    // Wide enough for exp(zᵢ − (m + ln Σ)) in Float, which loses digits where scores are around 1000.
    comparing: .numbers(within: 5e-5),
    cases: knownCases + (1...5).map(randomCase),
    hints: [
      "Section 2.6 subtracts the largest score before anything else. After that you need the "
        + "exponentials and their sum.",
      "Make a list of exponentials with `scores.map`, in which the largest score is subtracted from "
        + "each; add that list up; divide each of its elements by the sum.",
      "`let powers = scores.map { exp($0 - largest) }`, with `largest` from `scores.max() ?? 0`; the "
        + "sum is `powers.reduce(0, +)`, and one more `map` divides.",
    ],
    misconceptions: misconceptions, otherAnswers: otherAnswers)

  // By SciPy's softmax in float64 (Tests/Reference/chapter02_reference.py).
  static let knownCases: [Exercise.Case] = [
    .init("the worked example", given: [1, 2, 3], expect: [0.090030573, 0.24472847, 0.66524096]),
    .init(
      "four scores in no order", given: [3, -1, 0.5, 2],
      expect: [0.68106897, 0.012474213, 0.055905545, 0.25055127]),
    .init(
      "negative scores", given: [-3, -1, -2, -6, -1.5],
      expect: [0.063943468, 0.47248187, 0.17381637, 0.0031835578, 0.28657474]),
    .init("two scores", given: [0.5, -0.25], expect: [0.6791787, 0.3208213]),
    .init("one score", given: [7], expect: [1]),
    .init("three equal scores", given: [2, 2, 2], expect: [0.33333333, 0.33333333, 0.33333333]),
    .init(
      "the largest score twice", given: [5, 1, 5], expect: [0.49546264, 0.0090747148, 0.49546264]),
    .init(
      "scores around 100, and one far below", given: [100, 99, -100, 98],
      expect: [0.66524096, 0.24472847, 0, 0.090030573]),
    .init(
      "scores around 1000", given: [1000, 999, 1002],
      expect: [0.1141952, 0.042010066, 0.84379473]),
    .init(
      "scores around −1000", given: [-1000, -1001, -1003],
      expect: [0.70538451, 0.25949646, 0.035119027]),
    .init("1000 and −1000", given: [1000, -1000], expect: [1, 0]),
    .init("−1000 and 1000", given: [-1000, 1000], expect: [0, 1]),
    .init(
      "scores around 60, which a Float can just bear", given: [60, 59, 61],
      expect: [0.24472847, 0.090030573, 0.66524096]),
    .init(
      "one score far below the others", given: [-200, 5, 4], expect: [0, 0.73105858, 0.26894142]),
    .init("−1000 alone", given: [-1000], expect: [1]),
    .init("two equal scores of 1000", given: [1000, 1000], expect: [0.5, 0.5]),
  ]

  /// From 2 to 12 random scores. What is expected is worked out in Double without an exponential of
  /// a score: pᵢ is 1 / Σⱼ exp(zⱼ − zᵢ).
  static func randomCase(seed: UInt64) -> Exercise.Case {
    var generator = SplitMix64(seed: seed)
    let scores = (0..<2 + generator.nextInteger(below: 11)).map { _ in
      generator.nextUniform(in: -4..<4)
    }
    let expected = scores.map { score in
      Float(1 / scores.reduce(0) { $0 + exp(Double($1) - Double(score)) })
    }
    return .init("random scores, seed \(seed)", given: scores, expect: expected)
  }
}
