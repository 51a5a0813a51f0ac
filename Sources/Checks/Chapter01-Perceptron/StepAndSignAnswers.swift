import ExerciseSupport
import Foundation

/// Answers to exercise 1.2, wrong and right. Read on only after you have solved it.
extension StepAndSign {
  static let misconceptions: [Exercise.Misconception] = [
    mistake(
      "the step at zero is 0",
      remedy: "In this course a sum that just reaches zero is a yes: does your comparison take "
        + "zero in?",
      step: { $0 > 0 ? 1 : 0 }),
    mistake(
      "the sign of zero is 1",
      remedy: "Zero is on neither side, so the sign needs a third answer.",
      sign: { $0 >= 0 ? 1 : -1 }),
    mistake(
      "the sign of zero is −1",
      remedy: "Zero is on neither side, so the sign needs a third answer.",
      sign: { $0 > 0 ? 1 : -1 }),
    mistake(
      "zero is counted as negative by both functions",
      remedy: "The step of zero is 1, and the sign of zero is 0.",
      step: { $0 > 0 ? 1 : 0 }, sign: { $0 > 0 ? 1 : -1 }),
    mistake(
      "the step at zero is 0, and the sign there is 1",
      remedy: "Look once more at where ≥ and where > stands in the two definitions.",
      step: { $0 > 0 ? 1 : 0 }, sign: { $0 >= 0 ? 1 : -1 }),
    mistake(
      "the step says −1 for no",
      remedy: "The step function answers 1 or 0; it is the sign that has −1.",
      step: { $0 >= 0 ? 1 : -1 }),
    mistake(
      "the sign says 0 for negative numbers",
      remedy: "The sign tells negative numbers from zero: they have an answer of their own.",
      sign: { $0 > 0 ? 1 : 0 }),
    mistake(
      "step and sign are exchanged",
      remedy: "The step answers 1 or 0, the sign 1, 0 or −1.",
      step: signum, sign: threshold),
    mistake(
      "yes and no of the step are exchanged",
      remedy: "The larger sum is the yes: where z is above zero the step is 1.",
      step: { $0 >= 0 ? 0 : 1 }),
    mistake(
      "the sign is turned around",
      remedy: "Positive numbers have sign 1, negative ones −1.",
      sign: { -signum($0) }),
    mistake(
      "the step returns z itself where z is positive",
      remedy: "A step has a flat top: however large z is, the answer is 1.",
      step: { max(0, $0) }),
    mistake(
      "the step is taken at 0.5",
      remedy: "A threshold of one half is for probabilities; a weighted sum is compared with 0.",
      step: { $0 >= 0.5 ? 1 : 0 }),
    mistake(
      "the step is taken at 1",
      remedy: "The answer is 1, but z is compared with 0.",
      step: { $0 >= 1 ? 1 : 0 }),
    mistake(
      "the step is a smooth curve, a sigmoid",
      remedy: "There is nothing between 0 and 1: a comparison gives the answer.",
      step: logistic),
    mistake(
      "z is divided by its magnitude, which at zero is 0 / 0",
      remedy: "Zero needs an answer of its own, before anything is divided by it.",
      sign: { $0 / abs($0) }),
    mistake(
      "the fraction is cut off z before it is compared",
      remedy: "Compare z as a Float: as an Int, −0.1 is 0.",
      step: { threshold($0.rounded(.towardZero)) }, sign: { signum($0.rounded(.towardZero)) }),
    mistake(
      "the sign is read off the sign bit, where zero has one too",
      remedy: "0.0 and -0.0 are equal, and neither is positive or negative: compare with 0.",
      sign: { Float(signOf: $0, magnitudeOf: 1) }),
    mistake(
      "minus zero is taken for a negative number",
      remedy:
        "A comparison such as `z < 0` takes 0.0 and -0.0 for the same, the sign bit does not.",
      step: { $0.sign == .minus ? 0 : 1 }),
    mistake(
      "the sign is a smooth curve, tanh",
      remedy: "There are three answers and nothing between: comparisons give them.",
      sign: { tanh($0) }),
    mistake(
      "z is kept as it is between the limits",
      remedy: "All numbers on one side of zero get the same answer, however small they are.",
      step: { min(1, max(0, $0)) }, sign: { min(1, max(-1, $0)) }),
    mistake(
      "numbers near zero are taken for zero",
      remedy: "Any number below or above zero has a sign, be it ever so small.",
      sign: { abs($0) < 1e-6 ? 0 : signum($0) }),
    mistake(
      "the step at zero is one half",
      remedy: "Some books do so; here the perceptron has to decide, and zero is a yes.",
      step: { $0 == 0 ? 0.5 : threshold($0) }),
    mistake(
      "the step is always 1",
      remedy: "Look at z: where it is below zero the answer is 0.",
      step: { _ in 1 }),
  ]

  static let otherAnswers: [Exercise.OtherAnswer] = [
    .init("both as differences of comparisons") { numbers in
      [
        numbers.map { 1 - ($0 < 0 ? 1 : 0) },
        numbers.map { ($0 > 0 ? 1 : 0) - ($0 < 0 ? 1 : 0) },
      ]
    },
    .init("the sign from two steps") { numbers in
      [numbers.map(threshold), numbers.map { threshold($0) - threshold(-$0) }]
    },
    .init("z over its magnitude, with zero set apart, and the step from the sign") { numbers in
      let signs = numbers.map { $0 == 0 ? 0 : $0 / $0.magnitude }
      return [signs.map { $0 == -1 ? 0 : 1 }, signs]
    },
    .init("ranges in a switch") { numbers in
      let signs: [Float] = numbers.map { number in
        switch number {
        case ..<0: -1
        case 0: 0
        default: 1
        }
      }
      return [signs.map { ($0 + 1).rounded(.up) > 0 ? 1 : 0 }, signs]
    },
  ]

  /// A wrong answer of which one function or both are wrong.
  private static func mistake(
    _ mistake: String, remedy: String, step: @escaping @Sendable (Float) -> Float = threshold,
    sign: @escaping @Sendable (Float) -> Float = signum
  ) -> Exercise.Misconception {
    .init(mistake, remedy: remedy) { numbers in [numbers.map(step), numbers.map(sign)] }
  }

  @Sendable private static func signum(_ z: Float) -> Float { z > 0 ? 1 : z < 0 ? -1 : 0 }
}
