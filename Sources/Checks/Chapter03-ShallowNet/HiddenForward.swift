import Exercises
import Foundation
import Judging
import NeuralNetworks

/// Exercise 3.1: two layers of sigmoid units, from a batch to its outputs.
enum HiddenForward {
  typealias Function = Chapter3.Forward
  private typealias Activations = Chapter3.Activations

  static let exam = Exam(
    Check(
      Chapter3.forward,
      comparing: .parts(
        .part("hidden", { $0.hidden }, within: 1e-5),
        .part("outputs", { $0.outputs }, within: 1e-5)),
      cases: known + [hard], random: random, mistakes: mistakes, rightAnswers: rightAnswers))

  // The first by hand, the second by NumPy (Tests/Reference/chapter03_reference.py). The rest from
  // values of the sigmoid at 0, and so far out that it is 0 or 1 to all digits.
  private static let known: [Function.Case] = [
    .init(
      "the worked example",
      (
        Matrix([[1, 2]]), Matrix([[1, 0], [0, 1]]), Matrix([[0, -1]]), Matrix([[2], [-1]]),
        Matrix([[0.5]])
      ),
      gives: .init(hidden: Matrix([[0.7310586, 0.7310586]]), outputs: Matrix([[0.7740038]]))),
    .init(
      "three samples, two inputs, four hidden units",
      (
        Matrix([[0.5, -1.25], [2.0, 0.75], [-0.3, 1.6]]),
        Matrix([[0.4, -0.9, 1.3, 0.2], [-0.7, 0.6, 0.1, -1.1]]),
        Matrix([[0.1, -0.2, 0.3, 0.9]]), Matrix([[1.2], [-0.8], [0.5], [-1.7]]),
        Matrix([[0.35]])
      ),
      gives: .init(
        hidden: Matrix([
          [0.7640476, 0.1978161, 0.6952967, 0.9149010],
          [0.5926666, 0.1750863, 0.9514318, 0.6165665],
          [0.2423204, 0.7369159, 0.5174929, 0.2849579],
        ]), outputs: Matrix([[0.4752505], [0.5862984], [0.4565027]]))),
    .init(
      "all weights and biases zero",
      (
        Matrix([[1, 2, 3], [4, 5, 6]]), Matrix(rows: 3, columns: 2), Matrix([[0, 0]]),
        Matrix([[0], [0]]), Matrix([[0]])
      ),
      gives: .init(hidden: Matrix([[0.5, 0.5], [0.5, 0.5]]), outputs: Matrix([[0.5], [0.5]]))),
    .init(
      "weighted sums of 200 and −200",
      (
        Matrix([[1], [-1], [0]]), Matrix([[200, -200]]), Matrix([[0, 0]]),
        Matrix([[300], [-100]]), Matrix([[-100]])
      ),
      gives: .init(
        hidden: Matrix([[1, 0], [0, 1], [0.5, 0.5]]), outputs: Matrix([[1], [0], [0.5]]))),
  ]

  /// A hidden unit for each of the numbers that are hard for a sigmoid, and an output unit that sees
  /// none of them.
  private static let hard: Function.Case = {
    let sums = HardInputs.preactivations
    return .init(
      "weighted sums from very small to very large",
      (
        Matrix([[1]]), Matrix([sums]), Matrix(rows: 1, columns: sums.count),
        Matrix(rows: sums.count, columns: 1), Matrix([[-104]])
      ),
      gives: .init(
        hidden: Matrix([sums.map { Float(logistic(Double($0))) }]), outputs: Matrix([[0]])))
  }()

  /// A random net. What is expected is worked out number by number in double precision, with the
  /// sigmoid as (1 + tanh(z / 2)) / 2.
  private static let random: [Function.RandomCases] = [
    .init(5) { generator in
      let samples = 1 + generator.nextInteger(below: 4)
      let width = 2 + generator.nextInteger(below: 4)
      let units = 1 + generator.nextInteger(below: 5)
      func matrix(_ rows: Int, _ columns: Int) -> Matrix {
        Matrix(rows: rows, columns: columns).map { _ in generator.nextUniform(in: -2..<2) }
      }
      let inputs = matrix(samples, width)
      let (hiddenWeights, hiddenBias) = (matrix(width, units), matrix(1, units))
      let (outputWeights, outputBias) = (matrix(units, 1), matrix(1, 1))

      func layer(_ rows: [[Double]], _ weights: Matrix, _ bias: Matrix) -> [[Double]] {
        rows.map { row in
          (0..<weights.columns).map { unit in
            var z = Double(bias[0, unit])
            for index in row.indices { z += row[index] * Double(weights[index, unit]) }
            return (1 + tanh(z / 2)) / 2
          }
        }
      }
      let rows = (0..<samples).map { inputs.row($0).map { Double($0) } }
      let hidden = layer(rows, hiddenWeights, hiddenBias)
      let outputs = layer(hidden, outputWeights, outputBias)
      return .init(
        "a random net", (inputs, hiddenWeights, hiddenBias, outputWeights, outputBias),
        gives: .init(
          hidden: Matrix(hidden.map { $0.map { Float($0) } }),
          outputs: Matrix(outputs.map { $0.map { Float($0) } })))
    }
  ]

