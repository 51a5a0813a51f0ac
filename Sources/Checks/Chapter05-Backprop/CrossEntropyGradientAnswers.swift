import ExerciseSupport
import Foundation
import NeuralNetworks

/// Answers to exercise 5.4, wrong and right. Read on only after you have solved it.
extension CrossEntropyGradient {
  static let misconceptions: [Exercise.Misconception] = [
    .init(
      "the gradient is not divided by the number of samples",
      remedy: "The loss is a mean over the samples, so its slopes are divided, too."
    ) { z, t in softmax(z) - t },
    .init(
      "the gradient is divided by the number of classes",
      remedy: "The mean goes over the samples, which are the rows."
    ) { z, t in divided(softmax(z) - t, by: z.columns) },
    .init(
      "the gradient is divided by the number of all elements",
      remedy: "The mean goes over the samples; over the classes there is a sum."
    ) { z, t in divided(softmax(z) - t, by: z.count) },
    .init(
      "only the targets are divided by the number of samples",
      remedy: "The whole difference is divided: put it in parentheses."
    ) { z, t in softmax(z) - divided(t, by: z.rows) },
    .init(
      "only the probabilities are divided by the number of samples",
      remedy: "The whole difference is divided, targets as well."
    ) { z, t in divided(softmax(z), by: z.rows) - t },
    .init(
      "the difference is t − p",
      remedy: "That points downhill: the gradient points to where the loss grows."
    ) { z, t in mean(t - softmax(z)) },
    .init(
      "the scores are not turned into probabilities",
      remedy: "Compare the targets with p, the softmax of the scores."
    ) { z, t in mean(z - t) },
    .init(
      "the targets are left out",
      remedy: "The gradient says how far p is from t: subtract t."
    ) { z, _ in mean(softmax(z)) },
    .init(
      "the exponential of a large score is infinite",
      remedy: "Subtract the largest score of the row from all of them before you call exp."
    ) { z, t in
      mean(
        z.mapRows { row in
          let exponentials = row.map { exp($0) }
          return exponentials.map { $0 / exponentials.reduce(0, +) }
        } - t)
    },
    .init(
      "the largest score of all samples is subtracted, and not that of the row",
      remedy: "Look for the largest score in each row by itself: others may be far below."
    ) { z, t in
      let largest = z.elements.max() ?? 0
      return mean(
        z.mapRows { row in
          let exponentials = row.map { exp($0 - largest) }
          return exponentials.map { $0 / exponentials.reduce(0, +) }
        } - t)
    },
    .init(
      "the exponentials are not divided by their sum",
      remedy: "Probabilities sum to 1: divide each exponential by the sum of its row."
    ) { z, t in
      mean(z.mapRows { row in row.map { exp($0 - (row.max() ?? 0)) } } - t)
    },
    .init(
      "softmax goes down the columns",
      remedy: "The classes of a sample lie in a row: each row sums to 1."
    ) { z, t in mean(softmax(z.transposed()).transposed() - t) },
    .init(
      "softmax is taken over all samples together",
      remedy: "Each sample has probabilities of its own: each row sums to 1."
    ) { z, t in
      let flat = softmax(Matrix(rows: 1, columns: z.count, elements: z.elements))
      return mean(Matrix(rows: z.rows, columns: z.columns, elements: flat.elements) - t)
    },
    .init(
      "softmax is applied twice",
      remedy: "Once turns the scores into probabilities; do not do it again."
    ) { z, t in mean(softmax(softmax(z)) - t) },
    .init(
      "a sigmoid takes the place of softmax",
      remedy: "The probabilities of a row sum to 1: each depends on all scores of its row."
    ) { z, t in mean(z.map { logistic($0) } - t) },
    .init(
      "the difference is multiplied by p (1 − p)",
      remedy: "Nothing more is to be multiplied: softmax and cross-entropy cancel to p − t."
    ) { z, t in
      let p = softmax(z)
      return mean((p - t) * p.map { $0 * (1 - $0) })
    },
    .init(
      "the gradient is that by the probabilities, −t / p",
      remedy: "What is wanted is the gradient by the scores, after softmax is passed too."
    ) { z, t in
      let p = softmax(z)
      return mean(Matrix(rows: z.rows, columns: z.columns) { -t[$0, $1] / p[$0, $1] })
    },
    .init(
      "the difference is doubled, as for a squared error",
      remedy: "Cross-entropy has no square, so there is no factor 2."
    ) { z, t in mean(2 * (softmax(z) - t)) },
    .init(
      "the loss is returned, and not its gradient",
      remedy: "No logarithm is left in the gradient."
    ) { z, t in
      let p = softmax(z)
      return mean(
        Matrix(rows: z.rows, columns: z.columns) { row, column in
          let price = -t[row, column] * log(p[row, column])
          return price.isNaN ? 0 : price
        })
    },
    .init(
      "only the class that is true gets a gradient",
      remedy: "The scores of the other classes count too: they get p / m."
    ) { z, t in
      let difference = softmax(z) - t
      return mean(
        Matrix(rows: z.rows, columns: z.columns) { t[$0, $1] > 0 ? difference[$0, $1] : 0 })
    },
    .init(
      "the most probable class counts as certain",
      remedy: "Use the probabilities as they are, without rounding them."
    ) { z, t in
      let best = z.argmax()
      return mean(Matrix(rows: z.rows, columns: z.columns) { best[$0] == $1 ? 1 : 0 } - t)
    },
    .init(
      "the differences lose their sign",
      remedy: "A gradient can be negative: take the difference as it is."
    ) { z, t in mean((softmax(z) - t).map { abs($0) }) },
    .init(
      "the differences are squared",
      remedy: "The gradient is the difference itself."
    ) { z, t in mean((softmax(z) - t).map { $0 * $0 }) },
    .init(
      "the gradients of all samples are added up",
      remedy: "Each score has a slope of its own: the result has a row for each sample."
    ) { z, t in mean(softmax(z) - t).columnSums() },
    .init(
      "only the first sample is worked out",
      remedy: "Go through all rows: is there a `return` inside a loop?"
    ) { z, t in
      let gradient = mean(softmax(z) - t)
      return Matrix(rows: z.rows, columns: z.columns) { $0 == 0 ? gradient[$0, $1] : 0 }
    },
  ]

