import ExerciseSupport

/// Answers to exercise 6.4, wrong and right. Read on only after you have solved it.
extension MomentumStep {
  static let misconceptions: [Exercise.Misconception] = [
    mistake(
      "the weights move along the velocity",
      remedy: "The velocity is a sum of gradients, which point uphill: go the other way."
    ) { (weight: $0.weight + $0.rate * $0.newVelocity, velocity: $0.newVelocity) },
    mistake(
      "the slope is multiplied by 1 − μ, as for a running mean",
      remedy: "Some texts do it that way; here the slope is added whole."
    ) { $0.moved(by: $0.momentum * $0.velocity + (1 - $0.momentum) * $0.slope) },
    mistake(
      "the learning rate goes into the velocity and not into the step",
      remedy: "Other texts do it that way; here the velocity is a plain sum of gradients."
    ) { number in
      let velocity = number.momentum * number.velocity + number.rate * number.slope
      return (weight: number.weight - velocity, velocity: velocity)
    },
    mistake(
      "the learning rate goes into the velocity and once more into the step",
      remedy: "The rate comes in once, where the weights move."
    ) { $0.moved(by: $0.momentum * $0.velocity + $0.rate * $0.slope) },
    mistake(
      "the velocity points downhill and holds the learning rate",
      remedy: "Other texts do it that way; here it is a plain sum of gradients and points uphill."
    ) { number in
      let velocity = number.momentum * number.velocity - number.rate * number.slope
      return (weight: number.weight + velocity, velocity: velocity)
    },
    mistake(
      "the velocity points downhill",
      remedy: "Here the slope is added to the velocity, and the step is taken from the weight."
    ) { number in
      let velocity = number.momentum * number.velocity - number.slope
      return (weight: number.weight + number.rate * velocity, velocity: velocity)
    },
    mistake(
      "the slope is taken from the velocity",
      remedy: "The velocity sums slopes up; the minus sign stands only where the weights move."
    ) { $0.moved(by: $0.momentum * $0.velocity - $0.slope) },
    mistake(
      "the weights move by the velocity of the step before",
      remedy: "Update the velocity first, then move by the new one, or the first step goes nowhere."
    ) { (weight: $0.weight - $0.rate * $0.velocity, velocity: $0.newVelocity) },
    mistake(
      "the old velocity is returned",
      remedy: "The next step has to remember this slope: hand back the velocity you moved by."
    ) { (weight: $0.weight - $0.rate * $0.newVelocity, velocity: $0.velocity) },
    mistake(
      "the weights move by the slope alone",
      remedy: "What moves the weights is the velocity, in which this slope is only the last part."
    ) { (weight: $0.weight - $0.rate * $0.slope, velocity: $0.newVelocity) },
    mistake(
      "the velocity is forgotten",
      remedy: "That is plain gradient descent: a share of the old velocity belongs to the new one."
    ) { $0.moved(by: $0.slope) },
    mistake(
      "all of the old velocity is kept",
      remedy: "Without friction it would never come to rest: what does μ leave of it?"
    ) { $0.moved(by: $0.velocity + $0.slope) },
    mistake(
      "μ multiplies the slope and not the velocity",
      remedy: "The past fades, the slope of the present counts in full."
    ) { $0.moved(by: $0.velocity + $0.momentum * $0.slope) },
    mistake(
      "μ multiplies the slope too",
      remedy: "The past fades, the slope of the present counts in full: mind the parentheses."
    ) { $0.moved(by: $0.momentum * ($0.velocity + $0.slope)) },
    mistake(
      "the share that is left of the velocity is 1 − μ",
      remedy: "μ is what is left, not what is lost: with 0.9 nine tenths remain."
    ) { $0.moved(by: (1 - $0.momentum) * $0.velocity + $0.slope) },
    mistake(
      "the step looks ahead, as Nesterov's momentum does",
      remedy: "That is another optimizer: here the weights move by the new velocity alone."
    ) { number in
      let ahead = number.slope + number.momentum * number.newVelocity
      return (weight: number.weight - number.rate * ahead, velocity: number.newVelocity)
    },
    mistake(
      "the learning rate is left out",
      remedy: "The velocity is a direction; the rate says how far to go in it."
    ) { (weight: $0.weight - $0.newVelocity, velocity: $0.newVelocity) },
    mistake(
      "learning rate and momentum are exchanged",
      remedy: "μ belongs to the memory, and η to the move."
    ) { number in
      let velocity = number.rate * number.velocity + number.slope
      return (weight: number.weight - number.momentum * velocity, velocity: velocity)
    },
    mistake(
      "the old weights are thrown away",
      remedy: "The step starts from where the weights are: it changes them a little."
    ) { (weight: -$0.rate * $0.newVelocity, velocity: $0.newVelocity) },
    mistake(
      "the weights are not changed",
      remedy: "After the velocity is updated, the weights move by it."
    ) { (weight: $0.weight, velocity: $0.newVelocity) },
  ]

  static let otherAnswers: [Exercise.OtherAnswer] = [
    .init("a loop that changes two copies") { weights, gradient, velocity, rate, momentum in
      var (weights, velocity) = (weights, velocity)
      for index in weights.indices {
        velocity[index] *= momentum
        velocity[index] += gradient[index]
        weights[index] -= rate * velocity[index]
      }
      return (weights: weights, velocity: velocity)
    },
    .init("the step in two parts, in double precision") {
      weights, gradient, velocity, rate, momentum in
      let (rate, momentum) = (Double(rate), Double(momentum))
      let newWeights = weights.indices.map { index in
        let byPast = rate * momentum * Double(velocity[index])
        return Float(Double(weights[index]) - byPast - rate * Double(gradient[index]))
      }
      let newVelocity = velocity.indices.map { index in
        Float(Double(gradient[index]) + momentum * Double(velocity[index]))
      }
      return (weights: newWeights, velocity: newVelocity)
    },
    .init("the velocity less what it loses, by fused multiply-add") {
      weights, gradient, velocity, rate, momentum in
      let newVelocity = velocity.indices.map { index in
        (velocity[index] + gradient[index]).addingProduct(momentum - 1, velocity[index])
      }
      return (
        weights: zip(weights, newVelocity).map { $0.addingProduct(-rate, $1) },
        velocity: newVelocity
      )
    },
  ]

  /// All that the step of one weight depends on.
  private struct Number {
    let weight: Float
    let slope: Float
    let velocity: Float
    let rate: Float
    let momentum: Float

    var newVelocity: Float { momentum * velocity + slope }

    func moved(by velocity: Float) -> (weight: Float, velocity: Float) {
      (weight: weight - rate * velocity, velocity: velocity)
    }
  }

  /// A wrong answer that treats each weight by itself.
  private static func mistake(
    _ mistake: String, remedy: String,
    _ step: @escaping @Sendable (Number) -> (weight: Float, velocity: Float)
  ) -> Exercise.Misconception {
    .init(mistake, remedy: remedy) { weights, gradient, velocity, rate, momentum in
      let moved = weights.indices.map { index in
        step(
          Number(
            weight: weights[index], slope: gradient[index], velocity: velocity[index], rate: rate,
            momentum: momentum))
      }
      return (weights: moved.map(\.weight), velocity: moved.map(\.velocity))
    }
  }
}
