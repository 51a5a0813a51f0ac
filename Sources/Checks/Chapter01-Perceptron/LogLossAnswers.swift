import ExerciseSupport
import Foundation

/// Answers to exercise 1.6, wrong and right. Read on only after you have solved it.
extension LogLoss {
  static let misconceptions: [Exercise.Misconception] = [
    .init(
      "the sign is lost",
      remedy: "The logarithm of a probability is negative, and a loss has to be positive."
    ) { probabilities, targets in
      -mean(probabilities, targets, price)
    },
    .init(
      "the prices are added up and not averaged",
      remedy: "Divide by the number of samples, or a larger batch would always look worse."
    ) { probabilities, targets in
      mean(probabilities, targets, price) * Float(targets.count)
    },
    .init(
      "logarithms to base 2 are taken",
      remedy: "The formula asks for the natural logarithm: `log` in Foundation, not `log2`."
    ) { probabilities, targets in
      mean(probabilities, targets, price) / log(2)
    },
    .init(
      "logarithms to base 10 are taken",
      remedy: "The formula asks for the natural logarithm: `log` in Foundation, not `log10`."
    ) { probabilities, targets in
      mean(probabilities, targets, price) / log(10)
    },
    .init(
      "nothing is clipped, and 0 times the logarithm of 0 is not a number",
      remedy: "Keep p away from 0 and from 1 before you take a logarithm."
    ) { probabilities, targets in
      mean(probabilities, targets) { p, t in -(t * log(p) + (1 - t) * log(1 - p)) }
    },
    .init(
      "nothing is clipped, and the logarithm of 0 is infinite",
      remedy: "Keep p away from 0 and from 1 before you take a logarithm."
    ) { probabilities, targets in
      mean(probabilities, targets) { p, t in t == 1 ? -log(p) : -log(1 - p) }
    },
    .init(
      "p is kept away from 0, but not from 1",
      remedy: "Where t is 0, the logarithm of 1 − p is taken: what if p is 1?"
    ) { probabilities, targets in
      mean(probabilities, targets) { p, t in
        let p = max(p, 1e-7)
        return t == 1 ? -log(p) : -log(1 - p)
      }
    },
    .init(
      "p is kept away from 0, but not from 1, where 0 times the logarithm of 0 is not a number",
      remedy: "The range has two ends, and 1 − p is 0 at the upper one."
    ) { probabilities, targets in
      mean(probabilities, targets) { p, t in
        let p = max(p, 1e-7)
        return -(t * log(p) + (1 - t) * log(1 - p))
      }
    },
    .init(
      "p is kept away from 1, but not from 0",
      remedy: "Where t is 1, the logarithm of p is taken: what if p is 0?"
    ) { probabilities, targets in
      mean(probabilities, targets) { p, t in
        let p = min(p, 1 - 1e-7)
        return t == 1 ? -log(p) : -log(1 - p)
      }
    },
    .init(
      "p is kept away from 1, but not from 0, where 0 times the logarithm of 0 is not a number",
      remedy: "The range has two ends, and the lower one is 1e-7."
    ) { probabilities, targets in
      mean(probabilities, targets) { p, t in
        let p = min(p, 1 - 1e-7)
        return -(t * log(p) + (1 - t) * log(1 - p))
      }
    },
    .init(
      "p is clipped at 1e-15, where 1 − 1e-15 is rounded to 1",
      remedy: "A Float has about seven digits: take the range that the exercise gives."
    ) { probabilities, targets in
      mean(probabilities, targets) { p, t in price(min(max(p, 1e-15), 1 - 1e-15), t, clip: false) }
    },
    .init(
      "p is clipped too far inside, at 0.01 and 0.99",
      remedy: "Only p below 1e-7 or above 1 − 1e-7 may change."
    ) { probabilities, targets in
      mean(probabilities, targets) { p, t in price(min(max(p, 0.01), 0.99), t) }
    },
    .init(
      "only the samples that are a yes are counted",
      remedy: "A no has its price as well: the second term of the formula."
    ) { probabilities, targets in
      mean(probabilities, targets) { p, t in t * price(p, 1) }
    },
    .init(
      "only the samples that are a no are counted",
      remedy: "A yes has its price as well: the first term of the formula."
    ) { probabilities, targets in
      mean(probabilities, targets) { p, t in (1 - t) * price(p, 0) }
    },
    .init(
      "every sample is taken for a yes",
      remedy: "Where t is 0, it is 1 − p that should be large."
    ) { probabilities, targets in
      mean(probabilities, targets) { p, _ in price(p, 1) }
    },
    .init(
      "yes and no are exchanged",
      remedy: "The logarithm of p belongs to t, that of 1 − p to 1 − t."
    ) { probabilities, targets in
      mean(probabilities, targets) { p, t in price(p, 1 - t) }
    },
    .init(
      "probabilities and targets are exchanged",
      remedy: "The logarithm is taken of what the model says, not of what is true."
    ) { probabilities, targets in
      mean(probabilities, targets) { p, t in
        let clipped = min(max(t, 1e-7), 1 - 1e-7)
        return -(p * log(clipped) + (1 - p) * log(1 - clipped))
      }
    },
    .init(
      "the squared error is taken",
      remedy: "That is another loss: here the price is a logarithm, and has no upper limit of 1."
    ) { probabilities, targets in
      mean(probabilities, targets) { p, t in (p - t) * (p - t) }
    },
    .init(
      "the distance of p from t is taken",
      remedy: "The price grows faster than the distance: it is a logarithm."
    ) { probabilities, targets in
      mean(probabilities, targets) { p, t in abs(p - t) }
    },
    .init(
      "the mean of the probabilities is taken before the logarithm",
      remedy: "Each sample has a price of its own: logarithms first, the mean at the end."
    ) { probabilities, targets in
      price(mean(probabilities, targets) { p, t in t == 1 ? p : 1 - p }, 1)
    },
    .init(
      "1e-7 is added to p, which is not clipped",
      remedy: "A p inside the range stays as it is: use `min` and `max`."
    ) { probabilities, targets in
      mean(probabilities, targets) { p, t in
        t == 1 ? -log(p + 1e-7) : -log(1 - p + 1e-7)
      }
    },
    .init(
      "the price is limited to 100, and p is not clipped",
      remedy: "Some libraries do so; here p itself is moved into the range."
    ) { probabilities, targets in
      mean(probabilities, targets) { p, t in min(100, t == 1 ? -log(p) : -log(1 - p)) }
    },
    .init(
      "samples with p = 0 or p = 1 are passed over",
      remedy: "They count like all others: clip them, and add their price."
    ) { probabilities, targets in
      mean(probabilities, targets) { p, t in p == 0 || p == 1 ? 0 : price(p, t) }
    },
    .init(
      "p is rounded to yes or no first",
      remedy: "How sure the model was is what the log loss is about: keep p as it is."
    ) { probabilities, targets in
      mean(probabilities, targets) { p, t in price(p.rounded(), t) }
    },
    .init(
      "the answer is always that of the worked example",
      remedy: "Work it out from the arguments: other samples follow."
    ) { _, _ in
      0.16425
    },
  ]

