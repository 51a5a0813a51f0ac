import Exercises
import Foundation
import Judging
import NeuralNetworks

/// Exercise 4.6: the mean over samples of −Σ t ln p, with p raised to at least 1e-7.
enum CategoricalCrossEntropy {
  typealias Function = Chapter4.CategoricalCrossEntropy

  static let exam = Exam(
    Check(
      Chapter4.categoricalCrossEntropy, comparing: .numbers(within: 1e-5), cases: cases,
      random: random, mistakes: mistakes, rightAnswers: rightAnswers))

  private static let three = Matrix([
    [0.2, 0.5, 0.25, 0.05], [0.6, 0.1, 0.1, 0.2], [0.02, 0.08, 0.8, 0.1],
  ])

  // By hand, with −ln 1e-7 = 7 ln 10 = 16.118096. Three samples: one-hot by scikit-learn's log_loss,
  // soft by NumPy (Tests/Reference/chapter04_reference.py).
  private static let cases: [Function.Case] = [
    .init(
      "the worked example",
      (Matrix([[0.7, 0.2, 0.1], [0.1, 0.5, 0.4]]), Matrix([[1, 0, 0], [0, 0, 1]])),
      gives: 0.63648),
    .init(
      "one sample, a tenth for each of ten classes",
      (
        Matrix(rows: 1, columns: 10, repeating: 0.1), Matrix([[0, 0, 0, 1, 0, 0, 0, 0, 0, 0]])
      ), gives: 2.302585),
    .init(
      "certain and right", (Matrix([[0, 1], [1, 0]]), Matrix([[0, 1], [1, 0]])), gives: 0),
    .init("certain and wrong", (Matrix([[0, 1, 0]]), Matrix([[1, 0, 0]])), gives: 16.118096),
    .init(
      // (16.118096 + ln 2 + 0 + ln 4) / 4
      "one of four is certain and wrong",
      (
        Matrix([[1, 0], [0.5, 0.5], [0, 1], [0.25, 0.75]]),
        Matrix([[0, 1], [1, 0], [0, 1], [1, 0]])
      ), gives: 4.549384),
    .init(
      "probabilities next to 1e-7 on both sides",
      (
        Matrix([[1 - 1e-6, 1e-6], [1 - 2e-7, 2e-7], [1 - 3e-8, 3e-8]]),
        Matrix([[0, 1], [0, 1], [0, 1]])
      ), gives: 15.1195115),  // (13.815511 + 15.424948 + 16.118096) / 3
    .init(
      "three samples of four classes",
      (three, Matrix([[0, 1, 0, 0], [0, 0, 0, 1], [0, 0, 1, 0]])), gives: 0.8419095),
    .init(
      "targets that are not certain",
      (three, Matrix([[0.1, 0.7, 0.1, 0.1], [0.25, 0.25, 0.25, 0.25], [0.05, 0.05, 0.9, 0]])),
      gives: 1.0961416),
    .init(
      // −0.5 ln 0.5 − 0.5 ln 1e-7
      "half the truth was given a probability of 0",
      (Matrix([[0.5, 0, 0.5]]), Matrix([[0.5, 0.5, 0]])), gives: 8.405622),
    .init("one class only", (Matrix([[1], [1]]), Matrix([[1], [1]])), gives: 0),
    .init(
      "probabilities surer than any bound",
      (
        Matrix(HardInputs.probabilities.map { [$0, 1 - $0] }),
        Matrix(HardInputs.probabilities.map { _ in [1, 0] })
      ),
      gives: Float(
        HardInputs.probabilities.map { -log(max(Double($0), 1e-7)) }.reduce(0, +)
          / Double(HardInputs.probabilities.count))),
  ]

