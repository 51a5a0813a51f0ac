import ExerciseSupport
import Foundation
import NeuralNetworks

/// Answers to exercise 3.3, wrong and right. Read on only after you have solved it.
extension BinaryCrossEntropy {
  static let misconceptions: [Exercise.Misconception] = [
    .init(
      "each target is set against each probability, as NumPy does with shapes (m,) and (m, 1), "
        + "and the sum over m × m pairs is divided by m",
      remedy:
        "This is how a loss of 0.693 becomes 996: pair a target only with the probability in its row."
    ) { probabilities, targets in
      allPairs(probabilities, targets) / Float(targets.rows)
    },
    .init(
      "each target is set against each probability, and the mean is over m × m pairs",
      remedy: "Pair a target only with the probability in its row: there are m prices, not m × m."
    ) { probabilities, targets in
      allPairs(probabilities, targets) / Float(targets.rows * targets.rows)
    },
    .init(
      "the minus sign is missing",
      remedy: "Logarithms of probabilities are negative, and a price is positive."
    ) { -mean($0, $1) },
    .init(
      "the prices are added up and not divided by the number of samples",
      remedy: "Take the mean, so that the loss does not grow with the batch."
    ) { sum($0, $1) },
    .init(
      "the mean is divided by 2",
      remedy: "Half is only taken of squared errors, and not here: divide by m alone."
    ) { mean($0, $1) / 2 },
    .init(
      "only the samples with target 1 count",
      remedy: "A no has its price too: see the second term of the sum."
    ) { mean($0, $1) { p, t in -t * log(clip(p)) } },
    .init(
      "only the samples with target 0 count",
      remedy: "A yes has its price too: see the first term of the sum."
    ) { mean($0, $1) { p, t in -(1 - t) * log(1 - clip(p)) } },
    .init(
      "the price is −ln p for every target",
      remedy: "For a no, the probability of what turned out true is 1 − p."
    ) { mean($0, $1) { p, _ in -log(clip(p)) } },
    .init(
      "ln p and ln(1 − p) are exchanged",
      remedy: "A yes pays for a small p: t goes with ln p, and 1 − t with ln(1 − p)."
    ) { mean($0, $1) { p, t in price(1 - p, t) } },
    .init(
      "targets and probabilities are exchanged",
      remedy: "The logarithm is taken of the probability, and the target picks which one."
    ) { mean($0, $1) { p, t in price(t, p) } },
    .init(
      "the factor 1 − t is missing",
      remedy: "Without it each yes also pays for ln(1 − p): only one of the two terms should count."
    ) { mean($0, $1) { p, t in -(t * log(clip(p)) + log(1 - clip(p))) } },
    .init(
      "the two terms have different signs, as when the minus sign reaches the first one alone",
      remedy: "Add both terms in parentheses, and put the minus sign before these."
    ) { mean($0, $1) { p, t in -t * log(clip(p)) + (1 - t) * log(1 - clip(p)) } },
    .init(
      "the probabilities are not clipped",
      remedy: "ln 0 is infinite, and 0 · ln 0 is no number at all: clip p before the logarithms."
    ) { mean($0, $1) { p, t in -(t * log(p) + (1 - t) * log(1 - p)) } },
    .init(
      "the probabilities are clipped from below only",
      remedy: "p = 1 makes ln(1 − p) infinite: clip from above too."
    ) {
      mean($0, $1) { p, t in -(t * log(max(p, 1e-7)) + (1 - t) * log(1 - max(p, 1e-7))) }
    },
    .init(
      "1e-7 is added inside the logarithms in place of clipping",
      remedy: "That moves every probability a little: change only those that are out of range."
    ) {
      mean($0, $1) { p, t in -(t * log(p + 1e-7) + (1 - t) * log(1 - p + 1e-7)) }
    },
    .init(
      "the probabilities are clipped to 0.001 … 0.999",
      remedy: "Clip to 1e-7, which is 0.0000001: a price can be as high as 16.1."
    ) { mean($0, $1) { p, t in price(min(max(p, 0.001), 0.999), t) } },
    .init(
      "the logarithm has base 10",
      remedy: "Foundation's `log` is the natural logarithm."
    ) { mean($0, $1) / log(10) },
    .init(
      "the logarithm has base 2",
      remedy: "Foundation's `log` is the natural logarithm."
    ) { mean($0, $1) / log(2) },
    .init(
      "the probabilities go through a sigmoid once more",
      remedy: "They are probabilities already; `Loss.binaryCrossEntropy` takes scores, so leave it."
    ) { Float(Loss.binaryCrossEntropy($0, targets: $1)) },
    .init(
      "the errors are squared, as in mean squared error",
      remedy: "That loss is exercise 3.4: here the price is a logarithm."
    ) { mean($0, $1) { p, t in (t - p) * (t - p) } },
    .init(
      "the probabilities are turned into yes or no first",
      remedy: "Use the probabilities as they are: how sure an answer is makes its price."
    ) { mean($0, $1) { p, t in price(p > 0.5 ? 1 : 0, t) } },
    .init(
      "the last sample is left out of the sum",
      remedy: "0..<rows ends before rows already: leave nothing off."
    ) { probabilities, targets in
      let all = zip(probabilities.elements, targets.elements).map(price)
      return all.dropLast().reduce(0, +) / Float(all.count)
    },
  ]

