import Exercises
import Foundation
import Judging
import NeuralNetworks

/// Exercise 2.2: tanh, from a sigmoid that is handed in.
enum TanhFromSigmoid {
  typealias Function = Chapter2.TanhFromSigmoid
  private typealias Sigmoid = Chapter2.Sigmoid

  static let exam = Exam(
    Check(
      Chapter2.tanhFromSigmoid, comparing: .numbers(within: 2e-6), cases: known + hard,
      random: random, mistakes: mistakes, rightAnswers: rightAnswers))

  // The smooth ones by NumPy (Tests/Reference/chapter02_reference.py). The hard ones by hand: at
  // −1.5 it is 2 · (0.2 · (−3) + 0.5) − 1 = −1.2, but the sigmoid stops at 0, so −1.
  private static let known: [Function.Case] = [
    .init("the worked example", (0.5, .smooth), gives: 0.462117157),
    .init("zero", (0, .smooth), gives: 0),
    .init("below zero", (-0.5, .smooth), gives: -0.462117157),
    .init("z = 2", (2, .smooth), gives: 0.96402758),
    .init("z = −3", (-3, .smooth), gives: -0.995054754),
    .init("close to zero", (0.1, .smooth), gives: 0.0996679946),
    .init("far to the right", (12, .smooth), gives: 1),
    .init("far to the left", (-12, .smooth), gives: -1),
    .init("beyond the range of exp", (100, .smooth), gives: 1),
    .init("as far on the other side", (-100, .smooth), gives: -1),
    .init("the hard sigmoid", (0.5, .hard), gives: 0.4),
    .init("the hard sigmoid at zero", (0, .hard), gives: 0),
    .init("the hard sigmoid below zero", (-0.25, .hard), gives: -0.2),
    .init("the hard sigmoid at its lower end", (-1.5, .hard), gives: -1),
    .init("the hard sigmoid at its upper end", (1.5, .hard), gives: 1),
  ]

  private static let hard: [Function.Case] = HardInputs.preactivations.flatMap { z in
    [Sigmoid.smooth, .hard].map {
      .init("z = \(z)", (z, $0), gives: height(z, $0))
    }
  }

  /// Random numbers from −4 to 4, for either sigmoid.
  private static let random: [Function.RandomCases] = [Sigmoid.smooth, .hard].map { sigmoid in
    .init(3) { generator in
      let z = generator.nextUniform(in: -4..<4)
      return .init("a random number", (z, sigmoid), gives: height(z, sigmoid))
    }
  }

  /// Foundation's tanh, or the line of slope 0.8 between −1 and 1.
  private static func height(_ z: Float, _ sigmoid: Sigmoid) -> Float {
    let z = Double(z)
    switch sigmoid {
    case .smooth: return Float(tanh(z))
    case .hard: return Float(min(max(0.8 * z, -1), 1))
    }
  }

  // MARK: - Mistakes

  /// A wrong answer that gets the sigmoid as learners do, as a function.
  private static func mistake(
    _ name: String, _ remedy: String,
    answer: @escaping @Sendable (_ z: Float, _ sigmoid: (Float) -> Float) -> Float
  ) -> Function.Mistake {
    .init(name, remedy) { z, sigmoid in answer(z, sigmoid.function) }
  }

