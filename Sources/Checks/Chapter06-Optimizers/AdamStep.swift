import ExerciseSupport
import Foundation
import NeuralNetworks

/// Exercise 6.6: two running means, corrected for their start at zero.
public enum AdamStep {
  /// The function, as one from a tuple.
  public typealias Exercise = ExerciseSupport.Exercise<
    (
      weights: [Float], gradient: [Float], mean: [Float], meanSquare: [Float], step: Int,
      learningRate: Float, beta1: Float, beta2: Float, epsilon: Float
    ),
    (weights: [Float], mean: [Float], meanSquare: [Float])
  >

  /// What is asked, with all that is known of right and wrong answers.
  public static let exercise = Exercise(
    "6.6", "a step of Adam",
    file: "Chapters/Chapter06-Optimizers/Exercises/AdamStep.swift",
    comparing: .parts(
      .part("mean", { $0.mean }, comparing: .numbers(within: 1e-4, relativeFrom: 1e-3)),
      .part(
        "mean square", { $0.meanSquare }, comparing: .numbers(within: 1e-4, relativeFrom: 1e-6)),
      .part("weights", { $0.weights }, comparing: .numbers(within: 1e-4))),
    cases: knownCases + (1...6).map(randomCase),
    hints: [
      "Go through the five formulas one by one: two lists of means, two corrections, and the new "
        + "weights. Which of these are handed back, and which are only used here?",
      "Both corrections divide by 1 minus a power: `pow(beta1, Float(step))` for the mean, "
        + "`pow(beta2, Float(step))` for the mean square. They are the same for all weights.",
      "With both corrected, a weight loses `learningRate * correctedMean / "
        + "(correctedSquare.squareRoot() + epsilon)`; return `newMean` and `newMeanSquare` as they "
        + "were before the correction.",
    ],
    misconceptions: misconceptions, otherAnswers: otherAnswers)

  /// What Adam starts from, but for the worked example.
  private static let zeros: [Float] = [0, 0, 0, 0, 0]

  // By hand; the five weights by PyTorch's Adam, three steps each
  // (Tests/Reference/chapter06_reference.py).
  static let knownCases: [Exercise.Case] = [
    known(
      "the worked example", [1], [2], [1], [1], step: 2, 0.1, 0.5, 0.75, 1e-8, expect: [0.9], [1.5],
      [1.75]),
    known(
      "five weights, the first step", [0.8, -1.5, 0.25, 2, -0.6], [0.7, -1.2, 0.05, 0, 3.1], zeros,
      zeros, step: 1, 0.05, 0.8, 0.95, 0.01,
      expect: [0.75070423, -1.4504132, 0.20833333, 2, -0.64983923], [0.14, -0.24, 0.01, 0, 0.62],
      [0.0245, 0.072, 0.000125, 0, 0.4805]),
    known(
      "five weights, the second step", [0.75070423, -1.4504132, 0.20833333, 2, -0.64983923],
      [0.4, 0.9, -0.08, 0, -2.5], [0.14, -0.24, 0.01, 0, 0.62],
      [0.0245, 0.072, 0.000125, 0, 0.4805], step: 2, 0.05, 0.8, 0.95, 0.01,
      expect: [0.70443724, -1.448851, 0.22274799, 2, -0.64964211],
      [0.192, -0.012, -0.008, 0, -0.004], [0.031275, 0.1089, 0.00043875, 0, 0.768975]),
    known(
      "five weights, the third step", [0.70443724, -1.448851, 0.22274799, 2, -0.64964211],
      [-0.3, 1.1, 0.06, 1.6, 0.2], [0.192, -0.012, -0.008, 0, -0.004],
      [0.031275, 0.1089, 0.00043875, 0, 0.768975], step: 3, 0.05, 0.8, 0.95, 0.01,
      expect: [0.68524785, -1.4687715, 0.21506572, 1.9657522, -0.65129853],
      [0.0936, 0.2104, 0.0056, 0.32, 0.0368],
      [0.03421125, 0.163955, 0.0005968125, 0.128, 0.73252625]),
    known(
      "the usual β₁, β₂ and ε, the first step", [0.8, -1.5, 0.25, 2, -0.6],
      [0.7, -1.2, 0.05, 0, 3.1], zeros, zeros, step: 1, 0.5, 0.9, 0.999, 1e-8,
      expect: [0.3, -1, -0.25, 2, -1.1], [0.07, -0.12, 0.005, 0, 0.31],
      [0.00049, 0.00144, 2.5e-06, 0, 0.00961]),
    known(
      "the usual β₁, β₂ and ε, the third step",
      [-0.17551814, -0.9553375, -0.11194342, 2, -1.127102],
      [-0.3, 1.1, 0.06, 1.6, 0.2], [0.103, -0.018, -0.0035, 0, 0.029],
      [0.00064951, 0.00224856, 8.8975e-06, 0, 0.01585039], step: 3, 0.5, 0.9, 0.999, 1e-8,
      expect: [-0.40850449, -1.1164913, -0.1934011, 1.6805932, -1.1640588],
      [0.0627, 0.0938, 0.00285, 0.16, 0.0461],
      [0.00073886049, 0.0034563114, 1.2488603e-05, 0.00256, 0.01587454]),
    known(
      // After so many steps both corrections are 1: the step is 0.5 · 2 / √4.
      "after a million steps", [1], [2], [2], [4], step: 1_000_000, 0.5, 0.9, 0.999, 1e-8,
      expect: [0.5], [2], [4]),
    known("no weights", [], [], [], [], step: 1, 0.1, 0.9, 0.999, 1e-8, expect: [], [], []),
  ]

