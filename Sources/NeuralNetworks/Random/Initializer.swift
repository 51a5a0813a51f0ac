/// How the weights of a layer start.
///
/// In what follows, the layer has n inputs and m units. The scaled initializers keep the spread of the signals about
/// the same from layer to layer: Glorot's for activations like tanh ("Understanding the difficulty
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
    let n = Float(inputs)
    let m = Float(units)
    switch self {
    case .zeros: return Matrix(rows: inputs, columns: units)
    case .constant(let value): return Matrix(rows: inputs, columns: units, repeating: value)
    case .uniform(let range): return draw { $0.nextUniform(in: range) }
    case .normal(let deviation): return draw { deviation * $0.nextNormal() }
    case .glorotUniform: return symmetric((6 / (n + m)).squareRoot())
    case .glorotNormal: return draw { (2 / (n + m)).squareRoot() * $0.nextNormal() }
    case .heUniform: return symmetric((6 / n).squareRoot())
    case .heNormal: return draw { (2 / n).squareRoot() * $0.nextNormal() }
    }

    func symmetric(_ bound: Float) -> Matrix { draw { $0.nextUniform(in: -bound..<bound) } }

    func draw(_ next: (inout SplitMix64) -> Float) -> Matrix {
      var weights = Matrix(rows: inputs, columns: units)
      weights.withMutableElements { elements in
        for index in elements.indices { elements[index] = next(&generator) }
      }
      return weights
    }
  }

  /// TEMP
  public func biases(inputs: Int, units: Int, using generator: inout SplitMix64) -> Matrix {
    Matrix(rows: 1, columns: units)
  }
}