  /// Random probabilities, the softmax of random scores s. As the targets of a row sum to 1, its
  /// cost is ln Σ eˢ − Σ t·s, which is worked out in `Double` and needs no probabilities.
  private static let random: [Function.RandomCases] = [
    .init(5) { generator in
      let classes = 3 + generator.nextInteger(below: 5)
      let samples = classes + 1 + generator.nextInteger(below: 4)
      var (probabilities, targets): ([[Float]], [[Float]]) = ([], [])
      var total = 0.0
      for sample in 0..<samples {
        // From −6 to 6, so that no probability is below 1e-7.
        let scores = (0..<classes).map { _ in Double(generator.nextUniform(in: -6..<6)) }
        let sum = scores.map { exp($0) }.reduce(0, +)
        probabilities.append(scores.map { Float(exp($0) / sum) })
        // Eighths, dealt out to random classes, all to the same one in every other sample.
        var row = [Float](repeating: 0, count: classes)
        let only = generator.nextInteger(below: classes)
        for _ in 0..<8 {
          row[sample.isMultiple(of: 2) ? only : generator.nextInteger(below: classes)] += 0.125
        }
        targets.append(row)
        total += log(sum) - row.indices.map { Double(row[$0]) * scores[$0] }.reduce(0, +)
      }
      return .init(
        "random probabilities", (Matrix(probabilities), Matrix(targets)),
        gives: Float(total / Double(samples)))
    }
  ]

  // MARK: - Mistakes

  /// The loss in its steps, each of which a mistake may change.
  private struct Recipe: Sendable {
    var cost: @Sendable (_ p: Float, _ t: Float) -> Float = { p, t in -t * log(clipped(p)) }
    var divisor: @Sendable (_ samples: Float, _ classes: Float) -> Float = { samples, _ in samples }
    /// What a row costs, if not the sum of costs.
    var costOfRow: (@Sendable (_ p: [Float], _ t: [Float]) -> Float)?

    @Sendable func callAsFunction(_ p: Matrix, _ t: Matrix) -> Float {
      let costs = (0..<p.rows).map { row in
        costOfRow?(p.row(row), t.row(row)) ?? zip(p.row(row), t.row(row)).map(cost).reduce(0, +)
      }
      return costs.reduce(0, +) / divisor(Float(p.rows), Float(p.columns))
    }
  }

  private static let mistake = Function.mistakes(changing: Recipe()) { recipe in
    { recipe($0.0, $0.1) }
  }

  @Sendable private static func clipped(_ p: Float) -> Float { max(p, 1e-7) }

