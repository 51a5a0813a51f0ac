import Exercises
import Foundation
import Judging
import NeuralNetworks

/// Exercise 5.3: (softmax of the scores − targets) / samples.
enum CrossEntropyGradient {
  typealias Function = Chapter5.CrossEntropyGradient

  static let exam = Exam(
    Check(
      Chapter5.crossEntropyGradient, comparing: .numbers(within: 1e-5), cases: cases,
      random: random, mistakes: mistakes, rightAnswers: rightAnswers))

  // By hand; three samples by SciPy (Tests/Reference/chapter05_reference.py).
  private static let cases: [Function.Case] = [
    .init(
      "the worked example",
      (Matrix([[0, 0.6931472, 0], [0, 0, 0]]), Matrix([[0, 1, 0], [1, 0, 0]])),
      gives: Matrix([[0.125, -0.25, 0.125], [-0.3333333, 0.1666667, 0.1666667]])),
    .init(
      "one sample of four classes", (Matrix([[5, 5, 5, 5]]), Matrix([[0, 0, 1, 0]])),
      gives: Matrix([[0.25, 0.25, -0.75, 0.25]])),
    .init(
      "three samples of four classes",
      (
        Matrix([[2, -1, 0.5, 0], [-0.3, 1.2, 0.7, -2], [3, 3, -1, 1]]),
        Matrix([[1, 0, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]])
      ),
      gives: Matrix([
        [-0.0966334, 0.0117846, 0.0528149, 0.0320339],
        [0.0397647, 0.1782128, -0.2252418, 0.0072643],
        [0.1547759, 0.1547759, 0.0028348, -0.3123867],
      ])),
    .init(
      "targets that are not certain",
      (Matrix([[0, 1.0986123], [0, 0]]), Matrix([[0.25, 0.75], [0.1, 0.9]])),
      gives: Matrix([[0, 0], [0.2, -0.2]])),
    .init(
      "scores of 1000 and −1000",
      (
        Matrix([[1000, 1000, -1000], [-1000, -1000, -1000], [0, 1, 1000]]),
        Matrix([[1, 0, 0], [0, 0, 1], [0, 1, 0]])
      ),
      gives: Matrix([
        [-1.0 / 6, 1.0 / 6, 0], [1.0 / 9, 1.0 / 9, -2.0 / 9], [0, -1.0 / 3, 1.0 / 3],
      ])),
    .init(
      // By SciPy: the same as for 0, −1 and −2.
      "one sample, all scores far below zero",
      (Matrix([[-200, -201, -202]]), Matrix([[0, 1, 0]])),
      gives: Matrix([[0.6652410, -0.7552715, 0.0900306]])),
    .init(
      "scores as large as a Float can hold, and others", (hard, hard.map { _ in 1.0 / 3 }),
      gives: hard.mapRows { row in
        let row = row.map { Double($0) }
        let exponentials = row.map { exp($0 - (row.max() ?? 0)) }
        let sum = exponentials.reduce(0, +)
        return exponentials.map { Float(($0 / sum - 1.0 / 3) / Double(hard.rows)) }
      }),
    .init(
      "one class only", (Matrix([[3], [-2]]), Matrix([[1], [1]])), gives: Matrix([[0], [0]])),
  ]

  private static let hard = Matrix(HardInputs.scores)

