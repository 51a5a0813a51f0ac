import ExerciseSupport
import Foundation

/// Answers to exercise 6.9, wrong and right. Read on only after you have solved it.
extension CosineSchedule {
  static let misconceptions: [Exercise.Misconception] = [
    .init(
      "the steps are divided as Ints",
      remedy: "step / steps is 0 until the very end: turn both into Floats before you divide."
    ) { step, steps, rate in rate * 0.5 * (1 + cos(Float.pi * Float(step / steps))) },
    mistake(
      "the one half is left out",
      remedy: "1 + cos goes from 2 to 0, so the training would start at twice its rate."
    ) { progress, rate in rate * (1 + cos(Float.pi * progress)) },
    mistake(
      "the cosine alone is the factor",
      remedy: "It falls below zero: raise it by 1 and halve it."
    ) { progress, rate in rate * cos(Float.pi * progress) },
    mistake(
      "the rate follows a quarter of a wave",
      remedy: "It should end slowly too: the angle goes up to π, from crest to trough."
    ) { progress, rate in rate * cos(Float.pi / 2 * progress) },
    mistake(
      "the angle reaches only half of π",
      remedy: "The training would end at half its rate: the angle goes up to π."
    ) { progress, rate in rate * 0.5 * (1 + cos(Float.pi / 2 * progress)) },
    mistake(
      "the rate follows a whole wave",
      remedy: "It would rise again in the second half: the angle goes up to π, not to 2 π."
    ) { progress, rate in rate * 0.5 * (1 + cos(2 * Float.pi * progress)) },
    mistake(
      "the rate falls in a straight line",
      remedy: "Let it fall along the cosine: slowly, quickly and slowly again."
    ) { progress, rate in rate * (1 - progress) },
    mistake(
      "the angle is in degrees",
      remedy: "`cos` takes radians: half a turn is π, not 180."
    ) { progress, rate in rate * 0.5 * (1 + cos(180 * progress)) },
    mistake(
      "π is left out",
      remedy: "The share of the training goes from 0 to 1: what takes the angle to half a turn?"
    ) { progress, rate in rate * 0.5 * (1 + cos(progress)) },
    mistake(
      "π is rounded",
      remedy: "`Float.pi` has all the digits that a Float can hold."
    ) { progress, rate in rate * 0.5 * (1 + cos(3.14 * progress)) },
    mistake(
      "the rate rises from zero",
      remedy: "The training should start at the full rate: mind the sign of the cosine."
    ) { progress, rate in rate * 0.5 * (1 - cos(Float.pi * progress)) },
    mistake(
      "the factor is returned and not the rate",
      remedy: "Multiply it by the rate that the training starts from."
    ) { progress, _ in 0.5 * (1 + cos(Float.pi * progress)) },
    mistake(
      "a sine stands in place of the cosine",
      remedy: "The wave has to start at its crest."
    ) { progress, rate in rate * 0.5 * (1 + sin(Float.pi * progress)) },
    mistake(
      "parentheses are missing, so that the half multiplies only the 1",
      remedy: "The sum of 1 and the cosine is what is halved and multiplied by the rate."
    ) { progress, rate in rate * 0.5 * 1 + cos(Float.pi * progress) },
    mistake(
      "parentheses are missing, so that the cosine is not halved",
      remedy: "The sum of 1 and the cosine is what is halved."
    ) { progress, rate in rate * (0.5 * 1 + cos(Float.pi * progress)) },
    mistake(
      "the rate does not change",
      remedy: "Multiply the rate by a factor that falls from 1 to 0."
    ) { _, rate in rate },
    .init(
      "the end is taken for step T − 1",
      remedy: "Divide by the number of all steps, as the formula does."
    ) { step, steps, rate in
      rate * 0.5 * (1 + cos(Float.pi * Float(step) / Float(steps - 1)))
    },
    .init(
      "the steps are counted from 1",
      remedy: "`step` says how many steps were taken so far: none before the first."
    ) { step, steps, rate in rate * 0.5 * (1 + cos(Float.pi * Float(step + 1) / Float(steps))) },
    .init(
      "the fraction is upside down",
      remedy: "The share of the training that is done is the smaller number by the larger."
    ) { step, steps, rate in rate * 0.5 * (1 + cos(Float.pi * Float(steps) / Float(step))) },
    .init(
      "the steps are not divided by their number",
      remedy: "The angle is to reach π only at the end of the training."
    ) { step, _, rate in rate * 0.5 * (1 + cos(Float.pi * Float(step))) },
  ]

  static let otherAnswers: [Exercise.OtherAnswer] = [
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
    _ mistake: String, remedy: String,
    _ schedule: @escaping @Sendable (_ progress: Float, _ rate: Float) -> Float
  ) -> Exercise.Misconception {
    .init(mistake, remedy: remedy) { step, steps, rate in
      schedule(Float(step) / Float(steps), rate)
    }
  }
}
