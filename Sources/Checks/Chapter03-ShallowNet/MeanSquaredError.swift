import Exercises
import Judging
import NeuralNetworks

/// Exercise 3.4: the mean of the squared errors of all samples and outputs.
enum MeanSquaredError {
  typealias Function = Chapter3.Loss

  static let exam = Exam(
    Check(
      Chapter3.meanSquaredError, comparing: .numbers(within: 1e-5), cases: cases, random: random,
      mistakes: mistakes, rightAnswers: rightAnswers))

  // By hand; the 4×3 matrix by scikit-learn's mean_squared_error
  // (Tests/Reference/chapter03_reference.py).
  private static let cases: [Function.Case] = [
    .init(
      "the worked example",
      (Matrix([[1, 2, 3], [0, 1, 5]]), Matrix([[1, 4, 3], [1, 1, 2]])), gives: 14 / 6),
    .init("one element", (Matrix([[5]]), Matrix([[2]])), gives: 9),
    .init(
      "one sample, four outputs", (Matrix([[1, 0, -2, 4]]), Matrix([[0, 0, 1, 2]])), gives: 3.5),
    .init(
      "three samples, one output", (Matrix([[1.5], [-1], [2]]), Matrix([[1], [1], [2]])),
      gives: 4.25 / 3),
    .init(
      "errors that add up to zero", (Matrix([[3, -3], [1, -1]]), Matrix([[0, 0], [0, 0]])),
      gives: 5),
    .init(
      "no error at all", (Matrix([[7, -2], [0, 4]]), Matrix([[7, -2], [0, 4]])), gives: 0),
    .init("small errors", (Matrix([[0.25, 0.5]]), Matrix([[0, 0.625]])), gives: 0.0390625),
    .init(
      "large numbers",
      (Matrix([[30000, 1], [0, 0], [2, -10000]]), Matrix(rows: 3, columns: 2)),
      gives: 1_000_000_005.0 / 6),
    .init(
      "four samples, three outputs",
      (
        Matrix([[0.8, -1.1, 2.4], [3.3, 0.2, -0.7], [1.9, -2.6, 0.4], [-0.5, 1.7, 2.2]]),
        Matrix([[1.0, -0.4, 2.0], [2.1, 0.9, -1.0], [2.2, -2.0, 1.3], [-1.5, 1.6, 0.0]])
      ), gives: 0.8183333),
  ]

  /// Random numbers of quarters. What is expected is added up in whole sixteenths.
  private static let random: [Function.RandomCases] = [
    .init(5) { generator in
      let rows = 1 + generator.nextInteger(below: 8)
      let columns = 2 + generator.nextInteger(below: 4)
      let (outputs, targets) = (
        generator.nextQuarters(rows * columns), generator.nextQuarters(rows * columns)
      )
      var sixteenths = 0
      for index in outputs.indices {
        let quarters = Int(4 * outputs[index]) - Int(4 * targets[index])
        sixteenths += quarters * quarters
      }
      return .init(
        "random numbers",
        (
          Matrix(rows: rows, columns: columns, elements: outputs),
          Matrix(rows: rows, columns: columns, elements: targets)
        ), gives: Float(sixteenths) / Float(16 * rows * columns))
    }
  ]

  // MARK: - Mistakes

  private static func errors(_ outputs: Matrix, _ targets: Matrix) -> [Float] {
    (outputs - targets).elements
  }

  private static func squares(_ outputs: Matrix, _ targets: Matrix) -> [Float] {
    errors(outputs, targets).map { $0 * $0 }
  }

  private static func sum(_ numbers: [Float]) -> Float { numbers.reduce(0, +) }

  private static func mean(_ numbers: [Float]) -> Float { sum(numbers) / Float(numbers.count) }

