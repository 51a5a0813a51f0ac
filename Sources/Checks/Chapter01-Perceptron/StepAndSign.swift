import Exercises
import Foundation
import Judging
import NeuralNetworks

/// Exercise 1.2: two functions that compare a number with zero.
enum StepAndSign {
  typealias Function = Chapter1.Step

  static let exam = Exam(
    Check(
      Chapter1.step, comparing: .numbers(), cases: cases(step), random: [random(step)],
      mistakes: mistakesOfStep, rightAnswers: rightSteps),
    Check(
      Chapter1.sign, comparing: .numbers(), cases: cases(sign), random: [random(sign)],
      mistakes: mistakesOfSign, rightAnswers: rightSigns))

  // By the definitions. NumPy's `heaviside(z, 1)` and `sign(z)` give the same
  // (Tests/Reference/chapter01_reference.py).
  private static let sides: [(name: String, z: Float, side: Int)] = [
    ("a positive number", 2.5, 1), ("a negative number", -0.1, -1), ("zero", 0, 0),
    ("minus zero", -0.0, 0), ("between 0 and ½", 0.2, 1), ("between −½ and 0", -0.2, -1),
    ("between ½ and 1", 0.6, 1), ("between −1 and −½", -0.6, -1),
    ("the number next above zero", .leastNonzeroMagnitude, 1),
    ("the number next below zero", -.leastNonzeroMagnitude, -1), ("near zero", 1e-9, 1),
    ("near zero, and negative", -1e-9, -1), ("a large number", 3e38, 1),
    ("a large negative number", -3e38, -1), ("a number above 1", 1.5, 1),
    ("infinity", .infinity, 1), ("minus infinity", -.infinity, -1),
  ]

  @Sendable private static func step(side: Int) -> Float { side >= 0 ? 1 : 0 }
  @Sendable private static func sign(side: Int) -> Float { Float(side) }

  private static func cases(_ answer: (Int) -> Float) -> [Function.Case] {
    sides.map { .init($0.name, $0.z, gives: answer($0.side)) }
  }

  private static func random(
    _ answer: @escaping @Sendable (Int) -> Float
  ) -> Function.RandomCases {
    .init(8) { generator in
      // From (0, 10], and so not zero.
      let magnitude = 10 * (1 - generator.nextUniform())
      let side = generator.nextInteger(below: 2) == 1 ? 1 : -1
      return .init("a random number", Float(side) * magnitude, gives: answer(side))
    }
  }

  // MARK: - Step

  private static let mistakesOfStep: [Function.Mistake] = [
    .init(
      "the step at zero is 0",
      "In this course a sum that just reaches zero is a yes: does your comparison take zero in?"
    ) { $0 > 0 ? 1 : 0 },
    .init(
      "the step at zero is one half",
      "Some books do so; here the perceptron has to decide, and zero is a yes."
    ) { $0 == 0 ? 0.5 : threshold($0) },
    .init(
      "the step says −1 for no", "The step function answers 1 or 0; it is the sign that has −1."
    ) { $0 >= 0 ? 1 : -1 },
    .init(
      "the step does what the sign should", "The step answers 1 or 0, the sign 1, 0 or −1.",
      answer: signum),
    .init(
      "yes and no of the step are exchanged",
      "The larger sum is the yes: where z is above zero the step is 1."
    ) { $0 >= 0 ? 0 : 1 },
    .init(
      "the step returns z itself where z is positive",
      "A step has a flat top: however large z is, the answer is 1."
    ) { max(0, $0) },
    .init(
      "the step is taken at 0.5",
      "A threshold of one half is for probabilities; a weighted sum is compared with 0."
    ) { $0 >= 0.5 ? 1 : 0 },
    .init("the step is taken at 1", "The answer is 1, but z is compared with 0.") {
      $0 >= 1 ? 1 : 0
    },
    .init(
      "the step is a smooth curve, a sigmoid",
      "There is nothing between 0 and 1: a comparison gives the answer.", answer: logistic),
    .init(
      "the fraction is cut off z before it is compared",
      "Compare z as a Float: as an Int, −0.1 is 0."
    ) { threshold($0.rounded(.towardZero)) },
    .init(
      "minus zero is taken for a negative number",
      "A comparison such as `z < 0` takes 0.0 and -0.0 for the same, the sign bit does not."
    ) { $0.sign == .minus ? 0 : 1 },
    .init(
      "a number just below zero is taken for zero",
      "Any number below zero is a no, be it ever so small: compare with 0 itself."
    ) { $0 > -1e-6 ? 1 : 0 },
    .init(
      "z is kept as it is between 0 and 1",
      "All numbers on one side of zero get the same answer, however small they are."
    ) { min(1, max(0, $0)) },
    .init("the step is always 1", "Look at z: where it is below zero the answer is 0.") { _ in 1 },
  ]

