import Exercises
import Foundation
import Judging
import NeuralNetworks

/// Exercise 2.3: two functions that treat positive numbers alike.
enum ReLUAndLeakyReLU {
  typealias ReLU = Chapter2.Curve
  typealias LeakyReLU = Chapter2.LeakyReLU

  static let exam = Exam(
    Check(
      Chapter2.relu, comparing: .numbers(within: 1e-6, relativeFrom: 1e-6), cases: cases,
      random: random, mistakes: mistakes, rightAnswers: rightAnswers),
    Check(
      Chapter2.leakyRelu, comparing: .numbers(within: 1e-6, relativeFrom: 1e-6),
      cases: leakyCases, random: leakyRandom, mistakes: leakyMistakes,
      rightAnswers: leakyRightAnswers))

  /// Numbers on both sides of the kink. The largest are left out: right answers may double them.
  private static let numbers: [(name: String, z: Float)] =
    [
      ("a positive number", 2.5), ("a negative number", -1.5), ("a little above zero", 0.001),
      ("a little below zero", -0.001), ("between 0 and 1", 0.75), ("between −1 and 0", -0.75),
      ("a large number", 4096), ("a large negative number", -4096),
    ]
    + HardInputs.preactivations.filter { abs($0) < 1e38 }.map { ("z = \($0)", $0) }

  /// A random number of eighths: three above zero, three below.
  private static let random: [ReLU.RandomCases] = [Float(1), -1].map { side in
    .init(3) { generator in
      let eighths = Float(1 + generator.nextInteger(below: 80))
      return .init("a random number", side * eighths / 8, gives: side > 0 ? eighths / 8 : 0)
    }
  }

  // MARK: - ReLU

  private static let cases: [ReLU.Case] = numbers.map { name, z in
    .init(name, z, gives: z > 0 ? z : 0)
  }

  private static let mistakes: [ReLU.Mistake] = [
    .init(
      "ReLU takes the smaller of 0 and z",
      "Positive numbers pass and negative ones become 0: which of the two is that?"
    ) { min(0, $0) },
    .init(
      "ReLU takes the magnitude of z", "A negative number becomes 0, not positive."
    ) { abs($0) },
    .init("ReLU lets every number pass", "Negative numbers become 0.") { $0 },
    .init(
      "ReLU gives 1 for a positive number",
      "That is the step function, or the slope of ReLU: ReLU itself hands on z."
    ) { $0 > 0 ? 1 : 0 },
    .init(
      "ReLU stops at 1", "ReLU has no upper end: a large number passes as it is."
    ) { min(1, max(0, $0)) },
    .init(
      "ReLU stops at 6", "That one is called ReLU6; ReLU itself has no upper end."
    ) { min(6, max(0, $0)) },
    .init("ReLU turns the sign around", "A positive number passes as it is.") { max(0, -$0) },
    .init(
      "ReLU is made smooth, as softplus ln(1 + eᶻ)",
      "ReLU has a kink: it is exactly 0 on one side and exactly z on the other."
    ) { log(1 + exp($0)) },
    .init(
      "ReLU starts at 1 in place of 0",
      "Compare z with 0: numbers between 0 and 1 are positive and pass."
    ) { $0 > 1 ? $0 : 0 },
    .init(
      "ReLU starts at a thousandth in place of 0",
      "However little above zero a number is, it passes: compare z with 0."
    ) { $0 > 1e-3 ? $0 : 0 },
    .init(
      "ReLU takes numbers near zero for zero",
      "However little above zero a number is, it passes: compare z with 0."
    ) { $0 > 1e-6 ? $0 : 0 },
    .init(
      "ReLU gives 1 % of a negative number",
      "It is the leaky one that lets a little of a negative number through: ReLU itself lets "
        + "nothing of it through."
    ) { leaky($0, 0.01) },
    .init(
      "ReLU bends like ELU, eᶻ − 1, below zero",
      "Below zero ReLU is flat: no exponential is needed."
    ) { $0 > 0 ? $0 : exp($0) - 1 },
  ]

  private static let rightAnswers: [ReLU.RightAnswer] = [
    .init("the mean of z and its magnitude") { z in (z + abs(z)) / 2 },
    .init("by guard") { z in
      guard z > 0 else { return 0 }
      return z
    },
    .init("z times a factor, in Double") { z in Float(Double(z) * (z > 0 ? 1 : 0)) },
    .init("the leaky one with slope 0") { z in leaky(z, 0) },
  ]

  // MARK: - Leaky ReLU

