/// What a unit makes of its weighted sum z.
///
/// Backward, each activation needs only its own output y, which the layer has at hand:
///
///     activation     y = f(z)                     dy/dz from y
///     identity       z                            1
///     step           1 where z ≥ 0, else 0        0 (which is why nothing learns through it)
///     sigmoid        1 / (1 + e⁻ᶻ)                y (1 − y)
///     tanh           (eᶻ − e⁻ᶻ) / (eᶻ + e⁻ᶻ)      1 − y²
///     reLU           max(0, z)                    1 where y > 0, else 0
///     leakyReLU      z where z > 0, else slope·z  1 where y > 0, else slope
///     softmax        eᶻ / Σ eᶻ over the row       yᵢ (δᵢⱼ − yⱼ), see Softmax.swift
public enum Activation: Equatable, Sendable {
  /// The weighted sum itself.
  case identity

  /// 1 where the weighted sum is zero or more, else 0: the perceptron's.
  case step

  /// From 0 to 1, in the shape of an S.
  case sigmoid

  /// From −1 to 1, in the shape of an S.
  case tanh

  /// The weighted sum where it is positive, else 0: the rectified linear unit.
  case reLU

  /// Like ReLU, but with a small positive slope below zero instead of none.
  case leakyReLU(slope: Float = 0.01)

  /// A row of positive numbers that sum to 1, larger where the weighted sum is larger.
  case softmax

  /// The activations of a batch.
  ///
  /// - Parameter z: weighted sums, `[samples × units]`.
  /// - Returns: activations, `[samples × units]`.
  public func callAsFunction(_ z: Matrix) -> Matrix {
    var activations = z
    apply(to: &activations)
    return activations
  }

  /// The gradient with respect to the weighted sums.
  ///
  /// - Parameters:
  ///   - outputGradient: dL/dy, `[samples × units]`.
  ///   - output: y, the activations of the forward pass, `[samples × units]`.
  /// - Returns: dL/dz, `[samples × units]`.
  public func backward(_ outputGradient: Matrix, output: Matrix) -> Matrix {
    var gradient = outputGradient
    applyBackward(to: &gradient, output: output)
    return gradient
  }

  /// Replaces weighted sums by activations.
  func apply(to z: inout Matrix) {
    switch self {
    case .identity: break
    case .step:
      // A NaN is on neither side and stays one, so that training notices it.
      z.updateVectors { $0.replacing(with: 1, where: $0 .>= 0).replacing(with: 0, where: $0 .< 0) }
    case .sigmoid: z.updateVectors { NeuralNetworks.sigmoid($0) }
    case .tanh: z.updateVectors { hyperbolicTangent($0) }
    case .reLU: z.updateVectors { rectified($0, slope: 0) }
    case .leakyReLU(let slope):
      // Backward reads the sign of z off the output, which has it only with a positive slope.
      require(slope > 0, "leakyReLU: a slope of \(slope): expected a positive number")
      z.updateVectors { rectified($0, slope: slope) }
    case .softmax: softmaxRows(&z)
    }
  }

  /// Replaces dL/dy by dL/dz.
  func applyBackward(to gradient: inout Matrix, output: Matrix) {
    require(
      gradient.rows == output.rows && gradient.columns == output.columns,
      "activation backward: a gradient of shape \(gradient.shape) for outputs of shape "
        + output.shape)
    switch self {
    case .identity: break
    case .step: gradient.updateVectors { _ in .zero }
    case .sigmoid: gradient.updateVectors(with: output) { $0 * ($1 * (1 - $1)) }
    case .tanh: gradient.updateVectors(with: output) { $0 * (1 - $1 * $1) }
    case .reLU: gradient.updateVectors(with: output) { rectifiedSlope($0, $1, slope: 0) }
    case .leakyReLU(let slope):
      gradient.updateVectors(with: output) { rectifiedSlope($0, $1, slope: slope) }
    case .softmax: softmaxRowsBackward(&gradient, output: output)
    }
  }
}

extension Activation: CustomStringConvertible {
  /// The name: `reLU`.
  public var description: String {
    switch self {
    case .identity: "identity"
    case .step: "step"
    case .sigmoid: "sigmoid"
    case .tanh: "tanh"
    case .reLU: "reLU"
    case .leakyReLU(let slope): "leakyReLU \(slope)"
    case .softmax: "softmax"
    }
  }
}

/// z where z is not negative, else slope · z. A NaN stays one, so that training notices it.
@inline(__always)
private func rectified(_ z: Vector, slope: Float) -> Vector {
  z.replacing(with: slope == 0 ? .zero : slope * z, where: z .< 0)
}

/// The gradient where the output is positive, else slope times it.
@inline(__always)
private func rectifiedSlope(_ gradient: Vector, _ output: Vector, slope: Float) -> Vector {
  gradient.replacing(with: slope == 0 ? .zero : slope * gradient, where: output .<= 0)
}