  private static let mistakes: [Function.Mistake] = [
    mistake(
      "the minus sign is missing",
      "Logarithms of probabilities are negative or zero; a loss is positive or zero."
    ) { $0.cost = { p, t in t * log(clipped(p)) } },
    mistake(
      "the losses of the samples are added up but not averaged",
      "Divide by the number of samples, so that batches of all sizes can be compared."
    ) { $0.divisor = { _, _ in 1 } },
    mistake(
      "the mean is taken over all elements",
      "The sum over the classes stays a sum: only the number of samples divides it."
    ) { $0.divisor = { $0 * $1 } },
    mistake(
      "the sum is divided by the number of classes in place of samples",
      "The mean is over samples, which are rows."
    ) { $0.divisor = { $1 } },
    mistake(
      "the logarithm has base 2",
      "The formula has the natural logarithm: its unit is the nat, not the bit."
    ) { $0.cost = { p, t in -t * log2(clipped(p)) } },
    mistake(
      "the logarithm has base 10", "The formula has the natural logarithm, of base e = 2.718…"
    ) { $0.cost = { p, t in -t * log10(clipped(p)) } },
    mistake(
      "probabilities of 0 are not raised before the logarithm",
      "0 times minus infinity is not a number: raise small probabilities first."
    ) { $0.cost = { p, t in -t * log(p) } },
    mistake(
      "probabilities are not raised, and only those of the true class are looked at",
      "The probability of the truth can be 0 as well, and then the loss is infinite."
    ) { $0.cost = { p, t in t == 0 ? 0 : -t * log(p) } },
    mistake(
      "a probability of 0 adds nothing to the loss",
      "It is the worst answer there is: it adds as much as a probability of 1e-7."
    ) { $0.cost = { p, t in p == 0 ? 0 : -t * log(clipped(p)) } },
    mistake(
      "1e-7 is added to every probability",
      "Probabilities above 1e-7 stay as they are: only smaller ones are raised to it."
    ) { $0.cost = { p, t in -t * log(p + 1e-7) } },
    mistake(
      "only a probability of exactly 0 is raised",
      "Everything below 1e-7 is raised, not only zero itself."
    ) { $0.cost = { p, t in -t * log(p == 0 ? 1e-7 : p) } },
    mistake(
      "probabilities are raised to 1e-15", "Other libraries do so; the bound here is 1e-7."
    ) { $0.cost = { p, t in -t * log(max(p, 1e-15)) } },
    mistake(
      "the other classes add −ln(1 − p), as in binary cross-entropy",
      "The probabilities of a row sum to 1, so only −t · ln p is needed of each class."
    ) { $0.cost = { p, t in -t * log(clipped(p)) - (1 - t) * log(clipped(1 - p)) } },
    mistake(
      "probabilities and targets are exchanged",
      "The logarithm is of what the network says, and it is weighted by what is true."
    ) { $0.cost = { p, t in -p * log(clipped(t)) } },
    mistake(
      "the targets are not used",
      "Each logarithm is multiplied by its target, which leaves out the other classes."
    ) { $0.cost = { p, _ in -log(clipped(p)) } },
    mistake(
      "the logarithm is taken after the sum over the classes",
      "Take the logarithm of each probability, then multiply and add; order matters where "
        + "targets are not one-hot."
    ) { $0.costOfRow = { p, t in -log(clipped(zip(p, t).map(*).reduce(0, +))) } },
    mistake(
      "only the class with the largest target counts",
      "Targets need not be one-hot: every class with a target above 0 adds its share."
    ) { $0.costOfRow = { p, t in -log(clipped(p[t.firstIndex(of: t.max() ?? 0) ?? 0])) } },
    mistake(
      "softmax is taken of what are probabilities already",
      "The function gets probabilities, not scores: take their logarithms at once."
    ) {
      $0.costOfRow = { p, t in
        let sum = p.map { exp($0) }.reduce(0, +)
        return p.indices.map { -t[$0] * log(exp(p[$0]) / sum) }.reduce(0, +)
      }
    },
    mistake(
      "the squared differences are added up",
      "That is the loss for numbers; for classes take the logarithms of probabilities."
    ) { $0.cost = { p, t in (p - t) * (p - t) } },
  ]

  private static let rightAnswers: [Function.RightAnswer] = [
    .init("the logarithms as a matrix, times the targets, in Double") { p, t in
      let logarithms = p.map { Float(log(max(Double($0), 1e-7))) }
      return Float(-(t * logarithms).sum() / Double(p.rows))
    },
    .init("raised at the lower and lowered at the upper end") { p, t in
      Recipe(cost: { p, t in -t * log(min(max(p, 1e-7), 1 - 1e-7)) })(p, t)
    },
    .init("classes with a target of 0 skipped, and each sample divided by their number") { p, t in
      (0..<p.rows).reduce(0) { loss, sample in
        let costs = zip(p.row(sample), t.row(sample)).map { p, t in
          t > 0 ? t * -log(p < 1e-7 ? 1e-7 : p) : 0
        }
        return loss + costs.reduce(0, +) / Float(p.rows)
      }
    },
    .init("the logarithm of 1 / p") { p, t in
      Recipe(cost: { p, t in t * log(min(1 / p, 1e7)) })(p, t)
    },
    .init("the logarithm raised, not the probability") { p, t in
      Recipe(cost: { p, t in -t * max(log(p), -16.118096) })(p, t)
    },
  ]
}
