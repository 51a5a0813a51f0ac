import Groundwork

/// What a unit makes of its weighted sum z.
///
/// Backward, each activation needs only its own output y, which the layer has at hand:
///
///     activation     y = f(z)                     dy/dz from y
///     identity       z                            1
///     step           1 where z ≥ 0, else 0        0 (which is why nothing learns through it)
///     sigmoid        1 / (1 + e⁻ᶻ)                y (1 − y)
///     tanh           (eᶻ − e⁻ᶻ) / (eᶻ + e⁻ᶻ)      1 − y²
///     relu           max(0, z)                    1 where y > 0, else 0
///     leakyRelu      z where z > 0, else slope·z  1 where y > 0, else slope
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
  case relu

  /// Like ReLU, but with a small positive slope below zero instead of none.
  case leakyRelu(slope: Float = 0.01)

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
    require(
      outputGradient.shape == output.shape,
      "activation backward: a gradient of shape \(outputGradient.shape) for outputs of shape "
        + "\(output.shape)")
    if self == .identity { return outputGradient }
    if self == .softmax { return softmaxRowsBackward(outputGradient, output: output) }
    let gradient = Matrix(uninitializedRows: output.rows, columns: output.columns)
    let target = gradient.storage.pointer
    let source = outputGradient.storage.pointer
    let outputs = output.storage.pointer
    inParallel(elements: gradient.count) { elements in
      for index in stride(from: elements.lowerBound, to: elements.upperBound, by: 16) {
        target.store(
          source.vector(at: index) * slope(output: outputs.vector(at: index)), at: index,
          count: min(16, elements.upperBound - index))
      }
    }
    return gradient
  }

  /// Replaces weighted sums by activations.
  func apply(to z: inout Matrix) {
    checkSlope()
    if self == .identity { return }
    if self == .softmax { return softmaxRows(&z) }
    z.makeUnique()
    let numbers = z.storage.pointer
    inParallel(elements: z.count) { elements in
      for index in stride(from: elements.lowerBound, to: elements.upperBound, by: 16) {
        numbers.store(
          activation(of: numbers.vector(at: index)), at: index,
          count: min(16, elements.upperBound - index))
      }
    }
  }

  /// Stops where a leaky ReLU's slope is none: backward reads the sign of z off the output, which has
  /// it only with a positive slope, and above 1 the kink would bend the other way.
  func checkSlope() {
    guard case .leakyRelu(let slope) = self else { return }
    require(
      slope > 0 && slope <= 1,
      "leakyRelu: a slope of \(slope): expected a number above 0 and at most 1")
  }

  /// y = f(z) for 16 numbers. A NaN stays one, so that training notices it.
  @inline(__always)
  private func activation(of z: Vector) -> Vector {
    switch self {
    case .identity, .softmax: z
    case .step: z.replacing(with: 1, where: z .>= 0).replacing(with: 0, where: z .< 0)
    case .sigmoid: NeuralNetworks.sigmoid(z)
    case .tanh: hyperbolicTangent(z)
    case .relu: z.replacing(with: 0, where: z .< 0)
    case .leakyRelu(let slope): z.replacing(with: slope * z, where: z .< 0)
    }
  }

  /// dy/dz for 16 numbers, from y.
  @inline(__always)
  private func slope(output y: Vector) -> Vector {
    switch self {
    case .identity, .softmax: .one
    case .step: .zero
    case .sigmoid: y * (1 - y)
    case .tanh: 1 - y * y
    case .relu: Vector.one.replacing(with: 0, where: y .<= 0)
    case .leakyRelu(let slope): Vector.one.replacing(with: slope, where: y .<= 0)
    }
  }
}

extension Activation: CustomStringConvertible {
  /// The name as people write it: `ReLU`.
  public var description: String {
    switch self {
    case .identity: "identity"
    case .step: "step"
    case .sigmoid: "sigmoid"
    case .tanh: "tanh"
    case .relu: "ReLU"
    case .leakyRelu(let slope): "leaky ReLU \(slope)"
    case .softmax: "softmax"
    }
  }
}
