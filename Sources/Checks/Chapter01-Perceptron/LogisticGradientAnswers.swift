import ExerciseSupport
import Foundation
import NeuralNetworks

/// Answers to exercise 1.7, wrong and right. Read on only after you have solved it.
extension LogisticGradient {
  static let misconceptions: [Exercise.Misconception] = [
    .init(
      "the error is t − p",
      remedy: "This is the way downhill; the gradient points uphill, and has the opposite sign."
    ) { inputs, targets, weights, bias in
      let errors = targets - probabilities(inputs, weights, bias)
      return gradient(inputs, errors, over: inputs.rows)
    },
    .init(
      "the gradient is not divided by the number of samples",
      remedy: "The loss is a mean over the samples, so its slopes are means as well."
    ) { inputs, targets, weights, bias in
      gradient(inputs, probabilities(inputs, weights, bias) - targets, over: 1)
    },
    .init(
      "only the gradient of the bias is divided by the number of samples",
      remedy: "The gradient of the weights is a mean over the samples as well."
    ) { inputs, targets, weights, bias in
      let errors = probabilities(inputs, weights, bias) - targets
      return (
        weights: gradient(inputs, errors, over: 1).weights,
        bias: gradient(inputs, errors, over: inputs.rows).bias
      )
    },
    .init(
      "only the gradient of the weights is divided by the number of samples",
      remedy: "The gradient of the bias is a mean over the samples as well."
    ) { inputs, targets, weights, bias in
      let errors = probabilities(inputs, weights, bias) - targets
      return (
        weights: gradient(inputs, errors, over: inputs.rows).weights,
        bias: gradient(inputs, errors, over: 1).bias
      )
    },
    .init(
      "the gradient is divided by the number of inputs, not of samples",
      remedy: "The mean goes over the rows of X: each is one sample."
    ) { inputs, targets, weights, bias in
      gradient(inputs, probabilities(inputs, weights, bias) - targets, over: inputs.columns)
    },
    .init(
      "the gradient is divided by the number of all elements of X",
      remedy: "The mean goes over the samples only: divide by the number of rows."
    ) { inputs, targets, weights, bias in
      gradient(inputs, probabilities(inputs, weights, bias) - targets, over: inputs.count)
    },
    .init(
      "the sigmoid is left out",
      remedy: "The error compares the target with a probability, not with the preactivation z."
    ) { inputs, targets, weights, bias in
      gradient(inputs, scores(inputs, weights, bias) - targets, over: inputs.rows)
    },
    .init(
      "the prediction is a step, as in the perceptron",
      remedy: "Logistic regression compares the target with a probability, which is not rounded."
    ) { inputs, targets, weights, bias in
      let predictions = scores(inputs, weights, bias).map(threshold)
      return gradient(inputs, predictions - targets, over: inputs.rows)
    },
    .init(
      "the error is multiplied by the slope of the sigmoid, p (1 − p)",
      remedy: "With the log loss this factor cancels out: the error is just p − t."
    ) { inputs, targets, weights, bias in
      let p = probabilities(inputs, weights, bias)
      return gradient(inputs, (p - targets) * p.map { $0 * (1 - $0) }, over: inputs.rows)
    },
    .init(
      "the error is doubled, as for a squared error",
      remedy: "The log loss has no square, so there is no factor 2."
    ) { inputs, targets, weights, bias in
      gradient(inputs, 2 * (probabilities(inputs, weights, bias) - targets), over: inputs.rows)
    },
    .init(
      "the bias is left out of the preactivation",
      remedy: "The probability comes from the whole preactivation z, with the bias."
    ) { inputs, targets, weights, _ in
      gradient(inputs, probabilities(inputs, weights, 0) - targets, over: inputs.rows)
    },
    .init(
      "the bias has no gradient",
      remedy: "The loss changes with the bias as well: its slope is the mean error."
    ) { inputs, targets, weights, bias in
      let errors = probabilities(inputs, weights, bias) - targets
      return (weights: gradient(inputs, errors, over: inputs.rows).weights, bias: 0)
    },
    .init(
      "the errors are not multiplied by the inputs",
      remedy: "A weight acts through its input: each error counts as much as the input it met."
    ) { inputs, targets, weights, bias in
      let errors = probabilities(inputs, weights, bias) - targets
      let bias = gradient(inputs, errors, over: inputs.rows).bias
      return (weights: Matrix(rows: inputs.columns, columns: 1, repeating: bias), bias: bias)
    },
    .init(
      "the gradient of the weights lies in a row",
      remedy: "It needs the shape of the weights, [n × 1], or it cannot be subtracted from them."
    ) { inputs, targets, weights, bias in
      let errors = probabilities(inputs, weights, bias) - targets
      let result = gradient(inputs, errors, over: inputs.rows)
      return (weights: result.weights.transposed(), bias: result.bias)
    },
    .init(
      "the new weights are returned instead of the gradient",
      remedy: "Return the slopes only: the step against them is another matter."
    ) { inputs, targets, weights, bias in
      let errors = probabilities(inputs, weights, bias) - targets
      let slopes = gradient(inputs, errors, over: inputs.rows)
      return (weights: weights - slopes.weights, bias: bias - slopes.bias)
    },
    .init(
      "the targets are left out",
      remedy: "The error is the distance of the probability from the target: p − t."
    ) { inputs, _, weights, bias in
      gradient(inputs, probabilities(inputs, weights, bias), over: inputs.rows)
    },
    .init(
      "the sigmoid is computed as eᶻ / (1 + eᶻ), where a large z gives infinity over infinity",
      remedy: "Take 1 / (1 + e⁻ᶻ), in which a large eᶻ never stands on both sides."
    ) { inputs, targets, weights, bias in
      let p = scores(inputs, weights, bias).map { exp($0) / (1 + exp($0)) }
      return gradient(inputs, p - targets, over: inputs.rows)
    },
    .init(
      "the sigmoid has the wrong sign in its exponent",
      remedy: "A large z has to give a large probability: the exponent is −z."
    ) { inputs, targets, weights, bias in
      let p = scores(inputs, weights, bias).map { logistic(-$0) }
      return gradient(inputs, p - targets, over: inputs.rows)
    },
    .init(
      "tanh takes the place of the sigmoid",
      remedy: "A probability lies between 0 and 1, and a z of 0 gives one half."
    ) { inputs, targets, weights, bias in
      let p = scores(inputs, weights, bias).map { tanh($0) }
      return gradient(inputs, p - targets, over: inputs.rows)
    },
    .init(
      "only the gradient of the bias has the wrong sign",
      remedy: "Both parts use the same errors p − t, with the same sign."
    ) { inputs, targets, weights, bias in
      let slopes = gradient(
        inputs, probabilities(inputs, weights, bias) - targets, over: inputs.rows)
      return (weights: slopes.weights, bias: -slopes.bias)
    },
    .init(
      "the errors lose their sign",
      remedy: "An error can be negative: take the difference as it is."
    ) { inputs, targets, weights, bias in
      let errors = (probabilities(inputs, weights, bias) - targets).map { abs($0) }
      return gradient(inputs, errors, over: inputs.rows)
    },
    .init(
      "only the first sample counts",
      remedy: "The gradient is a mean over all samples: is there a `return` inside a loop?"
    ) { inputs, targets, weights, bias in
      let first = inputs.rows(0..<1)
      return gradient(first, probabilities(first, weights, bias) - targets.rows(0..<1), over: 1)
    },
    .init(
      "the answer is always that of the worked example",
      remedy: "Work it out from the arguments: batches of other sizes follow."
    ) { _, _, _, _ in
      (weights: Matrix([[0.5], [-0.75]]), bias: 0)
    },
  ]

