import Exercises
import Foundation
import Judging
import NeuralNetworks

/// Exercise 4.1: the outputs of every layer, each made of those before.
enum ForwardThroughLayers {
  typealias Function = Chapter4.ForwardPass
  typealias Layer = Chapter4.Layer

  /// What the learner's function is: it calls the activation.
  private typealias Forward = @Sendable (Matrix, [Layer], (Matrix) -> Matrix) -> [Matrix]

  /// The outputs, and the shapes of what the activation was called with: once for each hidden layer.
  static let exam = Exam(
    Check(
      Chapter4.forward,
      observing: { _, pass in
        (outputs: pass.outputs, activationCalledWith: pass.activated.map { "\($0.shape)" })
      },
      comparing: .parts(
        .part("outputs", { $0.outputs }, within: 1e-4),
        .part(
          "shapes that the activation was called with", { $0.activationCalledWith },
          comparing: .equality)),
      cases: cases, random: random, mistakes: mistakes, rightAnswers: rightAnswers))

  // By hand; the network 3-4-2-3 by NumPy (Tests/Reference/chapter04_reference.py).
  private static let cases: [Function.Case] = [
    .init(
      "the worked example",
      (
        Matrix([[1, 2]]),
        [
          Layer(weights: Matrix([[1, -1, 0], [0, 1, -2]]), bias: Matrix([[0.5, 0, 1]])),
          Layer(weights: Matrix([[2], [-4], [5]]), bias: Matrix([[0.5]])),
        ], .relu
      ),
      gives: pass([Matrix([[1.5, 1, 0]]), Matrix([[-0.5]])])),
    .init(
      // [-1 0.5] · W = [-1 · 2 + 0.5 · (-2)] = [-3], and with the bias −2; then [3 1]: 6 − 2 + 1 = 5.
      "one layer only, which is the last",
      (
        Matrix([[-1, 0.5], [3, 1]]),
        [Layer(weights: Matrix([[2], [-2]]), bias: Matrix([[1]]))], .relu
      ), gives: pass([Matrix([[-2], [5]])])),
    .init(
      "network 3-4-2-3 with tanh", (twoSamples, network, .tanh),
      gives: pass([
        Matrix([
          [0.96402758, -0.71629787, -0.73978305, 0.86172316],
          [0.09966799, -0.78180636, 0.7039056, 0.80930107],
        ]),
        Matrix([[0.77128598, -0.93855283], [0.75584813, -0.26107666]]),
        Matrix([[1.70540156, -1.15321194, -0.30650483], [1.2141866, -0.53730825, 0.02297055]]),
      ])),
    .init(
      "network 3-4-2-3 with sigmoid", (twoSamples, network, .sigmoid),
      gives: pass([
        Matrix([
          [0.88079708, 0.2890505, 0.27888482, 0.78583498],
          [0.52497919, 0.2592251, 0.70578503, 0.75491499],
        ]),
        Matrix([[0.58883835, 0.37560926], [0.57307382, 0.49532963]]),
        Matrix([[0.5847957, 0.102513, 0.24110764], [0.48365046, 0.21656714, 0.29150911]]),
      ])),
  ]

  private static let twoSamples = Matrix([[0.5, -1, 2], [1.5, 0.25, -0.75]])

  private static let network = [
    Layer(
      weights: Matrix([[0.4, -0.6, 0.1, 0.9], [-0.3, 0.8, 0.5, -0.2], [0.7, 0.2, -0.4, 0.3]]),
      bias: Matrix([[0.1, -0.2, 0.3, 0.05]])),
    Layer(
      weights: Matrix([[0.6, -0.5], [-0.9, 0.4], [0.3, 0.7], [0.2, -0.8]]),
      bias: Matrix([[-0.15, 0.25]])),
    Layer(
      weights: Matrix([[1.1, -0.4, 0.6], [-0.7, 0.9, 0.5]]), bias: Matrix([[0.2, 0, -0.3]])),
  ]

  /// What is to be recorded with these outputs.
  private static func pass(_ outputs: [Matrix]) -> Chapter4.Pass {
    .init(outputs: outputs, activated: outputs.dropLast())
  }

  /// Random networks in quarters, some with ReLU, some with softmax, which looks at whole rows. What
  /// is expected is worked out in `Double`, unit by unit, for one sample at a time.
  private static let random: [Function.RandomCases] = [
    .init(3) { randomCase(.relu, { $0.map { max(0, $0) } }, &$0) },
    .init(2) { generator in
      randomCase(
        .softmax,
        { row in
          let powers = row.map { exp($0) }
          let sum = powers.reduce(0, +)
          return powers.map { $0 / sum }
        }, &generator)
    },
  ]

