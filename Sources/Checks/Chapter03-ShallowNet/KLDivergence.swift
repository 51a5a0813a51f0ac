import ExerciseSupport
import Foundation
import NeuralNetworks

/// Exercise 3.5: how much worse it is to believe q where p holds.
public enum KLDivergence {
  /// The function, as one from a tuple.
  public typealias Exercise = ExerciseSupport.Exercise<(p: [Float], q: [Float]), Float>

  /// What is asked, with all that is known of right and wrong answers.
  public static let exercise = Exercise(
    "3.5", "Kullback–Leibler divergence",
    file: "Chapters/Chapter03-ShallowNet/Exercises/KLDivergence.swift",
    comparing: .numbers(within: 1e-5),
    cases: knownCases + (1...5).map(randomCase),
    hints: [
      "Work out one term for each pair of p and q, and add them up. Some terms are negative, and "
        + "that is right.",
      "Before a term is worked out, ask whether p is 0: such a term must not reach the logarithm.",
      "For each pair of `zip(p, q)` add `p == 0 ? 0 : p * log(p / q)`.",
    ],
    misconceptions: misconceptions, otherAnswers: otherAnswers)

  // Logarithms of simple fractions: 0.3465736 = ½ ln 2, 0.5108256 = ½ ln (25 / 9), 1.6094379 = ln 5.
  // Five events by SciPy's rel_entr (Tests/Reference/chapter03_reference.py).
  static let knownCases: [Exercise.Case] = [
    .init(
      "the worked example", given: (p: [0.5, 0.5, 0], q: [0.25, 0.5, 0.25]), expect: 0.3465736),
    .init("two events", given: (p: [0.5, 0.5], q: [0.1, 0.9]), expect: 0.5108256),
    .init(
      "the same two the other way around", given: (p: [0.1, 0.9], q: [0.5, 0.5]), expect: 0.3680642),
    .init("p and q the same", given: (p: [0.2, 0.3, 0.5], q: [0.2, 0.3, 0.5]), expect: 0),
    .init(
      "a certain event", given: (p: [0, 1, 0, 0], q: [0.3, 0.2, 0.4, 0.1]), expect: 1.6094379),
    .init("certain in both", given: (p: [0, 1, 0], q: [0, 1, 0]), expect: 0),
    .init("one event", given: (p: [1], q: [1]), expect: 0),
    .init(
      "zeros at the front, in both", given: (p: [0, 0.5, 0.5], q: [0, 0.25, 0.75]),
      expect: 0.1438410),
    .init("q next to zero", given: (p: [0.5, 0.5], q: [1e-30, 1]), expect: 33.845629),
    .init(
      "five events", given: (p: [0.1, 0.4, 0, 0.3, 0.2], q: [0.25, 0.15, 0.1, 0.45, 0.05]),
      expect: 0.4563220),
  ]

  /// Random probabilities of 2 to 9 events, some of them zero in p. What is expected is the
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
    let (p, q) = (probabilities(zerosBelow: 0.3), probabilities(zerosBelow: 0))
    func crossEntropy(_ p: [Float], _ q: [Float]) -> Double {
      zip(p, q).reduce(0) { $1.0 == 0 ? $0 : $0 - Double($1.0) * log(Double($1.1)) }
    }
    return .init(
      "random probabilities, seed \(seed)", given: (p: p, q: q),
      expect: Float(crossEntropy(p, q) - crossEntropy(p, p)))
  }
}
