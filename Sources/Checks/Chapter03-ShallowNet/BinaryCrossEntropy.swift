import Exercises
import Foundation
import Judging
import NeuralNetworks

/// Exercise 3.3: the mean price of probabilities for yes or no.
enum BinaryCrossEntropy {
  typealias Function = Chapter3.Loss

  static let exam = Exam(
    Check(
      // The tolerance leaves room for 1 − 1e-7 in `Float`; see `sureAndWrong`.
      Chapter3.binaryCrossEntropy, comparing: .numbers(within: 5e-4),
      cases: known + hard + [sureAndWrong], random: random, mistakes: mistakes,
      rightAnswers: rightAnswers))

  // Logarithms of simple fractions; the seven samples by scikit-learn's log_loss
  // (Tests/Reference/chapter03_reference.py). 16.118096 is −ln 1e-7.
  private static let known: [Function.Case] = [
    .init("the worked example", samples([0.9, 0.2, 0.4], [1, 0, 1]), gives: 0.4149316),
    .init("one sample, a yes", samples([0.25], [1]), gives: 1.3862944),
    .init("one sample, a no", samples([0.75], [0]), gives: 1.3862944),
    .init("undecided", samples([0.5, 0.5, 0.5, 0.5, 0.5], [1, 0, 0, 1, 0]), gives: 0.6931472),
    .init(
      "seven samples",
      samples([0.91, 0.13, 0.68, 0.42, 0.05, 0.77, 0.59], [1, 0, 0, 1, 0, 1, 0]),
      gives: 0.4921091),
    .init("all of them yes", samples([0.8, 0.4, 0.5], [1, 1, 1]), gives: 0.6108604),
    .init("sure and right", samples([1, 0, 1, 0], [1, 0, 1, 0]), gives: 0),
    .init("sure and wrong", samples([0, 0.5], [1, 0]), gives: 8.4056215),
    .init("surer than the clip", samples([1e-9, 1e-5], [1, 1]), gives: 13.815511),
  ]

  private static func samples(_ probabilities: [Float], _ targets: [Float]) -> (Matrix, Matrix) {
    (
      Matrix(rows: probabilities.count, columns: 1, elements: probabilities),
      Matrix(rows: targets.count, columns: 1, elements: targets)
    )
  }

  /// Probabilities next to 0 and to 1, for either target.
  ///
  /// Left out are prices for which right answers in `Float` and in `Double` differ.
  private static let hard: [Function.Case] = HardInputs.probabilities.flatMap { p in
    [Float(0), 1].compactMap { t in
      // The probability of what turned out true.
      let chance = t == 1 ? Double(p) : 1 - Double(p)
      guard chance >= 0x1p-23 || t == 1 && chance < 0x1p-25 else { return nil }
      return .init("p = \(p)", samples([p], [t]), gives: Float(-log(max(chance, 1e-7))))
    }
  }

  /// Fifteen yes with hardly any probability, and a sure and wrong yes.
  ///
  /// That one costs −ln 1e-7 = 16.118 in `Double` and −ln 2⁻²³ = 15.942 in `Float`, as the others do:
  /// a mean of 15.953 or 15.942, and the tolerance reaches both from halfway. Without clipping it is
  /// infinite.
  private static let sureAndWrong = Function.Case(
    "sure and wrong: a no with probability 1, after fifteen yes with hardly any",
    samples([Float](repeating: 0x1p-23, count: 15) + [1], [Float](repeating: 1, count: 15) + [0]),
    gives: 15.948)

  /// From 2 to 30 random samples. What is expected is minus the logarithm of the likelihood, which
  /// is the product of the probabilities of what turned out true.
  private static let random: [Function.RandomCases] = [
    .init(5) { generator in
      let count = 2 + generator.nextInteger(below: 29)
      let probabilities = (0..<count).map { _ in generator.nextUniform(in: 0.02..<0.98) }
      let targets = (0..<count).map { _ in Float(generator.nextInteger(below: 2)) }
      var likelihood = 1.0
      for (p, t) in zip(probabilities, targets) { likelihood *= t == 1 ? Double(p) : 1 - Double(p) }
      return .init(
        "random samples", samples(probabilities, targets),
        gives: Float(-log(likelihood) / Double(count)))
    }
  ]

