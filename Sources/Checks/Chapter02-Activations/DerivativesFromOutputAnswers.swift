import ExerciseSupport
import Foundation

/// Answers to exercise 2.4, wrong and right. Read on only after you have solved it.
extension DerivativesFromOutput {
  static let misconceptions: [Exercise.Misconception] = [
    mistake(
      "the output goes through the sigmoid a second time",
      remedy: "The argument is σ(z) already: put it into the formula as a.",
      sigmoid: { logistic($0) * (1 - logistic($0)) }),
    mistake(
      "the output goes through tanh a second time",
      remedy: "The argument is tanh z already: put it into the formula as a.",
      tanh: { 1 - Foundation.tanh($0) * Foundation.tanh($0) }),
    mistake(
      "the outputs go through sigmoid and tanh a second time",
      remedy: "The arguments are outputs already: put them into the formulas as a.",
      sigmoid: { logistic($0) * (1 - logistic($0)) },
      tanh: { 1 - Foundation.tanh($0) * Foundation.tanh($0) }),
    mistake(
      "the slope of the sigmoid lacks its first factor",
      remedy: "Where the output is nearly 0 the sigmoid is flat too: what makes the product small "
        + "there?",
      sigmoid: { 1 - $0 }),
    mistake(
      "the slope of the sigmoid has a plus sign",
      remedy: "Where the output is 1 the sigmoid is flat: the second factor has to be 0 there.",
      sigmoid: { $0 * (1 + $0) }),
    mistake(
      "the slope of the sigmoid is negative",
      remedy: "The sigmoid never falls, so its slope is never negative: look at the order of the "
        + "difference.",
      sigmoid: { $0 * ($0 - 1) }),
    mistake(
      "the output of the sigmoid is squared",
      remedy: "The second factor is not a, but what is missing from a to 1.",
      sigmoid: { $0 * $0 }),
    mistake(
      "the slope of the sigmoid lacks its parentheses",
      remedy: "A product comes before a difference: a · 1 − a is always 0.",
      sigmoid: { $0 * 1 - $0 }),
    mistake(
      "the sigmoid has the slope of tanh",
      remedy: "Each function has a formula of its own: the sigmoid's is largest at a = 0.5.",
      sigmoid: { 1 - $0 * $0 }),
    mistake(
      "tanh has the slope of the sigmoid",
      remedy: "tanh is steepest where its output is 0, and there that product would be 0.",
      tanh: { $0 * (1 - $0) }),
    mistake(
      "the slopes of sigmoid and tanh are exchanged",
      remedy: "Look at a = 0: tanh is steepest there, and the sigmoid is flat.",
      sigmoid: { 1 - $0 * $0 }, tanh: { $0 * (1 - $0) }),
    mistake(
      "the output of tanh is not squared",
      remedy: "An output of −0.6 and one of 0.6 have the same slope, which the square sees to.",
      tanh: { 1 - $0 }),
    mistake(
      "the slope of tanh is squared as a whole",
      remedy: "Only a is squared, and then subtracted from 1.",
      tanh: { (1 - $0) * (1 - $0) }),
    mistake(
      "the slope of tanh has a plus sign",
      remedy: "Where the output is 1, tanh is flat: the slope has to be 0 there.",
      tanh: { 1 + $0 * $0 }),
    mistake(
      "the slope of tanh is negative",
      remedy: "tanh never falls, so its slope is never negative: look at the order of the "
        + "difference.",
      tanh: { $0 * $0 - 1 }),
    mistake(
      "the output of tanh is doubled in place of squared",
      remedy: "A square is a number times itself, `output * output`, not twice the number.",
      tanh: { 1 - 2 * $0 }),
    mistake(
      "1 minus the magnitude is taken for the slope of tanh",
      remedy: "A square has no sign either, but −0.6 gives 1 − 0.36.",
      tanh: { 1 - abs($0) }),
    mistake(
      "the slope of ReLU at output 0 is 1",
      remedy: "An output of 0 comes from the flat side, or from the kink: there the slope is 0.",
      relu: { $0 >= 0 ? 1 : 0 }),
    mistake(
      "the slope of ReLU is the output itself",
      remedy: "The positive side is a straight line: its slope is the same everywhere.",
      relu: { max(0, $0) }),
    mistake(
      "ReLU has a slope where the output is 0, and none where it is positive",
      remedy: "Where the output is positive, it grows as z does.",
      relu: { $0 > 0 ? 0 : 1 }),
    mistake(
      "the slope of ReLU at output 0 is one half",
      remedy: "The mean of both sides could be agreed on, but here it is 0, as in most libraries.",
      relu: { $0 > 0 ? 1 : 0.5 }),
    mistake(
      "the slope of ReLU at output 0 is that of the leaky ReLU, 0.01",
      remedy: "ReLU lets nothing through there.",
      relu: { $0 > 0 ? 1 : 0.01 }),
    mistake(
      "ReLU has a slope only where its output is above 1",
      remedy: "Compare the output with 0: everything above it comes from the side with a slope.",
      relu: { $0 > 1 ? 1 : 0 }),
  ]

  static let otherAnswers: [Exercise.OtherAnswer] = [
    .init("the sigmoid's multiplied out, that of tanh as a product, the sign of the output") {
      sigmoid, tanh, relu in
      (
        sigmoid: sigmoid - sigmoid * sigmoid, tanh: (1 - tanh) * (1 + tanh),
        relu: relu == 0 ? 0 : 1
      )
    },
    .init("in Double") { sigmoid, tanh, relu in
      (
        sigmoid: Float(Double(sigmoid) * (1 - Double(sigmoid))),
        tanh: Float(1 - pow(Double(tanh), 2)),
        relu: Float(Double(relu) > 0 ? 1.0 : 0.0)
      )
    },
    .init("squares of the distance from the middle") { sigmoid, tanh, relu in
      (
        sigmoid: 0.25 - (sigmoid - 0.5) * (sigmoid - 0.5),
        // With s = (y + 1) / 2, the slope is 4 s (1 − s), as tanh is a stretched sigmoid.
        tanh: 4 * ((tanh + 1) / 2) * (1 - (tanh + 1) / 2),
        relu: relu > 0 ? relu / relu : 0
      )
    },
  ]

  /// A wrong answer of which one function or two are wrong.
  private static func mistake(
    _ mistake: String, remedy: String,
    sigmoid: @escaping @Sendable (Float) -> Float = { $0 * (1 - $0) },
    tanh: @escaping @Sendable (Float) -> Float = { 1 - $0 * $0 },
    relu: @escaping @Sendable (Float) -> Float = { $0 > 0 ? 1 : 0 }
  ) -> Exercise.Misconception {
    .init(mistake, remedy: remedy) { outputs in
      (sigmoid: sigmoid(outputs.sigmoid), tanh: tanh(outputs.tanh), relu: relu(outputs.relu))
    }
  }
}