  static let otherAnswers: [Exercise.OtherAnswer] = [
    .init("in Double, choosing by the target") { probabilities, targets in
      var sum = 0.0
      for (p, t) in zip(probabilities, targets) {
        let clipped = min(max(Double(p), 1e-7), 1 - 1e-7)
        sum -= log(t == 1 ? clipped : 1 - clipped)
      }
      return Float(sum / Double(targets.count))
    },
    .init("from the score, as ln(1 + eᶻ) − t z") { probabilities, targets in
      let prices = zip(probabilities, targets).map { p, t in
        let clipped = min(max(Double(p), 1e-7), 1 - 1e-7)
        let z = log(clipped / (1 - clipped))
        return log(1 + exp(z)) - Double(t) * z
      }
      return Float(prices.reduce(0, +) / Double(prices.count))
    },
    .init("the probability of what turned out true, clipped from below") { probabilities, targets in
      mean(probabilities, targets) { p, t in -log(max(1 - abs(t - p), 1e-7)) }
    },
    .init("two sums, of yes and of no, in Float") { probabilities, targets in
      var yes: Float = 0
      var no: Float = 0
      for (probability, target) in zip(probabilities, targets) {
        let clipped: Float = max(1e-7, min(1 - 1e-7, probability))
        if target == 1 { yes += log(clipped) } else { no += log(1 - clipped) }
      }
      return -(yes + no) / Float(targets.count)
    },
  ]

  private static func mean(
    _ probabilities: [Float], _ targets: [Float], _ price: (Float, Float) -> Float
  ) -> Float {
    zip(probabilities, targets).map(price).reduce(0, +) / Float(targets.count)
  }

  private static func price(_ p: Float, _ t: Float) -> Float { price(p, t, clip: true) }

  private static func price(_ p: Float, _ t: Float, clip: Bool) -> Float {
    let p = clip ? min(max(p, 1e-7), 1 - 1e-7) : p
    return t == 1 ? -log(p) : -log(1 - p)
  }
}
