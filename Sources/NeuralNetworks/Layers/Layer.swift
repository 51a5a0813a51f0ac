/// A step of a network from a batch of inputs to a batch of outputs, and the way back.
///
/// Forward, a layer turns inputs x into outputs y. Backward, it is told how the loss L changes with
/// each of its outputs, dL/dy; it finds how L changes with its parameters, which an optimizer will
/// ask them for, and with its inputs, dL/dx, which the layer before needs. A layer of one's own is
/// these six members; this one multiplies each feature by a weight:
///
///     final class Scale: Layer {
///       let factors: Parameter
///       private var input = Matrix.empty
///
///       init(features: Int) {
///         factors = Parameter(name: "factors", value: Matrix(rows: 1, columns: features, repeating: 1))
///       }
///
///       var summary: String { "Scale" }
///       var parameters: [Parameter] { [factors] }
///       func outputWidth(inputWidth: Int) -> Int { inputWidth }
///       func callAsFunction(_ input: Matrix) -> Matrix { input * repeated(input.rows) }
///
///       func forward(_ input: Matrix) -> Matrix {
///         self.input = input
///         return self(input)
///       }
///
///       func backward(_ outputGradient: Matrix) -> Matrix {
///         factors.gradient = (input * outputGradient).columnSums()
///         return outputGradient * repeated(outputGradient.rows)
///       }
///
///       private func repeated(_ rows: Int) -> Matrix {
///         Matrix(rows: rows, columns: factors.value.columns).adding(row: factors.value)
///       }
///     }
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

  /// The way back for the batch of the last `forward`: sets the gradient of each parameter.
  ///
  /// - Parameter outputGradient: dL/dy, `[samples × outputs]`.
  /// - Returns: dL/dx, `[samples × inputs]`.
  /// - Precondition: `forward` ran on this batch, and `backward` did not yet.
  func backward(_ outputGradient: Matrix) -> Matrix

  // What follows has defaults; a layer of one's own can do without.

  /// The way back for the first layer of a network, which nobody asks for dL/dx: sets the gradient of
  /// each parameter and no more. The default is `backward`, with its result dropped.
  func setGradients(_ outputGradient: Matrix)

  /// What the layer is made of, for whoever has to know: files, and checks before training. The
  /// default is `.custom`, about which nothing is known.
  var architecture: LayerArchitecture { get }
}

extension Layer {
  /// The way back for a first layer: that of every layer, with its result dropped.
  public func setGradients(_ outputGradient: Matrix) { _ = backward(outputGradient) }

  /// Nothing is known of a layer that does not say more.
  public var architecture: LayerArchitecture { .custom }

  /// The number of single numbers that training changes.
  public var parameterCount: Int { parameters.reduce(0) { $0 + $1.value.count } }
}