  /// Random scores. What is expected is worked out by central differences of the loss, which is the
  /// mean of ln Σ eᶻ − Σ t·z.
  private static let random: [Function.RandomCases] = [
    .init(5) { generator in
      let (samples, classes) = (
        2 + generator.nextInteger(below: 4), 3 + generator.nextInteger(below: 4)
      )
      let scores = Matrix(rows: samples, columns: classes) { _, _ in 2 * generator.nextNormal() }
      var targets = Matrix(rows: samples, columns: classes)
      // Quarters, dealt out to random classes, all to the same one in every other sample.
      for sample in 0..<samples {
        let only = generator.nextInteger(below: classes)
        for _ in 0..<4 {
          let next = generator.nextInteger(below: classes)
          targets[sample, sample.isMultiple(of: 2) ? only : next] += 0.25
        }
      }
      let t = targets.doubles
      let slopes = centralDifferences(
        of: { z in
          var loss = 0.0
          for sample in 0..<samples {
            let row = sample * classes..<(sample + 1) * classes
            loss += log(row.reduce(0) { $0 + exp(z[$1]) })
            loss -= row.reduce(0) { $0 + t[$1] * z[$1] }
          }
          return loss / Double(samples)
        }, at: scores.doubles)
      return .init(
        "random scores", (scores, targets),
        gives: Matrix(rows: samples, columns: classes, doubles: slopes))
    }
  ]

  // MARK: - Mistakes

  /// The gradient in its steps, each of which a mistake may change.
  private struct Recipe: Sendable {
    /// What is subtracted from a row before the exponentials are taken.
    var offset: @Sendable (_ row: [Float], _ scores: Matrix) -> Float = { row, _ in row.max() ?? 0 }
    var divisor: @Sendable (_ sum: Float) -> Float = { $0 }
    /// The probabilities, from the scores and what the steps above make of them.
    var probabilities: @Sendable (_ z: Matrix, _ softmax: (Matrix) -> Matrix) -> Matrix = {
      z, softmax in softmax(z)
    }
    var difference: @Sendable (_ p: Matrix, _ t: Matrix) -> Matrix = { $0 - $1 }
    var count: @Sendable (_ scores: Matrix) -> Int = { $0.rows }

    @Sendable func callAsFunction(_ z: Matrix, _ t: Matrix) -> Matrix {
      let p = probabilities(z) { z in
        z.mapRows { row in
          let offset = offset(row, z)
          let exponentials = row.map { exp($0 - offset) }
          let divisor = divisor(exponentials.reduce(0, +))
          return exponentials.map { $0 / divisor }
        }
      }
      let count = Float(count(z))
      return difference(p, t).map { $0 / count }
    }
  }

  private static let mistake = Function.mistakes(changing: Recipe()) { recipe in
    { recipe($0.0, $0.1) }
  }

  private static func softmax(_ z: Matrix) -> Matrix {
    Recipe(difference: { p, _ in p }, count: { _ in 1 })(z, z)
  }

