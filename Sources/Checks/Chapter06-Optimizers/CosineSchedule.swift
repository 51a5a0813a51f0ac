import Exercises
import Foundation
import Judging
import NeuralNetworks

/// Exercise 6.9: a learning rate that follows half a cosine wave.
enum CosineSchedule {
  typealias Function = Chapter6.CosineRate

  static let exam = Exam(
    Check(
      Chapter6.cosineRate, comparing: .numbers(within: 1e-5, relativeFrom: 0.1), cases: cases,
      random: random, mistakes: mistakes, rightAnswers: rightAnswers))

  // By hand: the cosines of 0, 60, 90, 120 and 180 degrees are 1, ½, 0, −½ and −1. Steps of seven
  // by PyTorch's CosineAnnealingLR (Tests/Reference/chapter06_reference.py).
  private static let cases: [Function.Case] = [
    .init("the worked example", (25, 100, 0.1), gives: 0.085355339),
    .init("the first step", (0, 50, 0.4), gives: 0.4),
    .init("the end", (50, 50, 0.4), gives: 0),
    .init("half the way", (32, 64, 1), gives: 0.5),
    .init("a third of the way", (4, 12, 2), gives: 1.5),
    .init("two thirds of the way", (8, 12, 2), gives: 0.5),
    .init("step 1 of 7", (1, 7, 0.4), gives: 0.38019377),
    .init("step 3 of 7", (3, 7, 0.4), gives: 0.24450419),
    .init("step 6 of 7", (6, 7, 0.4), gives: 0.019806226),
    .init("a training of one step, before it", (0, 1, 0.3), gives: 0.3),
    .init("a training of one step, after it", (1, 1, 0.3), gives: 0),
    .init("a large rate", (15, 60, 8), gives: 6.8284271),
  ]

  /// A random step. What is expected is worked out in double precision by another formula: half of
  /// 1 + cos x is the square of cos x/2.
  private static let random: [Function.RandomCases] = [
    .init(6) { generator in
      let steps = 2 + generator.nextInteger(below: 20_000)
      let step = generator.nextInteger(below: steps)
      let rate = Float(1 + generator.nextInteger(below: 40)) / 16
      let root = cos(Double.pi / 2 * Double(step) / Double(steps))
      return .init("a random step", (step, steps, rate), gives: Float(Double(rate) * root * root))
    }
  ]

  private static let mistakes: [Function.Mistake] = [
    .init(
      "the steps are divided as Ints",
      "step / steps is 0 until the very end: turn both into Floats before you divide."
    ) { step, steps, rate in rate * 0.5 * (1 + cos(Float.pi * Float(step / steps))) },
    mistake(
      "the one half is left out",
      "1 + cos goes from 2 to 0, so the training would start at twice its rate."
    ) { progress, rate in rate * (1 + cos(Float.pi * progress)) },
    mistake(
      "the cosine alone is the factor",
      "It falls below zero: raise it by 1 and halve it."
    ) { progress, rate in rate * cos(Float.pi * progress) },
    mistake(
      "the rate follows a quarter of a wave",
      "It should end slowly too: the angle goes up to π, from crest to trough."
    ) { progress, rate in rate * cos(Float.pi / 2 * progress) },
    mistake(
      "the angle reaches only half of π",
      "The training would end at half its rate: the angle goes up to π."
    ) { progress, rate in rate * 0.5 * (1 + cos(Float.pi / 2 * progress)) },
    mistake(
      "the rate follows a whole wave",
      "It would rise again in the second half: the angle goes up to π, not to 2 π."
    ) { progress, rate in rate * 0.5 * (1 + cos(2 * Float.pi * progress)) },
    mistake(
      "the rate falls in a straight line",
      "Let it fall along the cosine: slowly, quickly and slowly again."
    ) { progress, rate in rate * (1 - progress) },
    mistake(
      "the angle is in degrees",
      "`cos` takes radians: half a turn is π, not 180."
    ) { progress, rate in rate * 0.5 * (1 + cos(180 * progress)) },
    mistake(
      "π is left out",
      "The share of the training goes from 0 to 1: what takes the angle to half a turn?"
    ) { progress, rate in rate * 0.5 * (1 + cos(progress)) },
    mistake(
      "π is rounded",
      "`Float.pi` has all the digits that a Float can hold."
    ) { progress, rate in rate * 0.5 * (1 + cos(3.14 * progress)) },
    mistake(
      "the rate rises from zero",
      "The training should start at the full rate: mind the sign of the cosine."
    ) { progress, rate in rate * 0.5 * (1 - cos(Float.pi * progress)) },
    mistake(
      "the factor is returned and not the rate",
      "Multiply it by the rate that the training starts from."
    ) { progress, _ in 0.5 * (1 + cos(Float.pi * progress)) },
    mistake(
      "parentheses are missing, so that the half multiplies only the 1",
      "The sum of 1 and the cosine is what is halved and multiplied by the rate."
    ) { progress, rate in rate * 0.5 * 1 + cos(Float.pi * progress) },
    mistake(
      "parentheses are missing, so that the cosine is not halved",
      "The sum of 1 and the cosine is what is halved."
    ) { progress, rate in rate * (0.5 * 1 + cos(Float.pi * progress)) },
    mistake(
      "the rate does not change",
      "Multiply the rate by a factor that falls from 1 to 0."
    ) { _, rate in rate },
    .init(
      "the end is taken for step T − 1, and a training of one step divides by zero",
      "Divide by the number of all steps, as the formula does."
    ) { step, steps, rate in
      rate * 0.5 * (1 + cos(Float.pi * Float(step) / Float(steps - 1)))
    },
    .init(
      "the end is taken for step T − 1",
      "Divide by the number of all steps, as the formula does."
    ) { step, steps, rate in
      rate * 0.5 * (1 + cos(Float.pi * Float(step) / Float(max(1, steps - 1))))
    },
    .init(
      "the steps are counted from 1",
      "`step` says how many steps were taken so far: none before the first."
    ) { step, steps, rate in rate * 0.5 * (1 + cos(Float.pi * Float(step + 1) / Float(steps))) },
    .init(
      "the steps are not divided by their number",
      "The angle is to reach π only at the end of the training."
    ) { step, _, rate in rate * 0.5 * (1 + cos(Float.pi * Float(step))) },
  ]

  private static let rightAnswers: [Function.RightAnswer] = [
    .init("the square of the cosine of half the angle") { step, steps, rate in
      let root = cos(Float.pi * Float(step) / Float(2 * steps))
      return rate * root * root
    },
    .init("the rate less what is lost of it, by a sine") { step, steps, rate in
      let root = sin(Float.pi / 2 * Float(step) / Float(steps))
      return rate - rate * root * root
    },
    .init("in double precision") { step, steps, rate in
      Float(Double(rate) / 2 * (1 + cos(Double.pi * Double(step) / Double(steps))))
    },
    .init("half a wave around half the rate") { step, steps, rate in
      let half = rate / 2
      return half + half * cos(Float(step) * Float.pi / Float(steps))
    },
  ]

  /// A wrong answer to how the rate depends on the share of the training that is done.
  private static func mistake(
    _ name: String, _ remedy: String,
    _ schedule: @escaping @Sendable (_ progress: Float, _ rate: Float) -> Float
  ) -> Function.Mistake {
    .init(name, remedy) { step, steps, rate in
      schedule(Float(step) / Float(steps), rate)
    }
  }
}
