import ExerciseSupport
import Foundation
import NeuralNetworks

/// Answers to exercise 3.5, wrong and right. Read on only after you have solved it.
extension KLDivergence {
  static let misconceptions: [Exercise.Misconception] = [
    .init(
      "t and p are exchanged",
      remedy: "The divergence has a direction: t stands in front of the logarithm and on top in it."
    ) { t, p in sum(p, t) },
    .init(
      "the fraction in the logarithm is upside down",
      remedy: "The divergence is never negative: which of t and p is above the line?"
    ) { t, p in -sum(t, p) },
    .init(
      "terms with t = 0 are not taken out",
      remedy: "0 · ln 0 should count 0, but gives no number: look at t before the logarithm."
    ) { t, p in zip(t, p).map { $0 * log($0 / $1) }.reduce(0, +) },
    .init(
      "t is only divided by p, with no logarithm",
      remedy: "The natural logarithm of t / p is missing."
    ) { t, p in sum(t, p) { $0 * $0 / $1 } },
    .init(
      "the logarithms are not weighted by t",
      remedy: "What is likely counts more: multiply each logarithm by its t."
    ) { t, p in sum(t, p) { log($0 / $1) } },
    .init(
      "the logarithms are weighted by p",
      remedy: "The events happen with the probabilities t: these are the weights."
    ) { t, p in sum(t, p) { $1 * log($0 / $1) } },
    .init(
      "it is the cross-entropy",
      remedy: "−Σ t ln p still has the entropy of t in it: the logarithm is of t / p."
    ) { t, p in sum(t, p) { -$0 * log($1) } },
    .init(
      "it is the entropy of t",
      remedy: "p does not occur in your answer: the logarithm is of t / p."
    ) { t, p in sum(t, p) { t, _ in -t * log(t) } },
    .init(
      "cross-entropy and entropy are added",
      remedy: "Cross-entropy is divergence and entropy together: take the entropy away."
    ) { t, p in sum(t, p) { -$0 * log($1) - $0 * log($0) } },
    .init(
      "the logarithm has base 2",
      remedy: "That gives bits; for natural units take Foundation's `log`."
    ) { t, p in sum(t, p) / log(2) },
    .init(
      "the logarithm has base 10",
      remedy: "Foundation's `log` is the natural logarithm."
    ) { t, p in sum(t, p) / log(10) },
    .init(
      "the sum is divided by the number of events",
      remedy: "The weights t already add up to 1: nothing more is to be divided."
    ) { t, p in sum(t, p) / Float(t.count) },
    .init(
      "each term loses its sign",
      remedy: "Where t is less than p a term is negative, and it has to be."
    ) { t, p in sum(t, p) { abs($0 * log($0 / $1)) } },
    .init(
      "negative terms are left out",
      remedy: "Where t is less than p a term is negative, and it counts too."
    ) { t, p in sum(t, p) { max(0, $0 * log($0 / $1)) } },
    .init(
      "both directions are added",
      remedy: "That is a symmetric measure; here only t · ln(t / p) counts."
    ) { t, p in sum(t, p) { ($0 - $1) * log($0 / $1) } },
    .init(
      "p is compared with the mean of t and p",
      remedy: "The divergence compares t with p itself: the fraction is t / p."
    ) { t, p in sum(t, p) { $0 * log(2 * $0 / ($0 + $1)) } },
    .init(
      "p is kept away from zero at 1e-7",
      remedy: "p is positive wherever t is, so use it as it is, however small."
    ) { t, p in sum(t, p.map { max($0, 1e-7) }) },
    .init(
      "the differences are squared",
      remedy: "That is a distance between lists of numbers; here each term has a logarithm."
    ) { t, p in zip(t, p).map { ($0 - $1) * ($0 - $1) }.reduce(0, +) },
    .init(
      "a term with t = 0 counts 1",
      remedy: "What never happens costs nothing: such a term is 0."
    ) { t, p in sum(t, p) + Float(t.count { $0 == 0 }) },
    .init(
      "the sum stops at the first t that is 0",
      remedy: "Leave out only that term and go on with the next one: `continue`, not `break`."
    ) { t, p in sum(Array(t.prefix { $0 != 0 }), p) },
  ]

  static let otherAnswers: [Exercise.OtherAnswer] = [
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
      let all = zip(t, p).map { t, p in t == 0 ? p : t * log(t / p) - t + p }
      return all.reduce(0, +)
    },
  ]
}

/// Adds up a term for each pair whose t is not 0.
private func sum(
  _ t: [Float], _ p: [Float], _ term: (Float, Float) -> Float = { $0 * log($0 / $1) }
) -> Float {
  zip(t, p).reduce(0) { $1.0 == 0 ? $0 : $0 + term($1.0, $1.1) }
}
