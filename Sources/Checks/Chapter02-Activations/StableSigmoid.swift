import Exercises
import Foundation
import Judging
import NeuralNetworks

/// Exercise 2.2: a sigmoid that keeps its first digits for every number.
enum StableSigmoid {
  typealias Function = Chapter2.Curve

  /// Below 2⁻¹²⁶ a `Float` has fewer digits the smaller it is, so there the tolerance stays the
  /// same. At z = −100 it is larger than the result, for machines on which so small a number is 0.
  static let exam = Exam(
    Check(
      Chapter2.sigmoid, comparing: .numbers(within: 1e-5, relativeFrom: 0x1p-126),
      cases: known + hard, random: random, mistakes: mistakes, rightAnswers: rightAnswers))

  // By SciPy's expit in float64 (Tests/Reference/chapter02_reference.py).
  private static let known: [Function.Case] = [
    .init("z = 2", 2, gives: 0.880797078),
    .init("z = −2", -2, gives: 0.119202922),
    .init("zero", 0, gives: 0.5),
    .init("a little above zero", 0.5, gives: 0.622459331),
    .init("a little below zero", -0.5, gives: 0.377540669),
    .init("z = −5", -5, gives: 0.00669285092),
    .init("z = 15, nearly 1", 15, gives: 0.999999694),
    .init("z = −10: all digits of a small number", -10, gives: 4.53978687e-5),
    .init("z = −15", -15, gives: 3.05902227e-7),
    .init("z = −17, where σ(17) is 1 in a Float", -17, gives: 4.13993755e-8),
    .init("z = −30", -30, gives: 9.35762297e-14),
    .init("z = −50", -50, gives: 1.92874985e-22),
    .init("z = −80", -80, gives: 1.80485139e-35),
    .init("z = 80", 80, gives: 1),
    .init("z = −87", -87, gives: 1.64581143e-38),
    .init("z = 89, where eᶻ is too large for a Float", 89, gives: 1),
    .init(
      "z = −89, where e⁻ᶻ is too large for a Float", -89,
      gives: Float(2.22736356e-39 as Double)),
    .init("z = −95", -95, gives: Float(5.52108228e-42 as Double)),
    .init("z = 1000", 1000, gives: 1),
    .init("z = −1000", -1000, gives: 0),
    .init("one of the largest Floats", 3e38, gives: 1),
    .init("the negative of one of the largest Floats", -3e38, gives: 0),
  ]

  private static let hard: [Function.Case] = HardInputs.preactivations.map { z in
    .init("z = \(z)", z, gives: Float(logistic(Double(z))))
  }

  /// Random numbers from −85 to 85. What is expected is the plain formula in Double, in which e⁸⁵ is
  /// not too large.
  private static let random: [Function.RandomCases] = [
    .init(6) { generator in
      let z = generator.nextUniform(in: -85..<85)
      return .init("a random number", z, gives: Float(logistic(Double(z))))
    }
  ]

  // MARK: - Mistakes

