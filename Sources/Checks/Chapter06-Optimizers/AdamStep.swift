import Exercises
import Foundation
import Judging
import NeuralNetworks

/// Exercise 6.5: two running means, corrected for their start at zero.
///
/// Here are the cases; known steps stand in AdamStepMistakes.swift.
enum AdamStep {
  typealias Function = Chapter6.AdamStep

  static let exam = Exam(
    Check(
      Chapter6.adamStep,
      comparing: .parts(
        .part("mean", { $0.mean }, comparing: .numbers(within: 1e-4, relativeFrom: 1e-3)),
        .part(
          "mean square", { $0.meanSquare }, comparing: .numbers(within: 1e-4, relativeFrom: 1e-6)),
        .part("weights", { $0.weights }, within: 1e-4)),
      cases: cases, random: random, mistakes: mistakes, rightAnswers: rightAnswers))

  /// What Adam starts from, but for the worked example.
  private static let zeros: [Float] = [0, 0, 0, 0, 0]

  private static let start: [Float] = [0.8, -1.5, 0.25, 2, -0.6]

  // By hand; the five weights by PyTorch's Adam, three steps each
  // (Tests/Reference/chapter06_reference.py).
  private static let cases: [Function.Case] = [
    .init(
      "the worked example", ([1], [2], [1], [1], 2, 0.1, 0.5, 0.75, 1e-8),
      gives: .init(weights: [0.9], mean: [1.5], meanSquare: [1.75])),
    .init(
      // m̂ = 1.5 / 0.75 = 2 and v̂ = 15.75 / 0.4375 = 36, so 0.3 · 2 / 6 = 0.1 is moved.
      "a flat place, where the mean carries on",
      ([1, 1], [0, 0], [3, -3], [21, 21], 2, 0.3, 0.5, 0.75, 1e-8),
      gives: .init(weights: [0.9, 1.1], mean: [1.5, -1.5], meanSquare: [15.75, 15.75])),
    .init(
      "five weights, the first step",
      (start, [0.7, -1.2, 0.05, 0, 3.1], zeros, zeros, 1, 0.05, 0.8, 0.95, 0.01),
      gives: .init(
        weights: [0.75070423, -1.4504132, 0.20833333, 2, -0.64983923],
        mean: [0.14, -0.24, 0.01, 0, 0.62], meanSquare: [0.0245, 0.072, 0.000125, 0, 0.4805])),
    .init(
      "five weights, the second step",
      (
        [0.75070423, -1.4504132, 0.20833333, 2, -0.64983923], [0.4, 0.9, -0.08, 0, -2.5],
        [0.14, -0.24, 0.01, 0, 0.62], [0.0245, 0.072, 0.000125, 0, 0.4805], 2, 0.05, 0.8, 0.95,
        0.01
      ),
      gives: .init(
        weights: [0.70443724, -1.448851, 0.22274799, 2, -0.64964211],
        mean: [0.192, -0.012, -0.008, 0, -0.004],
        meanSquare: [0.031275, 0.1089, 0.00043875, 0, 0.768975])),
    .init(
      "five weights, the third step",
      (
        [0.70443724, -1.448851, 0.22274799, 2, -0.64964211], [-0.3, 1.1, 0.06, 1.6, 0.2],
        [0.192, -0.012, -0.008, 0, -0.004], [0.031275, 0.1089, 0.00043875, 0, 0.768975], 3, 0.05,
        0.8, 0.95, 0.01
      ),
      gives: .init(
        weights: [0.68524785, -1.4687715, 0.21506572, 1.9657522, -0.65129853],
        mean: [0.0936, 0.2104, 0.0056, 0.32, 0.0368],
        meanSquare: [0.03421125, 0.163955, 0.0005968125, 0.128, 0.73252625])),
    .init(
      "the usual β₁, β₂ and ε, the first step",
      (start, [0.7, -1.2, 0.05, 0, 3.1], zeros, zeros, 1, 0.5, 0.9, 0.999, 1e-8),
      gives: .init(
        weights: [0.3, -1, -0.25, 2, -1.1], mean: [0.07, -0.12, 0.005, 0, 0.31],
        meanSquare: [0.00049, 0.00144, 2.5e-06, 0, 0.00961])),
    .init(
      "the usual β₁, β₂ and ε, the third step",
      (
        [-0.17551814, -0.9553375, -0.11194342, 2, -1.127102], [-0.3, 1.1, 0.06, 1.6, 0.2],
        [0.103, -0.018, -0.0035, 0, 0.029], [0.00064951, 0.00224856, 8.8975e-06, 0, 0.01585039],
        3, 0.5, 0.9, 0.999, 1e-8
      ),
      gives: .init(
        weights: [-0.40850449, -1.1164913, -0.1934011, 1.6805932, -1.1640588],
        mean: [0.0627, 0.0938, 0.00285, 0.16, 0.0461],
        meanSquare: [0.00073886049, 0.0034563114, 1.2488603e-05, 0.00256, 0.01587454])),
    .init(
      // After so many steps both corrections are 1: the step is 0.5 · 2 / √4.
      "after a million steps", ([1], [2], [2], [4], 1_000_000, 0.5, 0.9, 0.999, 1e-8),
      gives: .init(weights: [0.5], mean: [2], meanSquare: [4])),
    .init(
      "no weights", ([], [], [], [], 1, 0.1, 0.9, 0.999, 1e-8),
      gives: .init(weights: [], mean: [], meanSquare: [])),
  ]

  /// A slope that was the same in all steps so far. Then the means are g and g² times the share
  /// that they can have reached, so the corrected ones are g and g² themselves, whatever the step.
  private static let random: [Function.RandomCases] = [
    .init(3) { randomCase(stepsBelow: 500, &$0) }, .init(3) { randomCase(stepsBelow: 5, &$0) },
  ]

  private static func randomCase(
    stepsBelow limit: Int, _ generator: inout SplitMix64
  ) -> Function.Case {
    let count = 2 + generator.nextInteger(below: 4)
    let (weights, gradient) = (generator.nextQuarters(count), generator.nextQuarters(count))
    let step = 2 + generator.nextInteger(below: limit)
    let beta1: Float = [0.5, 0.8, 0.9][generator.nextInteger(below: 3)]
    let beta2: Float = [0.9, 0.98, 0.999][generator.nextInteger(below: 3)]
    let (rate, epsilon) = (0.5, 0.125)
    let newWeights = weights.indices.map { index in
      let slope = Double(gradient[index])
      return Float(Double(weights[index]) - rate * slope / (abs(slope) + epsilon))
    }
    func means(after steps: Int) -> Chapter6.Adapted {
      let mean = 1 - pow(Double(beta1), Double(steps))
      let square = 1 - pow(Double(beta2), Double(steps))
      return .init(
        weights: newWeights, mean: gradient.map { Float(mean * Double($0)) },
        meanSquare: gradient.map { Float(square * Double($0) * Double($0)) })
    }
    let before = means(after: step - 1)
    return .init(
      "the same slope in every step",
      (
        weights, gradient, before.mean, before.meanSquare, step, Float(rate), beta1, beta2,
        Float(epsilon)
      ), gives: means(after: step))
  }
}
