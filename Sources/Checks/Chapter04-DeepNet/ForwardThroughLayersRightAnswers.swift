import ExerciseSupport
import NeuralNetworks

/// Right answers to exercise 4.4, and the parts that the wrong ones share with them.
extension ForwardThroughLayers {
  static let otherAnswers: [Exercise.OtherAnswer] = [
    .init("hidden layers in a loop, the last one after it") { inputs, layers, f in
      var outputs: [Matrix] = []
      for layer in layers.dropLast() {
        outputs.append(f(affine(outputs.last ?? inputs, layer)))
      }
      return outputs + layers.suffix(1).map { affine(outputs.last ?? inputs, $0) }
    },
    .init("by recursion, from the first layer on") { inputs, layers, f in
      @Sendable func forward(_ inputs: Matrix, _ layers: ArraySlice<Layer>) -> [Matrix] {
        guard let layer = layers.first else { return [] }
        let z = affine(inputs, layer)
        return layers.count == 1 ? [z] : [f(z)] + forward(f(z), layers.dropFirst())
      }
      return forward(inputs, layers[...])
    },
    .init("the bias as the weight of a further input of 1") { inputs, layers, f in
      hidden(
        inputs, layers, f,
        sum: { signal, layer in
          let withOne = Matrix((0..<signal.rows).map { signal.row($0) + [1] })
          let weights = layer.weights
          return matmul(
            withOne,
            Matrix(
              rows: weights.rows + 1, columns: weights.columns,
              elements: weights.elements + layer.bias.elements))
        })
    },
    .init("three loops in Double, starting from the bias") { inputs, layers, f in
      hidden(
        inputs, layers, f,
        sum: { signal, layer in
          Matrix(rows: signal.rows, columns: layer.weights.columns) { sample, unit in
            var z = Double(layer.bias[0, unit])
            for input in 0..<signal.columns {
              z += Double(signal[sample, input]) * Double(layer.weights[input, unit])
            }
            return Float(z)
          }
        })
    },
  ]

  @Sendable static func affine(_ signal: Matrix, _ layer: Layer) -> Matrix {
    matmul(signal, layer.weights).adding(row: layer.bias)
  }

  /// The way through all layers as it should be, except for what a caller replaces.
  static func hidden(
    _ inputs: Matrix, _ layers: [Layer], _ activation: Activation,
    sum: (Matrix, Layer) -> Matrix = affine
  ) -> [Matrix] {
    outputs(inputs, layers, sum: sum) { z, layer in
      layer == layers.count ? z : activation(z)
    }
  }

  /// The way through all layers; `output` makes the outputs of a layer, counted from 1, of its sums.
  static func outputs(
    _ inputs: Matrix, _ layers: [Layer], sum: (Matrix, Layer) -> Matrix = affine,
    output: (_ z: Matrix, _ layer: Int) -> Matrix
  ) -> [Matrix] {
    var outputs: [Matrix] = []
    for (index, layer) in layers.enumerated() {
      outputs.append(output(sum(outputs.last ?? inputs, layer), index + 1))
    }
    return outputs
  }
}
