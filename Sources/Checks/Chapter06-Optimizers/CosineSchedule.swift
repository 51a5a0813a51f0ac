import ExerciseSupport
import Foundation
import NeuralNetworks

/// Exercise 6.9: a learning rate that follows half a cosine wave.
public enum CosineSchedule {
  /// The function, as one from a tuple.
  public typealias Exercise = ExerciseSupport.Exercise<
    (step: Int, steps: Int, learningRate: Float), Float
  >

  /// What is asked, with all that is known of right and wrong answers.
  public static let exercise = Exercise(
    "6.9", "a cosine schedule",
    file: "Chapters/Chapter06-Optimizers/Exercises/CosineSchedule.swift",
    comparing: .numbers(within: 1e-5, relativeFrom: 0.1),
    cases: knownCases + (1...6).map(randomCase),
    hints: [
      "First work out which share of the training is done, a number from 0 to 1. Beware of "
        + "dividing two Ints.",
      "With π times this share, the cosine goes from 1 to −1. What do 1 + … and ½ make of this "
        + "range?",
      "With `progress = Float(step) / Float(steps)` the rate is "
        + "`learningRate * 0.5 * (1 + cos(Float.pi * progress))`.",
    ],
    misconceptions: misconceptions, otherAnswers: otherAnswers)

  // By hand: the cosines of 0, 60, 90, 120 and 180 degrees are 1, ½, 0, −½ and −1. Steps of seven
  // by PyTorch's CosineAnnealingLR (Tests/Reference/chapter06_reference.py).
  static let knownCases: [Exercise.Case] = [
    known("the worked example", 25, of: 100, 0.1, expect: 0.085355339),
    known("the first step", 0, of: 50, 0.4, expect: 0.4),
    known("the end", 50, of: 50, 0.4, expect: 0),
    known("half the way", 32, of: 64, 1, expect: 0.5),
    known("a third of the way", 4, of: 12, 2, expect: 1.5),
    known("two thirds of the way", 8, of: 12, 2, expect: 0.5),
    known("step 1 of 7", 1, of: 7, 0.4, expect: 0.38019377),
    known("step 3 of 7", 3, of: 7, 0.4, expect: 0.24450419),
    known("step 6 of 7", 6, of: 7, 0.4, expect: 0.019806226),
    known("a training of one step, before it", 0, of: 1, 0.3, expect: 0.3),
    known("a training of one step, after it", 1, of: 1, 0.3, expect: 0),
    known("a large rate", 15, of: 60, 8, expect: 6.8284271),
  ]

  /// A random step. What is expected is worked out in double precision by another formula: half of
  /// 1 + cos x is the square of cos x/2.
  static func randomCase(seed: UInt64) -> Exercise.Case {
    var generator = SplitMix64(seed: seed)
    let steps = 2 + generator.nextInteger(below: 20_000)
    let step = generator.nextInteger(below: steps)
    let rate = Float(1 + generator.nextInteger(below: 40)) / 16
    let root = cos(Double.pi / 2 * Double(step) / Double(steps))
    return known(
      "a random step, seed \(seed)", step, of: steps, rate,
      expect: Float(Double(rate) * root * root))
  }

  private static func known(
    _ name: String, _ step: Int, of steps: Int, _ learningRate: Float, expect rate: Float
  ) -> Exercise.Case {
    .init(name, given: (step: step, steps: steps, learningRate: learningRate), expect: rate)
  }
}
