import ExerciseSupport
import Foundation
import NeuralNetworks

/// Answers to exercise 3.5, wrong and right. Read on only after you have solved it.
extension KLDivergence {
  static let misconceptions: [Exercise.Misconception] = [
    .init(
      "p and q are exchanged",
      remedy: "The divergence has a direction: p stands in front of the logarithm and on top in it."
    ) { p, q in sum(q, p) },
    .init(
      "the fraction in the logarithm is upside down",
      remedy: "The divergence is never negative: which of p and q is above the line?"
    ) { p, q in -sum(p, q) },
    .init(
      "terms with p = 0 are not taken out",
      remedy: "0 · ln 0 should count 0, but gives no number: look at p before the logarithm."
    ) { p, q in zip(p, q).map { $0 * log($0 / $1) }.reduce(0, +) },
    .init(
      "p is only divided by q, with no logarithm",
      remedy: "The natural logarithm of p / q is missing."
    ) { p, q in sum(p, q) { $0 * $0 / $1 } },
    .init(
      "the logarithms are not weighted by p",
      remedy: "What is likely counts more: multiply each logarithm by its p."
    ) { p, q in sum(p, q) { log($0 / $1) } },
    .init(
      "the logarithms are weighted by q",
      remedy: "The events happen with the probabilities p: these are the weights."
    ) { p, q in sum(p, q) { $1 * log($0 / $1) } },
    .init(
      "it is the cross-entropy",
      remedy: "−Σ p ln q still has the entropy of p in it: the logarithm is of p / q."
    ) { p, q in sum(p, q) { -$0 * log($1) } },
    .init(
      "it is the entropy of p",
      remedy: "q does not occur in your answer: the logarithm is of p / q."
    ) { p, q in sum(p, q) { p, _ in -p * log(p) } },
    .init(
      "cross-entropy and entropy are added",
      remedy: "Cross-entropy is divergence and entropy together: take the entropy away."
    ) { p, q in sum(p, q) { -$0 * log($1) - $0 * log($0) } },
    .init(
      "the logarithm has base 2",
      remedy: "That gives bits; for natural units take Foundation's `log`."
    ) { p, q in sum(p, q) / log(2) },
    .init(
      "the logarithm has base 10",
      remedy: "Foundation's `log` is the natural logarithm."
    ) { p, q in sum(p, q) / log(10) },
    .init(
      "the sum is divided by the number of events",
      remedy: "The weights p already add up to 1: nothing more is to be divided."
    ) { p, q in sum(p, q) / Float(p.count) },
    .init(
      "each term loses its sign",
      remedy: "Where p is less than q a term is negative, and it has to be."
    ) { p, q in sum(p, q) { abs($0 * log($0 / $1)) } },
    .init(
      "negative terms are left out",
      remedy: "Where p is less than q a term is negative, and it counts too."
    ) { p, q in sum(p, q) { max(0, $0 * log($0 / $1)) } },
    .init(
      "both directions are added",
      remedy: "That is a symmetric measure; here only p · ln(p / q) counts."
    ) { p, q in sum(p, q) { ($0 - $1) * log($0 / $1) } },
    .init(
      "q is compared with the mean of p and q",
      remedy: "The divergence compares p with q itself: the fraction is p / q."
    ) { p, q in sum(p, q) { $0 * log(2 * $0 / ($0 + $1)) } },
    .init(
      "q is kept away from zero at 1e-7",
      remedy: "q is positive wherever p is, so use it as it is, however small."
    ) { p, q in sum(p, q.map { max($0, 1e-7) }) },
    .init(
      "the differences are squared",
      remedy: "That is a distance between lists of numbers; here each term has a logarithm."
    ) { p, q in zip(p, q).map { ($0 - $1) * ($0 - $1) }.reduce(0, +) },
    .init(
      "a term with p = 0 counts 1",
      remedy: "What never happens costs nothing: such a term is 0."
    ) { p, q in sum(p, q) + Float(p.count { $0 == 0 }) },
    .init(
      "the sum stops at the first p that is 0",
      remedy: "Leave out only that term and go on with the next one: `continue`, not `break`."
    ) { p, q in sum(Array(p.prefix { $0 != 0 }), q) },
  ]

  static let otherAnswers: [Exercise.OtherAnswer] = [
    .init("cross-entropy less entropy") { p, q in
      sum(p, q) { p, q in -p * log(q) } - sum(p, q) { p, _ in -p * log(p) }
    },
    .init("a loop with the logarithm of q / p subtracted, in double precision") { p, q in
      var divergence = 0.0
      for index in p.indices where p[index] > 0 {
        divergence -= Double(p[index]) * log(Double(q[index]) / Double(p[index]))
      }
      return Float(divergence)
    },
    .init("the difference of two logarithms") { p, q in sum(p, q) { $0 * (log($0) - log($1)) } },
    .init("terms that are no numbers left out") { p, q in
      zip(p, q).map { $0 * log($0 / $1) }.filter { !$0.isNaN }.reduce(0, +)
    },
    .init("with q − p added to each term, which adds up to 0") { p, q in
      let all = zip(p, q).map { p, q in p == 0 ? q : p * log(p / q) - p + q }
      return all.reduce(0, +)
    },
  ]
}

/// Adds up a term for each pair whose p is not 0.
private func sum(
  _ p: [Float], _ q: [Float], _ term: (Float, Float) -> Float = { $0 * log($0 / $1) }
) -> Float {
  zip(p, q).reduce(0) { $1.0 == 0 ? $0 : $0 + term($1.0, $1.1) }
}