  private static func randomCase(
    _ name: Chapter4.ActivationName, _ activation: ([Double]) -> [Double],
    _ generator: inout SplitMix64
  ) -> Function.Case {
    let sizes = (0..<4 + generator.nextInteger(below: 2)).map { _ in
      2 + generator.nextInteger(below: 3)
    }
    // From −2 to 2: that way four layers of at most four units with ReLU come to no more than 9,362,
    // in steps of 1/1024, which `Float` holds exactly. From −4 to 4 they might not fit.
    func quarters(_ rows: Int, _ columns: Int) -> Matrix {
      Matrix(rows: rows, columns: columns) { _, _ in
        Float(generator.nextInteger(below: 17) - 8) / 4
      }
    }
    let inputs = quarters(1 + generator.nextInteger(below: 6), sizes[0])
    let layers = zip(sizes, sizes.dropFirst()).map { incoming, units in
      Layer(weights: quarters(incoming, units), bias: quarters(1, units))
    }
    var expected = layers.map { Matrix(rows: inputs.rows, columns: $0.weights.columns) }
    for sample in 0..<inputs.rows {
      var signal = inputs.row(sample).map { Double($0) }
      for (index, layer) in layers.enumerated() {
        let sums = (0..<layer.weights.columns).map { unit in
          signal.indices.reduce(Double(layer.bias[0, unit])) { sum, input in
            sum + signal[input] * Double(layer.weights[input, unit])
          }
        }
        signal = index + 1 < layers.count ? activation(sums) : sums
        for unit in signal.indices { expected[index][sample, unit] = Float(signal[unit]) }
      }
    }
    let chain = sizes.map(String.init).joined(separator: "-")
    return .init(
      "a random network \(chain) with \(name)", (inputs, layers, name), gives: pass(expected))
  }

  // MARK: - Mistakes

  /// The way through all layers in its steps, each of which a mistake may change. Layers are counted
  /// from 1 to the number of the last.
  private struct Recipe: Sendable {
    var sum: @Sendable (_ signal: Matrix, _ layer: Layer) -> Matrix = affine
    var output: @Sendable (_ z: Matrix, _ layer: Int, _ last: Int, (Matrix) -> Matrix) -> Matrix = {
      z, layer, last, f in layer == last ? z : f(z)
    }
    var bias: @Sendable (_ output: Matrix, _ bias: Matrix) -> Matrix = { output, _ in output }
    var result: @Sendable (_ inputs: Matrix, _ outputs: [Matrix]) -> [Matrix] = { $1 }

    @Sendable func callAsFunction(
      _ inputs: Matrix, _ layers: [Layer], _ activation: Chapter4.ActivationName
    ) -> Chapter4.Pass {
      Chapter4.recorded(inputs, layers, activation) { inputs, layers, f in
        var outputs: [Matrix] = []
        for (index, layer) in layers.enumerated() {
          let z = sum(outputs.last ?? inputs, layer)
          outputs.append(bias(output(z, index + 1, layers.count, f), layer.bias))
        }
        return result(inputs, outputs)
      }
    }
  }

  private static let mistake = Function.mistakes(changing: Recipe()) { recipe in
    { recipe($0.0, $0.1, $0.2) }
  }

  private static func mistake(
    _ name: String, _ remedy: String, of call: @escaping Forward
  ) -> Function.Mistake {
    .init(name, remedy) { Chapter4.recorded($0, $1, $2, call) }
  }

  @Sendable private static func affine(_ signal: Matrix, _ layer: Layer) -> Matrix {
    matmul(signal, layer.weights).adding(row: layer.bias)
  }

