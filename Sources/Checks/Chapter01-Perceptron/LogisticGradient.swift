import Exercises
import Foundation
import Judging
import NeuralNetworks

/// Exercise 1.7: how the mean log loss of one unit changes with its weights and its bias.
enum LogisticGradient {
  typealias Function = Chapter1.LogisticGradient

  static let exam = Exam(
    Check(
      Chapter1.logisticGradient,
      comparing: .parts(
        .part("weights", { $0.weights }, within: 1e-5), .part("bias", { $0.bias }, within: 1e-5)),
      cases: cases, random: random, mistakes: mistakes, rightAnswers: rightAnswers))

  // With weights and bias of zero, p is ½ and the rest is worked out by hand. Where a score is ±100,
  // p is 1 or 0 to all digits. The four samples are NumPy's (Tests/Reference/chapter01_reference.py).
  private static let cases: [Function.Case] = [
    .init(
      "the worked example",
      (Matrix([[1, 2], [3, -1]]), Matrix([[1], [0]]), Matrix([[0], [0]]), 0),
      gives: .init(weights: Matrix([[0.5], [-0.75]]), bias: 0)),
    .init(
      "a batch of one, with a preactivation of 0",
      (
        Matrix([[2, -4, 1]]), Matrix([[1]]),
        Matrix([[1], [1], [1]]), 1
      ), gives: .init(weights: Matrix([[-1], [2], [-0.5]]), bias: -0.5)),
    .init(
      "three samples of one input, mostly yes",
      (
        Matrix([[1], [2], [-6]]),
        Matrix([[1], [1], [0]]), Matrix([[0]]), 0
      ),
      gives: .init(weights: Matrix([[-1.5]]), bias: -1 / 6)),
    .init(
      "sure and right",
      (
        Matrix([[50, 1], [-50, 2], [50, 3]]), Matrix([[1], [0], [1]]),
        Matrix([[2], [0]]), 0
      ), gives: .init(weights: Matrix([[0], [0]]), bias: 0)),
    .init(
      "sure and wrong",
      (
        Matrix([[50, 1], [-50, 2], [50, 3], [-50, 8]]),
        Matrix([[0], [1], [0], [0]]), Matrix([[2], [0]]), 0
      ),
      gives: .init(weights: Matrix([[37.5], [0.5]]), bias: 0.25)),
    .init(
      "four samples of three inputs",
      (
        Matrix([[0.3, -1.2, 2.5], [1.1, 0.4, -0.6], [-2.2, 3.1, 0.9], [0.7, 0.8, -1.5]]),
        Matrix([[1], [0], [0], [1]]), Matrix([[0.5], [-0.25], [1.5]]), -0.75
      ),
      gives: .init(weights: Matrix([[-0.2242041], [0.0125764], [0.3496833]]), bias: -0.1315525)),
  ]

  /// A random batch. What is expected is measured: the slope of the loss between two points close
  /// to the weight (central finite differences, in `Double`, off by about 1e-9).
  private static let random: [Function.RandomCases] = [
    .init(4) { generator in
      let samples = 2 + generator.nextInteger(below: 6)
      // Never as many inputs as samples: a square would hide rows taken for columns.
      let count = samples + 1 + generator.nextInteger(below: 4)
      let rows = (0..<samples).map { _ in
        (0..<count).map { _ in generator.nextUniform(in: -2..<2) }
      }
      let targets = (0..<samples).map { _ in Float(generator.nextInteger(below: 2)) }
      let parameters = (0...count).map { _ in generator.nextUniform(in: -1..<1) }
      let slopes = (0...count).map { index in
        func loss(_ offset: Double) -> Double {
          var moved = parameters.map(Double.init)
          moved[index] += offset
          return meanLogLoss(rows, targets, moved)
        }
        return Float((loss(1e-5) - loss(-1e-5)) / 2e-5)
      }
      return .init(
        "a random batch",
        (
          Matrix(rows), Matrix(targets.map { [$0] }),
          Matrix(parameters.dropLast().map { [$0] }), parameters[count]
        ),
        gives: .init(weights: Matrix(slopes.dropLast().map { [$0] }), bias: slopes[count]))
    }
  ]

