import ExerciseSupport
import NeuralNetworks

/// Exercise 6.4: a step with a velocity that remembers.
public enum MomentumStep {
  /// The function, as one from a tuple.
  public typealias Exercise = ExerciseSupport.Exercise<
    (
      weights: [Float], gradient: [Float], velocity: [Float], learningRate: Float, momentum: Float
    ),
    (weights: [Float], velocity: [Float])
  >

  /// What is asked, with all that is known of right and wrong answers.
  public static let exercise = Exercise(
    "6.4", "a step with momentum",
    file: "Chapters/Chapter06-Optimizers/Exercises/MomentumStep.swift",
    comparing: .parts(
      .part("velocity", { $0.velocity }, comparing: .numbers(within: 1e-5)),
      .part("weights", { $0.weights }, comparing: .numbers(within: 1e-5))),
    cases: knownCases + (1...6).map(randomCase),
    hints: [
      "Make it in two steps: first the whole list of new velocities, and then, with it, the list "
        + "of new weights.",
      "A new velocity is what `momentum` leaves of the old one, plus the slope. The learning rate "
        + "comes in only where the weights move.",
      "Map `zip(velocity, gradient)` with `momentum * speed + slope`, then "
        + "`zip(weights, newVelocity)` with `weight - learningRate * speed`.",
    ],
    misconceptions: misconceptions, otherAnswers: otherAnswers)

  // By hand; the five weights by PyTorch's SGD with momentum 0.8, three steps
  // (Tests/Reference/chapter06_reference.py).
  static let knownCases: [Exercise.Case] = [
    known(
      "the worked example", [1, -1], [0.5, 2], [2, -1], 0.1, 0.9, expect: [0.77, -1.11],
      [2.3, 1.1]),
    known(
      "five weights, the first step", [0.8, -1.5, 0.25, 2, -0.6], [0.7, -1.2, 0.05, 0, 3.1],
      [0, 0, 0, 0, 0], 0.3, 0.8, expect: [0.59, -1.14, 0.235, 2, -1.53],
      [0.7, -1.2, 0.05, 0, 3.1]),
    known(
      "five weights, the second step", [0.59, -1.14, 0.235, 2, -1.53],
      [0.4, 0.9, -0.08, 0, -2.5], [0.7, -1.2, 0.05, 0, 3.1], 0.3, 0.8,
      expect: [0.302, -1.122, 0.247, 2, -1.524], [0.96, -0.06, -0.04, 0, -0.02]),
    known(
      "five weights, the third step", [0.302, -1.122, 0.247, 2, -1.524],
      [-0.3, 1.1, 0.06, 1.6, 0.2], [0.96, -0.06, -0.04, 0, -0.02], 0.3, 0.8,
      expect: [0.1616, -1.4376, 0.2386, 1.52, -1.5792], [0.468, 1.052, 0.028, 1.6, 0.184]),
    known(
      "a flat place, where the velocity carries on", [1, 1], [0, 0], [2, -4], 0.25, 0.5,
      expect: [0.75, 1.5], [1, -2]),
    known(
      "a slope that stops the velocity", [3], [-1], [2], 0.1, 0.5, expect: [3], [0]),
    known(
      "no momentum, plain gradient descent", [1, -2], [0.5, -4], [7, 7], 0.1, 0,
      expect: [0.95, -1.6], [0.5, -4]),
    known("no weights", [], [], [], 0.1, 0.9, expect: [], []),
  ]

  /// Random numbers, worked out in whole sixteenths and 128ths.
  static func randomCase(seed: UInt64) -> Exercise.Case {
    var generator = SplitMix64(seed: seed)
    let count = 2 + generator.nextInteger(below: 5)
    let (weights, gradient) = (generator.nextQuarters(count), generator.nextQuarters(count))
    let velocity = generator.nextQuarters(count)
    let quarters = 1 + generator.nextInteger(below: 3)
    let eighths = 1 + generator.nextInteger(below: 12)
    let sixteenths = zip(velocity, gradient).map { speed, slope in
      quarters * Int(4 * speed) + 4 * Int(4 * slope)
    }
    let newWeights = zip(weights, sixteenths).map { weight, speed in
      Float(32 * Int(4 * weight) - eighths * speed) / 128
    }
    return known(
      "random numbers, seed \(seed)", weights, gradient, velocity, Float(eighths) / 8,
      Float(quarters) / 4, expect: newWeights, sixteenths.map { Float($0) / 16 })
  }

  private static func known(
    _ name: String, _ weights: [Float], _ gradient: [Float], _ velocity: [Float],
    _ learningRate: Float, _ momentum: Float, expect newWeights: [Float], _ newVelocity: [Float]
  ) -> Exercise.Case {
    .init(
      name,
      given: (
        weights: weights, gradient: gradient, velocity: velocity, learningRate: learningRate,
        momentum: momentum
      ), expect: (weights: newWeights, velocity: newVelocity))
  }
}
