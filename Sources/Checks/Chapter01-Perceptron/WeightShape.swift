import ExerciseSupport
import NeuralNetworks

/// Exercise 1.3: a weight for each input and each unit, a column for each unit.
public enum WeightShape {
  /// The function, as one from a tuple.
  public typealias Exercise = ExerciseSupport.Exercise<
    (inputs: Int, units: Int), (rows: Int, columns: Int)
  >

  /// What is asked, with all that is known of right and wrong answers.
  public static let exercise = Exercise(
    "1.3", "shape of the weights",
    file: "Chapters/Chapter01-Perceptron/Exercises/WeightShape.swift",
    comparing: .parts(
      .part("rows", { $0.rows }, comparing: .numbers()),
      .part("columns", { $0.columns }, comparing: .numbers())),
    cases: knownCases + (1...3).map(randomCase),
    hints: [
      "How many weights has one unit? Which of the two numbers, inputs or units, is that?",
      "In X · W the columns of X meet the rows of W, and the columns of W become the columns of Z. "
        + "What do the columns of X count, and what those of Z?",
      "A row of W for each input, a column for each unit: `(rows: …, columns: …)`.",
    ],
    misconceptions: misconceptions,
    otherAnswers: otherAnswers)

  static let knownCases: [Exercise.Case] = [
    .init(
      "64 pixels, one unit", given: (inputs: 64, units: 1), expect: (rows: 64, columns: 1)),
    .init(
      "64 pixels, four units", given: (inputs: 64, units: 4), expect: (rows: 64, columns: 4)),
    .init(
      "more units than inputs", given: (inputs: 2, units: 3), expect: (rows: 2, columns: 3)),
    .init(
      "one input, five units", given: (inputs: 1, units: 5), expect: (rows: 1, columns: 5)),
    .init("one input, one unit", given: (inputs: 1, units: 1), expect: (rows: 1, columns: 1)),
    .init(
      "784 pixels, ten digits", given: (inputs: 784, units: 10), expect: (rows: 784, columns: 10)),
  ]

  /// A random layer. What is expected is the only shape for which a product of matrices has the
  /// columns of Z, found by trying.
  static func randomCase(seed: UInt64) -> Exercise.Case {
    var generator = SplitMix64(seed: seed)
    let (inputs, units) = (
      2 + generator.nextInteger(below: 30), 2 + generator.nextInteger(below: 30)
    )
    let sample = Matrix(rows: 1, columns: inputs)
    let weights = Matrix(rows: sample.columns, columns: units)
    let rows = (1...40).first { $0 * matmul(sample, weights).columns == weights.count } ?? 0
    return .init(
      "a random layer, seed \(seed)", given: (inputs: inputs, units: units),
      expect: (rows: rows, columns: weights.count / rows))
  }
}
