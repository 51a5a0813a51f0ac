import Exercises
import Judging
import NeuralNetworks

/// Exercise 6.3: a step with a velocity that remembers.
enum MomentumStep {
  typealias Function = Chapter6.MomentumStep

  static let exam = Exam(
    Check(
      Chapter6.momentumStep,
      comparing: .parts(
        .part("velocity", { $0.velocity }, within: 1e-5),
        .part("weights", { $0.weights }, within: 1e-5)),
      cases: cases, random: random, mistakes: mistakes, rightAnswers: rightAnswers))

  // By hand; the five weights by PyTorch's SGD with momentum 0.8, three steps
  // (Tests/Reference/chapter06_reference.py).
  private static let cases: [Function.Case] = [
    .init(
      "the worked example", ([1, -1], [0.5, 2], [2, -1], 0.1, 0.9),
      gives: .init(weights: [0.77, -1.11], velocity: [2.3, 1.1])),
    .init(
      "five weights, the first step",
      ([0.8, -1.5, 0.25, 2, -0.6], [0.7, -1.2, 0.05, 0, 3.1], [0, 0, 0, 0, 0], 0.3, 0.8),
      gives: .init(weights: [0.59, -1.14, 0.235, 2, -1.53], velocity: [0.7, -1.2, 0.05, 0, 3.1])),
    .init(
      "five weights, the second step",
      (
        [0.59, -1.14, 0.235, 2, -1.53], [0.4, 0.9, -0.08, 0, -2.5], [0.7, -1.2, 0.05, 0, 3.1],
        0.3, 0.8
      ),
      gives: .init(
        weights: [0.302, -1.122, 0.247, 2, -1.524], velocity: [0.96, -0.06, -0.04, 0, -0.02])),
    .init(
      "five weights, the third step",
      (
        [0.302, -1.122, 0.247, 2, -1.524], [-0.3, 1.1, 0.06, 1.6, 0.2],
        [0.96, -0.06, -0.04, 0, -0.02], 0.3, 0.8
      ),
      gives: .init(
        weights: [0.1616, -1.4376, 0.2386, 1.52, -1.5792],
        velocity: [0.468, 1.052, 0.028, 1.6, 0.184])),
    .init(
      "a flat place, where the velocity carries on", ([1, 1], [0, 0], [2, -4], 0.25, 0.5),
      gives: .init(weights: [0.75, 1.5], velocity: [1, -2])),
    .init(
      "a slope that stops the velocity", ([3], [-1], [2], 0.1, 0.5),
      gives: .init(weights: [3], velocity: [0])),
    .init(
      "no momentum, plain gradient descent", ([1, -2], [0.5, -4], [7, 7], 0.1, 0),
      gives: .init(weights: [0.95, -1.6], velocity: [0.5, -4])),
    .init("no weights", ([], [], [], 0.1, 0.9), gives: .init(weights: [], velocity: [])),
  ]

  /// Random numbers, worked out in whole sixteenths and 128ths.
  private static let random: [Function.RandomCases] = [
    .init(6) { generator in
      let count = 2 + generator.nextInteger(below: 5)
      let (weights, gradient) = (generator.nextQuarters(count), generator.nextQuarters(count))
      let velocity = generator.nextQuarters(count)
      let quarters = 1 + generator.nextInteger(below: 3)
      let eighths = 1 + generator.nextInteger(below: 12)
      let sixteenths = weights.indices.map { index in
        quarters * Int(4 * velocity[index]) + 4 * Int(4 * gradient[index])
      }
      let newWeights = weights.indices.map { index in
        Float(32 * Int(4 * weights[index]) - eighths * sixteenths[index]) / 128
      }
      return .init(
        "random numbers", (weights, gradient, velocity, Float(eighths) / 8, Float(quarters) / 4),
        gives: .init(weights: newWeights, velocity: sixteenths.map { Float($0) / 16 }))
    }
  ]

