import ExerciseSupport
import NeuralNetworks

/// Exercise 4.6: columns with the mean and the deviation of the training rows.
public enum Standardize {
  /// The function, as one from a tuple.
  public typealias Exercise = ExerciseSupport.Exercise<
    (training: Matrix, test: Matrix), (training: Matrix, test: Matrix)
  >

  /// What is asked, with all that is known of right and wrong answers.
  public static let exercise = Exercise(
    "4.6", "standardize", file: "Chapters/Chapter04-DeepNet/Exercises/Standardize.swift",
    comparing: .parts(
      .part("training", { $0.training }, comparing: .numbers(within: 1e-4)),
      .part("test", { $0.test }, comparing: .numbers(within: 1e-4))),
    cases: knownCases + (1...5).map(randomCase),
    hints: [
      "Take one column at a time. Which rows may have a say in its mean and its deviation, and which "
        + "rows are changed with them?",
      "For each column: the mean of the training rows, then the mean of the squared distances from "
        + "it, then its root. What should you divide by where the root is 0?",
      "With mean and divisor (deviation > 0 ? deviation : 1) of a column at hand, set each element "
        + "[row, column] of both matrices to (element - mean) / divisor.",
    ],
    misconceptions: misconceptions,
    otherAnswers: otherAnswers)

  // By hand; the cars by scikit-learn's StandardScaler (Tests/Reference/chapter04_reference.py).
  static let knownCases: [Exercise.Case] = [
    .init(
      "the worked example", given: (training: Matrix([[1, 4], [5, 4]]), test: Matrix([[7, 9]])),
      expect: (training: Matrix([[-1, 0], [1, 0]]), test: Matrix([[2, 5]]))),
    .init(
      "five cars and two more: weight, cylinders, acceleration",
      given: (
        training: Matrix([
          [3504, 8, 12], [2372, 4, 15], [2833, 6, 15.5], [1835, 4, 20.5], [4354, 8, 9],
        ]), test: Matrix([[2130, 4, 14.5], [3850, 8, 8.5]])
      ),
      expect: (
        training: Matrix([
          [0.5964678, 1.118034, -0.6251187], [-0.6911019, -1.118034, 0.1562797],
          [-0.1667471, 0, 0.2865127], [-1.3019014, -1.118034, 1.5888434],
          [1.5632826, 1.118034, -1.4065171],
        ]), test: Matrix([[-0.9663598, -1.118034, 0.0260466], [0.9900183, 1.118034, -1.5367502]])
      )),
    .init(
      "one training row, so that all columns are constant",
      given: (training: Matrix([[3, -4]]), test: Matrix([[5, -4], [3, 0], [2.5, -4.5]])),
      expect: (training: Matrix([[0, 0]]), test: Matrix([[2, 0], [0, 4], [-0.5, -0.5]]))),
    .init(
      // s = 1/1024
      "a column that varies little, but does",
      given: (
        training: Matrix([[1.0009765625, -2], [0.9990234375, 6]]), test: Matrix([[1.001953125, 4]])
      ), expect: (training: Matrix([[1, -1], [-1, 1]]), test: Matrix([[2, 0.5]]))),
    .init(
      // The quarters 0 to 7 from 4096 up: μ = 4096.875, s² = (8² − 1) / 12 / 16.
      "numbers far from zero, and the negative",
      given: (
        training: Matrix(rows: 8, columns: 2) { ($1 == 0 ? 1 : -1) * (4096 + Float($0) / 4) },
        test: Matrix([[4096.875, -4096.875], [4100, -4100]])
      ),
      expect: (
        training: Matrix(rows: 8, columns: 2) {
          ($1 == 0 ? 1 : -1) * (Float($0) / 4 - 0.875) / Float(0.328125).squareRoot()
        },
        test: Matrix([[0, 0], [5.45544726, -5.45544726]])  // 3.125 / √0.328125
      )),
  ]

  /// Random columns, made backwards: z has mean 0 and deviation 1 and stands in random order, and
  /// what is given is μ + s·z, exact in `Float`. The last column is constant.
  static func randomCase(seed: UInt64) -> Exercise.Case {
    var generator = SplitMix64(seed: seed)
    // Five numbers with the sum 0 and the sum of squares 5, turned around at will.
    let blocks = (0...generator.nextInteger(below: 3)).map { _ in
      let sign: Float = generator.nextInteger(below: 2) == 0 ? 1 : -1
      return [2, -0.5, -0.5, -0.5, -0.5].map { sign * $0 }
    }
    let columns = 2 + generator.nextInteger(below: 3)
    let rows = 5 * blocks.count
    let testRows = 1 + generator.nextInteger(below: 4)
    var given = (
      training: Matrix(rows: rows, columns: columns), test: Matrix(rows: testRows, columns: columns)
    )
    var expected = given
    for column in 0..<columns {
      let isConstant = column == columns - 1
      let mean = Float(generator.nextInteger(below: 65) - 32) / 4
      let deviation = isConstant ? 1 : Float(1 + generator.nextInteger(below: 20)) / 4
      var numbers = isConstant ? [Float](repeating: 0, count: rows) : blocks.flatMap { $0 }
      generator.shuffle(&numbers)
      for (row, number) in numbers.enumerated() {
        expected.training[row, column] = number
        given.training[row, column] = mean + deviation * number
      }
      for row in 0..<testRows {
        let number = 0.25 + Float(generator.nextInteger(below: 12)) / 4
        expected.test[row, column] = number
        given.test[row, column] = mean + deviation * number
      }
    }
    return .init("random columns, seed \(seed)", given: given, expect: expected)
  }
}
