import Exercises
import Judging
import NeuralNetworks

/// Exercise 1.3: a weight for each input and each unit, a column for each unit.
enum WeightShape {
  typealias Function = Chapter1.WeightShape

  static let exam = Exam(
    Check(
      Chapter1.weightShape,
      comparing: .parts(.part("rows", { $0.rows }), .part("columns", { $0.columns })),
      cases: cases, random: random, mistakes: mistakes, rightAnswers: rightAnswers))

  private static let cases: [Function.Case] = [
    .init("64 pixels, one unit", (64, 1), gives: .init(rows: 64, columns: 1)),
    .init("64 pixels, four units", (64, 4), gives: .init(rows: 64, columns: 4)),
    .init("more units than inputs", (2, 3), gives: .init(rows: 2, columns: 3)),
    .init("one input, five units", (1, 5), gives: .init(rows: 1, columns: 5)),
    .init("one input, one unit", (1, 1), gives: .init(rows: 1, columns: 1)),
    .init("784 pixels, ten digits", (784, 10), gives: .init(rows: 784, columns: 10)),
  ]

  /// A random layer. What is expected is the only shape for which a product of matrices has the
  /// columns of Z, found by trying.
  private static let random: [Function.RandomCases] = [
    .init(3) { generator in
      let inputs = 2 + generator.nextInteger(below: 30)
      let units = 2 + generator.nextInteger(below: 30)
      let sample = Matrix(rows: 1, columns: inputs)
      let weights = Matrix(rows: sample.columns, columns: units)
      let rows = (1...40).first { $0 * matmul(sample, weights).columns == weights.count } ?? 1
      return .init(
        "a random layer", (inputs, units),
        gives: .init(rows: rows, columns: weights.count / rows))
    }
  ]

  private static let mistakes: [Function.Mistake] = [
    .init(
      "rows and columns are exchanged",
      "In courses that set a sample in a column it is like this; here samples are rows, and the "
        + "weights stand on the right of the product."
    ) { inputs, units in .init(rows: units, columns: inputs) },
    .init(
      "only one unit gets weights",
      "Each unit has weights of its own: where do those of the second unit go?"
    ) { inputs, _ in .init(rows: inputs, columns: 1) },
    .init(
      "all units share one weight",
      "Each unit has one weight for each input, not one for itself."
    ) { _, units in .init(rows: 1, columns: units) },
    .init(
      "all weights are put in one column",
      "The number of weights is right; now set the weights of each unit side by side."
    ) { inputs, units in .init(rows: inputs * units, columns: 1) },
    .init(
      "all weights are put in one row",
      "The number of weights is right; now fold them so that the product fits."
    ) { inputs, units in .init(rows: 1, columns: inputs * units) },
    .init(
      "the bias is counted as one more row",
      "The biases are kept elsewhere: count only the weights of inputs."
    ) { inputs, units in .init(rows: inputs + 1, columns: units) },
    .init(
      "the bias is counted as one more column",
      "A column belongs to a unit, and the biases are kept elsewhere."
    ) { inputs, units in .init(rows: inputs, columns: units + 1) },
    .init(
      "the matrix is square, inputs by inputs",
      "Inputs are joined to units, not to inputs: which size should the result Z have?"
    ) { inputs, _ in .init(rows: inputs, columns: inputs) },
    .init(
      "the matrix is square, units by units",
      "Each unit weighs inputs, not units: what do the columns of X count?"
    ) { _, units in .init(rows: units, columns: units) },
    .init(
      "the sizes are counted down by one, like a last index",
      "A size counts from 1: the last index is one less, the size is not."
    ) { inputs, units in .init(rows: inputs - 1, columns: units - 1) },
    .init(
      "the rows count samples",
      "The same weights serve every sample: their shape has nothing to do with the batch."
    ) { _, units in .init(rows: 1000, columns: units) },
    .init(
      "the larger number always comes first",
      "The order has to do with what rows and columns mean, not with which is larger."
    ) { inputs, units in .init(rows: max(inputs, units), columns: min(inputs, units)) },
    .init(
      "the shape is always that of the worked example",
      "Make the shape from the two arguments: layers come in all sizes."
    ) { _, _ in .init(rows: 64, columns: 1) },
  ]

  private static let rightAnswers: [Function.RightAnswer] = [
    .init("the shape of a matrix that is made for it") { inputs, units in
      let weights = Matrix(rows: inputs, columns: units)
      return .init(rows: weights.rows, columns: weights.columns)
    },
    .init("the other convention, exchanged") { inputs, units in
      let weights = Matrix(rows: units, columns: inputs).transposed()
      return .init(rows: weights.rows, columns: weights.columns)
    },
    .init("one column of weights for each unit, counted") { inputs, units in
      let columns = (0..<units).map { _ in [Float](repeating: 0, count: inputs) }
      return .init(rows: columns[0].count, columns: columns.count)
    },
  ]
}
