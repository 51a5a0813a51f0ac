import ExerciseSupport
import Foundation
import NeuralNetworks

/// Answers to exercise 3.2, wrong and right. Read on only after you have solved it.
extension HiddenForward {
  static let misconceptions: [Exercise.Misconception] = [
    mistake(
      "the hidden bias is left out",
      remedy: "Add the bias of the hidden units to each row before the sigmoid."
    ) { net(withoutBias($0), sigmoid, sums($1), sigmoid) },
    mistake(
      "the output bias is left out",
      remedy: "The output unit has a bias too, added before its sigmoid."
    ) { net(sums($0), sigmoid, withoutBias($1), sigmoid) },
    mistake(
      "both biases are left out",
      remedy: "Each layer has a bias: what is the last sign inside the sigmoid in the formula?"
    ) { net(withoutBias($0), sigmoid, withoutBias($1), sigmoid) },
    mistake(
      "the biases are subtracted",
      remedy: "A positive bias raises the weighted sum: it is added."
    ) { hidden, output in
      net(
        { withoutBias(hidden)($0).adding(row: -1 * hidden.bias) }, sigmoid,
        { withoutBias(output)($0).adding(row: -1 * output.bias) }, sigmoid)
    },
    mistake(
      "the biases are added after the sigmoid",
      remedy: "The bias is part of the weighted sum: add it first, then apply the sigmoid."
    ) { hidden, output in
      net(
        withoutBias(hidden), { sigmoid($0).adding(row: hidden.bias) },
        withoutBias(output), { sigmoid($0).adding(row: output.bias) })
    },
    mistake(
      "all hidden units get the bias of the first one",
      remedy: "Each hidden unit has a bias of its own, in its own column."
    ) { hidden, output in
      net(
        { withoutBias(hidden)($0).map { $0 + hidden.bias[0, 0] } }, sigmoid, sums(output), sigmoid)
    },
    mistake(
      "the hidden units have no sigmoid",
      remedy: "Without an activation two layers are no more than one: apply σ to the hidden sums."
    ) { net(sums($0), { $0 }, sums($1), sigmoid) },
    mistake(
      "the output has no sigmoid",
      remedy: "The weighted sum is not yet a probability: the output unit has a sigmoid too."
    ) { net(sums($0), sigmoid, sums($1), { $0 }) },
    mistake(
      "there is no sigmoid in either layer",
      remedy: "Both layers end with σ, applied to every element of their weighted sums."
    ) { net(sums($0), { $0 }, sums($1), { $0 }) },
    mistake(
      "the weighted sums of the hidden layer are returned in place of its activations",
      remedy: "The outputs are right; return A₁ after the sigmoid, too."
    ) { hidden, output in
      { inputs in
        let outputs = net(sums(hidden), sigmoid, sums(output), sigmoid)(inputs).outputs
        return (hidden: sums(hidden)(inputs), outputs: outputs)
      }
    },
    mistake(
      "the sigmoid is applied twice to the hidden layer",
      remedy: "One sigmoid a layer: the activations go into the next product as they are."
    ) { net(sums($0), { sigmoid(sigmoid($0)) }, sums($1), sigmoid) },
    mistake(
      "the hidden units use tanh",
      remedy: "In this exercise both layers use the sigmoid."
    ) { net(sums($0), { Activation.tanh($0) }, sums($1), sigmoid) },
    mistake(
      "the hidden units use ReLU",
      remedy: "In this exercise both layers use the sigmoid."
    ) { net(sums($0), { Activation.relu($0) }, sums($1), sigmoid) },
    mistake(
      "the output unit uses softmax, which makes a single output 1 always",
      remedy: "Softmax shares out 1 among several outputs; a single one takes a sigmoid."
    ) { net(sums($0), sigmoid, sums($1), { Activation.softmax($0) }) },
    mistake(
      "the hidden layer uses softmax over its units",
      remedy: "Hidden units do not share out 1 among them: each has a sigmoid of its own."
    ) { net(sums($0), { Activation.softmax($0) }, sums($1), sigmoid) },
    mistake(
      "the outputs are rounded to 0 or 1",
      remedy: "Return the probabilities: turning them into yes or no is exercise 3.6."
    ) { net(sums($0), sigmoid, sums($1), { sigmoid($0).map { $0 > 0.5 ? 1 : 0 } }) },
    mistake(
      "the sigmoid has the wrong sign in its exponent",
      remedy: "σ grows with z: the exponent is −z."
    ) { net(sums($0), { sigmoid(-1 * $0) }, sums($1), { sigmoid(-1 * $0) }) },
    mistake(
      "the sigmoid is worked out as eᶻ / (eᶻ + 1), and eᶻ overflows",
      remedy: "Infinity over infinity is no number: use e⁻ᶻ, or `Activation.sigmoid`."
    ) { net(sums($0), overflowing, sums($1), overflowing) },
    mistake(
      "the outputs and the hidden activations are exchanged",
      remedy: "The label `hidden:` belongs to the first layer, `outputs:` to the second."
    ) { hidden, output in
      { inputs in
        let result = net(sums(hidden), sigmoid, sums(output), sigmoid)(inputs)
        return (hidden: result.outputs, outputs: result.hidden)
      }
    },
  ]