  private static let mistakes: [Function.Mistake] = [
    .init(
      "the squares are added up and not divided", "Take the mean: divide by the number of elements."
    ) { sum(squares($0, $1)) },
    .init(
      "the sum is divided by the number of samples only",
      "The mean goes over all elements: divide by rows times columns."
    ) { sum(squares($0, $1)) / Float($0.rows) },
    .init(
      "the sum is divided by the number of outputs only",
      "The mean goes over all elements: divide by rows times columns."
    ) { sum(squares($0, $1)) / Float($0.columns) },
    .init(
      "the mean is halved",
      "Some books put ½ in front for the sake of the derivative; here it is the plain mean."
    ) { mean(squares($0, $1)) / 2 },
    .init(
      "the root of the mean is taken",
      "That is the root mean squared error: here the mean stays squared."
    ) { mean(squares($0, $1)).squareRoot() },
    .init(
      "the errors are not squared",
      "Errors of both signs cancel out unless each of them is squared."
    ) { mean(errors($0, $1)) },
    .init(
      "the errors lose their sign, but are not squared",
      "That is the mean absolute error: here each error is multiplied by itself."
    ) { mean(errors($0, $1).map(\.magnitude)) },
    .init(
      "the mean of the errors is squared",
      "Square each error first, and take the mean of the squares then."
    ) { outputs, targets in
      let mean = mean(errors(outputs, targets))
      return mean * mean
    },
    .init(
      "the sum of the errors is squared",
      "Square each error first, and add up the squares then."
    ) { outputs, targets in
      let sum = sum(errors(outputs, targets))
      return sum * sum / Float(outputs.count)
    },
    .init(
      "the difference of the squares is taken",
      "Subtract first and square the difference: y² − t² is something else."
    ) { outputs, targets in mean((outputs * outputs - targets * targets).elements) },
    .init(
      "outputs and targets are added",
      "An error is the difference between output and target."
    ) { outputs, targets in mean((outputs + targets).elements.map { $0 * $0 }) },
    .init(
      "the outputs are multiplied by the targets",
      "An error is the difference of both; multiply that by itself."
    ) { outputs, targets in mean((outputs * targets).elements) },
    .init(
      "only the first output of each sample counts",
      "A sample can have several outputs: go through all columns."
    ) { outputs, targets in
      let errors = outputs - targets
      return mean((0..<errors.rows).map { errors[$0, 0] * errors[$0, 0] })
    },
    .init(
      "only the first sample counts", "Each row is a sample: go through all rows."
    ) { outputs, targets in mean((outputs - targets).row(0).map { $0 * $0 }) },
    .init(
      "the sum is divided by one less than the number of elements",
      "That belongs to the variance of a sample of data: divide by all elements."
    ) { sum(squares($0, $1)) / Float($0.count - 1) },
    .init(
      "the largest squared error is taken in place of the mean",
      "All elements count: add them up and divide by their number."
    ) { squares($0, $1).max() ?? 0 },
    .init(
      "the minus sign of another loss is in front",
      "Squares are positive, and so is their mean."
    ) { -mean(squares($0, $1)) },
    .init(
      "the mean is turned into a whole number on the way",
      "A count turned into a `Float` or `Double` divides with a fraction, an `Int` does not."
    ) { Float(Int(sum(squares($0, $1))) / $0.count) },
  ]

  private static let rightAnswers: [Function.RightAnswer] = [
    .init("loops over rows and columns, in double precision") { outputs, targets in
      var sum = 0.0
      for row in 0..<outputs.rows {
        for column in 0..<outputs.columns {
          let error = Double(outputs[row, column]) - Double(targets[row, column])
          sum += error * error
        }
      }
      return Float(sum / Double(outputs.rows * outputs.columns))
    },
    .init("lists in Float") { mean(squares($0, $1)) },
    .init("the mean over samples of the mean over outputs") { outputs, targets in
      let squares = (outputs - targets).map { $0 * $0 }
      return mean((0..<squares.rows).map { mean(squares.row($0)) })
    },
    .init("each square divided first") { outputs, targets in
      let share = 1 / Float(outputs.count)
      return Float((outputs - targets).map { $0 * $0 * share }.sum())
    },
    .init("multiplied out: y² − 2 y t + t²") { outputs, targets in
      let (y, t) = (outputs.elements.map { Double($0) }, targets.elements.map { Double($0) })
      func dot(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).map(*).reduce(0, +) }
      return Float((dot(y, y) - 2 * dot(y, t) + dot(t, t)) / Double(y.count))
    },
    .init("the diagonal of a product of matrices") { outputs, targets in
      let errors = outputs - targets
      let products = matmul(errors, transposing: errors)
      return (0..<errors.rows).reduce(0) { $0 + products[$1, $1] } / Float(errors.count)
    },
  ]
}
