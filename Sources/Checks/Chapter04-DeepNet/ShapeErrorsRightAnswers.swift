import ExerciseSupport

/// Right answers to exercise 4.7, and the parts that the wrong ones share with them.
extension ShapeErrors {
  static let otherAnswers: [Exercise.OtherAnswer] = [
    .init("by recursion, from the first layer on") { inputs, layers in
      func check(_ incoming: Int, _ layers: ArraySlice<Layer>, _ number: Int) -> LayerShapeError? {
        guard let (weights, bias) = layers.first else { return nil }
        if incoming != weights.rows {
          return .weights(layer: number, expectedRows: incoming, foundRows: weights.rows)
        }
        if bias.rows == 1 && bias.columns == weights.columns {
          return check(weights.columns, layers.dropFirst(), number + 1)
        }
        return .bias(
          layer: number, expectedColumns: weights.columns, foundRows: bias.rows,
          foundColumns: bias.columns)
      }
      return check(inputs.columns, layers[...], 1)
    },
    .init("what comes in listed first, and the layers compared with the list") { inputs, layers in
      let incoming = [inputs.columns] + layers.map(\.weights.columns)
      for index in layers.indices {
        let (weights, bias) = layers[index]
        if weights.rows != incoming[index] {
          return .weights(
            layer: index + 1, expectedRows: incoming[index], foundRows: weights.rows)
        }
        if bias != (1, incoming[index + 1]) {
          return .bias(
            layer: index + 1, expectedColumns: weights.columns, foundRows: bias.rows,
            foundColumns: bias.columns)
        }
      }
      return nil
    },
    .init("all errors collected, the one of the lowest layer taken") { inputs, layers in
      errors(inputs, layers).min {
        ($0.layer, $0.isOfWeights ? 0 : 1) < ($1.layer, $1.isOfWeights ? 0 : 1)
      }
    },
  ]
}

// MARK: - Parts of the answers

extension ShapeErrors {
  /// All errors in order, with a check of which a caller may replace a part.
  static func errors(
    _ inputs: Shape, _ layers: [Layer],
    fits: (_ bias: Shape, _ weights: Shape) -> Bool = { $0 == (1, $1.columns) },
    biasColumns: (_ weights: Shape) -> Int = { $0.columns },
    incoming: (_ weights: Shape) -> Int = { $0.columns }
  ) -> [LayerShapeError] {
    var errors: [LayerShapeError] = []
    var expected = inputs.columns
    for (index, layer) in layers.enumerated() {
      let (weights, bias) = layer
      if weights.rows != expected {
        errors.append(.weights(layer: index + 1, expectedRows: expected, foundRows: weights.rows))
      }
      if !fits(bias, weights) {
        errors.append(
          .bias(
            layer: index + 1, expectedColumns: biasColumns(weights), foundRows: bias.rows,
            foundColumns: bias.columns))
      }
      expected = incoming(weights)
    }
    return errors
  }

  static func transposed(_ shape: Shape) -> Shape {
    (rows: shape.columns, columns: shape.rows)
  }

  static func renumbered(
    _ error: LayerShapeError?, _ number: (Int) -> Int
  ) -> LayerShapeError? {
    switch error {
    case .weights(let layer, let expected, let found):
      .weights(layer: number(layer), expectedRows: expected, foundRows: found)
    case .bias(let layer, let expected, let rows, let columns):
      .bias(
        layer: number(layer), expectedColumns: expected, foundRows: rows, foundColumns: columns)
    case nil: nil
    }
  }
}

extension LayerShapeError {
  var layer: Int {
    switch self {
    case .weights(let layer, _, _): layer
    case .bias(let layer, _, _, _): layer
    }
  }

  var isOfWeights: Bool {
    if case .weights = self { true } else { false }
  }
}