  private static let mistakes: [Function.Mistake] = [
    mistake(
      "the activation is applied after the last layer as well",
      "The last layer stays linear: compare the index with that of the last layer."
    ) { $0.output = { z, _, _, f in f(z) } },
    mistake(
      "the activation is left out",
      "Without it, all layers together are one linear layer: hidden layers need it."
    ) { $0.output = { z, _, _, _ in z } },
    mistake(
      "the activation is applied after the last layer only",
      "It is the other way around: hidden layers are bent, the last one stays linear."
    ) { $0.output = { z, layer, last, f in layer == last ? f(z) : z } },
    mistake(
      "the first layer stays linear as well",
      "Layer 1 is a hidden layer as soon as there is a second: only the last is linear."
    ) { $0.output = { z, layer, last, f in layer == 1 || layer == last ? z : f(z) } },
    mistake(
      "only the first layer gets the activation",
      "Every hidden layer needs it, however many there are."
    ) { $0.output = { z, layer, last, f in layer == 1 && last > 1 ? f(z) : z } },
    mistake(
      "the last two layers stay linear",
      "The index of the last layer is layers.count − 1; only that one stays linear."
    ) { $0.output = { z, layer, last, f in layer >= last - 1 ? z : f(z) } },
    mistake(
      "the activation is called number by number",
      "A function such as softmax needs all numbers of a row: give it the whole matrix Z."
    ) {
      $0.output = { z, layer, last, f in
        layer == last ? z : z.map { f(Matrix([[$0]]))[0, 0] }
      }
    },
    mistake(
      "the activation is called row by row",
      "The samples of a batch go through together: give it the whole matrix Z."
    ) {
      $0.output = { z, layer, last, f in
        layer == last ? z : z.mapRows { f(Matrix([$0])).row(0) }
      }
    },
    mistake(
      "the activation is called twice for each hidden layer",
      "Keep its result in a constant: that is both what you append and what you pass on."
    ) {
      $0.output = { z, layer, last, f in
        if layer < last { _ = f(z) }
        return layer == last ? z : f(z)
      }
    },
    mistake(
      "the biases are left out",
      "The product is not yet Z: each row of it has the layer's bias added."
    ) {
      $0.sum = { signal, layer in matmul(signal, layer.weights) }
    },
    mistake(
      "the bias is added after the activation",
      "The bias is a part of Z, and the activation is of all of Z."
    ) {
      $0.sum = { signal, layer in matmul(signal, layer.weights) }
      $0.bias = { output, bias in output.adding(row: bias) }
    },
    mistake(
      "the activation is applied to what comes into a layer",
      "The inputs stay as they are: the activation comes after the sum of a layer.",
      of: { inputs, layers, f in
        layers.reduce(into: []) { outputs, layer in
          outputs.append(affine(f(outputs.last ?? inputs), layer))
        }
      }),
    mistake(
      "the activation is applied twice",
      "Let Z through the activation once, and use the same result in both places."
    ) { $0.output = { z, layer, last, f in layer == last ? z : f(f(z)) } },
    mistake(
      "the preactivations Z are kept, from before the activation",
      "What is passed on to the next layer is right: that is also what to keep.",
      of: { inputs, layers, f in
        var signal = inputs
        return layers.indices.map { index in
          let z = affine(signal, layers[index])
          signal = index == layers.count - 1 ? z : f(z)
          return z
        }
      }),
    mistake(
      "the preactivations Z are kept, and the activation is called for the last layer too",
      "Keep what is passed on to the next layer; after the last layer nothing is passed on.",
      of: { inputs, layers, f in
        var signal = inputs
        return layers.map { layer in
          let z = affine(signal, layer)
          signal = f(z)
          return z
        }
      }),
    mistake(
      "the activations are kept, but the sums from before are passed on",
      "The next layer takes the activations Aₗ, not the preactivations Zₗ.",
      of: { inputs, layers, f in
        var z = inputs
        return layers.indices.map { index in
          z = affine(z, layers[index])
          return index == layers.count - 1 ? z : f(z)
        }
      }),
    mistake(
      "only the outputs of the last layer are returned",
      "Backpropagation needs them all: append the outputs of each layer to a list."
    ) { $0.result = { _, outputs in outputs.suffix(1) } },
    mistake(
      "the outputs of the last layer are missing",
      "The last layer has no activation, but its outputs belong to the list."
    ) { $0.result = { _, outputs in outputs.dropLast() } },
    mistake(
      "the inputs stand at the head of the list",
      "The list holds what layers give: it has as many matrices as there are layers."
    ) { $0.result = { inputs, outputs in [inputs] + outputs } },
    mistake(
      "the activation is always ReLU",
      "Call the function that is given as activation: it is not always the same."
    ) { $0.output = { z, layer, last, _ in layer == last ? z : Activation.relu(z) } },
  ]

  private static let rightAnswers: [Function.RightAnswer] = [
    .init("hidden layers in a loop, the last one after it") { inputs, layers, f in
      Chapter4.recorded(inputs, layers, f) { inputs, layers, f in
        var outputs: [Matrix] = []
        for layer in layers.dropLast() {
          outputs.append(f(affine(outputs.last ?? inputs, layer)))
        }
        return outputs + layers.suffix(1).map { affine(outputs.last ?? inputs, $0) }
      }
    },
    .init("by recursion, from the first layer on") { inputs, layers, f in
      Chapter4.recorded(inputs, layers, f) { inputs, layers, f in
        func forward(_ inputs: Matrix, _ layers: ArraySlice<Layer>) -> [Matrix] {
          guard let layer = layers.first else { return [] }
          let z = affine(inputs, layer)
          if layers.count == 1 { return [z] }
          let outputs = f(z)
          return [outputs] + forward(outputs, layers.dropFirst())
        }
        return forward(inputs, layers[...])
      }
    },
    .init("the bias as the weight of a further input of 1") { inputs, layers, f in
      Recipe(sum: { signal, layer in
        let withOne = Matrix((0..<signal.rows).map { signal.row($0) + [1] })
        let weights = Matrix(
          rows: layer.weights.rows + 1, columns: layer.weights.columns,
          elements: layer.weights.elements + layer.bias.elements)
        return matmul(withOne, weights)
      })(inputs, layers, f)
    },
    .init("three loops in Double, starting from the bias") { inputs, layers, f in
      Recipe(sum: { signal, layer in
        Matrix(rows: signal.rows, columns: layer.weights.columns) { sample, unit in
          var z = Double(layer.bias[0, unit])
          for input in 0..<signal.columns {
            z += Double(signal[sample, input]) * Double(layer.weights[input, unit])
          }
          return Float(z)
        }
      })(inputs, layers, f)
    },
  ]
}
