import ExerciseSupport
import NeuralNetworks

/// Exercise 6.5: a step divided by the recent size of the slopes.
public enum RMSPropStep {
  /// The function, as one from a tuple.
  public typealias Exercise = ExerciseSupport.Exercise<
    (
      weights: [Float], gradient: [Float], meanSquare: [Float], learningRate: Float, decay: Float,
      epsilon: Float
    ),
    (weights: [Float], meanSquare: [Float])
  >

  /// What is asked, with all that is known of right and wrong answers.
  public static let exercise = Exercise(
    "6.5", "a step of RMSProp",
    file: "Chapters/Chapter06-Optimizers/Exercises/RMSPropStep.swift",
    comparing: .parts(
      .part(
        "mean square", { $0.meanSquare }, comparing: .numbers(within: 1e-5, relativeFrom: 1e-6)),
      .part("weights", { $0.weights }, comparing: .numbers(within: 1e-5))),
    cases: knownCases + (1...6).map(randomCase),
    hints: [
      "Make it in two steps: first the whole list of new mean squares, and then, with it, the list "
        + "of new weights.",
      "A new mean square is ρ parts of the old one and 1 − ρ parts of the squared slope. Its root "
        + "says how large slopes have been lately; the step divides by it.",
      "With `square = decay * meanSquare[i] + (1 - decay) * gradient[i] * gradient[i]` the weight "
        + "loses `learningRate * gradient[i] / (square.squareRoot() + epsilon)`.",
    ],
    misconceptions: misconceptions, otherAnswers: otherAnswers)

  // By hand; the five weights by PyTorch's RMSprop with α = 0.8, three steps
  // (Tests/Reference/chapter06_reference.py).
  static let knownCases: [Exercise.Case] = [
    known(
      "the worked example", [1, -1], [4, -1], [2, 7], 0.3, 0.5, 1e-8, expect: [0.6, -0.85], [9, 4]),
    known(
      "five weights, the first step", [0.8, -1.5, 0.25, 2, -0.6], [0.7, -1.2, 0.05, 0, 3.1],
      [0, 0, 0, 0, 0], 0.05, 0.8, 0.01,
      expect: [0.69165748, -1.3902418, 0.17274575, 2, -0.71100272],
      [0.098, 0.288, 0.0005, 0, 1.922]),
    known(
      "five weights, the second step", [0.69165748, -1.3902418, 0.17274575, 2, -0.71100272],
      [0.4, 0.9, -0.08, 0, -2.5], [0.098, 0.288, 0.0005, 0, 1.922], 0.05, 0.8, 0.01,
      expect: [0.63322321, -1.46095, 0.25119589, 2, -0.63658072],
      [0.1104, 0.3924, 0.00168, 0, 2.7876]),
    known(
      "five weights, the third step", [0.63322321, -1.46095, 0.25119589, 2, -0.63658072],
      [-0.3, 1.1, 0.06, 1.6, 0.2], [0.1104, 0.3924, 0.00168, 0, 2.7876], 0.05, 0.8, 0.01,
      expect: [0.67785711, -1.5337398, 0.19707481, 1.8897376, -0.64322073],
      [0.10632, 0.55592, 0.002064, 0.512, 2.23808]),
    known(
      // From a mean of zero, the first step is η / √(1 − ρ) long.
      "a steep and a gentle slope", [0, 0], [1000, -0.01], [0, 0], 0.1, 0.75, 1e-8,
      expect: [-0.2, 0.2], [250_000, 2.5e-5]),
    known(
      "slopes that were always zero", [1, -2], [0, 0], [0, 0], 0.5, 0.9, 1e-8, expect: [1, -2],
      [0, 0]),
    known(
      "an epsilon that counts", [1], [3], [9], 0.5, 0.5, 2, expect: [0.7], [9]),
    known(
      "no memory of earlier slopes", [1, 1], [2, -5], [100, 0.01], 0.25, 0, 1e-8,
      expect: [0.75, 1.25], [4, 25]),
    known("no weights", [], [], [], 0.1, 0.9, 1e-8, expect: [], []),
  ]

  /// Random numbers, made backwards: the new mean square is r², and the old one is worked out from
  /// it in double precision.
  static func randomCase(seed: UInt64) -> Exercise.Case {
    var generator = SplitMix64(seed: seed)
    let count = 2 + generator.nextInteger(below: 5)
    let (weights, gradient) = (generator.nextQuarters(count), generator.nextQuarters(count))
    // r is larger than the slope, so that the old mean square is positive.
    let roots = gradient.map { Double(abs($0)) + Double(1 + generator.nextInteger(below: 8)) / 4 }
    let decay = [0.25, 0.5, 0.75][generator.nextInteger(below: 3)]
    let (rate, epsilon) = (0.5, seed % 2 == 0 ? 1e-8 : 0.25)
    let meanSquare = zip(roots, gradient).map { root, slope in
      Float((root * root - (1 - decay) * Double(slope * slope)) / decay)
    }
    let newWeights = weights.indices.map { index in
      Float(Double(weights[index]) - rate * Double(gradient[index]) / (roots[index] + epsilon))
    }
    return known(
      "random numbers, seed \(seed)", weights, gradient, meanSquare, Float(rate), Float(decay),
      Float(epsilon), expect: newWeights, roots.map { Float($0 * $0) })
  }

  private static func known(
    _ name: String, _ weights: [Float], _ gradient: [Float], _ meanSquare: [Float],
    _ learningRate: Float, _ decay: Float, _ epsilon: Float, expect newWeights: [Float],
    _ newMeanSquare: [Float]
  ) -> Exercise.Case {
    .init(
      name,
      given: (
        weights: weights, gradient: gradient, meanSquare: meanSquare, learningRate: learningRate,
        decay: decay, epsilon: epsilon
      ), expect: (weights: newWeights, meanSquare: newMeanSquare))
  }
}
