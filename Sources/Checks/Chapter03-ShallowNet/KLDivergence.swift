import ExerciseSupport
import Foundation
import NeuralNetworks

/// Exercise 3.5: how much worse it is to believe p where t holds.
public enum KLDivergence {
  /// The function, as one from a tuple.
  public typealias Exercise = ExerciseSupport.Exercise<(t: [Float], p: [Float]), Float>

  /// What is asked, with all that is known of right and wrong answers.
  public static let exercise = Exercise(
    "3.5", "Kullback–Leibler divergence",
    file: "Chapters/Chapter03-ShallowNet/Exercises/KLDivergence.swift",
    comparing: .numbers(within: 1e-5),
    cases: knownCases + (1...5).map(randomCase),
    hints: [
      "Work out one term for each pair of t and p, and add them up. Some terms are negative, and "
        + "that is right.",
      "Before a term is worked out, ask whether t is 0: such a term must not reach the logarithm.",
      "For each pair of `zip(t, p)` add `t == 0 ? 0 : t * log(t / p)`.",
    ],
    misconceptions: misconceptions, otherAnswers: otherAnswers)

  // Logarithms of simple fractions: 0.3465736 = ½ ln 2, 0.5108256 = ½ ln (25 / 9), 1.6094379 = ln 5.
  // Five events by SciPy's rel_entr (Tests/Reference/chapter03_reference.py).
  static let knownCases: [Exercise.Case] = [
    .init(
      "the worked example", given: (t: [0.5, 0.5, 0], p: [0.25, 0.5, 0.25]), expect: 0.3465736),
    .init("two events", given: (t: [0.5, 0.5], p: [0.1, 0.9]), expect: 0.5108256),
    .init(
      "the same two the other way around", given: (t: [0.1, 0.9], p: [0.5, 0.5]), expect: 0.3680642),
    .init("t and p the same", given: (t: [0.2, 0.3, 0.5], p: [0.2, 0.3, 0.5]), expect: 0),
    .init(
      "a certain event", given: (t: [0, 1, 0, 0], p: [0.3, 0.2, 0.4, 0.1]), expect: 1.6094379),
    .init("certain in both", given: (t: [0, 1, 0], p: [0, 1, 0]), expect: 0),
    .init("one event", given: (t: [1], p: [1]), expect: 0),
    .init(
      "zeros at the front, in both", given: (t: [0, 0.5, 0.5], p: [0, 0.25, 0.75]),
      expect: 0.1438410),
    .init("p next to zero", given: (t: [0.5, 0.5], p: [1e-30, 1]), expect: 33.845629),
    .init(
      "five events", given: (t: [0.1, 0.4, 0, 0.3, 0.2], p: [0.25, 0.15, 0.1, 0.45, 0.05]),
      expect: 0.4563220),
  ]

  /// Random probabilities of 2 to 9 events, some of them zero in t. What is expected is the
  /// cross-entropy less the entropy, in double precision.
  static func randomCase(seed: UInt64) -> Exercise.Case {
    var generator = SplitMix64(seed: seed)
    let count = 2 + generator.nextInteger(below: 8)
    func probabilities(zerosBelow bound: Double) -> [Float] {
      let sizes = (0..<count).map { index in
        let size = Double(generator.nextUniform(in: 0.05..<1))
        return size < bound && index > 0 ? 0 : size
      }
      let sum = sizes.reduce(0, +)
      return sizes.map { Float($0 / sum) }
    }
    let (t, p) = (probabilities(zerosBelow: 0.3), probabilities(zerosBelow: 0))
    func crossEntropy(_ t: [Float], _ p: [Float]) -> Double {
      zip(t, p).reduce(0) { $1.0 == 0 ? $0 : $0 - Double($1.0) * log(Double($1.1)) }
    }
    return .init(
      "random probabilities, seed \(seed)", given: (t: t, p: p),
      expect: Float(crossEntropy(t, p) - crossEntropy(t, t)))
  }
}