  /// The mean of ln(1 + eᶻ) − t z, which is the log loss of the score z; the last parameter is the
  /// bias.
  private static func meanLogLoss(
    _ rows: [[Float]], _ targets: [Float], _ parameters: [Double]
  ) -> Double {
    let losses = zip(rows, targets).map { row, target -> Double in
      let z: Double = zip(row.map(Double.init) + [1], parameters).map(*).reduce(0, +)
      return log(1 + exp(z)) - Double(target) * z
    }
    return losses.reduce(0, +) / Double(losses.count)
  }

  // MARK: - Mistakes

  /// The gradient in its steps, each of which a mistake may change.
  private struct Recipe: Sendable {
    var usesBias: Float = 1
    var probability: @Sendable (_ z: Float) -> Float = logistic
    var error: @Sendable (_ p: Float, _ t: Float) -> Float = { $0 - $1 }
    var count: @Sendable (_ inputs: Matrix) -> Int = { $0.rows }
    var weights: @Sendable (_ sum: Matrix, _ count: Float, _ errors: Matrix) -> Matrix = {
      sum, count, _ in sum.map { $0 / count }
    }
    var bias: @Sendable (_ sum: Float, _ count: Float) -> Float = { $0 / $1 }

    @Sendable func callAsFunction(
      _ inputs: Matrix, _ targets: Matrix, _ weights: Matrix, _ bias: Float
    ) -> Chapter1.Slopes {
      let p = matmul(inputs, weights).map { probability($0 + usesBias * bias) }
      let errors = Matrix(
        rows: inputs.rows, columns: 1, elements: zip(p.elements, targets.elements).map(error))
      let count = Float(self.count(inputs))
      return .init(
        weights: self.weights(matmul(transposing: inputs, errors), count, errors),
        bias: self.bias(Float(errors.sum()), count))
    }
  }

  private static let mistake = Function.mistakes(changing: Recipe()) { recipe in
    { recipe($0.0, $0.1, $0.2, $0.3) }
  }