  static let otherAnswers: [Exercise.OtherAnswer] = [
    .init("sample by sample, with the sigmoid from its formula") { inputs, targets, weights, bias in
      var slopes = Matrix(rows: inputs.columns, columns: 1)
      var biasSlope: Float = 0
      for sample in 0..<inputs.rows {
        let z = weightedSum(inputs.row(sample), weights.elements) + bias
        let error = (logistic(z) - targets[sample, 0]) / Float(inputs.rows)
        for index in 0..<inputs.columns { slopes[index, 0] += error * inputs[sample, index] }
        biasSlope += error
      }
      return (weights: slopes, bias: biasSlope)
    },
    .init("the error in a row, times X") { inputs, targets, weights, bias in
      let errors = (probabilities(inputs, weights, bias) - targets).transposed()
      let slopes = matmul(errors, inputs).map { $0 / Float(inputs.rows) }
      return (weights: slopes.transposed(), bias: errors.elements.reduce(0, +) / Float(inputs.rows))
    },
    .init("in Double, with tanh in place of the sigmoid") { inputs, targets, weights, bias in
      let errors = (0..<inputs.rows).map { sample in
        let products = zip(inputs.row(sample), weights.elements).map { Double($0) * Double($1) }
        let z = products.reduce(Double(bias), +)
        return (1 + tanh(z / 2)) / 2 - Double(targets[sample, 0])
      }
      func mean(_ numbers: [Double]) -> Float { Float(numbers.reduce(0, +) / Double(inputs.rows)) }
      let slopes = (0..<inputs.columns).map { index in
        mean(errors.indices.map { errors[$0] * Double(inputs[$0, index]) })
      }
      return (weights: Matrix(slopes.map { [$0] }), bias: mean(errors))
    },
    .init("the bias as a weight whose input is always 1") { inputs, targets, weights, bias in
      let extended = Matrix((0..<inputs.rows).map { inputs.row($0) + [1] })
      let all = Matrix((weights.elements + [bias]).map { [$0] })
      let errors = Activation.sigmoid(matmul(extended, all)) - targets
      let slopes = (1 / Float(inputs.rows)) * matmul(transposing: extended, errors)
      return (weights: slopes.rows(0..<inputs.columns), bias: slopes[inputs.columns, 0])
    },
  ]

  private static func scores(_ inputs: Matrix, _ weights: Matrix, _ bias: Float) -> Matrix {
    matmul(inputs, weights).map { $0 + bias }
  }

  private static func probabilities(_ inputs: Matrix, _ weights: Matrix, _ bias: Float) -> Matrix {
    scores(inputs, weights, bias).map(logistic)
  }

  private static func gradient(
    _ inputs: Matrix, _ errors: Matrix, over count: Int
  ) -> (weights: Matrix, bias: Float) {
    let weights = matmul(transposing: inputs, errors).map { $0 / Float(count) }
    return (weights: weights, bias: Float(errors.sum()) / Float(count))
  }
}
