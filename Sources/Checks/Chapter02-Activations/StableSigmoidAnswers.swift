import ExerciseSupport
import Foundation

/// Answers to exercise 2.1, wrong and right. Read on only after you have solved it.
extension StableSigmoid {
  static let misconceptions = formulas + [20, 50, 80, 88].map(clipped)

  private static let formulas: [Exercise.Misconception] = [
    .init(
      "e⁻ᶻ overflows for very negative numbers",
      remedy: "On that side of zero use the form in which eᶻ gets small."
    ) { z in
      logistic(z)
    },
    .init(
      "eᶻ overflows for large numbers, and ∞ / ∞ is NaN",
      remedy: "On that side of zero use the form in which e⁻ᶻ gets small."
    ) { z in
      exp(z) / (1 + exp(z))
    },
    .init(
      "the two forms are chosen the wrong way around",
      remedy: "Where z is positive it is eᶻ that gets large: which of the forms avoids it there?"
    ) { z in
      z >= 0 ? exp(z) / (1 + exp(z)) : logistic(z)
    },
    .init(
      "the sign of z is lost",
      remedy: "A large z should give nearly 1: look at the exponent of the first form."
    ) { z in
      z >= 0 ? falling(z) : rising(z)
    },
    .init(
      "the sign of z is lost, and e⁸⁹ overflows",
      remedy: "A large z should give nearly 1: look at the exponent of the first form."
    ) { z in
      1 / (1 + exp(z))
    },
    .init(
      "the magnitude of z is used on both sides",
      remedy: "σ(2) and σ(−2) differ: where z is negative the numerator is not 1."
    ) { z in
      rising(abs(z))
    },
    .init(
      "a negative number gives 1 − σ(−z), which loses the digits of a small result",
      remedy: "Find the small result as a quotient, not as a difference from 1."
    ) { z in
      z >= 0 ? rising(z) : 1 - rising(-z)
    },
    .init(
      "tanh is stretched and moved, which loses the digits of a small result",
      remedy: "Next to −1 tanh has no digits left for a small difference: start from exp."
    ) { z in
      (1 + tanh(z / 2)) / 2
    },
    .init(
      "a negative number gives eᶻ alone",
      remedy: "That is close where z is very negative; at z = −0.5 the division by 1 + eᶻ counts."
    ) { z in
      z >= 0 ? rising(z) : exp(z)
    },
    .init(
      "a negative number gives eᶻ / (1 + e⁻ᶻ)",
      remedy: "Numerator and denominator are multiplied by the same eᶻ: what becomes of e⁻ᶻ · eᶻ, "
        + "and what of 1 · eᶻ?"
    ) { z in
      z >= 0 ? rising(z) : exp(z) / (1 + exp(-z))
    },
    .init(
      "very negative numbers are all given 0 once e⁻ᶻ may be large, below −80",
      remedy: "A Float holds numbers down to about 10⁻⁴⁵, so use the form with eᶻ in place of 0."
    ) { z in
      z < -80 ? 0 : z > 80 ? 1 : logistic(z)
    },
    .init(
      "numbers below −20 are all given 0",
      remedy: "A Float holds numbers down to about 10⁻⁴⁵, so use the form with eᶻ in place of 0."
    ) { z in
      z < -20 ? 0 : z > 20 ? 1 : logistic(z)
    },
    .init(
      "the denominator lacks its parentheses",
      remedy: "Division comes before addition: 1 / 1 + e⁻ᶻ is 1 + e⁻ᶻ."
    ) { z in
      z >= 0 ? 1 / 1 + exp(-z) : exp(z) / 1 + exp(z)
    },
    .init(
      "e is rounded to 2.718",
      remedy: "Its 80th power is off in the second digit then: use Foundation's `exp`."
    ) { z in
      z >= 0 ? 1 / (1 + pow(2.718, -z)) : pow(2.718, z) / (1 + pow(2.718, z))
    },
    .init(
      "the slope of the sigmoid is returned",
      remedy: "Return σ(z) itself; its derivative comes in exercise 2.4."
    ) { z in
      stable(z) * stable(-z)
    },
    .init(
      "tanh is returned",
      remedy: "tanh goes from −1 to 1; the sigmoid goes from 0 to 1."
    ) { z in
      tanh(z)
    },
    .init(
      "the number is turned into yes or no",
      remedy: "The sigmoid goes smoothly from 0 to 1: no comparison makes its result."
    ) { z in
      threshold(z)
    },
  ]

  static let otherAnswers: [Exercise.OtherAnswer] = [
    .init("the exponential of −|z|, above the line or not") { z in
      let power = exp(-abs(z))
      return (z < 0 ? power : 1) / (1 + power)
    },
    .init("the smaller of z and 0 in the numerator, without a branch") { z in
      exp(min(z, 0)) / (1 + exp(-z.magnitude))
    },
    .init("the plain formula in Double") { z in Float(1 / (1 + exp(-Double(z)))) },
    .init("eᶻ minus its excess, as the library has it") { z in
      if z > 0 { return 1 / (1 + exp(-z)) }
      let power = exp(z)
      return power - power * (power / (1 + power))
    },
    .init("e as a Float, raised to a power") { z in
      let e: Float = 2.7182818
      return z < 0 ? pow(e, z) / (1 + pow(e, z)) : 1 / (1 + pow(e, -z))
    },
    .init("by logarithms: −ln(1 + e⁻ᶻ) is min(z, 0) − ln(1 + e^−|z|)") { z in
      exp(min(z, 0) - log1p(exp(-abs(z))))
    },
  ]

  /// Keeps z within a limit, as many programs do.
  private static func clipped(at limit: Float) -> Exercise.Misconception {
    .init(
      "z is kept between −\(Int(limit)) and \(Int(limit)), so smaller results are lost",
      remedy: "With the form that fits the side of zero, no number has to be clipped."
    ) { z in
      logistic(min(max(z, -limit), limit))
    }
  }

  /// The form for numbers above zero.
  private static func rising(_ z: Float) -> Float { 1 / (1 + exp(-z)) }

  /// The same for −z.
  private static func falling(_ z: Float) -> Float { exp(-z) / (1 + exp(-z)) }

  private static func stable(_ z: Float) -> Float { z >= 0 ? rising(z) : falling(-z) }
}
