import Exercises
import Foundation
import Judging
import NeuralNetworks

/// Exercise 3.5: how much worse it is to believe p where t holds.
enum KLDivergence {
  typealias Function = Chapter3.KLDivergence

  static let exam = Exam(
    Check(
      Chapter3.klDivergence, comparing: .numbers(within: 1e-5), cases: cases, random: random,
      mistakes: mistakes, rightAnswers: rightAnswers))

  // Logarithms of simple fractions: 0.3465736 = ½ ln 2, 0.5108256 = ½ ln (25 / 9), 1.6094379 = ln 5.
  // Five events by SciPy's rel_entr (Tests/Reference/chapter03_reference.py).
  private static let cases: [Function.Case] = [
    .init("the worked example", ([0.5, 0.5, 0], [0.25, 0.5, 0.25]), gives: 0.3465736),
    .init("two events", ([0.5, 0.5], [0.1, 0.9]), gives: 0.5108256),
    .init("the same two the other way around", ([0.1, 0.9], [0.5, 0.5]), gives: 0.3680642),
    .init("t and p the same", ([0.2, 0.3, 0.5], [0.2, 0.3, 0.5]), gives: 0),
    .init("a certain event", ([0, 1, 0, 0], [0.3, 0.2, 0.4, 0.1]), gives: 1.6094379),
    .init("certain in both", ([0, 1, 0], [0, 1, 0]), gives: 0),
    .init("one event", ([1], [1]), gives: 0),
    .init("zeros at the front, in both", ([0, 0.5, 0.5], [0, 0.25, 0.75]), gives: 0.1438410),
    .init("p next to zero", ([0.5, 0.5], [1e-30, 1]), gives: 33.845629),
    // 10⁻⁴ · ln 10¹⁶ + 0.9999 · ln 0.9999.
    .init("t small, and p much smaller", ([1e-4, 0.9999], [1e-20, 1]), gives: 0.00358414),
    .init(
      "five events", ([0.1, 0.4, 0, 0.3, 0.2], [0.25, 0.15, 0.1, 0.45, 0.05]), gives: 0.4563220),
  ]

