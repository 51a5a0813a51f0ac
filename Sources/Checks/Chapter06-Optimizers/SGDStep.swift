import Exercises
import Judging
import NeuralNetworks

/// Exercise 6.1: a step against the gradient.
enum SGDStep {
  typealias Function = Chapter6.SGDStep

  static let exam = Exam(
    Check(
      Chapter6.sgdStep, comparing: .numbers(within: 1e-5), cases: cases, random: random,
      mistakes: mistakes, rightAnswers: rightAnswers))

  // By hand; the five weights by PyTorch's SGD (Tests/Reference/chapter06_reference.py).
  private static let cases: [Function.Case] = [
    .init("the worked example", ([1, -2], [0.5, -4], 0.1), gives: [0.95, -1.6]),
    .init(
      "five weights", ([0.8, -1.5, 0.25, 2, -0.6], [0.7, -1.2, 0.05, 0, 3.1], 0.3),
      gives: [0.59, -1.14, 0.235, 2, -1.53]),
    .init(
      "five weights, the next step",
      ([0.59, -1.14, 0.235, 2, -1.53], [0.4, 0.9, -0.08, 0, -2.5], 0.3),
      gives: [0.47, -1.41, 0.259, 2, -0.78]),
    .init("one weight and a large rate", ([3], [-2], 4), gives: [11]),
    .init("a weight that passes zero", ([0.5], [8], 0.125), gives: [-0.5]),
    .init("a flat place", ([1, -1, 0.5], [0, 0, 0], 0.5), gives: [1, -1, 0.5]),
    .init("weights that start at zero", ([0, 0], [-1, 3], 0.25), gives: [0.25, -0.75]),
    .init("no weights", ([], [], 0.1), gives: []),
  ]

  /// Random weights and slopes, worked out in whole numbers.
  private static let random: [Function.RandomCases] = [
    .init(6) { generator in
      let count = 2 + generator.nextInteger(below: 6)
      let (weights, gradient) = (generator.nextQuarters(count), generator.nextQuarters(count))
      let eighths = 1 + generator.nextInteger(below: 12)
      let expected = weights.indices.map { index in
        Float(8 * Int(4 * weights[index]) - eighths * Int(4 * gradient[index])) / 32
      }
      return .init("random numbers", (weights, gradient, Float(eighths) / 8), gives: expected)
    }
  ]

  private static let mistakes: [Function.Mistake] = [
    mistake(
      "the step goes along the gradient",
      "The gradient points to where the loss rises: go the other way."
    ) { weight, slope, rate in weight + rate * slope },
    mistake(
      "the learning rate is left out",
      "The whole gradient is mostly too long a step: take only a share of it."
    ) { weight, slope, _ in weight - slope },
    mistake(
      "the gradient is divided by the learning rate",
      "A small rate is to make small steps, and dividing makes them large."
    ) { weight, slope, rate in weight - slope / rate },
    mistake(
      "the old weights are thrown away",
      "The step starts from where the weights are: it changes them a little."
    ) { _, slope, rate in -rate * slope },
    mistake(
      "the length of the step is returned",
      "Take it from the old weights: what is asked is where the step leads."
    ) { _, slope, rate in rate * slope },
    mistake(
      "the weights are not changed", "A list of new weights is to be returned, not the old one."
    ) { weight, _, _ in weight },
    mistake(
      "each weight changes in proportion to its own size",
      "A weight of 0 could never move: the step depends on the slope and the rate alone."
    ) { weight, slope, rate in weight - rate * slope * weight },
    mistake(
      "the learning rate multiplies the old weight too",
      "Only the gradient is multiplied by the rate: mind the parentheses."
    ) { weight, slope, rate in rate * (weight - slope) },
    mistake(
      "the learning rate multiplies the weight and not the gradient",
      "It is the gradient that is made shorter, while the weight stays whole."
    ) { weight, slope, rate in rate * weight - slope },
    mistake(
      "weight and gradient are exchanged",
      "Start from the weight, and take a share of the gradient from it."
    ) { weight, slope, rate in slope - rate * weight },
    mistake(
      "all weights take steps of the same length",
      "A steep slope makes a long step: the slope counts, and not only its sign."
    ) { weight, slope, rate in weight - (slope == 0 ? 0 : slope > 0 ? rate : -rate) },
    mistake(
      "the sign of the slope is lost", "Where the slope is negative, the weight has to grow."
    ) { weight, slope, rate in weight - rate * abs(slope) },
    mistake(
      "the gradient is squared", "The formula has the slope itself, with its sign."
    ) { weight, slope, rate in weight - rate * slope * slope },
    mistake(
      "the step is taken twice",
      "Look for a loop that runs over the weights once too often, or for a factor of 2."
    ) { weight, slope, rate in weight - 2 * rate * slope },
    .init(
      "all weights move by the mean of the slopes",
      "Each weight has a slope of its own, and moves by this one alone."
    ) { weights, gradient, rate in
      let mean = gradient.reduce(0, +) / Float(max(1, gradient.count))
      return weights.map { $0 - rate * mean }
    },
    .init(
      "the gradient is divided by the number of weights",
      "It is averaged over the samples already: the number of weights has no part in it."
    ) { weights, gradient, rate in
      zip(weights, gradient).map { $0 - rate * $1 / Float(weights.count) }
    },
    .init(
      "the gradient is first brought to the length 1",
      "The step is to become shorter where the loss is flatter: use the gradient as it is."
    ) { weights, gradient, rate in
      let length = gradient.reduce(0) { $0 + $1 * $1 }.squareRoot()
      return zip(weights, gradient).map { $0 - rate * $1 / max(length, 1e-8) }
    },
    .init(
      "only the first weight moves",
      "Let the loop or the map go through all weights before you return."
    ) { weights, gradient, rate in
      weights.indices.map { weights[$0] - ($0 == 0 ? rate * gradient[$0] : 0) }
    },
  ]

  private static let rightAnswers: [Function.RightAnswer] = [
    .init("a loop that changes a copy") { weights, gradient, rate in
      var moved = weights
      for index in moved.indices { moved[index] -= rate * gradient[index] }
      return moved
    },
    .init("steps worked out first, in double precision") { weights, gradient, rate in
      let steps = gradient.map { -Double(rate) * Double($0) }
      return zip(weights, steps).map { Float(Double($0) + $1) }
    },
    .init("fused multiply-add") { weights, gradient, rate in
      zip(weights, gradient).map { $0.addingProduct(-rate, $1) }
    },
  ]

  /// A wrong answer that treats each weight by itself.
  private static func mistake(
    _ name: String, _ remedy: String,
    _ step: @escaping @Sendable (_ weight: Float, _ slope: Float, _ rate: Float) -> Float
  ) -> Function.Mistake {
    .init(name, remedy) { weights, gradient, rate in
      zip(weights, gradient).map { step($0, $1, rate) }
    }
  }
}
