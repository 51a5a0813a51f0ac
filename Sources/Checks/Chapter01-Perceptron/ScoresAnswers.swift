import ExerciseSupport
import NeuralNetworks

/// Answers to exercise 1.4, wrong and right. Read on only after you have solved it.
extension Scores {
  static let misconceptions: [Exercise.Misconception] = [
    .init(
      "the bias is left out",
      remedy: "The product alone is not yet the score: look at the end of the formula."
    ) { inputs, weights, _ in
      matmul(inputs, weights)
    },
    .init(
      "the bias is subtracted",
      remedy: "A positive bias lifts every score: it has a plus sign in the formula."
    ) { inputs, weights, bias in
      matmul(inputs, weights).map { $0 - bias }
    },
    .init(
      "the bias is added to the first score only",
      remedy: "All samples meet the same unit, so all get the same bias."
    ) { inputs, weights, bias in
      var scores = matmul(inputs, weights)
      scores[0, 0] += bias
      return scores
    },
    .init(
      "the bias is added once for each input",
      remedy: "A unit has one bias: add it to the finished sum, not to each product."
    ) { inputs, weights, bias in
      matmul(inputs, weights).map { $0 + Float(inputs.columns) * bias }
    },
    .init(
      "the bias is multiplied with the product",
      remedy: "The weights scale, the bias shifts: it is added."
    ) { inputs, weights, bias in
      bias * matmul(inputs, weights)
    },
    .init(
      "the scores lie in a row",
      remedy: "Rows are samples, so each score needs a row of its own."
    ) { inputs, weights, bias in
      matmul(transposing: weights, inputs.transposed()).map { $0 + bias }
    },
    .init(
      "the scores of all samples are added up",
      remedy: "Add over the inputs of one sample, not over the samples: each keeps its own score."
    ) { inputs, weights, bias in
      Matrix([[Float(matmul(inputs, weights).sum()) + bias]])
    },
    .init(
      "only the first sample gets a score",
      remedy: "A batch has inputs.rows samples, and all of them need a score."
    ) { inputs, weights, bias in
      var scores = Matrix(rows: inputs.rows, columns: 1)
      scores[0, 0] = matmul(inputs, weights)[0, 0] + bias
      return scores
    },
    .init(
      "the last sample is left out",
      remedy: "The range 0..<inputs.rows stops before its end already; take nothing more off."
    ) { inputs, weights, bias in
      var scores = matmul(inputs, weights).map { $0 + bias }
      scores[inputs.rows - 1, 0] = 0
      return scores
    },
    .init(
      "the last input is left out",
      remedy: "The range 0..<inputs.columns stops before its end already; take nothing more off."
    ) { inputs, weights, bias in
      column(inputs) { weightedSum($0.dropLast(), weights.elements) + bias }
    },
    .init(
      "the weighted inputs are not added up",
      remedy: "Each sample ends up with one number: the sum over its inputs."
    ) { inputs, weights, bias in
      let rows = (0..<inputs.rows).map { sample in
        zip(inputs.row(sample), weights.elements).map { $0 * $1 + bias }
      }
      return Matrix(rows)
    },
    .init(
      "the weighted inputs are averaged",
      remedy: "A score is a sum: nothing is divided by the number of inputs."
    ) { inputs, weights, bias in
      matmul(inputs, weights).map { $0 / Float(inputs.columns) + bias }
    },
    .init(
      "the weights are not used",
      remedy: "Without weights all inputs count the same: multiply each by its own."
    ) { inputs, _, bias in
      column(inputs) { $0.reduce(0, +) + bias }
    },
    .init(
      "the scores are turned into yes and no",
      remedy: "Return the scores themselves: the step comes after them."
    ) { inputs, weights, bias in
      matmul(inputs, weights).map { threshold($0 + bias) }
    },
    .init(
      "the scores go through a sigmoid",
      remedy: "Return the scores themselves: the activation comes after them."
    ) { inputs, weights, bias in
      matmul(inputs, weights).map { logistic($0 + bias) }
    },
    .init(
      "negative scores become 0",
      remedy: "Return the scores as they are: an activation, if there is one, comes after them."
    ) { inputs, weights, bias in
      matmul(inputs, weights).map { max(0, $0 + bias) }
    },
    .init(
      "only the first weight is used",
      remedy: "The weights are a column: its row 0 holds one number, `elements` holds all."
    ) { inputs, weights, bias in
      column(inputs) { weightedSum($0, weights.row(0)) + bias }
    },
    .init(
      "each score has those of the samples before it in it",
      remedy: "Start a new sum for each sample, inside the outer loop."
    ) { inputs, weights, bias in
      var sum = bias
      return column(inputs) { row in
        sum += weightedSum(row, weights.elements)
        return sum
      }
    },
    .init(
      "the answer is always that of the worked example",
      remedy: "Work it out from the arguments: batches of other sizes follow."
    ) { _, _, _ in
      Matrix([[-1.5], [-2.5]])
    },
  ]

  static let otherAnswers: [Exercise.OtherAnswer] = [
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
