import Exercises
import Foundation
import Judging
import NeuralNetworks

/// Exercise 2.4: three functions, each from the output of its activation.
enum DerivativesFromOutput {
  typealias Function = Chapter2.Curve

  static let exam = Exam(
    Check(
      Chapter2.sigmoidSlope, comparing: .numbers(within: 1e-5), cases: sigmoidCases,
      random: [random(logistic)], mistakes: sigmoidMistakes, rightAnswers: sigmoidRightAnswers),
    Check(
      Chapter2.tanhSlope, comparing: .numbers(within: 1e-5), cases: tanhCases,
      random: [random { tanh($0) }], mistakes: tanhMistakes, rightAnswers: tanhRightAnswers),
    Check(
      Chapter2.reluSlope, comparing: .numbers(), cases: reluCases, random: [random(relu)],
      mistakes: reluMistakes, rightAnswers: reluRightAnswers))

  /// The outputs at random z from −3 to 3, but not between −0.1 and 0.1. What is expected is worked
  /// out from values of the activation a little below and a little above z.
  private static func random(
    _ activation: @escaping @Sendable (Double) -> Double
  ) -> Function.RandomCases {
    .init(6) { generator in
      let magnitude = Double(generator.nextUniform(in: 0.1..<3))
      let z = generator.nextInteger(below: 2) == 0 ? magnitude : -magnitude
      let slope = (activation(z + 0x1p-16) - activation(z - 0x1p-16)) / 0x1p-15
      let isLine = activation(magnitude) == magnitude
      return .init(
        "the output at a random z", Float(activation(z)),
        gives: Float(isLine ? slope.rounded() : slope))
    }
  }

  @Sendable private static func relu(_ z: Double) -> Double { max(0, z) }

  // MARK: - Sigmoid

  // Outputs and slopes by NumPy and SciPy (Tests/Reference/chapter02_reference.py).
  private static let sigmoidCases: [Function.Case] =
    [
      .init("the output at z = 0", 0.5, gives: 0.25),
      .init("the output at z = 0.75", 0.679178699, gives: 0.217894994),
      .init("the output at z = −1.25", 0.222700139, gives: 0.173104787),
      .init("the output at z = 2.5", 0.92414182, gives: 0.0701037165),
      .init("the output at z = −2", 0.119202922, gives: 0.104993585),
      .init("saturated above", 1, gives: 0),
      .init("saturated below", 0, gives: 0),
    ]
    + HardInputs.probabilities.map { a in
      .init("nearly saturated, at \(a)", a, gives: Float(Double(a) - Double(a) * Double(a)))
    }

  private static let sigmoidMistakes: [Function.Mistake] = [
    .init(
      "the output goes through the sigmoid a second time",
      "The argument is σ(z) already: put it into the formula as a."
    ) { logistic($0) * (1 - logistic($0)) },
    .init(
      "the slope of the sigmoid lacks its first factor",
      "Where the output is nearly 0 the sigmoid is flat too: what makes the product small there?"
    ) { 1 - $0 },
    .init(
      "the slope of the sigmoid has a plus sign",
      "Where the output is 1 the sigmoid is flat: the second factor has to be 0 there."
    ) { $0 * (1 + $0) },
    .init(
      "the slope of the sigmoid is negative",
      "The sigmoid never falls, so its slope is never negative: look at the order of the "
        + "difference."
    ) { $0 * ($0 - 1) },
    .init(
      "the slope of the sigmoid is doubled",
      "No factor stands before the product: where the output is 0.5, the slope is a quarter."
    ) { 2 * $0 * (1 - $0) },
    .init(
      "the output of the sigmoid is squared",
      "The second factor is not a, but what is missing from a to 1."
    ) { $0 * $0 },
    .init(
      "the slope of the sigmoid lacks its parentheses",
      "A product comes before a difference: a · 1 − a is always 0."
    ) { $0 * 1 - $0 },
    .init(
      "the sigmoid has the slope of tanh",
      "Each function has a formula of its own: the sigmoid's is largest at a = 0.5."
    ) { 1 - $0 * $0 },
    .init(
      "the output itself is returned", "The slope is a product: the output times 1 − a."
    ) { $0 },
  ]

  private static let sigmoidRightAnswers: [Function.RightAnswer] = [
    .init("multiplied out") { a in a - a * a },
    .init("in Double") { a in Float(Double(a) * (1 - Double(a))) },
    .init("by the square of the distance from the middle") { a in 0.25 - (a - 0.5) * (a - 0.5) },
  ]

  // MARK: - tanh

