import NeuralNetworks

// What the page shows of a network that learns: maps, units, curves, as numbers ready to be drawn.

/// What may be wrong with a hidden unit.
enum UnitState: UInt8 {
  case learning
  /// Its slope is zero at every point of training: nothing can change it any more.
  case dead
  /// At most points of training its slope is under a twentieth of the steepest: it hardly learns.
  case saturated
}

extension TinkerSession {
  /// The activations of each layer at points given by their inputs.
  func activations(_ inputs: Matrix) -> [Matrix] {
    var signal = inputs
    return dense.map { layer in
      signal = layer(signal)
      return signal
    }
  }

  /// The map of the output as levels from 0 to 254, 127 for zero: `mapSide` rows, the uppermost first.
  func map() -> [UInt8] {
    levels(settings.isClassification ? .sigmoid : .identity, network(mapInputs))
  }

  /// The maps of the hidden units in the same way, `unitMapSide` rows each.
  func unitMaps() -> [UInt8] {
    activations(unitMapInputs).dropLast().flatMap { layer in
      (0..<layer.columns).flatMap {
        levels(settings.activation, layer[column: $0], isScaled: true)
      }
    }
  }

  /// The levels of a matrix of one column.
  ///
  /// The output's numbers reach from −1 to 1, and those of an activation as far as it does; where that
  /// is any distance, as far as they do on this map.
  private func levels(
    _ activation: Activation, _ values: Matrix, isScaled: Bool = false
  ) -> [UInt8] {
    let isProbability = activation == .sigmoid
    let numbers = (isProbability && !isScaled ? activation(values) : values).elements
    var scale: Float = 1
    if isScaled, activation != .tanh, !isProbability {
      scale = numbers.reduce(1e-6) { max($0, $1.magnitude) }
    }
    return numbers.map { number in
      let level = isProbability ? 2 * number - 1 : number / scale
      // Where it is not a number, neither comparison holds.
      return level >= 1 ? 254 : level > -1 ? UInt8(127 + 127 * level) : level <= -1 ? 0 : 127
    }
  }

  /// The weights of each layer with their gradients for the last batch: for each layer weights row
  /// after row, biases, then their gradients in the same order.
  func parameters() -> [Float] {
    dense.flatMap { layer in
      layer.weights.value.elements + layer.biases.value.elements
        + layer.weights.gradient.elements + layer.biases.gradient.elements
    }
  }

  /// What the hidden units are up to, judged by their slopes at the points of training.
  func unitStates() -> [UnitState] {
    guard training.data.count > 0 else {
      return settings.hidden.flatMap { Array(repeating: .learning, count: $0) }
    }
    return activations(training.data.inputs).dropLast().flatMap { outputs -> [UnitState] in
      let ones = Matrix(rows: outputs.rows, columns: outputs.columns, repeating: 1)
      let slopes = settings.activation.backward(ones, output: outputs)
      let steepest: Float = settings.activation == .sigmoid ? 0.25 : 1
      let bends = settings.activation == .sigmoid || settings.activation == .tanh
      return (0..<outputs.columns).map { unit in
        let slopes = slopes[column: unit].elements
        if slopes.allSatisfy({ $0 == 0 }) { return .dead }
        let flat = slopes.reduce(0) { $0 + ($1 < steepest / 20 ? 1 : 0) }
        return bends && 2 * flat > slopes.count ? .saturated : .learning
      }
    }
  }

  /// What every unit says at a point of the plane, layer by layer; the last number is the output, of
  /// two classes the probability of the second.
  func values(at point: LabeledPoint) -> [Float] {
    let layers = activations(settings.features(of: [point]))
    guard let output = layers.last else { return [] }
    return layers.dropLast().flatMap { $0.elements }
      + (settings.isClassification ? Activation.sigmoid(output) : output).elements
  }

  /// Points with their targets: x, y, target, and 1 for those of the test.
  func points() -> [Float] {
    training.points.flatMap { [$0.x, $0.y, $0.target, 0] }
      + test.points.flatMap { [$0.x, $0.y, $0.target, 1] }
  }

  /// Epoch, step, 1 if the loss is no number any more; loss in training and test; share of right
  /// answers in training and test, not a number where there is none.
  func status() -> [Double] {
    let (training, test) = scores()
    return [
      Double(epoch), Double(step), isDiverged ? 1 : 0, training.loss, test.loss,
      training.accuracy ?? .nan, test.accuracy ?? .nan,
    ]
  }
}
