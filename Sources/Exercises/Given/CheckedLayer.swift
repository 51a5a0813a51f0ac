import NeuralNetworks

/// A layer as two functions, the second of which may be wrong (exercise 5.6).
public struct CheckedLayer: Sendable {
  /// What the layer makes of its inputs, `[samples × inputs]`: `[samples × units]`. It is right.
  public let forward: @Sendable (_ inputs: Matrix) -> Matrix

  /// What the layer says the gradient of its inputs is, `[samples × inputs]`, given the inputs and the
  /// gradient of its outputs, `[samples × units]`.
  public let backward: @Sendable (_ inputs: Matrix, _ outputGradient: Matrix) -> Matrix

  /// A layer.
  public init(
    forward: @escaping @Sendable (_ inputs: Matrix) -> Matrix,
    backward: @escaping @Sendable (_ inputs: Matrix, _ outputGradient: Matrix) -> Matrix
  ) {
    self.forward = forward
    self.backward = backward
  }
}
