import ExerciseSupport
import Foundation

/// Answers to exercise 2.2, wrong and right. Read on only after you have solved it.
extension TanhFromSigmoid {
  static let misconceptions: [Exercise.Misconception] = [
    mistake(
      "z is not doubled",
      remedy: "tanh is twice as steep as the sigmoid: double z before the sigmoid sees it."
    ) { z, sigmoid in
      2 * sigmoid(z) - 1
    },
    mistake(
      "the sigmoid is not stretched",
      remedy: "From 0 to 1 the sigmoid is only half as high as tanh: what is to be done to it?"
    ) { z, sigmoid in
      sigmoid(2 * z) - 1
    },
    mistake(
      "nothing is subtracted",
      remedy: "The result goes from 0 to 2 yet, and has to pass through 0: move it down."
    ) { z, sigmoid in
      2 * sigmoid(2 * z)
    },
    mistake(
      "only the inside of the formula is computed",
      remedy: "After the sigmoid comes something more: the range is to be −1 to 1."
    ) { z, sigmoid in
      sigmoid(2 * z)
    },
    mistake(
      "the sigmoid is returned as it is",
      remedy: "Its range is 0 to 1, that of tanh −1 to 1: go through the formula step by step."
    ) { z, sigmoid in
      sigmoid(z)
    },
    mistake(
      "1 is subtracted before doubling",
      remedy: "Without parentheses the product comes first: double the sigmoid, then subtract."
    ) { z, sigmoid in
      2 * (sigmoid(2 * z) - 1)
    },
    mistake(
      "1 is subtracted inside the sigmoid",
      remedy: "The sigmoid sees 2z and nothing else: the subtraction comes after it."
    ) { z, sigmoid in
      2 * sigmoid(2 * z - 1)
    },
    mistake(
      "1 is added in place of subtracted",
      remedy: "The stretched sigmoid goes from 0 to 2; in which direction does it have to move?"
    ) { z, sigmoid in
      2 * sigmoid(2 * z) + 1
    },
    mistake(
      "one half is subtracted",
      remedy: "The middle is at one half before the stretching, but twice as high after it."
    ) { z, sigmoid in
      2 * sigmoid(2 * z) - 0.5
    },
    mistake(
      "z is halved in place of doubled",
      remedy: "tanh is steeper than the sigmoid, so it has to see a larger number than z."
    ) { z, sigmoid in
      2 * sigmoid(z / 2) - 1
    },
    mistake(
      "z is squared in place of doubled",
      remedy: "2z is twice z; squaring would lose its sign."
    ) { z, sigmoid in
      2 * sigmoid(z * z) - 1
    },
    mistake(
      "the result is turned around",
      remedy: "A positive z gives a positive tanh: look at what is subtracted from what."
    ) { z, sigmoid in
      1 - 2 * sigmoid(2 * z)
    },
    mistake(
      "the sigmoid is squared in place of doubled",
      remedy: "The 2 stands before σ and not above it: it stretches the result."
    ) { z, sigmoid in
      sigmoid(2 * z) * sigmoid(2 * z) - 1
    },
    mistake(
      "the sigmoid that was handed in is not used, but a tanh from elsewhere",
      remedy: "Call `sigmoid(…)`: with the hard sigmoid the result has straight lines too."
    ) { z, _ in
      tanh(z)
    },
    mistake(
      "tanh is written with exponentials, which overflow",
      remedy: "Call `sigmoid(…)` in place of `exp`: it is handed to you, and stable."
    ) { z, _ in
      (exp(z) - exp(-z)) / (exp(z) + exp(-z))
    },
    mistake(
      "negative results become 0",
      remedy: "tanh of a negative number is negative: nothing is to be cut off."
    ) { z, sigmoid in
      max(0, 2 * sigmoid(2 * z) - 1)
    },
  ]

  static let otherAnswers: [Exercise.OtherAnswer] = [
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

  /// A wrong answer that gets the sigmoid as learners do, as a function.
  private static func mistake(
    _ mistake: String, remedy: String,
    answer: @escaping @Sendable (Float, (Float) -> Float) -> Float
  ) -> Exercise.Misconception {
    .init(mistake, remedy: remedy) { z, sigmoid in answer(z, sigmoid.function) }
  }
}
