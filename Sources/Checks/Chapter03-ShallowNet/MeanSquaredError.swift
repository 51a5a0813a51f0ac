import ExerciseSupport
import NeuralNetworks

/// Exercise 3.4: the mean of the squared errors of all samples and outputs.
public enum MeanSquaredError {
  /// The function, as one from a tuple.
  public typealias Exercise = ExerciseSupport.Exercise<(outputs: Matrix, targets: Matrix), Float>

  /// What is asked, with all that is known of right and wrong answers.
  public static let exercise = Exercise(
    "3.4", "mean squared error",
    file: "Chapters/Chapter03-ShallowNet/Exercises/MeanSquaredError.swift",
    comparing: .numbers(within: 1e-5),
    cases: knownCases + (1...5).map(randomCase),
    hints: [
      "First make the matrix of errors, y − t. What is left to do with each of its elements, and "
        + "what with all of them?",
      "Square each error before you add them up, and divide by the number of elements, rows times "
        + "columns.",
      "With `let errors = outputs - targets`, `(errors * errors).sum()` divided by "
        + "`Double(errors.count)` is the loss; turn it into a `Float`.",
    ],
    misconceptions: misconceptions, otherAnswers: otherAnswers)

  // By hand; the 4×3 matrix by scikit-learn's mean_squared_error
  // (Tests/Reference/chapter03_reference.py).
  static let knownCases: [Exercise.Case] = [
    .init(
      "the worked example",
      given: (
        outputs: Matrix([[1, 2, 3], [0, 1, 5]]), targets: Matrix([[1, 4, 3], [1, 1, 2]])
      ),
      expect: 14 / 6),
    .init("one element", given: (outputs: Matrix([[5]]), targets: Matrix([[2]])), expect: 9),
    .init(
      "one sample, four outputs",
      given: (outputs: Matrix([[1, 0, -2, 4]]), targets: Matrix([[0, 0, 1, 2]])), expect: 3.5),
    .init(
      "three samples, one output",
      given: (outputs: Matrix([[1.5], [-1], [2]]), targets: Matrix([[1], [1], [2]])),
      expect: 4.25 / 3),
    .init(
      "errors that add up to zero",
      given: (outputs: Matrix([[3, -3], [1, -1]]), targets: Matrix([[0, 0], [0, 0]])), expect: 5),
    .init(
      "no error at all",
      given: (outputs: Matrix([[7, -2], [0, 4]]), targets: Matrix([[7, -2], [0, 4]])), expect: 0),
    .init(
      "small errors", given: (outputs: Matrix([[0.25, 0.5]]), targets: Matrix([[0, 0.625]])),
      expect: 0.0390625),
    .init(
      "large numbers",
      given: (
        outputs: Matrix([[30000, 1], [0, 0], [2, -10000]]), targets: Matrix(rows: 3, columns: 2)
      ),
      expect: 1_000_000_005.0 / 6),
    .init(
      "four samples, three outputs",
      given: (
        outputs: Matrix([
          [0.8, -1.1, 2.4], [3.3, 0.2, -0.7], [1.9, -2.6, 0.4], [-0.5, 1.7, 2.2],
        ]),
        targets: Matrix([
          [1.0, -0.4, 2.0], [2.1, 0.9, -1.0], [2.2, -2.0, 1.3], [-1.5, 1.6, 0.0],
        ])
      ), expect: 0.8183333),
  ]

  /// Random numbers of quarters. What is expected is added up in whole sixteenths.
  static func randomCase(seed: UInt64) -> Exercise.Case {
    var generator = SplitMix64(seed: seed)
    let (rows, columns) = (1 + generator.nextInteger(below: 8), 2 + generator.nextInteger(below: 4))
    func quarters() -> [Int] {
      (0..<rows * columns).map { _ in generator.nextInteger(below: 41) - 20 }
    }
    let (outputs, targets) = (quarters(), quarters())
    let sixteenths = zip(outputs, targets).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    func matrix(_ quarters: [Int]) -> Matrix {
      Matrix(rows: rows, columns: columns, elements: quarters.map { Float($0) / 4 })
    }
    return .init(
      "random numbers, seed \(seed)", given: (outputs: matrix(outputs), targets: matrix(targets)),
      expect: Float(sixteenths) / Float(16 * rows * columns))
  }
}
