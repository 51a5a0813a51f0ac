import ExerciseSupport
import Foundation
import NeuralNetworks

/// Right answers to exercise 5.5, and the parts that the wrong ones share with them.
extension TwoLayerGradient {
  static let otherAnswers: [Exercise.OtherAnswer] = [
    .init("the sum over the samples first, divided at the end") { input in
      var steps = Walk()
      steps.errorFactor = { _, _ in 1 }
      let sums = walk(input, steps)
      let factor = 1 / Float(input.inputs.rows)
      return (
        hiddenWeights: factor * sums.hiddenWeights, hiddenBias: factor * sums.hiddenBias,
        outputWeights: factor * sums.outputWeights, outputBias: factor * sums.outputBias
      )
    },
    .init("sample by sample and unit by unit, in Double") { input in
      func units(_ signal: [Double], _ weights: Matrix, _ bias: Matrix) -> [Double] {
        weightedSums(signal, weights: weights.doubles, bias: bias.doubles).map(logistic)
      }
      func add(
        _ input: [Double], _ d: [Double], to weights: inout [[Double]], _ bias: inout [Double]
      ) {
        for (unit, gradient) in d.enumerated() {
          bias[unit] += gradient
          for (index, number) in input.enumerated() { weights[index][unit] += number * gradient }
        }
      }
      func zeros(_ matrix: Matrix) -> [[Double]] {
        (0..<matrix.rows).map { _ in [Double](repeating: 0, count: matrix.columns) }
      }
      func matrix(_ rows: [[Double]]) -> Matrix { Matrix(rows.map { $0.map { Float($0) } }) }
      var (w1, w2) = (zeros(input.hiddenWeights), zeros(input.outputWeights))
      var (b1, b2) = (zeros(input.hiddenBias)[0], zeros(input.outputBias)[0])
      for sample in 0..<input.inputs.rows {
        let x = input.inputs.row(sample).map { Double($0) }
        let h = units(x, input.hiddenWeights, input.hiddenBias)
        let y = units(h, input.outputWeights, input.outputBias)
        let d2 = y.indices.map { unit in
          (y[unit] - Double(input.targets[sample, unit])) * y[unit] * (1 - y[unit])
            / Double(input.inputs.rows)
        }
        let d1 = h.indices.map { unit in
          zip(input.outputWeights.row(unit), d2).reduce(0) { $0 + Double($1.0) * $1.1 } * h[unit]
            * (1 - h[unit])
        }
        add(h, d2, to: &w2, &b2)
        add(x, d1, to: &w1, &b1)
      }
      return (
        hiddenWeights: matrix(w1), hiddenBias: matrix([b1]), outputWeights: matrix(w2),
        outputBias: matrix([b2])
      )
    },
    .init("by the library's layers") { input in
      var generator = SplitMix64(seed: 1)
      let hidden = Dense(
        inputs: input.inputs.columns, units: input.hiddenBias.columns, activation: .sigmoid,
        using: &generator)
      let output = Dense(
        inputs: input.hiddenBias.columns, units: input.outputBias.columns, activation: .sigmoid,
        using: &generator)
      (hidden.weights.value, hidden.biases.value) = (input.hiddenWeights, input.hiddenBias)
      (output.weights.value, output.biases.value) = (input.outputWeights, input.outputBias)
      let network = Sequential(hidden, output)
      let errors = network.forward(input.inputs) - input.targets
      _ = network.backward(1 / Float(input.inputs.rows) * errors)
      return (
        hiddenWeights: hidden.weights.gradient, hiddenBias: hidden.biases.gradient,
        outputWeights: output.weights.gradient, outputBias: output.biases.gradient
      )
    },
  ]
}

// MARK: - Parts of the answers

extension TwoLayerGradient {
  /// What a wrong answer does in another way.
  struct Walk {
    var hiddenActivation: (Float) -> Float = { logistic($0) }
    var outputActivation: (Float) -> Float = { logistic($0) }
    /// The slopes, from a preactivation and its activation.
    var hiddenSlope: (_ z: Float, _ h: Float) -> Float = { _, h in sigmoidSlope(h) }
    var outputSlope: (_ z: Float, _ y: Float) -> Float = { _, y in sigmoidSlope(y) }
    /// What the error and what comes back to the hidden layer are multiplied by.
    var errorFactor: (_ samples: Int, _ outputs: Int) -> Float = { samples, _ in 1 / Float(samples)
    }
    var hiddenFactor: (_ samples: Int) -> Float = { _ in 1 }
    var usesTargets = true
    var usesBias = true
    var usesHiddenSums = false
    var handsBackError = false
    /// Only the first so many outputs hand something back to the hidden layer.
    var outputsHandingBack = Int.max
  }

  /// The slope of the sigmoid where its output is y.
  static func sigmoidSlope(_ y: Float) -> Float { y * (1 - y) }

  static func walk(
    _ input: Input, _ steps: Walk = Walk(), backThrough moved: Matrix? = nil
  ) -> Gradients {
    func sums(_ signal: Matrix, _ weights: Matrix, _ bias: Matrix) -> Matrix {
      let product = matmul(signal, weights)
      return steps.usesBias ? product.adding(row: bias) : product
    }
    let hiddenSums = sums(input.inputs, input.hiddenWeights, input.hiddenBias)
    let hidden = hiddenSums.map(steps.hiddenActivation)
    let outputSums = sums(hidden, input.outputWeights, input.outputBias)
    let outputs = outputSums.map(steps.outputActivation)

    let errors = steps.usesTargets ? outputs - input.targets : outputs
    let samples = input.inputs.rows
    let scaled = steps.errorFactor(samples, outputs.columns) * errors
    let d2 = scaled * slopes(outputSums, outputs, steps.outputSlope)
    let handedBack = Matrix(rows: d2.rows, columns: d2.columns) { row, column in
      guard column < steps.outputsHandingBack else { return 0 }
      return steps.handsBackError ? scaled[row, column] : d2[row, column]
    }
    let arriving = matmul(handedBack, (moved ?? input.outputWeights).transposed())
    let d1 = steps.hiddenFactor(samples) * arriving * slopes(hiddenSums, hidden, steps.hiddenSlope)
    return (
      hiddenWeights: matmul(input.inputs.transposed(), d1), hiddenBias: d1.columnSums(),
      outputWeights: matmul((steps.usesHiddenSums ? hiddenSums : hidden).transposed(), d2),
      outputBias: d2.columnSums()
    )
  }

  private static func slopes(
    _ z: Matrix, _ y: Matrix, _ slope: (Float, Float) -> Float
  ) -> Matrix {
    Matrix(rows: z.rows, columns: z.columns) { slope(z[$0, $1], y[$0, $1]) }
  }
}