  static let otherAnswers: [Exercise.OtherAnswer] = [
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
      return (hidden: hidden, outputs: layer(hidden, outputWeights, outputBias))
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
      return (hidden: hidden, outputs: layer(outputWeights, outputBias)(hidden))
    },
    .init("the bias as weights of an input that is always 1, and 1 / (1 + e⁻ᶻ)") {
      inputs, hiddenWeights, hiddenBias, outputWeights, outputBias in
      func rows(_ matrix: Matrix) -> [[Float]] { (0..<matrix.rows).map { matrix.row($0) } }
      func layer(_ inputs: Matrix, _ weights: Matrix, _ bias: Matrix) -> Matrix {
        matmul(Matrix(rows(inputs).map { $0 + [1] }), Matrix(rows(weights) + rows(bias)))
          .map { 1 / (1 + exp(-$0)) }
      }
      let hidden = layer(inputs, hiddenWeights, hiddenBias)
      return (hidden: hidden, outputs: layer(hidden, outputWeights, outputBias))
    },
  ]
}

// MARK: - A net with exchangeable parts

private struct Layer: Sendable {
  let weights: Matrix
  let bias: Matrix
}

private typealias Step = (Matrix) -> Matrix
private typealias Net = (Matrix) -> HiddenForward.Activations

private func mistake(
  _ mistake: String, remedy: String, _ net: @escaping @Sendable (Layer, Layer) -> Net
) -> HiddenForward.Exercise.Misconception {
  .init(mistake, remedy: remedy) {
    inputs, hiddenWeights, hiddenBias, outputWeights, outputBias in
    net(
      Layer(weights: hiddenWeights, bias: hiddenBias),
      Layer(weights: outputWeights, bias: outputBias))(inputs)
  }
}

/// Sums and activation of the hidden layer, then those of the output layer.
private func net(
  _ hiddenSums: @escaping Step, _ hiddenActivation: @escaping Step,
  _ outputSums: @escaping Step, _ outputActivation: @escaping Step
) -> Net {
  { inputs in
    let hidden = hiddenActivation(hiddenSums(inputs))
    return (hidden: hidden, outputs: outputActivation(outputSums(hidden)))
  }
}

private func withoutBias(_ layer: Layer) -> Step { { matmul($0, layer.weights) } }

private func sums(_ layer: Layer) -> Step {
  { matmul($0, layer.weights).adding(row: layer.bias) }
}

private func sigmoid(_ z: Matrix) -> Matrix { Activation.sigmoid(z) }

private func overflowing(_ z: Matrix) -> Matrix { z.map { exp($0) / (exp($0) + 1) } }