  // By NumPy, the slope as 1 / cosh² z (Tests/Reference/chapter02_reference.py); −0.6 by hand.
  private static let tanhCases: [Function.Case] = [
    .init("the worked example", -0.6, gives: 0.64),
    .init("the output at z = 0", 0, gives: 1),
    .init("the output at z = 0.75", 0.635148952, gives: 0.596585808),
    .init("the output at z = −1.25", -0.84828364, gives: 0.280414866),
    .init("the output at z = 2.5", 0.986614298, gives: 0.0265922267),
    .init("the output at z = −2", -0.96402758, gives: 0.0706508249),
    .init("saturated above", 1, gives: 0),
    .init("saturated below", -1, gives: 0),
    .init("close to zero", 1e-6, gives: 1),
    .init("zero with a minus sign", -0.0, gives: 1),
  ]

  private static let tanhMistakes: [Function.Mistake] = [
    .init(
      "the output goes through tanh a second time",
      "The argument is tanh z already: put it into the formula as a."
    ) { 1 - tanh($0) * tanh($0) },
    .init(
      "tanh has the slope of the sigmoid",
      "tanh is steepest where its output is 0, and there that product would be 0."
    ) { $0 * (1 - $0) },
    .init(
      "the output of tanh is not squared",
      "An output of −0.6 and one of 0.6 have the same slope, which the square sees to."
    ) { 1 - $0 },
    .init(
      "the slope of tanh is squared as a whole", "Only a is squared, and then subtracted from 1."
    ) { (1 - $0) * (1 - $0) },
    .init(
      "the slope of tanh has a plus sign",
      "Where the output is 1, tanh is flat: the slope has to be 0 there."
    ) { 1 + $0 * $0 },
    .init(
      "the slope of tanh is negative",
      "tanh never falls, so its slope is never negative: look at the order of the difference."
    ) { $0 * $0 - 1 },
    .init(
      "the output of tanh is doubled in place of squared",
      "A square is a number times itself, `output * output`, not twice the number."
    ) { 1 - 2 * $0 },
    .init(
      "1 minus the magnitude is taken for the slope of tanh",
      "A square has no sign either, but −0.6 gives 1 − 0.36."
    ) { 1 - abs($0) },
    .init(
      "the square alone is returned", "tanh is steepest at 0: subtract the square from 1."
    ) { $0 * $0 },
  ]

  private static let tanhRightAnswers: [Function.RightAnswer] = [
    .init("as a product") { a in (1 - a) * (1 + a) },
    .init("in Double, by a power") { a in Float(1 - pow(Double(a), 2)) },
    .init("four times the slope of the sigmoid that tanh is made from") { a in
      4 * ((a + 1) / 2) * (1 - (a + 1) / 2)
    },
  ]

  // MARK: - ReLU

  private static let reluCases: [Function.Case] = [
    .init("a positive output", 2.5, gives: 1),
    .init("an output of 0", 0, gives: 0),
    .init("zero with a minus sign", -0.0, gives: 0),
    .init("an output below 1", 0.75, gives: 1),
    .init("an output of 1", 1, gives: 1),
    .init("a large output", 1000, gives: 1),
    .init("close to zero", 1e-6, gives: 1),
    .init("very close to zero", 1e-30, gives: 1),
    .init("the number next above zero", .leastNonzeroMagnitude, gives: 1),
  ]

  private static let reluMistakes: [Function.Mistake] = [
    .init(
      "the slope of ReLU at output 0 is 1",
      "An output of 0 comes from the flat side, or from the kink: there the slope is 0."
    ) { $0 >= 0 ? 1 : 0 },
    .init(
      "the slope of ReLU is the output itself",
      "The positive side is a straight line: its slope is the same everywhere."
    ) { max(0, $0) },
    .init(
      "ReLU has a slope where the output is 0, and none where it is positive",
      "Where the output is positive, it grows as z does."
    ) { $0 > 0 ? 0 : 1 },
    .init(
      "the slope of ReLU at output 0 is one half",
      "The mean of both sides could be agreed on, but here it is 0, as in most libraries."
    ) { $0 > 0 ? 1 : 0.5 },
    .init(
      "the slope of ReLU at output 0 is that of the leaky ReLU, 0.01",
      "ReLU lets nothing through there."
    ) { $0 > 0 ? 1 : 0.01 },
    .init(
      "ReLU has a slope only where its output is above 1",
      "Compare the output with 0: everything above it comes from the side with a slope."
    ) { $0 > 1 ? 1 : 0 },
    .init(
      "an output near zero is taken for zero",
      "However little above zero the output is, it comes from the side with a slope."
    ) { $0 > 1e-5 ? 1 : 0 },
    .init(
      "the output is rounded to a whole number first",
      "Compare the output as a Float: as an Int, 0.75 is 0."
    ) { $0.rounded(.towardZero) > 0 ? 1 : 0 },
  ]

  private static let reluRightAnswers: [Function.RightAnswer] = [
    .init("0 only where the output is 0") { a in a == 0 ? 0 : 1 },
    .init("the output over itself, unless it is 0") { a in a > 0 ? a / a : 0 },
    .init("by if, in Double") { a in
      if Double(a) > 0.0 { return 1 }
      return 0
    },
  ]
}
