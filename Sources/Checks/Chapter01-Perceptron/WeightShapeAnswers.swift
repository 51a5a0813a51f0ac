import ExerciseSupport
import NeuralNetworks

/// Answers to exercise 1.3, wrong and right. Read on only after you have solved it.
extension WeightShape {
  static let misconceptions: [Exercise.Misconception] = [
    .init(
      "rows and columns are exchanged",
      remedy: "In courses that set a sample in a column it is like this; here samples are rows, "
        + "and the weights stand on the right of the product."
    ) { inputs, units in
      (rows: units, columns: inputs)
    },
    .init(
      "only one unit gets weights",
      remedy: "Each unit has weights of its own: where do those of the second unit go?"
    ) { inputs, _ in
      (rows: inputs, columns: 1)
    },
    .init(
      "all units share one weight",
      remedy: "Each unit has one weight for each input, not one for itself."
    ) { _, units in
      (rows: 1, columns: units)
    },
    .init(
      "all weights are put in one column",
      remedy: "The number of weights is right; now set the weights of each unit side by side."
    ) { inputs, units in
      (rows: inputs * units, columns: 1)
    },
    .init(
      "all weights are put in one row",
      remedy: "The number of weights is right; now fold them so that the product fits."
    ) { inputs, units in
      (rows: 1, columns: inputs * units)
    },
    .init(
      "the bias is counted as one more row",
      remedy: "The biases are kept elsewhere: count only the weights of inputs."
    ) { inputs, units in
      (rows: inputs + 1, columns: units)
    },
    .init(
      "the bias is counted as one more column",
      remedy: "A column belongs to a unit, and the biases are kept elsewhere."
    ) { inputs, units in
      (rows: inputs, columns: units + 1)
    },
    .init(
      "the matrix is square, inputs by inputs",
      remedy: "Inputs are joined to units, not to inputs: which size should the result Z have?"
    ) { inputs, _ in
      (rows: inputs, columns: inputs)
    },
    .init(
      "the matrix is square, units by units",
      remedy: "Each unit weighs inputs, not units: what do the columns of X count?"
    ) { _, units in
      (rows: units, columns: units)
    },
    .init(
      "the shape is always that of the worked example",
      remedy: "Make the shape from the two arguments: layers come in all sizes."
    ) { _, _ in
      (rows: 64, columns: 1)
    },
    .init(
      "the sizes are counted down by one, like a last index",
      remedy: "A size counts from 1: the last index is one less, the size is not."
    ) { inputs, units in
      (rows: inputs - 1, columns: units - 1)
    },
    .init(
      "the rows count samples",
      remedy: "The same weights serve every sample: their shape has nothing to do with the batch."
    ) { _, units in
      (rows: 1000, columns: units)
    },
    .init(
      "the larger number always comes first",
      remedy: "The order has to do with what rows and columns mean, not with which is larger."
    ) { inputs, units in
      (rows: max(inputs, units), columns: min(inputs, units))
    },
  ]

  static let otherAnswers: [Exercise.OtherAnswer] = [
    .init("the shape of a matrix that is made for it") { inputs, units in
      let weights = Matrix(rows: inputs, columns: units)
      return (rows: weights.rows, columns: weights.columns)
    },
    .init("the other convention, exchanged") { inputs, units in
      let columnsAsSamples = Matrix(rows: units, columns: inputs)
      let weights = columnsAsSamples.transposed()
      return (rows: weights.rows, columns: weights.columns)
    },
    .init("one column of weights for each unit, counted") { inputs, units in
      let columns = (0..<units).map { _ in [Float](repeating: 0, count: inputs) }
      return (rows: columns[0].count, columns: columns.count)
    },
  ]
}