  // Worked out by hand: 0.25 · (−1.5) = −0.375, for example.
  private static let leakyCases: [LeakyReLU.Case] =
    [
      .init("a positive number", (2.5, 0.01), gives: 2.5),
      .init("a negative number", (-1.5, 0.01), gives: -0.015),
      .init("a steeper slope", (-1.5, 0.25), gives: -0.375),
      .init("a positive number with a steeper slope", (1.5, 0.25), gives: 1.5),
      .init("a positive number below the slope", (0.25, 0.5), gives: 0.25),
      .init("slope 0: all is lost", (-3, 0), gives: 0),
      .init("slope 1: all passes", (-3, 1), gives: -3),
    ]
    + numbers.map { name, z in .init(name, (z, 0.5), gives: z > 0 ? z : z / 2) }

  /// A random number of eighths and a random slope of sixteenths, so that whole numbers tell what is
  /// expected: three numbers above zero, three below.
  private static let leakyRandom: [LeakyReLU.RandomCases] = [1, -1].map { side in
    .init(3) { generator in
      let eighths = side * (1 + generator.nextInteger(below: 80))
      let sixteenths = 1 + generator.nextInteger(below: 15)
      return .init(
        "a random number", (Float(eighths) / 8, Float(sixteenths) / 16),
        gives: Float(eighths * (side > 0 ? 16 : sixteenths)) / 128)
    }
  }

  private static let leakyMistakes: [LeakyReLU.Mistake] = [
    .init(
      "the leaky ReLU ignores its slope and gives 0",
      "A negative number is multiplied by the slope, not lost."
    ) { z, _ in max(0, z) },
    .init(
      "the slope is always 0.01", "Use the argument `slope`, which need not be 0.01."
    ) { z, _ in leaky(z, 0.01) },
    .init(
      "the leaky ReLU gives the slope itself for a negative number",
      "The slope says which part of z passes: what is to be done with both?"
    ) { z, slope in z > 0 ? z : slope },
    .init(
      "the leaky ReLU takes the larger of z and the slope",
      "The slope is a factor of z, not a floor under it."
    ) { z, slope in max(slope, z) },
    .init(
      "z is compared with the slope in place of 0",
      "The slope is a factor of z, not a place: the line bends at 0, whatever the slope is."
    ) { z, slope in z > slope ? z : slope * z },
    .init(
      "the leaky ReLU gives the slope with a minus sign for a negative number",
      "The result depends on z: a more negative number gives a more negative result."
    ) { z, slope in z > 0 ? z : -slope },
    .init(
      "the leaky ReLU gives a positive result for a negative number",
      "z is negative and the slope positive, so their product is negative: no sign is to be "
        + "changed."
    ) { z, slope in z > 0 ? z : -slope * z },
    .init(
      "the slope is used on both sides",
      "A positive number passes as it is; only the others are multiplied."
    ) { z, slope in slope * z },
    .init(
      "the slope is used on the positive side",
      "It is the negative numbers that leak through a little."
    ) { z, slope in z > 0 ? slope * z : z },
    .init(
      "the slope is used on the positive side, and negative numbers are lost",
      "It is the negative numbers that leak through a little; positive ones pass whole."
    ) { z, slope in z > 0 ? slope * z : 0 },
    .init(
      "the leak is added to every number",
      "A positive number passes as it is: the leak is for the others only."
    ) { z, slope in max(0, z) + slope * z },
    .init(
      "the slope is added to a negative number",
      "Multiply: a slope says how much the result changes with z."
    ) { z, slope in z > 0 ? z : z + slope },
    .init(
      "a negative number is divided by the slope",
      "A slope of 0.01 should make a negative number smaller, not a hundred times larger."
    ) { z, slope in z > 0 ? z : z / slope },
    .init(
      "the leaky ReLU bends like ELU, slope · (eᶻ − 1)",
      "Below zero the leaky ReLU is a straight line: no exponential is needed."
    ) { z, slope in z > 0 ? z : slope * (exp(z) - 1) },
    .init(
      "the line bends at a thousandth in place of 0",
      "However little above zero a number is, it passes whole: compare z with 0."
    ) { z, slope in z > 1e-3 ? z : slope * z },
    .init(
      "numbers near zero are taken for zero",
      "However close to zero a number is, it passes, whole or in part: compare z with 0."
    ) { z, slope in abs(z) < 1e-6 ? 0 : leaky(z, slope) },
    .init(
      "every number passes whole",
      "Of a negative number only a part passes: multiply it by the slope."
    ) { z, _ in z },
  ]

  private static let leakyRightAnswers: [LeakyReLU.RightAnswer] = [
    .init("both sides added up, each by a ReLU") { z, slope in
      (z + abs(z)) / 2 + slope * ((z - abs(z)) / 2)
    },
    .init("by if") { z, slope in
      if z < 0 { return z * slope }
      return z
    },
    .init("the larger of z and slope · z, as long as the slope is not above 1") { z, slope in
      max(z, slope * z)
    },
    .init("times a factor, in Double") { z, slope in
      Float(Double(z) * (z > 0 ? 1 : Double(slope)))
    },
  ]

  @Sendable private static func leaky(_ z: Float, _ slope: Float) -> Float {
    z > 0 ? z : slope * z
  }
}
