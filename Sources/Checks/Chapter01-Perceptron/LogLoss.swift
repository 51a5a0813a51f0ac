import Exercises
import Foundation
import Judging
import NeuralNetworks

/// Exercise 1.6: the mean price of probabilities, clipped so that it stays finite.
enum LogLoss {
  typealias Function = Chapter1.LogLoss

  /// The tolerance leaves room for the range of clipping, which a `Float` cannot hold exactly.
  static let exam = Exam(
    Check(
      Chapter1.logLoss, comparing: .numbers(within: 1e-3), cases: cases, random: random,
      mistakes: mistakes, rightAnswers: rightAnswers))

  // −ln 0.9 = 0.1053605, −ln 0.8 = 0.2231436, −ln 0.1 = 2.3025851, −ln 0.75 = 0.2876821,
  // ln 2 = 0.6931472, −ln 1e-7 = 16.1180957; the seven samples by scikit-learn
  // (Tests/Reference/chapter01_reference.py).
  private static let cases: [Function.Case] = [
    .init("the worked example", ([0.9, 0.2], [1, 0]), gives: 0.1642520),
    .init("one half for everything", ([0.5, 0.5, 0.5], [1, 0, 0]), gives: 0.6931472),
    .init("an unlikely yes", ([0.1], [1]), gives: 2.3025851),
    .init("a likely no", ([0.25], [0]), gives: 0.2876821),
    .init(
      "seven samples", ([0.92, 0.13, 0.41, 0.77, 0.68, 0.999, 0.004], [1, 0, 1, 1, 0, 1, 0]),
      gives: 0.3600071),
    .init("sure of a yes, and right", ([1, 1], [1, 1]), gives: 0),
    .init("sure of a no, and right", ([0], [0]), gives: 0),
    .init("sure and wrong: a yes with probability 0", ([0], [1]), gives: 16.1180957),
    .init("sure and wrong: a yes with a probability next to 0", ([1e-20], [1]), gives: 16.1180957),
    // Inside the range, but only just: −ln 2⁻²⁰ = 20 ln 2 = 13.8629436.
    .init("nearly sure and wrong", ([0x1p-20], [1]), gives: 13.8629436),
    // The largest Float in the range is 1 − 2⁻²³, and −ln 2⁻²³ = 23 ln 2 = 15.9423850.
    .init(
      "nearly sure and wrong: a no at the end of the range", ([1 - 0x1p-23], [0]),
      gives: 15.9423850),
    // Seven prices of 15.942 and, for the last sample, one of 15.942 in Float or 16.118 in Double:
    // a mean of 15.942 or 15.964, and the tolerance reaches both from halfway.
    .init(
      "sure and wrong: a no with probability 1, after seven yes with hardly any",
      ([Float](repeating: 0x1p-23, count: 7) + [1], [Float](repeating: 1, count: 7) + [0]),
      gives: 15.953),
    // The same, and the last price is 24 ln 2 = 16.636 where it is not clipped: a mean of 16.029.
    .init(
      "sure and wrong: a no with the probability next to 1, after seven yes with hardly any",
      (
        [Float](repeating: 0x1p-23, count: 7) + [1 - 0x1p-24],
        [Float](repeating: 1, count: 7) + [0]
      ), gives: 15.953),
  ]

