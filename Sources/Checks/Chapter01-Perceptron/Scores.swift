import Exercises
import Judging
import NeuralNetworks

/// Exercise 1.3: one weighted sum for each sample of a batch, by one matrix product.
enum Scores {
  typealias Function = Chapter1.Scores

  static let exam = Exam(
    Check(
      Chapter1.scores, comparing: .numbers(within: 1e-5), cases: cases, random: random,
      mistakes: mistakes, rightAnswers: rightAnswers))

  // Worked out by hand; the four samples by NumPy (Tests/Reference/chapter01_reference.py).
  private static let cases: [Function.Case] = [
    .init(
      "the worked example", (Matrix([[1, 2, 3], [4, 5, 7]]), Matrix([[1], [0], [-1]]), 0.5),
      gives: Matrix([[-1.5], [-2.5]])),
    .init(
      "a batch of one", (Matrix([[2, -1, 0.5, 3]]), Matrix([[1], [2], [4], [-1]]), 1),
      gives: Matrix([[0]])),
    .init(
      "five samples of one input", (Matrix([[1], [2], [3], [4], [0]]), Matrix([[-2]]), 3),
      gives: Matrix([[1], [-1], [-3], [-5], [3]])),
    .init(
      "no bias", (Matrix([[1, 1], [2, -2], [0, 3]]), Matrix([[3], [2]]), 0),
      gives: Matrix([[5], [2], [6]])),
    .init(
      "large scores", (Matrix([[10, 10], [-10, -10]]), Matrix([[4], [6]]), 0),
      gives: Matrix([[100], [-100]])),
    .init(
      "four samples of three inputs",
      (
        Matrix([[0.3, -1.2, 2.5], [1.1, 0.4, -0.6], [-2.2, 3.1, 0.9], [0.7, 0.8, -1.5]]),
        Matrix([[0.5], [-0.25], [1.5]]), -0.75
      ), gives: Matrix([[3.45], [-1.2], [-1.275], [-2.85]])),
  ]

  /// A random batch. What is expected is summed up in whole numbers.
  private static let random: [Function.RandomCases] = [
    .init(4) { generator in
      let samples = 2 + generator.nextInteger(below: 9)
      // Never as many inputs as samples: a square would hide rows taken for columns.
      let count = samples + 1 + generator.nextInteger(below: 9)
      let rows = (0..<samples).map { _ in generator.nextQuarters(count) }
      let weights = generator.nextQuarters(count)
      let bias = generator.nextQuarter()
      let expected = rows.map { row in
        let sixteenths = row.indices.map { Int(4 * row[$0]) * Int(4 * weights[$0]) }
        return [Float(sixteenths.reduce(Int(16 * bias), +)) / 16]
      }
      return .init(
        "a random batch", (Matrix(rows), Matrix(weights.map { [$0] }), bias),
        gives: Matrix(expected))
    }
  ]

  private static let mistakes: [Function.Mistake] = [
    .init(
      "the bias is left out",
      "The product alone is not yet the score: look at the end of the formula."
    ) { X, w, _ in matmul(X, w) },
    .init(
      "the bias is subtracted",
      "A positive bias lifts every score: it has a plus sign in the formula."
    ) { X, w, b in matmul(X, w).map { $0 - b } },
    .init(
      "the bias is added to the first score only",
      "All samples meet the same unit, so all get the same bias."
    ) { X, w, b in
      var scores = matmul(X, w)
      scores[0, 0] += b
      return scores
    },
    .init(
      "the bias is added once for each input",
      "A unit has one bias: add it to the finished sum, not to each product."
    ) { X, w, b in matmul(X, w).map { $0 + Float(X.columns) * b } },
    .init(
      "the bias is added to the inputs, before the product",
      "There it is multiplied by the weights: add it to what the product gives."
    ) { X, w, b in matmul(X.map { $0 + b }, w) },
    .init(
      "the bias is multiplied with the product", "The weights scale, the bias shifts: it is added."
    ) { X, w, b in b * matmul(X, w) },
    .init(
      "the scores lie in a row", "Rows are samples, so each score needs a row of its own."
    ) { X, w, b in matmul(X, w).map { $0 + b }.transposed() },
    .init(
      "the scores of all samples are added up",
      "Add over the inputs of one sample, not over the samples: each keeps its own score."
    ) { X, w, b in Matrix([[Float(matmul(X, w).sum()) + b]]) },
    .init(
      "only the first sample gets a score",
      "A batch has inputs.rows samples, and all of them need a score."
    ) { X, w, b in
      var scores = Matrix(rows: X.rows, columns: 1)
      scores[0, 0] = matmul(X, w)[0, 0] + b
      return scores
    },
    .init(
      "the last sample is left out",
      "The range 0..<inputs.rows stops before its end already; take nothing more off."
    ) { X, w, b in
      var scores = matmul(X, w).map { $0 + b }
      scores[X.rows - 1, 0] = 0
      return scores
    },
    .init(
      "the last input is left out",
      "The range 0..<inputs.columns stops before its end already; take nothing more off."
    ) { X, w, b in column(X) { dot($0.dropLast(), w.elements) + b } },
    .init(
      "the weighted inputs are not added up",
      "Each sample ends up with one number: the sum over its inputs."
    ) { X, w, b in X.mapRows { row in zip(row, w.elements).map { $0 * $1 + b } } },
    .init(
      "the weighted inputs are averaged",
      "A score is a sum: nothing is divided by the number of inputs."
    ) { X, w, b in matmul(X, w).map { $0 / Float(X.columns) + b } },
    .init(
      "the scores are turned into yes and no",
      "Return the scores themselves: the step comes after them."
    ) { X, w, b in matmul(X, w).map { threshold($0 + b) } },
    .init(
      "the scores go through a sigmoid",
      "Return the scores themselves: the activation comes after them."
    ) { X, w, b in matmul(X, w).map { logistic($0 + b) } },
    .init(
      "each score has those of the samples before it in it",
      "Start a new sum for each sample, inside the outer loop."
    ) { X, w, b in
      var sum = b
      return column(X) { row in
        sum += dot(row, w.elements)
        return sum
      }
    },
    .init(
      "the answer is always that of the worked example",
      "Work it out from the arguments: batches of other sizes follow."
    ) { _, _, _ in Matrix([[-1.5], [-2.5]]) },
  ]

  private static let rightAnswers: [Function.RightAnswer] = [
    .init("two loops over subscripts") { inputs, weights, bias in
      var scores = Matrix(rows: inputs.rows, columns: 1)
      for sample in 0..<inputs.rows {
        var sum: Float = 0
        for index in 0..<inputs.columns { sum += inputs[sample, index] * weights[index, 0] }
        scores[sample, 0] = sum + bias
      }
      return scores
    },
    .init("row by row, in Double") { inputs, weights, bias in
      column(inputs) { row in
        let products = zip(row, weights.elements).map { Double($0) * Double($1) }
        return Float(products.reduce(Double(bias), +))
      }
    },
    .init("the bias as a weight whose input is always 1") { inputs, weights, bias in
      let rows = (0..<inputs.rows).map { [1] + inputs.row($0) }
      return matmul(Matrix(rows), Matrix(([bias] + weights.elements).map { [$0] }))
    },
    .init("the bias as a row, and both sides of the product exchanged") { inputs, weights, bias in
      matmul(transposing: weights, inputs.transposed()).transposed()
        .adding(row: Matrix([[bias]]))
    },
  ]
}