  /// A slope that was the same in all steps so far. Then the means are g and g² times the share
  /// that they can have reached, so the corrected ones are g and g² themselves, whatever the step.
  static func randomCase(seed: UInt64) -> Exercise.Case {
    var generator = SplitMix64(seed: seed)
    let count = 2 + generator.nextInteger(below: 4)
    let (weights, gradient) = (generator.nextQuarters(count), generator.nextQuarters(count))
    let step = 2 + generator.nextInteger(below: seed % 2 == 0 ? 500 : 5)
    let beta1: Float = [0.5, 0.8, 0.9][generator.nextInteger(below: 3)]
    let beta2: Float = [0.9, 0.98, 0.999][generator.nextInteger(below: 3)]
    let (rate, epsilon) = (0.5, 0.125)
    func means(after steps: Int) -> (mean: [Float], meanSquare: [Float]) {
      let mean = 1 - pow(Double(beta1), Double(steps))
      let square = 1 - pow(Double(beta2), Double(steps))
      return (
        mean: gradient.map { Float(mean * Double($0)) },
        meanSquare: gradient.map { Float(square * Double($0) * Double($0)) }
      )
    }
    let (before, after) = (means(after: step - 1), means(after: step))
    let newWeights = zip(weights, gradient).map { weight, slope in
      Float(Double(weight) - rate * Double(slope) / (Double(abs(slope)) + epsilon))
    }
    return known(
      "the same slope in every step, seed \(seed)", weights, gradient, before.mean,
      before.meanSquare, step: step, Float(rate), beta1, beta2, Float(epsilon),
      expect: newWeights, after.mean, after.meanSquare)
  }

  private static func known(
    _ name: String, _ weights: [Float], _ gradient: [Float], _ mean: [Float],
    _ meanSquare: [Float], step: Int, _ learningRate: Float, _ beta1: Float, _ beta2: Float,
    _ epsilon: Float, expect newWeights: [Float], _ newMean: [Float], _ newMeanSquare: [Float]
  ) -> Exercise.Case {
    .init(
      name,
      given: (
        weights: weights, gradient: gradient, mean: mean, meanSquare: meanSquare, step: step,
        learningRate: learningRate, beta1: beta1, beta2: beta2, epsilon: epsilon
      ), expect: (weights: newWeights, mean: newMean, meanSquare: newMeanSquare))
  }
}
