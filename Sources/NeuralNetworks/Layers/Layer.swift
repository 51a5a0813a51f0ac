/// A step of a network from a batch of inputs to a batch of outputs, and the way back.
///
/// Forward, a layer turns inputs x into outputs y. Backward, it is told how the loss L changes with
/// each of its outputs, dL/dy; it finds how L changes with its parameters, for the optimizer, and
/// with its inputs, dL/dx, for the layer before.
public protocol Layer: AnyObject {
  /// The layer in a few words, for summaries: `Dense 784 → 256, ReLU`.
  var summary: String { get }

  /// What training changes in this layer; empty for a layer that learns nothing.
  var parameters: [Parameter] { get }

  /// The number of outputs of a sample that has `inputWidth` inputs.
  ///
  /// - Precondition: the layer accepts samples of that width.
  func outputWidth(inputWidth: Int) -> Int

  /// The outputs of a batch, for using the network. Nothing is remembered.
  ///
  /// - Parameter input: `[samples × inputs]`.
  /// - Returns: `[samples × outputs]`.
  func callAsFunction(_ input: Matrix) -> Matrix

  /// The outputs of a batch, for training: remembers what `backward` needs.
  ///
  /// - Parameter input: `[samples × inputs]`.
  /// - Returns: `[samples × outputs]`.
  func forward(_ input: Matrix) -> Matrix

  /// The way back for the batch of the last `forward`.
  ///
  /// - Parameters:
  ///   - outputGradient: dL/dy, `[samples × outputs]`.
  ///   - optimizer: takes its step with each parameter as soon as that gradient is known; without
  ///     one the gradients are kept in the parameters.
  ///   - needsInputGradient: false for the first layer, which has nobody to pass dL/dx to.
  /// - Returns: dL/dx, `[samples × inputs]`; an empty matrix where it is not needed.
  /// - Precondition: `forward` ran on this batch, and `backward` did not yet.
  func backward(
    _ outputGradient: Matrix, optimizer: (any Optimizer)?, needsInputGradient: Bool
  ) -> Matrix
}

extension Layer {
  /// The way back for the batch of the last `forward`, which keeps the gradients in the parameters.
  ///
  /// - Parameter outputGradient: dL/dy, `[samples × outputs]`.
  /// - Returns: dL/dx, `[samples × inputs]`.
  public func backward(_ outputGradient: Matrix) -> Matrix {
    backward(outputGradient, optimizer: nil, needsInputGradient: true)
  }

  /// The number of single numbers that training changes.
  public var parameterCount: Int { parameters.reduce(0) { $0 + $1.value.count } }
}
