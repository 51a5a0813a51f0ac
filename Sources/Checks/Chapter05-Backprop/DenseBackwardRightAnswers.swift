import ExerciseSupport
import NeuralNetworks

/// Right answers to exercise 5.3, and the parts that the wrong ones share with them.
extension DenseBackward {
  static let otherAnswers: [Exercise.OtherAnswer] = [
    .init("the sums as loops over samples, inputs and units") { sumGradient, inputs, weights in
      var result: Gradients = (
        inputs: 0 * inputs, weights: 0 * weights, bias: Matrix(rows: 1, columns: weights.columns)
      )
      for sample in 0..<inputs.rows {
        for unit in 0..<weights.columns {
          let arriving = sumGradient[sample, unit]
          result.bias[0, unit] += arriving
          for input in 0..<inputs.columns {
            result.inputs[sample, input] += arriving * weights[input, unit]
            result.weights[input, unit] += arriving * inputs[sample, input]
          }
        }
      }
      return result
    },
    .init("everything transposed, and a row of ones times G") { sumGradient, inputs, weights in
      let ones = Matrix(rows: 1, columns: inputs.rows, repeating: 1)
      return (
        inputs: matmul(weights, sumGradient.transposed()).transposed(),
        weights: matmul(sumGradient.transposed(), inputs).transposed(),
        bias: matmul(ones, sumGradient)
      )
    },
    .init("in Double, with the bias as the weight of a further input of 1") {
      sumGradient, inputs, weights in
      func sum(_ numbers: some Sequence<(Float, Float)>) -> Float {
        Float(numbers.reduce(0.0) { $0 + Double($1.0) * Double($1.1) })
      }
      let wide = Matrix(rows: inputs.rows, columns: inputs.columns + 1) {
        $1 < inputs.columns ? inputs[$0, $1] : 1
      }.transposed()
      let arriving = sumGradient.transposed()
      let both = Matrix(rows: wide.rows, columns: arriving.rows) {
        sum(zip(wide.row($0), arriving.row($1)))
      }
      return (
        inputs: Matrix(rows: inputs.rows, columns: inputs.columns) {
          sum(zip(sumGradient.row($0), weights.row($1)))
        },
        weights: both.rows(0..<inputs.columns), bias: both.rows(inputs.columns..<both.rows)
      )
    },
  ]
}

// MARK: - Parts of the answers

extension DenseBackward {
  typealias Input = (sumGradient: Matrix, inputs: Matrix, weights: Matrix)

  static func right(_ input: Input) -> Gradients {
    (
      inputs: matmul(input.sumGradient, input.weights.transposed()),
      weights: matmul(input.inputs.transposed(), input.sumGradient),
      bias: input.sumGradient.columnSums()
    )
  }

  static func lastSample(_ input: Input) -> Gradients {
    let last = input.inputs.rows - 1..<input.inputs.rows
    return right(
      (
        sumGradient: input.sumGradient.rows(last), inputs: input.inputs.rows(last),
        weights: input.weights
      ))
  }

  static func mean(_ gradient: Matrix, _ input: Input) -> Matrix {
    gradient.map { $0 / Float(input.inputs.rows) }
  }

  /// A wrong answer made of the right one.
  static func mistake(
    _ mistake: String, remedy: String,
    _ changed: @escaping @Sendable (Gradients, Input) -> (Matrix, Matrix, Matrix)
  ) -> Exercise.Misconception {
    .init(mistake, remedy: remedy) { input in
      let (inputs, weights, bias) = changed(right(input), input)
      return (inputs: inputs, weights: weights, bias: bias)
    }
  }
}