  private static let mistakes: [Function.Mistake] = [
    .init(
      "e⁻ᶻ overflows for very negative numbers",
      "On that side of zero use the form in which eᶻ gets small.", answer: logistic),
    .init(
      "eᶻ overflows for large numbers, and ∞ / ∞ is NaN",
      "On that side of zero use the form in which e⁻ᶻ gets small."
    ) { exp($0) / (1 + exp($0)) },
    .init(
      "eᶻ is taken in Double, which only puts the overflow off, to z = 710",
      "On that side of zero use the form in which e⁻ᶻ gets small; then a Float is enough."
    ) { Float(exp(Double($0)) / (1 + exp(Double($0)))) },
    .init(
      "the two forms are chosen the wrong way around",
      "Where z is positive it is eᶻ that gets large: which of the forms avoids it there?"
    ) { z in z >= 0 ? exp(z) / (1 + exp(z)) : logistic(z) },
    .init(
      "the sign of z is lost",
      "A large z should give nearly 1: look at the exponent of the first form."
    ) { z in z >= 0 ? small(z) : 1 / (1 + exp(z)) },
    .init(
      "the sign of z is lost, and e⁸⁹ overflows",
      "A large z should give nearly 1: look at the exponent of the first form."
    ) { 1 / (1 + exp($0)) },
    .init(
      "the exponent of the first form has lost its minus sign",
      "A large z should give nearly 1: where z is positive, eᶻ has to become e⁻ᶻ."
    ) { z in z >= 0 ? 1 / (1 + exp(z)) : exp(z) / (1 + exp(z)) },
    .init(
      "the magnitude of z is used on both sides",
      "σ(2) and σ(−2) differ: where z is negative the numerator is not 1."
    ) { logistic(abs($0)) },
    .init(
      "a negative number gives 1 − σ(−z), which loses the digits of a small result",
      "Find the small result as a quotient, not as a difference from 1."
    ) { z in z >= 0 ? logistic(z) : 1 - logistic(-z) },
    .init(
      "tanh is stretched and moved, which loses the digits of a small result",
      "Next to −1 tanh has no digits left for a small difference: start from exp."
    ) { (1 + tanh($0 / 2)) / 2 },
    .init(
      "a negative number gives eᶻ alone",
      "That is close where z is very negative; at z = −0.5 the division by 1 + eᶻ counts."
    ) { z in z >= 0 ? logistic(z) : exp(z) },
    .init(
      "a negative number gives eᶻ / (1 + e⁻ᶻ)",
      "Numerator and denominator are multiplied by the same eᶻ: what becomes of e⁻ᶻ · eᶻ, and what "
        + "of 1 · eᶻ?"
    ) { z in z >= 0 ? logistic(z) : exp(z) / (1 + exp(-z)) },
    .init(
      "very negative numbers are all given 0 once e⁻ᶻ may be large, below −80",
      "A Float holds numbers down to about 10⁻⁴⁵, so use the form with eᶻ in place of 0."
    ) { z in z < -80 ? 0 : z > 80 ? 1 : logistic(z) },
    .init(
      "numbers below −20 are all given 0",
      "A Float holds numbers down to about 10⁻⁴⁵, so use the form with eᶻ in place of 0."
    ) { z in z < -20 ? 0 : z > 20 ? 1 : logistic(z) },
    .init(
      "the denominator lacks its parentheses",
      "Division comes before addition: 1 / 1 + e⁻ᶻ is 1 + e⁻ᶻ."
    ) { z in z >= 0 ? 1 / 1 + exp(-z) : exp(z) / 1 + exp(z) },
    clipped(at: 20), clipped(at: 88), rounded(e: 2.718), rounded(e: 2.71828),
    .init(
      "the slope of the sigmoid is returned",
      "Return σ(z) itself; its derivative comes in exercise 2.4."
    ) { z in small(abs(z)) / (1 + exp(-abs(z))) },
    .init(
      "tanh is returned", "tanh goes from −1 to 1; the sigmoid goes from 0 to 1."
    ) { tanh($0) },
  ]

  /// Keeps z within a limit, as many programs do.
  private static func clipped(at limit: Float) -> Function.Mistake {
    .init(
      "z is kept between −\(Int(limit)) and \(Int(limit)), so smaller results are lost",
      "With the form that fits the side of zero, no number has to be clipped."
    ) { z in logistic(min(max(z, -limit), limit)) }
  }

  /// A power of a number that is not quite e, in the form that fits the side of zero.
  private static func rounded(e: Float) -> Function.Mistake {
    .init(
      "a power of \(e) is taken in place of `exp`, and the missing digits count more and more",
      "A power multiplies the error of its base by the exponent: use Foundation's `exp`."
    ) { z in z < 0 ? pow(e, z) / (1 + pow(e, z)) : 1 / (1 + pow(e, -z)) }
  }

  /// σ(−z) for a z that is not negative.
  @Sendable private static func small(_ z: Float) -> Float { exp(-z) / (1 + exp(-z)) }

  private static let rightAnswers: [Function.RightAnswer] = [
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
}