  private static let mistakes: [Function.Mistake] = [
    mistake(
      "the gradient is not divided by the number of samples",
      "The loss is a mean over the samples, so its slopes are divided, too."
    ) { $0.count = { _ in 1 } },
    mistake(
      "the gradient is divided by the number of classes",
      "The mean goes over the samples, which are the rows."
    ) { $0.count = { $0.columns } },
    mistake(
      "the gradient is divided by the number of all elements",
      "The mean goes over the samples; over the classes there is a sum."
    ) { $0.count = { $0.count } },
    mistake(
      "only the targets are divided by the number of samples",
      "The whole difference is divided: put it in parentheses."
    ) { $0.difference = { p, t in Float(t.rows) * p - t } },
    mistake(
      "only the probabilities are divided by the number of samples",
      "The whole difference is divided, targets as well."
    ) { $0.difference = { p, t in p - Float(t.rows) * t } },
    mistake(
      "the difference is t − p",
      "That points downhill: the gradient points to where the loss grows."
    ) { $0.difference = { $1 - $0 } },
    mistake(
      "the scores are not turned into probabilities",
      "Compare the targets with p, the softmax of the scores."
    ) { $0.probabilities = { z, _ in z } },
    mistake("the targets are left out", "The gradient says how far p is from t: subtract t.") {
      $0.difference = { p, _ in p }
    },
    mistake(
      "the exponential of a large score is infinite",
      "Subtract the largest score of the row from all of them before you call exp."
    ) { $0.offset = { _, _ in 0 } },
    mistake(
      "the largest score of all samples is subtracted, and not that of the row",
      "Look for the largest score in each row by itself: others may be far below."
    ) { $0.offset = { _, scores in scores.elements.max() ?? 0 } },
    mistake(
      "the search for the largest score starts at 0",
      "All scores of a row may be far below 0, and the largest of them is then not found: start "
        + "with a score of the row, or use its `max()`."
    ) { $0.offset = { row, _ in max(0, row.max() ?? 0) } },
    mistake(
      "the exponentials are not divided by their sum",
      "Probabilities sum to 1: divide each exponential by the sum of its row."
    ) { $0.divisor = { _ in 1 } },
    mistake(
      "softmax goes down the columns", "The classes of a sample lie in a row: each row sums to 1."
    ) { $0.probabilities = { z, softmax in softmax(z.transposed()).transposed() } },
    mistake(
      "softmax goes over all scores at once",
      "Each sample has probabilities of its own: divide by the sum of its row."
    ) {
      $0.probabilities = { z, softmax in
        let flat = softmax(Matrix(rows: 1, columns: z.count, elements: z.elements))
        return Matrix(rows: z.rows, columns: z.columns, elements: flat.elements)
      }
    },
    mistake(
      "the class with the largest target is taken for certain",
      "Targets need not be one-hot: subtract each target, and not 1 from a single class."
    ) {
      $0.difference = { p, t in p - Matrix(oneHot: t.argmax(), classes: t.columns) }
    },
    mistake(
      "softmax is applied twice", "Once turns the scores into probabilities; do not do it again."
    ) { $0.probabilities = { z, softmax in softmax(softmax(z)) } },
    mistake(
      "a sigmoid takes the place of softmax",
      "The probabilities of a row sum to 1: each depends on all scores of its row."
    ) { $0.probabilities = { z, _ in z.map { logistic($0) } } },
    mistake(
      "the difference is multiplied by p (1 − p)",
      "Nothing more is to be multiplied: softmax and cross-entropy cancel to p − t."
    ) { $0.difference = { p, t in (p - t) * p.map { $0 * (1 - $0) } } },
    mistake(
      "the gradient is that by the probabilities, −t / p",
      "What is wanted is the gradient by the scores, after softmax is passed too."
    ) {
      $0.difference = { p, t in
        Matrix(rows: p.rows, columns: p.columns) { -t[$0, $1] / p[$0, $1] }
      }
    },
    mistake(
      "only the class that is true gets a gradient",
      "The scores of the other classes count too: they get p / m."
    ) {
      $0.difference = { p, t in
        Matrix(rows: p.rows, columns: p.columns) { t[$0, $1] > 0 ? p[$0, $1] - t[$0, $1] : 0 }
      }
    },
    .init(
      "the gradients of all samples are added up",
      "Each score has a slope of its own: the result has a row for each sample."
    ) { z, t in Recipe()(z, t).columnSums() },
  ]

  private static let rightAnswers: [Function.RightAnswer] = [
    .init("by logarithms of the probabilities, in Double") { z, t in
      Matrix(rows: z.rows, columns: z.columns) { sample, column in
        let row = z.row(sample).map { Double($0) }
        let largest = row.max() ?? 0
        let logarithm = log(row.map { exp($0 - largest) }.reduce(0, +))
        let p = exp(row[column] - largest - logarithm)
        return Float((p - Double(t[sample, column])) / Double(z.rows))
      }
    },
    .init("by logarithms, with the largest score added to that of the sum, in Float") { z, t in
      Matrix(rows: z.rows, columns: z.columns) { sample, column in
        let row = z.row(sample)
        let largest = row.max() ?? 0
        let logarithm = largest + log(row.map { exp($0 - largest) }.reduce(0, +))
        return (exp(row[column] - logarithm) - t[sample, column]) / Float(z.rows)
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