  private static let mistakes: [Function.Mistake] = [
    mistake(
      "the weights move along the velocity",
      "The velocity is a sum of gradients, which point uphill: go the other way."
    ) { (weight: $0.weight + $0.rate * $0.newVelocity, velocity: $0.newVelocity) },
    mistake(
      "the slope is multiplied by 1 − μ, as for a running mean",
      "Some texts do it that way; here the slope is added whole."
    ) { $0.moved(by: $0.momentum * $0.velocity + (1 - $0.momentum) * $0.slope) },
    mistake(
      "the learning rate goes into the velocity and not into the step",
      "Other texts do it that way; here the velocity is a plain sum of gradients."
    ) { number in
      let velocity = number.momentum * number.velocity + number.rate * number.slope
      return (weight: number.weight - velocity, velocity: velocity)
    },
    mistake(
      "the learning rate goes into the velocity and once more into the step",
      "The rate comes in once, where the weights move."
    ) { $0.moved(by: $0.momentum * $0.velocity + $0.rate * $0.slope) },
    mistake(
      "the velocity points downhill and holds the learning rate",
      "Other texts do it that way; here it is a plain sum of gradients and points uphill."
    ) { number in
      let velocity = number.momentum * number.velocity - number.rate * number.slope
      return (weight: number.weight + velocity, velocity: velocity)
    },
    mistake(
      "the velocity points downhill",
      "Here the slope is added to the velocity, and the step is taken from the weight."
    ) { number in
      let velocity = number.momentum * number.velocity - number.slope
      return (weight: number.weight + number.rate * velocity, velocity: velocity)
    },
    mistake(
      "the slope is taken from the velocity",
      "The velocity sums slopes up; the minus sign stands only where the weights move."
    ) { $0.moved(by: $0.momentum * $0.velocity - $0.slope) },
    mistake(
      "the weights move by the velocity of the step before",
      "Update the velocity first, then move by the new one, or the first step goes nowhere."
    ) { (weight: $0.weight - $0.rate * $0.velocity, velocity: $0.newVelocity) },
    mistake(
      "the old velocity is returned",
      "The next step has to remember this slope: hand back the velocity you moved by."
    ) { (weight: $0.weight - $0.rate * $0.newVelocity, velocity: $0.velocity) },
    mistake(
      "the weights move by the slope alone",
      "What moves the weights is the velocity, in which this slope is only the last part."
    ) { (weight: $0.weight - $0.rate * $0.slope, velocity: $0.newVelocity) },
    mistake(
      "the velocity is forgotten",
      "That is plain gradient descent: a share of the old velocity belongs to the new one."
    ) { $0.moved(by: $0.slope) },
    mistake(
      "all of the old velocity is kept",
      "Without friction it would never come to rest: what does μ leave of it?"
    ) { $0.moved(by: $0.velocity + $0.slope) },
    mistake(
      "μ multiplies the slope and not the velocity",
      "The past fades, the slope of the present counts in full."
    ) { $0.moved(by: $0.velocity + $0.momentum * $0.slope) },
    mistake(
      "μ multiplies the slope too",
      "The past fades, the slope of the present counts in full: mind the parentheses."
    ) { $0.moved(by: $0.momentum * ($0.velocity + $0.slope)) },
    mistake(
      "the share that is left of the velocity is 1 − μ",
      "μ is what is left, not what is lost: with 0.9 nine tenths remain."
    ) { $0.moved(by: (1 - $0.momentum) * $0.velocity + $0.slope) },
    mistake(
      "the step looks ahead, as Nesterov's momentum does",
      "That is another optimizer: here the weights move by the new velocity alone."
    ) { number in
      let ahead = number.slope + number.momentum * number.newVelocity
      return (weight: number.weight - number.rate * ahead, velocity: number.newVelocity)
    },
    mistake(
      "the learning rate is left out",
      "The velocity is a direction; the rate says how far to go in it."
    ) { (weight: $0.weight - $0.newVelocity, velocity: $0.newVelocity) },
    mistake(
      "learning rate and momentum are exchanged", "μ belongs to the memory, and η to the move."
    ) { number in
      let velocity = number.rate * number.velocity + number.slope
      return (weight: number.weight - number.momentum * velocity, velocity: velocity)
    },
    mistake(
      "the old weights are thrown away",
      "The step starts from where the weights are: it changes them a little."
    ) { (weight: -$0.rate * $0.newVelocity, velocity: $0.newVelocity) },
  ]

  private static let rightAnswers: [Function.RightAnswer] = [
    .init("a loop that changes two copies") { weights, gradient, velocity, rate, momentum in
      var (weights, velocity) = (weights, velocity)
      for index in weights.indices {
        velocity[index] *= momentum
        velocity[index] += gradient[index]
        weights[index] -= rate * velocity[index]
      }
      return .init(weights: weights, velocity: velocity)
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
      return .init(weights: newWeights, velocity: newVelocity)
    },
    .init("the velocity less what it loses, by fused multiply-add") {
      weights, gradient, velocity, rate, momentum in
      let newVelocity = velocity.indices.map { index in
        (velocity[index] + gradient[index]).addingProduct(momentum - 1, velocity[index])
      }
      return .init(
        weights: zip(weights, newVelocity).map { $0.addingProduct(-rate, $1) },
        velocity: newVelocity)
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
    _ name: String, _ remedy: String,
    _ step: @escaping @Sendable (Number) -> (weight: Float, velocity: Float)
  ) -> Function.Mistake {
    .init(name, remedy) { weights, gradient, velocity, rate, momentum in
      let moved = weights.indices.map { index in
        step(
          Number(
            weight: weights[index], slope: gradient[index], velocity: velocity[index], rate: rate,
            momentum: momentum))
      }
      return .init(weights: moved.map(\.weight), velocity: moved.map(\.velocity))
    }
  }
}