  static let otherAnswers: [Exercise.OtherAnswer] = [
    .init("by logarithms of the probabilities, in Double") { z, t in
      Matrix(rows: z.rows, columns: z.columns) { sample, column in
        let row = z.row(sample).map { Double($0) }
        let largest = row.max() ?? 0
        let logarithm = log(row.map { exp($0 - largest) }.reduce(0, +))
        let p = exp(row[column] - largest - logarithm)
        return Float((p - Double(t[sample, column])) / Double(z.rows))
      }
    },
    .init("each probability as 1 / Σ e^(other score − this score)") { z, t in
      Matrix(rows: z.rows, columns: z.columns) { sample, column in
        let sum = z.row(sample).reduce(0) { $0 + exp($1 - z[sample, column]) }
        return (1 / sum - t[sample, column]) / Float(z.rows)
      }
    },
    .init("the two gradients one after the other: that of the loss back through softmax") { z, t in
      // Softmax hands back p ⊙ (g − Σ g p). With g = −t / p, the product p g is −t.
      let p = softmax(z)
      let products = -1 / Float(z.rows) * t
      let sums = products.transposed().columnSums()
      return Matrix(rows: z.rows, columns: z.columns) { products[$0, $1] - sums[0, $0] * p[$0, $1] }
    },
    .init("by the library's activation") { z, t in
      1 / Float(z.rows) * (Activation.softmax(z) - t)
    },
  ]
}

// MARK: - Parts of the answers

extension CrossEntropyGradient {
  private static func softmax(_ z: Matrix) -> Matrix {
    z.mapRows { row in
      let largest = row.max() ?? 0
      let exponentials = row.map { exp($0 - largest) }
      let sum = exponentials.reduce(0, +)
      return exponentials.map { $0 / sum }
    }
  }

  private static func divided(_ matrix: Matrix, by count: Int) -> Matrix {
    matrix.map { $0 / Float(count) }
  }

  private static func mean(_ matrix: Matrix) -> Matrix { divided(matrix, by: matrix.rows) }
}