  private static let rightSteps: [Function.RightAnswer] = [
    .init("as a difference") { 1 - ($0 < 0 ? 1 : 0) },
    .init("from the sign") { signum($0) == -1 ? 0 : 1 },
    .init("ranges in a switch") { z in
      switch z {
      case ..<0: 0
      default: 1
      }
    },
  ]

  // MARK: - Sign

  private static let mistakesOfSign: [Function.Mistake] = [
    .init(
      "the sign of zero is 1", "Zero is on neither side, so the sign needs a third answer."
    ) { $0 >= 0 ? 1 : -1 },
    .init(
      "the sign of zero is −1", "Zero is on neither side, so the sign needs a third answer."
    ) { $0 > 0 ? 1 : -1 },
    .init(
      "the sign says 0 for negative numbers",
      "The sign tells negative numbers from zero: they have an answer of their own."
    ) { $0 > 0 ? 1 : 0 },
    .init(
      "the sign does what the step should", "The step answers 1 or 0, the sign 1, 0 or −1.",
      answer: threshold),
    .init("the sign is turned around", "Positive numbers have sign 1, negative ones −1.") {
      -signum($0)
    },
    .init(
      "z is divided by its magnitude, which at zero is 0 / 0",
      "Zero needs an answer of its own, before anything is divided by it."
    ) { $0 / abs($0) },
    .init(
      "the fraction is cut off z before it is compared",
      "Compare z as a Float: as an Int, −0.1 is 0."
    ) { signum($0.rounded(.towardZero)) },
    .init(
      "the sign is read off the sign bit, where zero has one too",
      "0.0 and -0.0 are equal, and neither is positive or negative: compare with 0."
    ) { Float(signOf: $0, magnitudeOf: 1) },
    .init(
      "minus zero is taken for a negative number",
      "A comparison such as `z < 0` takes 0.0 and -0.0 for the same, the sign bit does not."
    ) { $0.sign == .minus ? -1 : signum($0) },
    .init(
      "z is rounded before it is compared",
      "Compare z as it is: rounded, 0.2 and −0.1 are 0, and have lost their sign."
    ) { signum($0.rounded()) },
    .init(
      "the sign is a smooth curve, tanh",
      "There are three answers and nothing between: comparisons give them."
    ) { tanh($0) },
    .init(
      "z is kept as it is between −1 and 1",
      "All numbers on one side of zero get the same answer, however small they are."
    ) { min(1, max(-1, $0)) },
    .init(
      "numbers near zero are taken for zero",
      "Any number below or above zero has a sign, be it ever so small."
    ) { abs($0) < 1e-6 ? 0 : signum($0) },
  ]

  private static let rightSigns: [Function.RightAnswer] = [
    .init("as a difference of comparisons") { ($0 > 0 ? 1 : 0) - ($0 < 0 ? 1 : 0) },
    .init("from two steps") { threshold($0) - threshold(-$0) },
    .init("from the magnitude of the sign bit, with zero set apart") { z in
      z == 0 ? 0 : Float(signOf: z, magnitudeOf: 1)
    },
  ]

  @Sendable private static func signum(_ z: Float) -> Float { z > 0 ? 1 : z < 0 ? -1 : 0 }
}
