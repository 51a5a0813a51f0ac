import ExerciseSupport
import Foundation
import NeuralNetworks

/// Exercise 1.6: the mean price of probabilities, clipped so that it stays finite.
public enum LogLoss {
  /// The function, as one from a tuple.
  public typealias Exercise = ExerciseSupport.Exercise<
    (probabilities: [Float], targets: [Float]), Float
  >

  /// What is asked, with all that is known of right and wrong answers.
  ///
  /// The tolerance leaves room for the range of clipping, which a `Float` cannot hold exactly.
  public static let exercise = Exercise(
    "1.6", "log loss", file: "Chapters/Chapter01-Perceptron/Exercises/LogLoss.swift",
    comparing: .numbers(within: 1e-3),
    cases: knownCases + (1...5).map(randomCase),
    hints: [
      "Work out the price of one sample first: which probability did the model give to what turned "
        + "out true, where t is 1, and where t is 0?",
      "Clip p on both sides before you take a logarithm; then multiply the one logarithm by t, the "
        + "other by 1 − t, change the sign, and take the mean at the end.",
      "`let clipped = min(max(p, 1e-7), 1 - 1e-7)` keeps p in its range, and "
        + "`-(t * log(clipped) + (1 - t) * log(1 - clipped))` is the price.",
    ],
    misconceptions: misconceptions,
    otherAnswers: otherAnswers)

  // −ln 0.9 = 0.1053605, −ln 0.8 = 0.2231436, −ln 0.1 = 2.3025851, −ln 0.75 = 0.2876821,
  // ln 2 = 0.6931472, −ln 1e-7 = 16.1180957; the seven samples by scikit-learn
  // (Tests/Reference/chapter01_reference.py).
  static let knownCases: [Exercise.Case] = [
    .init(
      "the worked example", given: (probabilities: [0.9, 0.2], targets: [1, 0]), expect: 0.1642520),
    .init(
      "one half for everything", given: (probabilities: [0.5, 0.5, 0.5], targets: [1, 0, 0]),
      expect: 0.6931472),
    .init("an unlikely yes", given: (probabilities: [0.1], targets: [1]), expect: 2.3025851),
    .init("a likely no", given: (probabilities: [0.25], targets: [0]), expect: 0.2876821),
    .init(
      "seven samples",
      given: (
        probabilities: [0.92, 0.13, 0.41, 0.77, 0.68, 0.999, 0.004],
        targets: [1, 0, 1, 1, 0, 1, 0]
      ), expect: 0.3600071),
    .init(
      "sure of a yes, and right", given: (probabilities: [1, 1], targets: [1, 1]), expect: 0),
    .init("sure of a no, and right", given: (probabilities: [0], targets: [0]), expect: 0),
    .init(
      "sure and wrong: a yes with probability 0", given: (probabilities: [0], targets: [1]),
      expect: 16.1180957),
    // Inside the range, but only just: −ln 2⁻²⁰ = 20 ln 2 = 13.8629436.
    .init(
      "nearly sure and wrong", given: (probabilities: [0x1p-20], targets: [1]), expect: 13.8629436),
    // The largest Float in the range is 1 − 2⁻²³, and −ln 2⁻²³ = 23 ln 2 = 15.9423850.
    .init(
      "nearly sure and wrong: a no at the end of the range",
      given: (probabilities: [1 - 0x1p-23], targets: [0]), expect: 15.9423850),
    // Seven prices of 15.942 and, for the last sample, one of 15.942 in Float or 16.118 in Double:
    // a mean of 15.942 or 15.964, and the tolerance reaches both from halfway.
    .init(
      "sure and wrong: a no with probability 1, after seven yes with hardly any",
      given: (
        probabilities: [Float](repeating: 0x1p-23, count: 7) + [1],
        targets: [Float](repeating: 1, count: 7) + [0]
      ), expect: 15.953),
  ]

  /// From 2 to 9 random samples. What is expected is the logarithm of the likelihood: of the
  /// probability of all that turned out true, multiplied together.
  static func randomCase(seed: UInt64) -> Exercise.Case {
    var generator = SplitMix64(seed: seed)
    var (probabilities, targets): ([Float], [Float]) = ([], [])
    var likelihood = 1.0
    for _ in 0..<2 + generator.nextInteger(below: 8) {
      let sixtyFourths = 1 + generator.nextInteger(below: 63)
      let isYes = generator.nextInteger(below: 2) == 1
      probabilities.append(Float(sixtyFourths) / 64)
      targets.append(isYes ? 1 : 0)
      likelihood *= Double(isYes ? sixtyFourths : 64 - sixtyFourths) / 64
    }
    return .init(
      "random samples, seed \(seed)", given: (probabilities: probabilities, targets: targets),
      expect: Float(-log(likelihood) / Double(targets.count)))
  }
}
