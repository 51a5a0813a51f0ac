import ExerciseSupport

/// Answers to exercise 6.3, wrong and right. Read on only after you have solved it.
extension SGDStep {
  static let misconceptions: [Exercise.Misconception] = [
    mistake(
      "the step goes along the gradient",
      remedy: "The gradient points to where the loss rises: go the other way."
    ) { weight, slope, rate in weight + rate * slope },
    mistake(
      "the learning rate is left out",
      remedy: "The whole gradient is mostly too long a step: take only a share of it."
    ) { weight, slope, _ in weight - slope },
    mistake(
      "the gradient is divided by the learning rate",
      remedy: "A small rate is to make small steps, and dividing makes them large."
    ) { weight, slope, rate in weight - slope / rate },
    mistake(
      "the old weights are thrown away",
      remedy: "The step starts from where the weights are: it changes them a little."
    ) { _, slope, rate in -rate * slope },
    mistake(
      "the length of the step is returned",
      remedy: "Take it from the old weights: what is asked is where the step leads."
    ) { _, slope, rate in rate * slope },
    mistake(
      "the weights are not changed",
      remedy: "A list of new weights is to be returned, not the old one."
    ) { weight, _, _ in weight },
    mistake(
      "each weight changes in proportion to its own size",
      remedy: "A weight of 0 could never move: the step depends on the slope and the rate alone."
    ) { weight, slope, rate in weight - rate * slope * weight },
    mistake(
      "the learning rate multiplies the old weight too",
      remedy: "Only the gradient is multiplied by the rate: mind the parentheses."
    ) { weight, slope, rate in rate * (weight - slope) },
    mistake(
      "the learning rate multiplies the weight and not the gradient",
      remedy: "It is the gradient that is made shorter, while the weight stays whole."
    ) { weight, slope, rate in rate * weight - slope },
    mistake(
      "weight and gradient are exchanged",
      remedy: "Start from the weight, and take a share of the gradient from it."
    ) { weight, slope, rate in slope - rate * weight },
    mistake(
      "all weights take steps of the same length",
      remedy: "A steep slope makes a long step: the slope counts, and not only its sign."
    ) { weight, slope, rate in weight - (slope == 0 ? 0 : slope > 0 ? rate : -rate) },
    mistake(
      "the sign of the slope is lost",
      remedy: "Where the slope is negative, the weight has to grow."
    ) { weight, slope, rate in weight - rate * abs(slope) },
    mistake(
      "the gradient is squared",
      remedy: "The formula has the slope itself, with its sign."
    ) { weight, slope, rate in weight - rate * slope * slope },
    mistake(
      "the step is taken twice",
      remedy: "Look for a loop that runs over the weights once too often, or for a factor of 2."
    ) { weight, slope, rate in weight - 2 * rate * slope },
    .init(
      "all weights move by the mean of the slopes",
      remedy: "Each weight has a slope of its own, and moves by this one alone."
    ) { weights, gradient, rate in
      let mean = gradient.reduce(0, +) / Float(max(1, gradient.count))
      return weights.map { $0 - rate * mean }
    },
    .init(
      "the gradient is divided by the number of weights",
      remedy: "It is averaged over the samples already: the number of weights has no part in it."
    ) { weights, gradient, rate in
      zip(weights, gradient).map { $0 - rate * $1 / Float(weights.count) }
    },
    .init(
      "the gradient is first brought to the length 1",
      remedy: "The step is to become shorter where the loss is flatter: use the gradient as it is."
    ) { weights, gradient, rate in
      let length = gradient.reduce(0) { $0 + $1 * $1 }.squareRoot()
      return zip(weights, gradient).map { $0 - rate * $1 / max(length, 1e-8) }
    },
    .init(
      "only the first weight moves",
      remedy: "Let the loop or the map go through all weights before you return."
    ) { weights, gradient, rate in
      weights.indices.map { weights[$0] - ($0 == 0 ? rate * gradient[$0] : 0) }
    },
  ]

  static let otherAnswers: [Exercise.OtherAnswer] = [
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
    _ mistake: String, remedy: String,
    _ step: @escaping @Sendable (_ weight: Float, _ slope: Float, _ rate: Float) -> Float
  ) -> Exercise.Misconception {
    .init(mistake, remedy: remedy) { weights, gradient, rate in
      zip(weights, gradient).map { step($0, $1, rate) }
    }
  }
}
