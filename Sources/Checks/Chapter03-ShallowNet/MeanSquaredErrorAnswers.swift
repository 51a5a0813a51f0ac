import ExerciseSupport
import NeuralNetworks

/// Answers to exercise 3.4, wrong and right. Read on only after you have solved it.
extension MeanSquaredError {
  static let misconceptions: [Exercise.Misconception] = [
    .init(
      "the squares are added up and not divided",
      remedy: "Take the mean: divide by the number of elements."
    ) { sum(of: squares($0, $1)) },
    .init(
      "the sum is divided by the number of samples only",
      remedy: "The mean goes over all elements: divide by rows times columns."
    ) { sum(of: squares($0, $1)) / Float($0.rows) },
    .init(
      "the sum is divided by the number of outputs only",
      remedy: "The mean goes over all elements: divide by rows times columns."
    ) { sum(of: squares($0, $1)) / Float($0.columns) },
    .init(
      "the mean is halved",
      remedy: "Some books put ½ in front for the sake of the derivative; here it is the plain mean."
    ) { mean(of: squares($0, $1)) / 2 },
    .init(
      "the root of the mean is taken",
      remedy: "That is the root mean squared error: here the mean stays squared."
    ) { mean(of: squares($0, $1)).squareRoot() },
    .init(
      "the errors are not squared",
      remedy: "Errors of both signs cancel out unless each of them is squared."
    ) { mean(of: errors($0, $1)) },
    .init(
      "the errors lose their sign, but are not squared",
      remedy: "That is the mean absolute error: here each error is multiplied by itself."
    ) { mean(of: errors($0, $1).map(\.magnitude)) },
    .init(
      "the mean of the errors is squared",
      remedy: "Square each error first, and take the mean of the squares then."
    ) {
      let mean = mean(of: errors($0, $1))
      return mean * mean
    },
    .init(
      "the sum of the errors is squared",
      remedy: "Square each error first, and add up the squares then."
    ) {
      let sum = sum(of: errors($0, $1))
      return sum * sum / Float($0.count)
    },
    .init(
      "the difference of the squares is taken",
      remedy: "Subtract first and square the difference: y² − t² is something else."
    ) { outputs, targets in
      mean(of: zip(outputs.elements, targets.elements).map { $0 * $0 - $1 * $1 })
    },
    .init(
      "outputs and targets are added",
      remedy: "An error is the difference between output and target."
    ) { outputs, targets in
      mean(of: zip(outputs.elements, targets.elements).map { ($0 + $1) * ($0 + $1) })
    },
    .init(
      "the outputs are multiplied by the targets",
      remedy: "An error is the difference of both; multiply that by itself."
    ) { outputs, targets in mean(of: (outputs * targets).elements) },
    .init(
      "only the first output of each sample counts",
      remedy: "A sample can have several outputs: go through all columns."
    ) { outputs, targets in
      mean(
        of: (0..<outputs.rows).map { row in
          let error = outputs[row, 0] - targets[row, 0]
          return error * error
        })
    },
    .init(
      "only the first sample counts",
      remedy: "Each row is a sample: go through all rows."
    ) { outputs, targets in
      mean(of: zip(outputs.row(0), targets.row(0)).map { ($0 - $1) * ($0 - $1) })
    },
    .init(
      "the sum is divided by one less than the number of elements",
      remedy: "That belongs to the variance of a sample of data: divide by all elements."
    ) { sum(of: squares($0, $1)) / Float($0.count - 1) },
    .init(
      "the largest squared error is taken in place of the mean",
      remedy: "All elements count: add them up and divide by their number."
    ) { squares($0, $1).max() ?? 0 },
    .init(
      "the minus sign of another loss is in front",
      remedy: "Squares are positive, and so is their mean."
    ) { -mean(of: squares($0, $1)) },
    .init(
      "the mean is turned into a whole number on the way",
      remedy:
        "A count turned into a `Float` or `Double` divides with a fraction, an `Int` does not."
    ) { Float(Int(sum(of: squares($0, $1))) / $0.count) },
  ]

  static let otherAnswers: [Exercise.OtherAnswer] = [
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
    .init("lists in Float") { mean(of: squares($0, $1)) },
    .init("the mean over samples of the mean over outputs") { outputs, targets in
      let squares = (outputs - targets).map { $0 * $0 }
      let means = (0..<squares.rows).map { mean(of: squares.row($0)) }
      return mean(of: means)
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

// MARK: - Parts of answers

private func errors(_ outputs: Matrix, _ targets: Matrix) -> [Float] {
  (outputs - targets).elements
}

private func squares(_ outputs: Matrix, _ targets: Matrix) -> [Float] {
  errors(outputs, targets).map { $0 * $0 }
}

private func sum(of numbers: [Float]) -> Float { numbers.reduce(0, +) }

private func mean(of numbers: [Float]) -> Float { sum(of: numbers) / Float(numbers.count) }
