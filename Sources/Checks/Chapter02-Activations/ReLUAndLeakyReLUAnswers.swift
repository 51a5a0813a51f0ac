import ExerciseSupport
import Foundation

/// Answers to exercise 2.3, wrong and right. Read on only after you have solved it.
extension ReLUAndLeakyReLU {
  static let misconceptions: [Exercise.Misconception] = [
    mistake(
      "ReLU takes the smaller of 0 and z",
      remedy: "Positive numbers pass and negative ones become 0: which of the two is that?",
      relu: { min(0, $0) }),
    mistake(
      "ReLU takes the magnitude of z",
      remedy: "A negative number becomes 0, not positive.",
      relu: { abs($0) }),
    mistake(
      "ReLU lets every number pass",
      remedy: "Negative numbers become 0.",
      relu: { $0 }),
    mistake(
      "ReLU gives 1 for a positive number",
      remedy: "That is the step function, or the slope of ReLU: ReLU itself hands on z.",
      relu: { $0 > 0 ? 1 : 0 }),
    mistake(
      "ReLU stops at 1",
      remedy: "ReLU has no upper end: a large number passes as it is.",
      relu: { min(1, max(0, $0)) }),
    mistake(
      "ReLU stops at 6",
      remedy: "That one is called ReLU6; ReLU itself has no upper end.",
      relu: { min(6, max(0, $0)) }),
    mistake(
      "ReLU turns the sign around",
      remedy: "A positive number passes as it is.",
      relu: { max(0, -$0) }),
    mistake(
      "ReLU is made smooth, as softplus ln(1 + eᶻ)",
      remedy: "ReLU has a kink: it is exactly 0 on one side and exactly z on the other.",
      relu: { $0 > 80 ? $0 : log(1 + exp($0)) }),
    mistake(
      "ReLU starts at 1 in place of 0",
      remedy: "Compare z with 0: numbers between 0 and 1 are positive and pass.",
      relu: { $0 > 1 ? $0 : 0 }),
    mistake(
      "the leaky ReLU ignores its slope and gives 0",
      remedy: "A negative number is multiplied by the slope, not lost.",
      leakyRelu: { z, _ in max(0, z) }),
    mistake(
      "the slope is always 0.01",
      remedy: "Use the argument `slope`, which need not be 0.01.",
      leakyRelu: { z, _ in z > 0 ? z : 0.01 * z }),
    mistake(
      "the leaky ReLU gives the slope itself for a negative number",
      remedy: "The slope says which part of z passes: what is to be done with both?",
      leakyRelu: { z, slope in z > 0 ? z : slope }),
    mistake(
      "the leaky ReLU takes the larger of z and the slope",
      remedy: "The slope is a factor of z, not a floor under it.",
      leakyRelu: { z, slope in max(slope, z) }),
    mistake(
      "the leaky ReLU gives the slope with a minus sign for a negative number",
      remedy: "The result depends on z: a more negative number gives a more negative result.",
      leakyRelu: { z, slope in z > 0 ? z : -slope }),
    mistake(
      "the leaky ReLU gives a positive result for a negative number",
      remedy:
        "z is negative and the slope positive, so their product is negative: no sign is to be "
        + "changed.",
      leakyRelu: { z, slope in z > 0 ? z : -slope * z }),
    mistake(
      "the slope is used on both sides",
      remedy: "A positive number passes as it is; only the others are multiplied.",
      leakyRelu: { z, slope in slope * z }),
    mistake(
      "the slope is used on the positive side",
      remedy: "It is the negative numbers that leak through a little.",
      leakyRelu: { z, slope in z > 0 ? slope * z : z }),
    mistake(
      "the slope is used on the positive side, and negative numbers are lost",
      remedy: "It is the negative numbers that leak through a little; positive ones pass whole.",
      leakyRelu: { z, slope in z > 0 ? slope * z : 0 }),
    mistake(
      "the leak is added to every number",
      remedy: "A positive number passes as it is: the leak is for the others only.",
      leakyRelu: { z, slope in max(0, z) + slope * z }),
    mistake(
      "the slope is added to a negative number",
      remedy: "Multiply: a slope says how much the result changes with z.",
      leakyRelu: { z, slope in z > 0 ? z : z + slope }),
    mistake(
      "a negative number is divided by the slope",
      remedy: "A slope of 0.01 should make a negative number smaller, not a hundred times larger.",
      leakyRelu: { z, slope in z > 0 ? z : z / slope }),
    mistake(
      "the leaky ReLU bends like ELU, slope · (eᶻ − 1)",
      remedy: "Below zero the leaky ReLU is a straight line: no exponential is needed.",
      leakyRelu: { z, slope in z > 0 ? z : slope * (exp(z) - 1) }),
    .init(
      "the two functions are exchanged",
      remedy: "It is the leaky one that lets a little of a negative number through."
    ) { z, slope in
      (relu: leaky(z, slope), leakyRelu: max(0, z))
    },
    .init(
      "both functions give slope · z for a negative number",
      remedy: "ReLU itself lets nothing of it through.", answer: { (leaky($0, $1), leaky($0, $1)) }),
  ]

  static let otherAnswers: [Exercise.OtherAnswer] = [
    .init("the mean of z and its magnitude, and ReLU twice") { z, slope in
      let positive = (z + abs(z)) / 2
      let negative = (z - abs(z)) / 2
      return (relu: positive, leakyRelu: positive + slope * negative)
    },
    .init("by if and guard") { z, slope in
      func relu(_ z: Float) -> Float {
        guard z > 0 else { return 0 }
        return z
      }
      func leakyRelu(_ z: Float) -> Float {
        if z < 0 { return z * slope }
        return z
      }
      return (relu: relu(z), leakyRelu: leakyRelu(z))
    },
    .init("the larger of z and slope · z, as long as the slope is not above 1") { z, slope in
      (relu: z < 0 ? 0 : z, leakyRelu: max(z, slope * z))
    },
    .init("times a factor, in Double") { z, slope in
      let isPositive = z > 0
      return (
        relu: Float(Double(z) * (isPositive ? 1 : 0)),
        leakyRelu: Float(Double(z) * (isPositive ? 1 : Double(slope)))
      )
    },
    .init("ReLU as the leaky one with slope 0") { z, slope in
      (relu: leaky(z, 0), leakyRelu: leaky(z, slope))
    },
  ]

  /// A wrong answer of which one function is wrong.
  private static func mistake(
    _ mistake: String, remedy: String,
    relu: @escaping @Sendable (Float) -> Float = { max(0, $0) },
    leakyRelu: @escaping @Sendable (Float, Float) -> Float = leaky
  ) -> Exercise.Misconception {
    .init(mistake, remedy: remedy) { z, slope in (relu: relu(z), leakyRelu: leakyRelu(z, slope)) }
  }

  @Sendable private static func leaky(_ z: Float, _ slope: Float) -> Float {
    z > 0 ? z : slope * z
  }
}
