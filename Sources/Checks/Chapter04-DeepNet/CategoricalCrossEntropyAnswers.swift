import ExerciseSupport
import Foundation
import NeuralNetworks

/// Answers to exercise 4.2, wrong and right. Read on only after you have solved it.
extension CategoricalCrossEntropy {
  static let misconceptions: [Exercise.Misconception] = [
    .init(
      "the minus sign is missing",
      remedy: "Logarithms of probabilities are negative or zero; a loss is positive or zero."
    ) { p, t in
      -mean(p, t)
    },
    .init(
      "the losses of the samples are added up but not averaged",
      remedy: "Divide by the number of samples, so that batches of all sizes can be compared."
    ) { p, t in
      mean(p, t) * Float(p.rows)
    },
    .init(
      "the mean is taken over all elements",
      remedy: "The sum over the classes stays a sum: only the number of samples divides it."
    ) { p, t in
      mean(p, t) / Float(p.columns)
    },
    .init(
      "the sum is divided by the number of classes in place of samples",
      remedy: "The mean is over samples, which are rows."
    ) { p, t in
      mean(p, t) * Float(p.rows) / Float(p.columns)
    },
    .init(
      "the logarithm has base 2",
      remedy: "The formula has the natural logarithm: its unit is the nat, not the bit."
    ) { p, t in
      mean(p, t, cost: { -$1 * log2(clipped($0)) })
    },
    .init(
      "the logarithm has base 10",
      remedy: "The formula has the natural logarithm, of base e = 2.718…"
    ) { p, t in
      mean(p, t, cost: { -$1 * log10(clipped($0)) })
    },
    .init(
      "probabilities of 0 are not raised before the logarithm",
      remedy: "0 times minus infinity is not a number: raise small probabilities first."
    ) { p, t in
      mean(p, t, cost: { -$1 * log($0) })
    },
    .init(
      "probabilities are not raised, and only those of the true class are looked at",
      remedy: "The probability of the truth can be 0 as well, and then the loss is infinite."
    ) { p, t in
      mean(p, t, cost: { $1 == 0 ? 0 : -$1 * log($0) })
    },
    .init(
      "a probability of 0 adds nothing to the loss",
      remedy: "It is the worst answer there is: it adds as much as a probability of 1e-7."
    ) { p, t in
      mean(p, t, cost: { $0 == 0 ? 0 : -$1 * log(clipped($0)) })
    },
    .init(
      "1e-7 is added to every probability",
      remedy: "Probabilities above 1e-7 stay as they are: only smaller ones are raised to it."
    ) { p, t in
      mean(p, t, cost: { -$1 * log($0 + 1e-7) })
    },
    .init(
      "only a probability of exactly 0 is raised",
      remedy: "Everything below 1e-7 is raised, not only zero itself."
    ) { p, t in
      mean(p, t, cost: { -$1 * log($0 == 0 ? 1e-7 : $0) })
    },
    .init(
      "probabilities are raised to 1e-15",
      remedy: "Other libraries do so; the bound here is 1e-7."
    ) { p, t in
      mean(p, t, cost: { -$1 * log(max($0, 1e-15)) })
    },
    .init(
      "the other classes add −ln(1 − p), as in binary cross-entropy",
      remedy: "The probabilities of a row sum to 1, so only −t · ln p is needed of each class."
    ) { p, t in
      mean(p, t, cost: { -$1 * log(clipped($0)) - (1 - $1) * log(clipped(1 - $0)) })
    },
    .init(
      "probabilities and targets are exchanged",
      remedy: "The logarithm is of what the network says, and it is weighted by what is true."
    ) { p, t in
      mean(p, t, cost: { -$0 * log(clipped($1)) })
    },
    .init(
      "the targets are not used",
      remedy: "Each logarithm is multiplied by its target, which leaves out the other classes."
    ) { p, t in
      mean(p, t, cost: { p, _ in -log(clipped(p)) })
    },
    .init(
      "the logarithm is taken after the sum over the classes",
      remedy: "Take the logarithm of each probability, then multiply and add; order matters where "
        + "targets are not one-hot."
    ) { p, t in
      meanOfRows(p, t) { p, t in -log(clipped(zip(p, t).map(*).reduce(0, +))) }
    },
    .init(
      "only the class with the largest target counts",
      remedy: "Targets need not be one-hot: every class with a target above 0 adds its share."
    ) { p, t in
      meanOfRows(p, t) { p, t in
        -log(clipped(p[t.firstIndex(of: t.max() ?? 0) ?? 0]))
      }
    },
    .init(
      "the class that the network finds most likely counts",
      remedy: "What the network thinks does not matter here: the targets say which class counts."
    ) { p, _ in
      meanOfRows(p, p) { p, _ in -log(clipped(p.max() ?? 0)) }
    },
    .init(
      "the entropy of the targets is taken off, as in the Kullback–Leibler divergence",
      remedy: "Cross-entropy is −Σ t · ln p alone; that of targets that are not certain stays in."
    ) { p, t in
      mean(p, t, cost: { $1 == 0 ? 0 : $1 * (log($1) - log(clipped($0))) })
    },
    .init(
      "softmax is taken of what are probabilities already",
      remedy: "The function gets probabilities, not scores: take their logarithms at once."
    ) { p, t in
      let twice = p.mapRows { row in
        let sum = row.map { exp($0) }.reduce(0, +)
        return row.map { exp($0) / sum }
      }
      return mean(twice, t)
    },
    .init(
      "the loss of a sample is 1 − p, without a logarithm",
      remedy: "A sure and wrong answer needs a far larger loss than an unsure one: take −ln p."
    ) { p, t in
      mean(p, t, cost: { $1 * (1 - $0) })
    },
    .init(
      "the squared differences are added up",
      remedy: "That is the loss for numbers; for classes take the logarithms of probabilities."
    ) { p, t in
      mean(p, t, cost: { ($0 - $1) * ($0 - $1) })
    },
    .init(
      "only the first sample is looked at",
      remedy: "Loop over all rows, and divide by their number."
    ) { p, t in
      mean(p.rows(0..<1), t.rows(0..<1))
    },
  ]

  static let otherAnswers: [Exercise.OtherAnswer] = [
    .init("the logarithms as a matrix, times the targets, in Double") { p, t in
      Float(-(t * p.map { Float(log(max(Double($0), 1e-7))) }).sum() / Double(p.rows))
    },
    .init("raised at the lower and lowered at the upper end") { p, t in
      mean(p, t, cost: { -$1 * log(min(max($0, 1e-7), 1 - 1e-7)) })
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
      mean(p, t, cost: { $1 * log(min(1 / $0, 1e7)) })
    },
    .init("the logarithm raised, not the probability") { p, t in
      mean(p, t, cost: { -$1 * max(log($0), -16.118096) })
    },
  ]

  private static func clipped(_ p: Float) -> Float { max(p, 1e-7) }

  /// The mean over samples of the sum of costs of each class.
  private static func mean(
    _ p: Matrix, _ t: Matrix, cost: (_ p: Float, _ t: Float) -> Float = { -$1 * log(clipped($0)) }
  ) -> Float {
    meanOfRows(p, t) { p, t in zip(p, t).map(cost).reduce(0, +) }
  }

  private static func meanOfRows(
    _ p: Matrix, _ t: Matrix, cost: (_ p: [Float], _ t: [Float]) -> Float
  ) -> Float {
    (0..<p.rows).map { cost(p.row($0), t.row($0)) }.reduce(0, +) / Float(p.rows)
  }
}