  // MARK: - Mistakes

  /// Both layers in their steps, each of which a mistake may change.
  private struct Recipe: Sendable {
    typealias Step = @Sendable (Matrix) -> Matrix

    var hiddenBias: Step = { $0 }
    var outputBias: Step = { $0 }
    var hidden: @Sendable (_ sums: Matrix, _ bias: Matrix) -> Matrix = { sums, _ in sigmoid(sums) }
    var output: @Sendable (_ sums: Matrix, _ bias: Matrix) -> Matrix = { sums, _ in sigmoid(sums) }
    var result: @Sendable (_ sums: Matrix, _ hidden: Matrix, _ outputs: Matrix) -> Activations = {
      _, hidden, outputs in .init(hidden: hidden, outputs: outputs)
    }

    @Sendable func callAsFunction(
      _ inputs: Matrix, _ hiddenWeights: Matrix, _ firstBias: Matrix, _ outputWeights: Matrix,
      _ secondBias: Matrix
    ) -> Activations {
      let sums = matmul(inputs, hiddenWeights).adding(row: hiddenBias(firstBias))
      let activations = hidden(sums, firstBias)
      let outputSums = matmul(activations, outputWeights).adding(row: outputBias(secondBias))
      return result(sums, activations, output(outputSums, secondBias))
    }
  }

  private static let mistake = Function.mistakes(changing: Recipe()) { recipe in
    { recipe($0.0, $0.1, $0.2, $0.3, $0.4) }
  }

  @Sendable private static func sigmoid(_ z: Matrix) -> Matrix { Activation.sigmoid(z) }

  @Sendable private static func overflowing(_ z: Matrix, _ bias: Matrix) -> Matrix {
    z.map { exp($0) / (exp($0) + 1) }
  }

  @Sendable private static func zeros(_ bias: Matrix) -> Matrix { bias.map { _ in 0 } }