  private static let mistakes: [Function.Mistake] = [
    mistake(
      "the error is t − p",
      "This is the way downhill; the gradient points uphill, and has the opposite sign."
    ) { $0.error = { $1 - $0 } },
    mistake(
      "the gradient is not divided by the number of samples",
      "The loss is a mean over the samples, so its slopes are means as well."
    ) { $0.count = { _ in 1 } },
    mistake(
      "the error is t − p, and the gradient is not divided by the number of samples",
      "Two things at once: the gradient points uphill, and it is a mean over the samples."
    ) {
      $0.error = { $1 - $0 }
      $0.count = { _ in 1 }
    },
    mistake(
      "only the gradient of the bias is divided by the number of samples",
      "The gradient of the weights is a mean over the samples as well."
    ) { $0.weights = { sum, _, _ in sum } },
    mistake(
      "only the gradient of the weights is divided by the number of samples",
      "The gradient of the bias is a mean over the samples as well."
    ) { $0.bias = { sum, _ in sum } },
    mistake(
      "the gradient is divided by the number of inputs, not of samples",
      "The mean goes over the rows of X: each is one sample."
    ) { $0.count = { $0.columns } },
    mistake(
      "the gradient is divided by the number of all elements of X",
      "The mean goes over the samples only: divide by the number of rows."
    ) { $0.count = { $0.count } },
    mistake(
      "the sigmoid is left out",
      "The error compares the target with a probability, not with the preactivation z."
    ) { $0.probability = { $0 } },
    mistake(
      "the prediction is a step, as in the perceptron",
      "Logistic regression compares the target with a probability, which is not rounded."
    ) { $0.probability = threshold },
    mistake(
      "the error is multiplied by the slope of the sigmoid, p (1 − p)",
      "With the log loss this factor cancels out: the error is just p − t."
    ) { $0.error = { p, t in (p - t) * p * (1 - p) } },
    mistake(
      "the error is doubled, as for a squared error",
      "The log loss has no square, so there is no factor 2."
    ) { $0.error = { 2 * ($0 - $1) } },
    mistake(
      "the bias is left out of the preactivation",
      "The probability comes from the whole preactivation z, with the bias."
    ) { $0.usesBias = 0 },
    mistake(
      "the bias has no gradient",
      "The loss changes with the bias as well: its slope is the mean error."
    ) { $0.bias = { _, _ in 0 } },
    mistake(
      "only the gradient of the bias has the wrong sign",
      "Both parts use the same errors p − t, with the same sign."
    ) { $0.bias = { -$0 / $1 } },
    mistake(
      "the errors are not multiplied by the inputs",
      "A weight acts through its input: each error counts as much as the input it met."
    ) {
      $0.weights = { sum, count, errors in sum.map { _ in Float(errors.sum()) / count } }
    },
    mistake(
      "the gradient of the weights lies in a row",
      "It needs the shape of the weights, [n × 1], or it cannot be subtracted from them."
    ) { $0.weights = { sum, count, _ in sum.map { $0 / count }.transposed() } },
    .init(
      "the new weights are returned instead of the gradient",
      "Return the slopes only: the step against them is another matter."
    ) { inputs, targets, weights, bias in
      let slopes = Recipe()(inputs, targets, weights, bias)
      return .init(weights: weights - slopes.weights, bias: bias - slopes.bias)
    },
    mistake(
      "the targets are left out",
      "The error is the distance of the probability from the target: p − t."
    ) { $0.error = { p, _ in p } },
    mistake(
      "the sigmoid is computed as eᶻ / (1 + eᶻ), where a large z gives infinity over infinity",
      "Take 1 / (1 + e⁻ᶻ), in which a large eᶻ never stands on both sides."
    ) { $0.probability = { exp($0) / (1 + exp($0)) } },
    .init(
      "the answer is always that of the worked example",
      "Work it out from the arguments: batches of other sizes follow."
    ) { _, _, _, _ in .init(weights: Matrix([[0.5], [-0.75]]), bias: 0) },
  ]

  private static let rightAnswers: [Function.RightAnswer] = [
    .init("sample by sample, with the sigmoid from its formula") { inputs, targets, weights, bias in
      var slopes = Matrix(rows: inputs.columns, columns: 1)
      var biasSlope: Float = 0
      for sample in 0..<inputs.rows {
        let z = dot(inputs.row(sample), weights.elements) + bias
        let error = (logistic(z) - targets[sample, 0]) / Float(inputs.rows)
        for index in 0..<inputs.columns { slopes[index, 0] += error * inputs[sample, index] }
        biasSlope += error
      }
      return .init(weights: slopes, bias: biasSlope)
    },
    .init("the error in a row, times X") { inputs, targets, weights, bias in
      let p = matmul(inputs, weights).map { logistic($0 + bias) }
      let errors = (p - targets).transposed()
      let slopes = matmul(errors, inputs).map { $0 / Float(inputs.rows) }
      return .init(
        weights: slopes.transposed(), bias: errors.elements.reduce(0, +) / Float(inputs.rows))
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
      return .init(weights: Matrix(slopes.map { [$0] }), bias: mean(errors))
    },
    .init("the bias as a weight whose input is always 1") { inputs, targets, weights, bias in
      let extended = Matrix((0..<inputs.rows).map { inputs.row($0) + [1] })
      let all = Matrix((weights.elements + [bias]).map { [$0] })
      let errors = Activation.sigmoid(matmul(extended, all)) - targets
      let slopes = (1 / Float(inputs.rows)) * matmul(transposing: extended, errors)
      return .init(weights: slopes.rows(0..<inputs.columns), bias: slopes[inputs.columns, 0])
    },
  ]
}
