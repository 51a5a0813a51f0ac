import Groundwork

/// How the weights or the biases of a layer start.
///
/// In what follows, the layer has n inputs and m units. The scaled initializers keep the spread of
/// the signals about the same from layer to layer: LeCun's for standardized inputs ("Efficient
/// BackProp", LeCun et al. 1998), Glorot's for activations like tanh ("Understanding the difficulty
/// of training deep feedforward neural networks", Glorot and Bengio 2010; after Xavier Glorot, also
/// called Xavier's), He's for ReLU ("Delving deep into rectifiers", He et al. 2015).
public enum Initializer: Equatable, Sendable {
  /// All zero. Units that start alike stay alike: chapter 3 shows it.
  case zeros

  /// All the same number.
  case constant(Float)

  /// Uniform from a range.
  case uniform(Range<Float>)

  /// Normal with mean 0 and this standard deviation.
  case normal(standardDeviation: Float)

  /// Normal with mean 0 and standard deviation 1 / √n.
  case lecunNormal

  /// Uniform from [−a, a) with a = √(6 / (n + m)).
  case glorotUniform

  /// Normal with mean 0 and standard deviation √(2 / (n + m)).
  case glorotNormal

  /// Uniform from [−a, a) with a = √(6 / n).
  case heUniform

  /// Normal with mean 0 and standard deviation √(2 / n).
  case heNormal

  /// Draws the weights of a layer, row after row.
  ///
  /// - Parameters:
  ///   - inputs: n, the number of inputs of the layer.
  ///   - units: m, the number of its units.
  ///   - generator: where the numbers come from.
  /// - Returns: `[inputs × units]`.
  public func weights(inputs: Int, units: Int, using generator: inout SplitMix64) -> Matrix {
    draw(rows: inputs, inputs: inputs, units: units, using: &generator)
  }

  /// Draws the biases of a layer, with the spread that its weights would have.
  ///
  /// - Parameters:
  ///   - inputs: n, the number of inputs of the layer.
  ///   - units: m, the number of its units.
  ///   - generator: where the numbers come from.
  /// - Returns: `[1 × units]`.
  public func biases(inputs: Int, units: Int, using generator: inout SplitMix64) -> Matrix {
    draw(rows: 1, inputs: inputs, units: units, using: &generator)
  }

  private func draw(
    rows: Int, inputs: Int, units: Int, using generator: inout SplitMix64
  ) -> Matrix {
    require(
      inputs > 0 && units > 0,
      "Initializer: \(inputs) inputs and \(units) units: both must be positive")
    let n = Float(inputs)
    let m = Float(units)
    switch self {
    case .zeros: return Matrix(rows: rows, columns: units)
    case .constant(let value):
      require(value.isFinite, "Initializer: a constant of \(value): expected a finite number")
      return Matrix(rows: rows, columns: units, repeating: value)
    case .uniform(let range): return fill { $0.nextUniform(in: range) }
    case .normal(let deviation):
      require(
        deviation >= 0 && deviation.isFinite,
        "Initializer: a standard deviation of \(deviation): expected 0 or a positive number")
      return normal(deviation)
    case .lecunNormal: return normal((1 / n).squareRoot())
    case .glorotUniform: return symmetric((6 / (n + m)).squareRoot())
    case .glorotNormal: return normal((2 / (n + m)).squareRoot())
    case .heUniform: return symmetric((6 / n).squareRoot())
    case .heNormal: return normal((2 / n).squareRoot())
    }

    func normal(_ deviation: Float) -> Matrix { fill { deviation * $0.nextNormal() } }

    func symmetric(_ bound: Float) -> Matrix { fill { $0.nextUniform(in: -bound..<bound) } }

    func fill(_ next: (inout SplitMix64) -> Float) -> Matrix {
      var matrix = Matrix(rows: rows, columns: units)
      matrix.withMutableElements { elements in
        for index in elements.indices { elements[index] = next(&generator) }
      }
      return matrix
    }
  }
}