  /// From 2 to 9 samples. What is expected is the logarithm of the likelihood: of the probability
  /// of all that turned out true, multiplied together.
  private static let random: [Function.RandomCases] = [
    .init(5) { generator in
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
        "random samples", (probabilities, targets),
        gives: Float(-log(likelihood) / Double(targets.count)))
    }
  ]

  // MARK: - Mistakes

  /// The loss in its steps, each of which a mistake may change.
  private struct Recipe: Sendable {
    var clipped: @Sendable (_ p: Float) -> Float = { min(max($0, 1e-7), 1 - 1e-7) }
    var logarithm: @Sendable (Float) -> Float = { log($0) }
    var price: @Sendable (_ t: Float, _ logYes: Float, _ logNo: Float) -> Float = {
      t, logYes, logNo in
      t == 1 ? -logYes : -logNo
    }
    var result: @Sendable (_ sum: Float, _ count: Float) -> Float = { $0 / $1 }

    @Sendable func callAsFunction(_ probabilities: [Float], _ targets: [Float]) -> Float {
      let prices = zip(probabilities, targets).map { p, t in
        let p = clipped(p)
        return price(t, logarithm(p), logarithm(1 - p))
      }
      return result(prices.reduce(0, +), Float(prices.count))
    }
  }

  private static let mistake = Function.mistakes(changing: Recipe()) { recipe in
    { recipe($0.0, $0.1) }
  }

  /// The formula as it stands: where one term is 0, the other logarithm counts all the same.
  @Sendable private static func bothTerms(_ t: Float, _ logYes: Float, _ logNo: Float) -> Float {
    -(t * logYes + (1 - t) * logNo)
  }

  private static let mistakes: [Function.Mistake] = [
    mistake(
      "the sign is lost",
      "The logarithm of a probability is negative, and a loss has to be positive."
    ) { $0.result = { -$0 / $1 } },
    mistake(
      "the prices are added up and not averaged",
      "Divide by the number of samples, or a larger batch would always look worse."
    ) { $0.result = { sum, _ in sum } },
    mistake(
      "the sign is lost, and the prices are added up and not averaged",
      "Two things at once: a loss is positive, and it is a mean over the samples."
    ) { $0.result = { sum, _ in -sum } },
    mistake(
      "logarithms to base 2 are taken",
      "The formula asks for the natural logarithm: `log` in Foundation, not `log2`."
    ) { $0.logarithm = log2 },
    mistake(
      "logarithms to base 10 are taken",
      "The formula asks for the natural logarithm: `log` in Foundation, not `log10`."
    ) { $0.logarithm = log10 },
    mistake(
      "nothing is clipped, and 0 times the logarithm of 0 is not a number",
      "Keep p away from 0 and from 1 before you take a logarithm."
    ) {
      $0.clipped = { $0 }
      $0.price = bothTerms
    },
    mistake(
      "nothing is clipped, and the logarithm of 0 is infinite",
      "Keep p away from 0 and from 1 before you take a logarithm."
    ) { $0.clipped = { $0 } },
    mistake(
      "p is kept away from 0, but not from 1",
      "Where t is 0, the logarithm of 1 − p is taken: what if p is 1?"
    ) { $0.clipped = { max($0, 1e-7) } },
    mistake(
      "p is kept away from 0, but not from 1, where 0 times the logarithm of 0 is not a number",
      "The range has two ends, and 1 − p is 0 at the upper one."
    ) {
      $0.clipped = { max($0, 1e-7) }
      $0.price = bothTerms
    },
    mistake(
      "p is kept away from 1, but not from 0",
      "Where t is 1, the logarithm of p is taken: what if p is 0?"
    ) { $0.clipped = { min($0, 1 - 1e-7) } },
    mistake(
      "only probabilities of exactly 0 and 1 are moved",
      "All of p below 1e-7 becomes 1e-7, not only 0, and it is the same above: use `min` and `max`."
    ) { $0.clipped = { $0 == 0 ? 1e-7 : $0 == 1 ? 1 - 1e-7 : $0 } },
    mistake(
      "p is clipped at 1e-15, where 1 − 1e-15 is rounded to 1",
      "A Float has about seven digits: take the range that the exercise gives."
    ) { $0.clipped = { min(max($0, 1e-15), 1 - 1e-15) } },
    mistake(
      "p is clipped too far inside, at 0.01 and 0.99",
      "Only p below 1e-7 or above 1 − 1e-7 may change."
    ) { $0.clipped = { min(max($0, 0.01), 0.99) } },
    mistake(
      "1e-7 is added to p, which is not clipped",
      "A p inside the range stays as it is: use `min` and `max`."
    ) {
      $0.clipped = { $0 }
      $0.logarithm = { log($0 + 1e-7) }
    },
    mistake(
      "only the samples that are a yes are counted",
      "A no has its price as well: the second term of the formula."
    ) { $0.price = { t, logYes, _ in -t * logYes } },
    mistake(
      "every sample is taken for a yes", "Where t is 0, it is 1 − p that should be large."
    ) { $0.price = { _, logYes, _ in -logYes } },
    mistake(
      "yes and no are exchanged", "The logarithm of p belongs to t, that of 1 − p to 1 − t."
    ) { $0.price = { t, logYes, logNo in t == 1 ? -logNo : -logYes } },
    .init(
      "probabilities and targets are exchanged",
      "The logarithm is taken of what the model says, not of what is true."
    ) { probabilities, targets in
      var recipe = Recipe()
      recipe.price = bothTerms
      return recipe(targets, probabilities)
    },
    mistake(
      "the squared error is taken",
      "That is another loss: here the price is a logarithm, and has no upper limit of 1."
    ) {
      $0.logarithm = { $0 }
      $0.price = { t, p, _ in (p - t) * (p - t) }
    },
    .init(
      "the mean of the probabilities is taken before the logarithm",
      "Each sample has a price of its own: logarithms first, the mean at the end."
    ) { probabilities, targets in Recipe()([mean(of: probabilities, targets)], [1]) },
    .init(
      "the answer is always that of the worked example",
      "Work it out from the arguments: other samples follow."
    ) { _, _ in 0.16425 },
  ]

  /// The mean probability of what turned out true.
  private static func mean(of probabilities: [Float], _ targets: [Float]) -> Float {
    let given = zip(probabilities, targets).map { p, t in t == 1 ? p : 1 - p }
    return given.reduce(0, +) / Float(given.count)
  }

  private static let rightAnswers: [Function.RightAnswer] = [
    .init("in Double, choosing by the target") { probabilities, targets in
      var sum = 0.0
      for (p, t) in zip(probabilities, targets) {
        let clipped = min(max(Double(p), 1e-7), 1 - 1e-7)
        sum -= log(t == 1 ? clipped : 1 - clipped)
      }
      return Float(sum / Double(targets.count))
    },
    .init("from the score, as ln(1 + eᶻ) − t z") { probabilities, targets in
      let prices = zip(probabilities, targets).map { p, t in
        let clipped = min(max(Double(p), 1e-7), 1 - 1e-7)
        let z = log(clipped / (1 - clipped))
        return log(1 + exp(z)) - Double(t) * z
      }
      return Float(prices.reduce(0, +) / Double(prices.count))
    },
    .init("the probability of what turned out true, clipped from below") { probabilities, targets in
      let prices = zip(probabilities, targets).map { p, t in -log(max(1 - abs(t - p), 1e-7)) }
      return prices.reduce(0, +) / Float(targets.count)
    },
    .init("two sums, of yes and of no, in Float") { probabilities, targets in
      var yes: Float = 0
      var no: Float = 0
      for (probability, target) in zip(probabilities, targets) {
        let clipped: Float = max(1e-7, min(1 - 1e-7, probability))
        if target == 1 { yes += log(clipped) } else { no += log(1 - clipped) }
      }
      return -(yes + no) / Float(targets.count)
    },
  ]
}
