import ExerciseSupport
import NeuralNetworks

/// Right answers to exercise 5.8, and the parts that the wrong ones share with them.
extension GradientSizes {
  static let otherAnswers: [Exercise.OtherAnswer] = [
    .init("element by element in Double, from the last layer to the first") { arriving, layers in
      var sizes = [Float](repeating: 0, count: layers.count)
      var gradient = (0..<arriving.rows).map { arriving.row($0).map { Double($0) } }
      for index in stride(from: layers.count - 1, through: 0, by: -1) {
        let (weights, outputs) = layers[index]
        var sum = 0.0
        for sample in gradient.indices {
          for unit in gradient[sample].indices {
            let y = Double(outputs[sample, unit])
            gradient[sample][unit] *= (1 - y) * (1 + y)
            sum += abs(gradient[sample][unit])
          }
        }
        sizes[index] = Float(sum / Double(outputs.count))
        gradient = gradient.map { row in
          (0..<weights.rows).map { input in
            zip(row, weights.row(input)).reduce(0) { $0 + $1.0 * Double($1.1) }
          }
        }
      }
      return sizes
    },
    .init("by recursion, from the first layer on") { arriving, layers in
      @Sendable func gradients(_ layers: ArraySlice<Layer>, _ arriving: Matrix) -> [Matrix] {
        guard let layer = layers.first else { return [] }
        let after = gradients(layers.dropFirst(), arriving)
        guard let next = layers.dropFirst().first, let gradient = after.first else {
          return [through(arriving, layer)]
        }
        return [through(matmul(gradient, next.weights.transposed()), layer)] + after
      }
      return gradients(layers[...], arriving).map(size)
    },
    .init("the transposed gradient through the weights, sizes put in at the front") {
      arriving, layers in
      var (sizes, column) = ([Float](), arriving.transposed())
      for (weights, outputs) in layers.reversed() {
        let y = outputs.transposed()
        let gradient = column - column * y * y
        sizes.insert(Float(gradient.map { abs($0) }.sum()) / Float(gradient.count), at: 0)
        column = matmul(weights, gradient)
      }
      return sizes
    },
  ]
}

// MARK: - Parts of the answers

extension GradientSizes {
  /// The gradient on the other side of tanh.
  static func through(_ gradient: Matrix, _ layer: Layer) -> Matrix {
    gradient * layer.outputs.map { 1 - $0 * $0 }
  }

  /// The gradients of all layers, last to first.
  static func walk(
    _ outputGradient: Matrix, _ layers: [Layer], slope: (Float) -> Float = { 1 - $0 * $0 }
  ) -> [Matrix] {
    var (gradients, arriving) = ([Matrix](), outputGradient)
    for layer in layers.reversed() {
      let gradient = arriving * layer.outputs.map(slope)
      gradients.append(gradient)
      arriving = matmul(gradient, layer.weights.transposed())
    }
    return gradients
  }

  static func right(_ outputGradient: Matrix, _ layers: [Layer]) -> [Float] {
    walk(outputGradient, layers).map(size).reversed()
  }

  static func size(_ gradient: Matrix) -> Float {
    gradient.elements.map { abs($0) }.reduce(0, +) / Float(gradient.count)
  }

  /// A wrong answer with another slope.
  static func mistake(
    _ mistake: String, remedy: String, slope: @escaping @Sendable (Float) -> Float
  ) -> Exercise.Misconception {
    .init(mistake, remedy: remedy) {
      walk($0.outputGradient, $0.layers, slope: slope).map(size).reversed()
    }
  }

  /// A wrong answer with another measure of size.
  static func measure(
    _ mistake: String, remedy: String, _ size: @escaping @Sendable (Matrix) -> Float
  ) -> Exercise.Misconception {
    .init(mistake, remedy: remedy) { walk($0.outputGradient, $0.layers).map(size).reversed() }
  }
}
