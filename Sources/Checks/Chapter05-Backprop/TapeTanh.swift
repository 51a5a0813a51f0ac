import Exercises
import Foundation
import Judging

/// The hyperbolic tangent of exercise 5.7.
enum TapeTanh {
  static let check = operation.check(
    cases: cases, mistakes: mistakes, rightAnswers: rightAnswers)

  private static let operation = TapeOperations.Operation(
    contract: Chapter5.tanh, name: "tanh", sign: "tanh", count: 1,
    recipe: TapeOperations.Recipe(
      number: { tanh($0[0]) }, slopes: { _, y in [1 - y * y] }))

  // By NumPy (Tests/Reference/chapter05_reference.py) and by hand.
  private static let cases: [TapeOperations.Known] = [
    ("tanh of 0.5", [.asked([0])], [0.5], 0.46211716, [0.78644773]),
    (
      "the worked example: the gradient 4 arrives at tanh", [.asked([0]), .times(1, 4)], [0.5],
      1.84846863, [3.14579093]
    ),
    ("tanh of a negative number", [.asked([0])], [-1], -0.76159416, [0.41997434]),
    ("tanh of a large number, where it is flat", [.asked([0])], [1000], 1, [0]),
    ("tanh of 0, where it is steepest", [.asked([0])], [0], 0, [1]),
    (
      // (1 − tanh² tanh 1.5) · (1 − tanh² 1.5)
      "tanh of tanh", [.asked([0]), .asked([1])], [1.5], 0.71879541, [0.08734151]
    ),
    (
      "the square of tanh: what arrives depends on it", [.asked([0]), .square(1)], [0.75],
      0.40341419, [0.75784170]
    ),
    (
      // b = tanh a, c = a², and their mean: (1 − tanh² a + 2a) / 2
      "a value in tanh and in a square", [.asked([0]), .square(0), .mean(1, 2)], [-1], 0.11920292,
      [-0.79001283]
    ),
    ("tanh of a square", [.square(0), .asked([1])], [-0.5], 0.24491866, [-0.94001485]),
    ("an input that plays no part", [.asked([1])], [5, 0.5], 0.46211716, [0, 0.78644773]),
  ]

  private static let mistakes: [Chapter5.TapeOperation.Mistake] = [
    operation.overwriting,
    operation.mistake(
      "tanh hands back its slope, whatever arrives",
      "Multiply the slope by the gradient of the result."
    ) { $0.join = TapeOperations.ignoreWhatArrives },
    operation.plainNumber,
    operation.mistake(
      "the slope is multiplied by the input's own gradient, which is still 0",
      "Multiply the slope by what the closure is given."
    ) { $0.join = TapeOperations.useOwnGradient },
    operation.mistake(
      "the slope of tanh is 1 − y", "Square y: the slope is the same at −0.5 and at 0.5."
    ) { $0.slopes = { _, y in [1 - y] } },
    operation.mistake(
      "the slope of tanh is that of the sigmoid", "tanh is steepest at 0, where its output is 0."
    ) { $0.slopes = { _, y in [y * (1 - y)] } },
    operation.mistake(
      "the slope of tanh is taken from what goes in, and not from y",
      "In 1 − y² the y is the result, tanh of a."
    ) { $0.slopes = { x, _ in [1 - x[0].number * x[0].number] } },
    operation.mistake(
      "the slope of tanh goes through tanh twice", "y is tanh of a already: square it as it is."
    ) { $0.slopes = { _, y in [1 - tanh(y) * tanh(y)] } },
    operation.mistake(
      "tanh is worked out from exponentials, which overflow",
      "Infinity over infinity is no number: Foundation's `tanh` is right for large numbers too."
    ) { $0.number = { (exp(2 * $0[0]) - 1) / (exp(2 * $0[0]) + 1) } },
    operation.mistake(
      "tanh hands back what arrives, as it is",
      "Where tanh is flat, little gets through: multiply by its slope."
    ) { $0.slopes = { _, _ in [1] } },
    operation.mistake(
      "tanh hands back y times what arrives",
      "How much y grows is not how large it is: take the slope."
    ) { $0.slopes = { _, y in [y] } },
    operation.namingNothing,
    operation.subtracting,
    operation.mistake(
      "tanh is a sigmoid", "tanh lies between −1 and 1, and is 0 at 0: Foundation has it."
    ) {
      $0.number = { logistic($0[0]) }
      $0.slopes = { _, y in [y * (1 - y)] }
    },
  ]

  private static let rightAnswers: [Chapter5.TapeOperation.RightAnswer] = [
    .init(
      "the slope as 1 / cosh²",
      answer: TapeOperations.answer { inputs in
        let a = inputs[0]
        return Value(tanh(a.number), from: [a]) { a.gradient += $0 / pow(cosh(a.number), 2) }
      }),
    operation.right("the slope as a product of sum and difference") {
      $0.slopes = { _, y in [(1 - y) * (1 + y)] }
    },
    operation.right("in Float") {
      $0.number = { Double(tanh(Float($0[0]))) }
      $0.slopes = { _, y in [Double(1 - Float(y) * Float(y))] }
    },
  ]
}