  private static let mistakes: [Function.Mistake] = [
    mistake(
      "z is not doubled",
      "tanh is twice as steep as the sigmoid: double z before the sigmoid sees it."
    ) { z, sigmoid in 2 * sigmoid(z) - 1 },
    mistake(
      "the sigmoid is not stretched",
      "From 0 to 1 the sigmoid is only half as high as tanh: what is to be done to it?"
    ) { z, sigmoid in sigmoid(2 * z) - 1 },
    mistake(
      "nothing is subtracted",
      "The result goes from 0 to 2 yet, and has to pass through 0: move it down."
    ) { z, sigmoid in 2 * sigmoid(2 * z) },
    mistake(
      "only the inside of the formula is computed",
      "After the sigmoid comes something more: the range is to be −1 to 1."
    ) { z, sigmoid in sigmoid(2 * z) },
    mistake(
      "the sigmoid is returned as it is",
      "Its range is 0 to 1, that of tanh −1 to 1: go through the formula step by step."
    ) { z, sigmoid in sigmoid(z) },
    mistake(
      "1 is subtracted before doubling",
      "Without parentheses the product comes first: double the sigmoid, then subtract."
    ) { z, sigmoid in 2 * (sigmoid(2 * z) - 1) },
    mistake(
      "1 is subtracted inside the sigmoid",
      "The sigmoid sees 2z and nothing else: the subtraction comes after it."
    ) { z, sigmoid in 2 * sigmoid(2 * z - 1) },
    mistake(
      "1 is added in place of subtracted",
      "The stretched sigmoid goes from 0 to 2; in which direction does it have to move?"
    ) { z, sigmoid in 2 * sigmoid(2 * z) + 1 },
    mistake(
      "one half is subtracted",
      "The middle is at one half before the stretching, but twice as high after it."
    ) { z, sigmoid in 2 * sigmoid(2 * z) - 0.5 },
    mistake(
      "z is halved in place of doubled",
      "tanh is steeper than the sigmoid, so it has to see a larger number than z."
    ) { z, sigmoid in 2 * sigmoid(z / 2) - 1 },
    mistake(
      "z is squared in place of doubled", "2z is twice z; squaring would lose its sign."
    ) { z, sigmoid in 2 * sigmoid(z * z) - 1 },
    mistake(
      "the result is turned around",
      "A positive z gives a positive tanh: look at what is subtracted from what."
    ) { z, sigmoid in 1 - 2 * sigmoid(2 * z) },
    mistake(
      "the sigmoid is squared in place of doubled",
      "The 2 stands before σ and not above it: it stretches the result."
    ) { z, sigmoid in sigmoid(2 * z) * sigmoid(2 * z) - 1 },
    mistake(
      "the sigmoid that was handed in is not used, but a tanh or a sigmoid from elsewhere",
      "Call `sigmoid(…)`: with the hard sigmoid the result has straight lines too."
    ) { z, _ in tanh(z) },
    mistake(
      "tanh is written with exponentials, which overflow",
      "Call `sigmoid(…)` in place of `exp`: it is handed to you, and stable."
    ) { z, _ in (exp(z) - exp(-z)) / (exp(z) + exp(-z)) },
    mistake(
      "tanh is written with exponentials of 2z, which overflow where z is large",
      "Call `sigmoid(…)` in place of `exp`: it is handed to you, and stable."
    ) { z, _ in (exp(2 * z) - 1) / (exp(2 * z) + 1) },
    mistake(
      "negative results become 0",
      "tanh of a negative number is negative: nothing is to be cut off."
    ) { z, sigmoid in max(0, 2 * sigmoid(2 * z) - 1) },
  ]

  private static let rightAnswers: [Function.RightAnswer] = [
    .init("one half subtracted, then doubled") { z, sigmoid in
      let middle = sigmoid.function(z + z) - 0.5
      return middle + middle
    },
    .init("in Double") { z, sigmoid in Float(2 * Double(sigmoid.function(2 * z)) - 1) },
    .init("from the other side: 1 − 2σ(−2z)") { z, sigmoid in 1 - 2 * sigmoid.function(-2 * z) },
    .init("the difference of both sides: σ(2z) − σ(−2z)") { z, sigmoid in
      sigmoid.function(2 * z) - sigmoid.function(-2 * z)
    },
    .init("of the magnitude, with the sign of z") { z, sigmoid in
      let height = 2 * sigmoid.function(2 * abs(z)) - 1
      return z < 0 ? -height : height
    },
  ]
}