  // MARK: - Mistakes

  /// The loss in its steps, each of which a mistake may change.
  private struct Recipe: Sendable {
    var price: @Sendable (_ p: Float, _ t: Float) -> Float = BinaryCrossEntropy.price
    var result: @Sendable (_ sum: Float, _ count: Float) -> Float = { $0 / $1 }

    @Sendable func callAsFunction(_ probabilities: Matrix, _ targets: Matrix) -> Float {
      let prices = zip(probabilities.elements, targets.elements).map(price)
      return result(prices.reduce(0, +), Float(targets.rows))
    }
  }

  private static func mistake(
    _ name: String, _ remedy: String, _ change: (inout Recipe) -> Void
  ) -> Function.Mistake {
    var recipe = Recipe()
    change(&recipe)
    return .init(name, remedy, answer: recipe.callAsFunction)
  }

  @Sendable private static func clip(_ p: Float) -> Float { min(max(p, 1e-7), 1 - 1e-7) }

  @Sendable private static func price(_ p: Float, _ t: Float) -> Float {
    unclippedPrice(clip(p), t)
  }

  @Sendable private static func unclippedPrice(_ p: Float, _ t: Float) -> Float {
    -(t * log(p) + (1 - t) * log(1 - p))
  }

  /// The prices of all pairs of a probability and a target, added up.
  private static func allPairs(_ probabilities: Matrix, _ targets: Matrix) -> Float {
    // A target is 1 or 0, so it is enough to know how many there are of each.
    let ones = targets.elements.reduce(0, +)
    let zeros = Float(targets.rows) - ones
    return probabilities.elements.reduce(0) { sum, probability in
      sum + ones * price(probability, 1) + zeros * price(probability, 0)
    }
  }