  private static let mistakes: [Function.Mistake] = [
    mistake(
      "the hidden bias is left out",
      "Add the bias of the hidden units to each row before the sigmoid."
    ) { $0.hiddenBias = zeros },
    mistake(
      "the output bias is left out", "The output unit has a bias too, added before its sigmoid."
    ) { $0.outputBias = zeros },
    mistake(
      "both biases are left out",
      "Each layer has a bias: what is the last sign inside the sigmoid in the formula?"
    ) {
      $0.hiddenBias = zeros
      $0.outputBias = zeros
    },
    mistake(
      "the biases are subtracted", "A positive bias raises the weighted sum: it is added."
    ) {
      $0.hiddenBias = { -1 * $0 }
      $0.outputBias = { -1 * $0 }
    },
    mistake(
      "the biases are added after the sigmoid",
      "The bias is part of the weighted sum: add it first, then apply the sigmoid."
    ) {
      $0.hiddenBias = zeros
      $0.outputBias = zeros
      $0.hidden = { sums, bias in sigmoid(sums).adding(row: bias) }
      $0.output = { sums, bias in sigmoid(sums).adding(row: bias) }
    },
    mistake(
      "the output bias is added after the sigmoid",
      "The bias is part of the weighted sum: a probability with a number added to it is none."
    ) {
      $0.outputBias = zeros
      $0.output = { sums, bias in sigmoid(sums).adding(row: bias) }
    },
    mistake(
      "all hidden units get the bias of the first one",
      "Each hidden unit has a bias of its own, in its own column."
    ) { $0.hiddenBias = { bias in bias.map { _ in bias[0, 0] } } },
    mistake(
      "the hidden units have no sigmoid",
      "Without an activation two layers are no more than one: apply σ to the hidden sums."
    ) { $0.hidden = { sums, _ in sums } },
    mistake(
      "the output has no sigmoid",
      "The weighted sum is not yet a probability: the output unit has a sigmoid too."
    ) { $0.output = { sums, _ in sums } },
    mistake(
      "there is no sigmoid in either layer",
      "Both layers end with σ, applied to every element of their weighted sums."
    ) {
      $0.hidden = { sums, _ in sums }
      $0.output = { sums, _ in sums }
    },
    mistake(
      "the weighted sums of the hidden layer are returned in place of its activations",
      "The outputs are right; return A₁ after the sigmoid, too."
    ) { $0.result = { sums, _, outputs in .init(hidden: sums, outputs: outputs) } },
    mistake(
      "the sigmoid is applied twice to the hidden layer",
      "One sigmoid a layer: the activations go into the next product as they are."
    ) { $0.hidden = { sums, _ in sigmoid(sigmoid(sums)) } },
    mistake(
      "the hidden units use tanh", "In this exercise both layers use the sigmoid."
    ) { $0.hidden = { sums, _ in Activation.tanh(sums) } },
    mistake(
      "the hidden units use ReLU", "In this exercise both layers use the sigmoid."
    ) { $0.hidden = { sums, _ in Activation.relu(sums) } },
    mistake(
      "the output unit uses softmax, which makes a single output 1 always",
      "Softmax shares out 1 among several outputs; a single one takes a sigmoid."
    ) { $0.output = { sums, _ in Activation.softmax(sums) } },
    mistake(
      "the outputs are rounded to 0 or 1",
      "Return the probabilities: a loss needs to know how sure the net is."
    ) { $0.output = { sums, _ in sigmoid(sums).map { $0 > 0.5 ? 1 : 0 } } },
    mistake(
      "the sigmoid has the wrong sign in its exponent", "σ grows with z: the exponent is −z."
    ) {
      $0.hidden = { sums, _ in sigmoid(-1 * sums) }
      $0.output = { sums, _ in sigmoid(-1 * sums) }
    },
    mistake(
      "the sigmoid is worked out as eᶻ / (eᶻ + 1), and eᶻ overflows",
      "Infinity over infinity is no number: use e⁻ᶻ, or `Activation.sigmoid`."
    ) {
      $0.hidden = overflowing
      $0.output = overflowing
    },
    .init(
      "the output layer looks at the inputs in place of the hidden activations",
      "What the hidden units say is what the output unit sees: its inputs are A₁, not X."
    ) { inputs, hiddenWeights, hiddenBias, outputWeights, outputBias in
      let hidden = sigmoid(matmul(inputs, hiddenWeights).adding(row: hiddenBias))
      // Where shapes do not fit, an answer stops, and nothing is compared.
      guard inputs.columns == outputWeights.rows else {
        return .init(hidden: hidden, outputs: Matrix([[.nan]]))
      }
      let outputs = sigmoid(matmul(inputs, outputWeights).adding(row: outputBias))
      return .init(hidden: hidden, outputs: outputs)
    },
    mistake(
      "the outputs and the hidden activations are exchanged",
      "The label `hidden:` belongs to the first layer, `outputs:` to the second."
    ) { $0.result = { _, hidden, outputs in .init(hidden: outputs, outputs: hidden) } },
  ]

  private static let rightAnswers: [Function.RightAnswer] = [
    .init("loops over samples and units, in double precision") {
      inputs, hiddenWeights, hiddenBias, outputWeights, outputBias in
      func layer(_ inputs: Matrix, _ weights: Matrix, _ bias: Matrix) -> Matrix {
        var activations = Matrix(rows: inputs.rows, columns: weights.columns)
        for sample in 0..<inputs.rows {
          for unit in 0..<weights.columns {
            var sum = Double(bias[0, unit])
            for input in 0..<inputs.columns {
              sum += Double(inputs[sample, input]) * Double(weights[input, unit])
            }
            activations[sample, unit] = Float(1 / (1 + exp(-sum)))
          }
        }
        return activations
      }
      let hidden = layer(inputs, hiddenWeights, hiddenBias)
      return .init(hidden: hidden, outputs: layer(hidden, outputWeights, outputBias))
    },
    .init("the layers of the library") {
      inputs, hiddenWeights, hiddenBias, outputWeights, outputBias in
      func layer(_ weights: Matrix, _ bias: Matrix) -> Dense {
        var generator = SplitMix64(seed: 0)
        let layer = Dense(
          inputs: weights.rows, units: weights.columns, activation: .sigmoid, using: &generator)
        layer.weights.value = weights
        layer.biases.value = bias
        return layer
      }
      let hidden = layer(hiddenWeights, hiddenBias)(inputs)
      return .init(hidden: hidden, outputs: layer(outputWeights, outputBias)(hidden))
    },
    .init("the bias as weights of an input that is always 1, and 1 / (1 + e⁻ᶻ)") {
      inputs, hiddenWeights, hiddenBias, outputWeights, outputBias in
      func rows(_ matrix: Matrix) -> [[Float]] { (0..<matrix.rows).map { matrix.row($0) } }
      func layer(_ inputs: Matrix, _ weights: Matrix, _ bias: Matrix) -> Matrix {
        matmul(Matrix(rows(inputs).map { $0 + [1] }), Matrix(rows(weights) + rows(bias)))
          .map { logistic($0) }
      }
      let hidden = layer(inputs, hiddenWeights, hiddenBias)
      return .init(hidden: hidden, outputs: layer(hidden, outputWeights, outputBias))
    },
  ]
}