  static let otherAnswers: [Exercise.OtherAnswer] = [
    .init("one of two logarithms picked, in double precision") { probabilities, targets in
      var sum = 0.0
      for sample in 0..<targets.rows {
        let p = min(max(Double(probabilities[sample, 0]), 1e-7), 1 - 1e-7)
        sum -= targets[sample, 0] == 1 ? log(p) : log(1 - p)
      }
      return Float(sum / Double(targets.rows))
    },
    .init("whole matrices, element by element") { probabilities, targets in
      let clipped = probabilities.map { min(max($0, 1e-7), 1 - 1e-7) }
      let logs = targets * clipped.map { log($0) }
      let otherLogs = targets.map { 1 - $0 } * clipped.map { log(1 - $0) }
      return -Float((logs + otherLogs).sum()) / Float(targets.count)
    },
    .init("two products of matrices, a row by a column") { probabilities, targets in
      let clipped = probabilities.map { min(max($0, 1e-7), 1 - 1e-7) }
      let yes = matmul(transposing: targets, clipped.map { -log($0) })
      let no = matmul(transposing: targets.map { 1 - $0 }, clipped.map { -log(1 - $0) })
      return (yes + no)[0, 0] / Float(targets.rows)
    },
    .init("the library's loss of scores ln(p / (1 − p))") { probabilities, targets in
      let scores = probabilities.map { p in log(clip(p) / (1 - clip(p))) }
      return Float(Loss.binaryCrossEntropy(scores, targets: targets))
    },
    .init("the logarithm of 1 − |t − p|") { probabilities, targets in
      let chances = (targets - probabilities).map { log(min(max(1 - abs($0), 1e-7), 1 - 1e-7)) }
      return Float(-chances.sum() / Double(chances.count))
    },
  ]
}

// MARK: - Parts of answers

private func clip(_ p: Float) -> Float { min(max(p, 1e-7), 1 - 1e-7) }

@Sendable private func price(_ p: Float, _ t: Float) -> Float {
  -(t * log(clip(p)) + (1 - t) * log(1 - clip(p)))
}

private func sum(
  _ probabilities: Matrix, _ targets: Matrix, _ price: (Float, Float) -> Float = price
) -> Float {
  zip(probabilities.elements, targets.elements).map(price).reduce(0, +)
}

private func mean(
  _ probabilities: Matrix, _ targets: Matrix, _ price: (Float, Float) -> Float = price
) -> Float {
  sum(probabilities, targets, price) / Float(targets.rows)
}

/// The prices of all pairs of a probability and a target, added up.
private func allPairs(_ probabilities: Matrix, _ targets: Matrix) -> Float {
  // A target is 1 or 0, so it is enough to know how many there are of each.
  let ones = targets.elements.reduce(0, +)
  let zeros = Float(targets.rows) - ones
  return probabilities.elements.reduce(0) { sum, probability in
    sum + ones * price(probability, 1) + zeros * price(probability, 0)
  }
}