  /// Random probabilities of 2 to 9 events, some of them zero in t. What is expected is the
  /// cross-entropy less the entropy, in double precision.
  private static let random: [Function.RandomCases] = [
    .init(5) { generator in
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
        var sum = 0.0
        for (t, p) in zip(t, p) where t > 0 { sum -= Double(t) * log(Double(p)) }
        return sum
      }
      return .init(
        "random probabilities", (t, p), gives: Float(crossEntropy(t, p) - crossEntropy(t, t)))
    }
  ]

  // MARK: - Mistakes

  private typealias Term = (_ t: Float, _ p: Float) -> Float

  /// Adds up a term for each pair whose t is not 0.
  private static func sum(
    _ t: [Float], _ p: [Float], _ term: Term = { $0 * log($0 / $1) }
  ) -> Float {
    zip(t, p).reduce(0) { $1.0 == 0 ? $0 : $0 + term($1.0, $1.1) }
  }

  /// Adds up a term for each pair.
  private static func sumOfAll(_ t: [Float], _ p: [Float], _ term: Term) -> Float {
    zip(t, p).map(term).reduce(0, +)
  }

  private static let mistakes: [Function.Mistake] = [
    .init(
      "t and p are exchanged",
      "The divergence has a direction: t stands in front of the logarithm and on top in it."
    ) { t, p in sum(p, t) },
    .init(
      "t and p are exchanged, and only what t says never happens is left out",
      "The divergence has a direction: t stands in front of the logarithm and on top in it."
    ) { t, p in sum(t, p) { t, p in p * log(p / t) } },
    .init(
      "t and p are exchanged, and terms with t = 0 are not taken out",
      "The divergence has a direction: t stands in front of the logarithm and on top in it."
    ) { t, p in sumOfAll(t, p) { t, p in p * log(p / t) } },
    .init(
      "the fraction in the logarithm is upside down",
      "The divergence is never negative: which of t and p is above the line?"
    ) { t, p in -sum(t, p) },
    .init(
      "terms with t = 0 are not taken out",
      "0 · ln 0 should count 0, but gives no number: look at t before the logarithm."
    ) { t, p in sumOfAll(t, p) { $0 * log($0 / $1) } },
    .init(
      "terms with p = 0 are taken out, and those with t = 0 are not",
      "It is the t in front that makes a term 0: look at t before the logarithm."
    ) { t, p in sumOfAll(t, p) { $1 == 0 ? 0 : $0 * log($0 / $1) } },
    .init(
      "t is only divided by p, with no logarithm", "The natural logarithm of t / p is missing."
    ) { t, p in sum(t, p) { $0 * $0 / $1 } },
    .init(
      "the logarithms are not weighted by t",
      "What is likely counts more: multiply each logarithm by its t."
    ) { t, p in sum(t, p) { log($0 / $1) } },
    .init(
      "the logarithms are weighted by p",
      "The events happen with the probabilities t: these are the weights."
    ) { t, p in sum(t, p) { $1 * log($0 / $1) } },
    .init(
      "it is the cross-entropy",
      "−Σ t ln p still has the entropy of t in it: the logarithm is of t / p."
    ) { t, p in sum(t, p) { -$0 * log($1) } },
    .init(
      "it is the entropy of t", "p does not occur in your answer: the logarithm is of t / p."
    ) { t, p in sum(t, p) { t, _ in -t * log(t) } },
    .init(
      "the logarithm has base 2", "That gives bits; for natural units take Foundation's `log`."
    ) { t, p in sum(t, p) / log(2) },
    .init(
      "the logarithm has base 10", "Foundation's `log` is the natural logarithm."
    ) { t, p in sum(t, p) / log(10) },
    .init(
      "the sum is divided by the number of events",
      "The weights t already add up to 1: nothing more is to be divided."
    ) { t, p in sum(t, p) / Float(t.count) },
    .init(
      "each term loses its sign", "Where t is less than p a term is negative, and it has to be."
    ) { t, p in sum(t, p) { abs($0 * log($0 / $1)) } },
    .init(
      "negative terms are left out", "Where t is less than p a term is negative, and it counts too."
    ) { t, p in sum(t, p) { max(0, $0 * log($0 / $1)) } },
    .init(
      "both directions are added", "That is a symmetric measure; here only t · ln(t / p) counts."
    ) { t, p in sum(t, p) { ($0 - $1) * log($0 / $1) } },
    .init(
      "p is kept away from zero at 1e-7",
      "p is positive wherever t is, so use it as it is, however small."
    ) { t, p in sum(t, p.map { max($0, 1e-7) }) },
    .init(
      "a term with t = 0 counts 1", "What never happens costs nothing: such a term is 0."
    ) { t, p in sum(t, p) + Float(t.count { $0 == 0 }) },
    .init(
      "the sum stops at the first t that is 0",
      "Leave out only that term and go on with the next one: `continue`, not `break`."
    ) { t, p in sum(Array(t.prefix { $0 != 0 }), p) },
  ]

  private static let rightAnswers: [Function.RightAnswer] = [
    .init("cross-entropy less entropy") { t, p in
      sum(t, p) { t, p in -t * log(p) } - sum(t, p) { t, _ in -t * log(t) }
    },
    .init("a loop with the logarithm of p / t subtracted, in double precision") { t, p in
      var divergence = 0.0
      for index in t.indices where t[index] > 0 {
        divergence -= Double(t[index]) * log(Double(p[index]) / Double(t[index]))
      }
      return Float(divergence)
    },
    .init("the difference of two logarithms") { t, p in sum(t, p) { $0 * (log($0) - log($1)) } },
    .init("terms that are no numbers left out") { t, p in
      zip(t, p).map { $0 * log($0 / $1) }.filter { !$0.isNaN }.reduce(0, +)
    },
    .init("with p − t added to each term, which adds up to 0") { t, p in
      sumOfAll(t, p) { t, p in t == 0 ? p : t * log(t / p) - t + p }
    },
  ]
}
