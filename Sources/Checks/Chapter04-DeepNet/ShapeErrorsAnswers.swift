import ExerciseSupport

/// Wrong answers to exercise 4.7. Read on only after you have solved it.
extension ShapeErrors {
  static let misconceptions: [Exercise.Misconception] = [
    .init(
      "the layers are counted from 0",
      remedy: "The first layer has number 1, as in the notation of the chapter."
    ) { inputs, layers in
      renumbered(errors(inputs, layers).first) { $0 - 1 }
    },
    .init(
      "the last error is reported and not the first",
      remedy: "Return as soon as you meet an error: later ones may only follow from it."
    ) { inputs, layers in
      errors(inputs, layers).last
    },
    .init(
      "the layers are numbered from the last to the first",
      remedy: "Walk in the direction of the signal, from the inputs on."
    ) { inputs, layers in
      renumbered(errors(inputs, layers).first) { layers.count + 1 - $0 }
    },
    .init(
      "all weights are checked before any bias",
      remedy: "Finish one layer, weights and bias, before you go on to the next."
    ) { inputs, layers in
      let errors = errors(inputs, layers)
      return errors.first { $0.isOfWeights } ?? errors.first
    },
    .init(
      "the bias of a layer is checked before its weights",
      remedy: "The product comes first and the bias is added to it: check them in that order."
    ) { inputs, layers in
      let errors = errors(inputs, layers)
      let sameLayer = errors.filter { $0.layer == errors.first?.layer }
      return sameLayer.last
    },
    .init(
      "the biases are not checked",
      remedy: "A layer fits only if its bias has one row with a number for each unit."
    ) { inputs, layers in
      errors(inputs, layers).first { $0.isOfWeights }
    },
    .init(
      "the weights are not checked",
      remedy: "The product needs as many rows of weights as columns come in."
    ) { inputs, layers in
      errors(inputs, layers).first { !$0.isOfWeights }
    },
    .init(
      "only the columns of a bias are checked",
      remedy: "Nothing is stretched here: a bias has exactly one row, not one for each sample."
    ) { inputs, layers in
      errors(inputs, layers, fits: { $0.columns == $1.columns }).first
    },
    .init(
      "only the number of elements of a bias is checked",
      remedy: "A bias that stands upright, 10×1, has the right count but the wrong shape."
    ) { inputs, layers in
      errors(inputs, layers, fits: { $0.rows * $0.columns == $1.columns }).first
    },
    .init(
      "only the rows of a bias are checked",
      remedy: "One row is right; it also needs a number for each unit."
    ) { inputs, layers in
      errors(inputs, layers, fits: { bias, _ in bias.rows == 1 }).first
    },
    .init(
      "a bias is expected for each input and not for each unit",
      remedy: "The bias is added to the product, whose columns are the units."
    ) { inputs, layers in
      errors(
        inputs, layers, fits: { $0.rows == 1 && $0.columns == $1.rows }, biasColumns: { $0.rows }
      ).first
    },
    .init(
      "a bias is expected to stand upright, units × 1",
      remedy: "With samples in rows a bias is a row too: 1 × units."
    ) { inputs, layers in
      errors(inputs, layers, fits: { $0.rows == $1.columns && $0.columns == 1 }).first
    },
    .init(
      "a bias of one number is taken to fit all units",
      remedy: "Nothing is stretched here: each unit needs a number of its own."
    ) { inputs, layers in
      errors(
        inputs, layers, fits: { $0.rows == 1 && ($0.columns == 1 || $0.columns == $1.columns) }
      )
      .first
    },
    .init(
      "a bias with a row for each sample is taken to fit",
      remedy: "The same bias serves all samples: it has one row."
    ) { inputs, layers in
      errors(
        inputs, layers,
        fits: { ($0.rows == 1 || $0.rows == inputs.rows) && $0.columns == $1.columns }
      ).first
    },
    .init(
      "the weights are compared with the samples, the rows of the inputs",
      remedy: "Rows of inputs are samples, and any number of them fits; features are columns."
    ) { inputs, layers in
      errors((rows: inputs.columns, columns: inputs.rows), layers).first
    },
    .init(
      "every layer is compared with the inputs of the network",
      remedy: "Only layer 1 takes the inputs: all others take what the layer before gives."
    ) { inputs, layers in
      errors(inputs, layers, incoming: { _ in inputs.columns }).first
    },
    .init(
      "the weights are read as units × inputs",
      remedy: "Here the inputs stand on the left of the product: weights are inputs × units."
    ) { inputs, layers in
      errors(
        inputs, layers.map { (weights: transposed($0.weights), bias: $0.bias) }
      ).first
    },
    .init(
      "only the first layer is checked",
      remedy:
        "Return nil after the loop, not in it: a first layer that fits says nothing of others."
    ) { inputs, layers in
      errors(inputs, Array(layers.prefix(1))).first
    },
    .init(
      "the last layer is not checked",
      remedy: "Let the loop run over all layers: the last one has to fit too."
    ) { inputs, layers in
      errors(inputs, layers.dropLast()).first
    },
    .init(
      "expected and found are exchanged",
      remedy: "Expected is what comes in from before; found is what the layer has."
    ) { inputs, layers in
      switch errors(inputs, layers).first {
      case .weights(let layer, let expected, let found):
        .weights(layer: layer, expectedRows: found, foundRows: expected)
      case let other: other
      }
    },
    .init(
      "rows and columns of the bias are exchanged in the error",
      remedy: "foundRows are the rows of the bias, foundColumns its columns."
    ) { inputs, layers in
      switch errors(inputs, layers).first {
      case .bias(let layer, let expected, let rows, let columns):
        .bias(layer: layer, expectedColumns: expected, foundRows: columns, foundColumns: rows)
      case let other: other
      }
    },
    .init(
      "everything is taken to fit",
      remedy: "Return an error where the weights or the bias of a layer do not fit."
    ) { _, _ in
      nil
    },
  ]
}
