import ExerciseSupport
import NeuralNetworks

/// Wrong answers to exercise 4.4. Read on only after you have solved it.
extension ForwardThroughLayers {
  static let misconceptions: [Exercise.Misconception] = [
    .init(
      "the activation is applied after the last layer as well",
      remedy: "The last layer stays linear: compare the index with that of the last layer."
    ) { inputs, layers, f in
      outputs(inputs, layers) { z, _ in f(z) }
    },
    .init(
      "the activation is left out",
      remedy: "Without it, all layers together are one linear layer: hidden layers need it."
    ) { inputs, layers, f in
      outputs(inputs, layers) { z, _ in z }
    },
    .init(
      "the activation is applied after the last layer only",
      remedy: "It is the other way around: hidden layers are bent, the last one stays linear."
    ) { inputs, layers, f in
      outputs(inputs, layers) { z, layer in layer == layers.count ? f(z) : z }
    },
    .init(
      "the first layer stays linear as well",
      remedy: "Layer 1 is a hidden layer as soon as there is a second: only the last is linear."
    ) { inputs, layers, f in
      outputs(inputs, layers) { z, layer in layer == 1 || layer == layers.count ? z : f(z) }
    },
    .init(
      "only the first layer gets the activation",
      remedy: "Every hidden layer needs it, however many there are."
    ) { inputs, layers, f in
      outputs(inputs, layers) { z, layer in layer == 1 && layers.count > 1 ? f(z) : z }
    },
    .init(
      "the last two layers stay linear",
      remedy: "The index of the last layer is layers.count − 1; only that one stays linear."
    ) { inputs, layers, f in
      outputs(inputs, layers) { z, layer in layer >= layers.count - 1 ? z : f(z) }
    },
    .init(
      "the biases are left out",
      remedy: "The product is not yet Z: each row of it has the layer's bias added."
    ) { inputs, layers, f in
      hidden(inputs, layers, f, sum: { matmul($0, $1.weights) })
    },
    .init(
      "the biases are subtracted",
      remedy: "The bias has a plus sign in the formula."
    ) { inputs, layers, f in
      hidden(inputs, layers, f, sum: { matmul($0, $1.weights).adding(row: -1 * $1.bias) })
    },
    .init(
      "the bias is added to the first sample only",
      remedy: "Every sample gets the bias: adding(row:) adds it to each row."
    ) { inputs, layers, f in
      hidden(
        inputs, layers, f,
        sum: { signal, layer in
          let product = matmul(signal, layer.weights)
          return Matrix(rows: product.rows, columns: product.columns) {
            product[$0, $1] + ($0 == 0 ? layer.bias[0, $1] : 0)
          }
        })
    },
    .init(
      "the bias is added after the activation",
      remedy: "The bias is a part of Z, and the activation is of all of Z."
    ) { inputs, layers, f in
      outputs(inputs, layers, sum: { matmul($0, $1.weights) }) { product, layer in
        (layer == layers.count ? product : f(product)).adding(row: layers[layer - 1].bias)
      }
    },
    .init(
      "the activation is applied to what comes into a layer",
      remedy: "The inputs stay as they are: the activation comes after the sum of a layer."
    ) { inputs, layers, f in
      outputs(inputs, layers, sum: { affine(f($0), $1) }) { z, _ in z }
    },
    .init(
      "the activation is applied twice",
      remedy: "Let Z through the activation once, and use the same result in both places."
    ) { inputs, layers, f in
      outputs(inputs, layers) { z, layer in layer == layers.count ? z : f(f(z)) }
    },
    .init(
      "the preactivations Z are kept, from before the activation",
      remedy: "What is passed on to the next layer is right: that is also what to keep."
    ) { inputs, layers, f in
      let signals = hidden(inputs, layers, f)
      return zip([inputs] + signals, layers).map(affine)
    },
    .init(
      "the activations are kept, but the sums from before are passed on",
      remedy: "The next layer takes the activations Aₗ, not the preactivations Zₗ."
    ) { inputs, layers, f in
      let sums = outputs(inputs, layers) { z, _ in z }
      return sums.dropLast().map { f($0) } + sums.suffix(1)
    },
    .init(
      "only the outputs of the last layer are returned",
      remedy: "Backpropagation needs them all: append the outputs of each layer to a list."
    ) { inputs, layers, f in
      hidden(inputs, layers, f).suffix(1)
    },
    .init(
      "the outputs of the last layer are missing",
      remedy: "The last layer has no activation, but its outputs belong to the list."
    ) { inputs, layers, f in
      hidden(inputs, layers, f).dropLast()
    },
    .init(
      "the inputs stand at the head of the list",
      remedy: "The list holds what layers give: it has as many matrices as there are layers."
    ) { inputs, layers, f in
      [inputs] + hidden(inputs, layers, f)
    },
    .init(
      "what comes into each layer is kept, and not what it gives",
      remedy: "Append to the list after the layer is computed, not before."
    ) { inputs, layers, f in
      ([inputs] + hidden(inputs, layers, f)).dropLast()
    },
    .init(
      "the list runs from the last layer to the first",
      remedy: "Put the outputs in the order in which they are made: append, do not insert."
    ) { inputs, layers, f in
      hidden(inputs, layers, f).reversed()
    },
    .init(
      "the activation is always ReLU",
      remedy: "Call the function that is given as activation: it is not always the same."
    ) { inputs, layers, _ in
      hidden(inputs, layers, .relu)
    },
    .init(
      "the activation is always the sigmoid",
      remedy: "Call the function that is given as activation: it is not always the same."
    ) { inputs, layers, _ in
      hidden(inputs, layers, .sigmoid)
    },
    .init(
      "the last layer goes through a softmax",
      remedy: "Leave the last layer linear: what its outputs become is decided elsewhere."
    ) { inputs, layers, f in
      outputs(inputs, layers) { z, layer in layer == layers.count ? Activation.softmax(z) : f(z) }
    },
    .init(
      "only the first sample goes through",
      remedy: "A product of matrices takes all samples at once: pass on the whole matrix."
    ) { inputs, layers, f in
      hidden(inputs.rows(0..<1), layers, f)
    },
  ]
}
