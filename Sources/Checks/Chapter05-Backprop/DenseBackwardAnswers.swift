import ExerciseSupport
import NeuralNetworks

/// Answers to exercise 5.3, wrong and right. Read on only after you have solved it.
extension DenseBackward {
  static let misconceptions: [Exercise.Misconception] = [
    mistake(
      "dL/dW is divided by the number of samples",
      remedy: "The loss has seen to the mean already: here the samples are only added up.",
      { ($0.inputs, mean($0.weights, $1), $0.bias) }),
    mistake(
      "dL/db is a mean over the samples",
      remedy: "The loss has seen to the mean already: here the samples are only added up.",
      { ($0.inputs, $0.weights, mean($0.bias, $1)) }),
    mistake(
      "dL/dW and dL/db are divided by the number of samples",
      remedy: "The loss has seen to the mean already: here the samples are only added up.",
      { ($0.inputs, mean($0.weights, $1), mean($0.bias, $1)) }),
    mistake(
      "all three gradients are divided by the number of samples",
      remedy: "The loss has seen to the mean already: here nothing is divided.",
      { (mean($0.inputs, $1), mean($0.weights, $1), mean($0.bias, $1)) }),
    mistake(
      "dL/dW is transposed",
      remedy: "It needs the shape of W, inputs × units: exchange the factors' roles.",
      { gradients, _ in (gradients.inputs, gradients.weights.transposed(), gradients.bias) }),
    mistake(
      "dL/dX is transposed",
      remedy: "It needs the shape of X, samples × inputs: exchange the factors' roles.",
      { gradients, _ in (gradients.inputs.transposed(), gradients.weights, gradients.bias) }),
    mistake(
      "dL/db stands upright, units × 1",
      remedy: "The bias is a row, and so is its gradient.",
      { gradients, _ in (gradients.inputs, gradients.weights, gradients.bias.transposed()) }),
    mistake(
      "dL/db is not summed over the samples",
      remedy: "The same bias serves all samples, and the paths through them add.",
      { gradients, input in (gradients.inputs, gradients.weights, input.sumGradient) }),
    mistake(
      "dL/db is summed over the units and not over the samples",
      remedy: "Each unit has a bias of its own: sum each column, not each row.",
      { gradients, input in
        let rowSums = input.sumGradient.transposed().columnSums().transposed()
        return (gradients.inputs, gradients.weights, rowSums)
      }),
    mistake(
      "dL/db is a single number, the sum of all elements",
      remedy: "Each unit has a bias of its own: sum each column by itself.",
      { gradients, input in
        let sum = Float(input.sumGradient.sum())
        return (gradients.inputs, gradients.weights, Matrix([[sum]]))
      }),
    mistake(
      "dL/db is 1 everywhere: what arrives is left out",
      remedy: "The slope of a sum is 1, but it is multiplied by what arrives.",
      { gradients, _ in (gradients.inputs, gradients.weights, gradients.bias.map { _ in 1 }) }),
    mistake(
      "dL/db is 1 for each sample: what arrives is left out",
      remedy:
        "The slope of a sum is 1, but it is multiplied by what arrives before it is added up.",
      { gradients, input in
        let samples = Float(input.inputs.rows)
        return (gradients.inputs, gradients.weights, gradients.bias.map { _ in samples })
      }),
    mistake(
      "dL/db is zero",
      remedy: "Where a bias grows, its unit grows in every sample.",
      { gradients, _ in (gradients.inputs, gradients.weights, 0 * gradients.bias) }),
    mistake(
      "dL/dX is made of the weights alone: what arrives is left out",
      remedy: "The weights are the slopes: multiply each by what arrives at its unit.",
      { gradients, input in
        let ones = input.sumGradient.map { _ in 1 }
        return (matmul(ones, input.weights.transposed()), gradients.weights, gradients.bias)
      }),
    mistake(
      "dL/dW is made of the inputs alone: what arrives is left out",
      remedy: "The inputs are the slopes: multiply each by what arrives in its sample.",
      { gradients, input in
        let ones = input.sumGradient.map { _ in 1 }
        return (gradients.inputs, matmul(input.inputs.transposed(), ones), gradients.bias)
      }),
    mistake(
      "each unit overwrites dL/dX, and only the last one is left",
      remedy: "Paths that join add: use += in the loop over the units.",
      { gradients, input in
        let last = input.sumGradient.columns - 1
        let inputs = Matrix(rows: input.inputs.rows, columns: input.inputs.columns) {
          input.sumGradient[$0, last] * input.weights[$1, last]
        }
        return (inputs, gradients.weights, gradients.bias)
      }),
    mistake(
      "each sample overwrites dL/dW, and only the last one is left",
      remedy: "Paths that join add: use += in the loop over the samples.",
      { gradients, input in
        (gradients.inputs, lastSample(input).weights, gradients.bias)
      }),
    mistake(
      "each sample overwrites dL/db, and only the last one is left",
      remedy: "Paths that join add: use += in the loop over the samples.",
      { gradients, input in
        (gradients.inputs, gradients.weights, lastSample(input).bias)
      }),
    mistake(
      "each sample overwrites dL/dW and dL/db, and only the last one is left",
      remedy: "Paths that join add: use += in the loop over the samples.",
      { gradients, input in
        let last = lastSample(input)
        return (gradients.inputs, last.weights, last.bias)
      }),
    mistake(
      "the gradients of the inputs and of the weights are exchanged",
      remedy: "What belongs to the inputs has the shape of X.",
      { gradients, _ in (gradients.weights, gradients.inputs, gradients.bias) }),
    mistake(
      "dL/dX, dL/dW and dL/db have the opposite sign",
      remedy: "A gradient says where L grows; the sign is turned only when a step is taken.",
      { gradients, _ in (-1 * gradients.inputs, -1 * gradients.weights, -1 * gradients.bias) }),
    mistake(
      "the weights are returned after a step, and not their gradient",
      remedy: "Return the gradient: what to do with it is up to the caller.",
      { gradients, input in
        (gradients.inputs, input.weights - gradients.weights, gradients.bias)
      }),
    mistake(
      "dL/dX comes from weights that have been changed already",
      remedy: "Use the weights of the way forward.",
      { gradients, input in
        let moved = (input.weights - gradients.weights).transposed()
        return (matmul(input.sumGradient, moved), gradients.weights, gradients.bias)
      }),
    mistake(
      "dL/dX is multiplied by the inputs",
      remedy: "The slope for an input is its weight; the input itself plays no part.",
      { gradients, input in
        (gradients.inputs * input.inputs, gradients.weights, gradients.bias)
      }),
    mistake(
      "dL/dW is multiplied by the weights",
      remedy: "The slope for a weight is its input; the weight itself plays no part.",
      { gradients, input in
        (gradients.inputs, gradients.weights * input.weights, gradients.bias)
      }),
  ]

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
    .init("everything transposed, and a row of ones times dL/dZ") { sumGradient, inputs, weights in
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
  private typealias Input = (sumGradient: Matrix, inputs: Matrix, weights: Matrix)

  private static func right(_ input: Input) -> Gradients {
    (
      inputs: matmul(input.sumGradient, input.weights.transposed()),
      weights: matmul(input.inputs.transposed(), input.sumGradient),
      bias: input.sumGradient.columnSums()
    )
  }

  private static func lastSample(_ input: Input) -> Gradients {
    let last = input.inputs.rows - 1..<input.inputs.rows
    return right(
      (
        sumGradient: input.sumGradient.rows(last), inputs: input.inputs.rows(last),
        weights: input.weights
      ))
  }

  private static func mean(_ gradient: Matrix, _ input: Input) -> Matrix {
    gradient.map { $0 / Float(input.inputs.rows) }
  }

  /// A wrong answer made of the right one.
  private static func mistake(
    _ mistake: String, remedy: String,
    _ changed: @escaping @Sendable (Gradients, Input) -> (Matrix, Matrix, Matrix)
  ) -> Exercise.Misconception {
    .init(mistake, remedy: remedy) { input in
      let (inputs, weights, bias) = changed(right(input), input)
      return (inputs: inputs, weights: weights, bias: bias)
    }
  }
}