  private static let mistakes: [Function.Mistake] = [
    .init(
      "each target is set against each probability, as NumPy does with shapes (m,) and (m, 1), "
        + "and the sum over m × m pairs is divided by m",
      "This is how a loss of 0.693 becomes 996: pair a target only with the probability in its row."
    ) { probabilities, targets in allPairs(probabilities, targets) / Float(targets.rows) },
    .init(
      "each target is set against each probability, and the mean is over m × m pairs",
      "Pair a target only with the probability in its row: there are m prices, not m × m."
    ) { probabilities, targets in
      allPairs(probabilities, targets) / Float(targets.rows * targets.rows)
    },
    mistake(
      "the minus sign is missing",
      "Logarithms of probabilities are negative, and a price is positive."
    ) { $0.result = { -$0 / $1 } },
    mistake(
      "the prices are added up and not divided by the number of samples",
      "Take the mean, so that the loss does not grow with the batch."
    ) { $0.result = { sum, _ in sum } },
    mistake(
      "only the samples with target 1 count",
      "A no has its price too: see the second term of the sum."
    ) { $0.price = { p, t in -t * log(clip(p)) } },
    mistake(
      "the price is −ln p for every target",
      "For a no, the probability of what turned out true is 1 − p."
    ) { $0.price = { p, _ in -log(clip(p)) } },
    mistake(
      "ln p and ln(1 − p) are exchanged",
      "A yes pays for a small p: t goes with ln p, and 1 − t with ln(1 − p)."
    ) { $0.price = { p, t in price(1 - p, t) } },
    mistake(
      "targets and probabilities are exchanged",
      "The logarithm is taken of the probability, and the target picks which one."
    ) { $0.price = { p, t in price(t, p) } },
    mistake(
      "the factor 1 − t is missing",
      "Without it each yes also pays for ln(1 − p): only one of the two terms should count."
    ) { $0.price = { p, t in -(t * log(clip(p)) + log(1 - clip(p))) } },
    mistake(
      "the two terms have different signs, as when the minus sign reaches the first one alone",
      "Add both terms in parentheses, and put the minus sign before these."
    ) { $0.price = { p, t in -t * log(clip(p)) + (1 - t) * log(1 - clip(p)) } },
    mistake(
      "the probabilities are not clipped",
      "ln 0 is infinite, and 0 · ln 0 is no number at all: clip p before the logarithms."
    ) { $0.price = unclippedPrice },
    mistake(
      "the probabilities are not clipped, and the logarithm of 0 is infinite",
      "Whichever of the two logarithms you pick, keep p away from 0 and from 1 before it."
    ) { $0.price = { p, t in -log(t == 1 ? p : 1 - p) } },
    mistake(
      "the probabilities are clipped from below only",
      "p = 1 makes ln(1 − p) infinite: clip from above too."
    ) { $0.price = { p, t in unclippedPrice(max(p, 1e-7), t) } },
    mistake(
      "p is kept away from 0, but not from 1, and ln(1 − p) is infinite",
      "Where t is 0, the logarithm of 1 − p is taken: what if p is 1?"
    ) { $0.price = { p, t in -log(t == 1 ? max(p, 1e-7) : 1 - max(p, 1e-7)) } },
    mistake(
      "p is clipped at 1e-15, where 1 − 1e-15 is rounded to 1",
      "A Float has about seven digits: take the range that the exercise gives."
    ) { $0.price = { p, t in unclippedPrice(min(max(p, 1e-15), 1 - 1e-15), t) } },
    mistake(
      "1e-7 is added inside the logarithms in place of clipping",
      "That moves every probability a little: change only those that are out of range."
    ) { $0.price = { p, t in -(t * log(p + 1e-7) + (1 - t) * log(1 - p + 1e-7)) } },
    mistake(
      "the probabilities are clipped to 0.001 … 0.999",
      "Clip to 1e-7, which is 0.0000001: a price can be as high as 16.1."
    ) { $0.price = { p, t in price(min(max(p, 0.001), 0.999), t) } },
    mistake(
      "the logarithm has base 2", "Foundation's `log` is the natural logarithm."
    ) { $0.result = { $0 / $1 / log(2) } },
    .init(
      "the probabilities go through a sigmoid once more",
      "They are probabilities already; `Loss.binaryCrossEntropy` takes scores, so leave it."
    ) { Float(Loss.binaryCrossEntropy($0, targets: $1)) },
  ]

  private static let rightAnswers: [Function.RightAnswer] = [
    .init("one of two logarithms picked, in double precision") { probabilities, targets in
      var sum = 0.0
      for sample in 0..<targets.rows {
        let p = min(max(Double(probabilities[sample, 0]), 1e-7), 1 - 1e-7)
        sum -= targets[sample, 0] == 1 ? log(p) : log(1 - p)
      }
      return Float(sum / Double(targets.rows))
    },
    .init("whole matrices, element by element") { probabilities, targets in
      let clipped = probabilities.map(clip)
      let logs = targets * clipped.map { log($0) }
      let otherLogs = targets.map { 1 - $0 } * clipped.map { log(1 - $0) }
      return -Float((logs + otherLogs).sum()) / Float(targets.count)
    },
    .init("two products of matrices, a row by a column") { probabilities, targets in
      let clipped = probabilities.map(clip)
      let yes = matmul(transposing: targets, clipped.map { -log($0) })
      let no = matmul(transposing: targets.map { 1 - $0 }, clipped.map { -log(1 - $0) })
      return (yes + no)[0, 0] / Float(targets.rows)
    },
    .init("the library's loss of scores ln(p / (1 − p))") { probabilities, targets in
      let scores = probabilities.map { p in log(clip(p) / (1 - clip(p))) }
      return Float(Loss.binaryCrossEntropy(scores, targets: targets))
    },
    .init("the logarithm of 1 − |t − p|") { probabilities, targets in
      let chances = (targets - probabilities).map { log(clip(1 - abs($0))) }
      return Float(-chances.sum() / Double(chances.count))
    },
  ]
}
