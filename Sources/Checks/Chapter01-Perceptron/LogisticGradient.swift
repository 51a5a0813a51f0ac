import ExerciseSupport
import Foundation
import NeuralNetworks

/// Exercise 1.7: how the mean log loss of one unit changes with its weights and its bias.
public enum LogisticGradient {
  /// The function, as one from a tuple.
  public typealias Exercise = ExerciseSupport.Exercise<
    (inputs: Matrix, targets: Matrix, weights: Matrix, bias: Float),
    (weights: Matrix, bias: Float)
  >

  /// What is asked, with all that is known of right and wrong answers.
  public static let exercise = Exercise(
    "1.7", "gradient of logistic regression",
    file: "Chapters/Chapter01-Perceptron/Exercises/LogisticGradient.swift",
    comparing: .parts(
      .part("weights", { $0.weights }, comparing: .numbers(within: 1e-5)),
      .part("bias", { $0.bias }, comparing: .numbers(within: 1e-5))),
    cases: knownCases + (1...4).map(randomCase),
    hints: [
      "Go down the formulas line by line: first the preactivations, then the probabilities, then the errors. "
        + "All three have the shape `[m × 1]`.",
      "The gradient of a weight is the mean of its input times the error. Exchanging rows and "
        + "columns of X makes one product of all of them: [n × m] · [m × 1].",
      "With `let errors = Activation.sigmoid(z) - targets`, both parts follow: "
        + "`matmul(transposing: inputs, errors)` and `errors.sum()`, each over the number of samples.",
    ],
    misconceptions: misconceptions,
    otherAnswers: otherAnswers)

  // With weights and bias of zero, p is ½ and the rest is worked out by hand. Where a score is ±100,
  // p is 1 or 0 to all digits. The four samples are NumPy's (Tests/Reference/chapter01_reference.py).
  static let knownCases: [Exercise.Case] = [
    .init(
      "the worked example",
      given: (
        inputs: Matrix([[1, 2], [3, -1]]), targets: Matrix([[1], [0]]),
        weights: Matrix([[0], [0]]), bias: 0
      ), expect: (weights: Matrix([[0.5], [-0.75]]), bias: 0)),
    .init(
      "a batch of one, with a preactivation of 0",
      given: (
        inputs: Matrix([[2, -4, 1]]), targets: Matrix([[1]]),
        weights: Matrix([[1], [1], [1]]), bias: 1
      ), expect: (weights: Matrix([[-1], [2], [-0.5]]), bias: -0.5)),
    .init(
      "three samples of one input, mostly yes",
      given: (
        inputs: Matrix([[1], [2], [-6]]), targets: Matrix([[1], [1], [0]]),
        weights: Matrix([[0]]), bias: 0
      ), expect: (weights: Matrix([[-1.5]]), bias: -1 / 6)),
    .init(
      "sure and right",
      given: (
        inputs: Matrix([[50, 1], [-50, 2], [50, 3]]), targets: Matrix([[1], [0], [1]]),
        weights: Matrix([[2], [0]]), bias: 0
      ), expect: (weights: Matrix([[0], [0]]), bias: 0)),
    .init(
      "sure and wrong",
      given: (
        inputs: Matrix([[50, 1], [-50, 2], [50, 3], [-50, 8]]),
        targets: Matrix([[0], [1], [0], [0]]), weights: Matrix([[2], [0]]), bias: 0
      ), expect: (weights: Matrix([[37.5], [0.5]]), bias: 0.25)),
    .init(
      "four samples of three inputs",
      given: (
        inputs: Matrix([[0.3, -1.2, 2.5], [1.1, 0.4, -0.6], [-2.2, 3.1, 0.9], [0.7, 0.8, -1.5]]),
        targets: Matrix([[1], [0], [0], [1]]), weights: Matrix([[0.5], [-0.25], [1.5]]),
        bias: -0.75
      ), expect: (weights: Matrix([[-0.2242041], [0.0125764], [0.3496833]]), bias: -0.1315525)),
  ]

  /// A random batch. What is expected is measured: the slope of the loss between two points close
  /// to the weight (central finite differences, in `Double`, off by about 1e-9).
  static func randomCase(seed: UInt64) -> Exercise.Case {
    var generator = SplitMix64(seed: seed)
    let samples = 2 + generator.nextInteger(below: 6)
    // Never as many inputs as samples: a square would hide rows taken for columns.
    let count = samples + 1 + generator.nextInteger(below: 4)
    let rows = (0..<samples).map { _ in
      (0..<count).map { _ in generator.nextUniform(in: -2..<2) }
    }
    let targets = (0..<samples).map { _ in Float(generator.nextInteger(below: 2)) }
    let weights = (0..<count).map { _ in generator.nextUniform(in: -1..<1) }
    let bias = generator.nextUniform(in: -1..<1)

    let slopes = (0...count).map { index in
      func loss(_ offset: Double) -> Double {
        var parameters = (weights + [bias]).map(Double.init)
        parameters[index] += offset
        return meanLogLoss(rows, targets, parameters)
      }
      return Float((loss(1e-5) - loss(-1e-5)) / 2e-5)
    }
    return .init(
      "a random batch, seed \(seed)",
      given: (
        inputs: Matrix(rows), targets: Matrix(targets.map { [$0] }),
        weights: Matrix(weights.map { [$0] }), bias: bias
      ),
      expect: (weights: Matrix(slopes.dropLast().map { [$0] }), bias: slopes[count]))
  }

  /// The mean of ln(1 + eᶻ) − t z, which is the log loss of the score z.
  ///
  /// - Parameters:
  ///   - rows: the samples.
  ///   - targets: 1 or 0 for each.
  ///   - parameters: the weights, and the bias at the end.
  /// - Returns: the mean loss.
  private static func meanLogLoss(
    _ rows: [[Float]], _ targets: [Float], _ parameters: [Double]
  ) -> Double {
    let losses = zip(rows, targets).map { row, target in
      let z = zip(row.map(Double.init) + [1], parameters).map(*).reduce(0, +)
      return log(1 + exp(z)) - Double(target) * z
    }
    return losses.reduce(0, +) / Double(losses.count)
  }
}
