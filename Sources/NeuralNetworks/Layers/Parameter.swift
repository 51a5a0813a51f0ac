import Groundwork

/// Numbers that training changes: the weights or the biases of a layer.
public final class Parameter {
  /// What it is called in messages: `weights` or `biases`.
  public let name: String

  /// The numbers themselves.
  public var value: Matrix

  /// Whether weight decay applies. It does to weights, not to biases.
  public let isDecayed: Bool

  /// dL/dvalue, of the shape of `value`, for the last batch that went back; zero before the first.
  ///
  /// A backward pass sets it; nothing is added up from pass to pass.
  public var gradient: Matrix {
    get {
      switch lazyGradient {
      case .none: return Matrix(value.shape)
      case .matrix(let gradient): return gradient
      case .product(let input, let preactivationGradient):
        let gradient = matmul(transposing: input, preactivationGradient)
        lazyGradient = .matrix(gradient)
        return gradient
      }
    }
    set { lazyGradient = .matrix(newValue) }
  }

  /// The gradient as the last backward pass left it.
  private(set) var lazyGradient = LazyGradient.none

  /// A parameter that starts as `value`, with a gradient of zero.
  public init(name: String, value: Matrix, isDecayed: Bool = false) {
    self.name = name
    self.value = value
    self.isDecayed = isDecayed
  }

  /// Sets the gradient to a product that is not multiplied out yet, dW = Xᵀ dZ.
  ///
  /// The product is as large as the weights, and an optimizer needs each of its elements once. So it
  /// is kept as its factors: the optimizer takes its step with one tile of the product after the
  /// other, which never goes to memory, and whoever reads `gradient` gets it multiplied out, to the
  /// same bits.
  ///
  /// - Parameters:
  ///   - input: X, `[samples × inputs]`.
  ///   - preactivationGradient: dZ, the gradient of the weighted sums, `[samples × units]`.
  /// - Precondition: both have a row for each sample, and `value` has shape inputs × units.
  public func setGradient(transposing input: Matrix, _ preactivationGradient: Matrix) {
    require(
      input.rows == preactivationGradient.rows && input.columns == value.rows
        && preactivationGradient.columns == value.columns,
      "\(name) of shape \(value.shape): the transpose of an input of shape \(input.shape) times a "
        + "gradient of shape \(preactivationGradient.shape) does not have their shape")
    lazyGradient = .product(input: input, preactivationGradient: preactivationGradient)
  }
}

extension Parameter {
  /// Forgets the gradient of the last batch, so that after the next backward pass it shows whether
  /// the layer has set one.
  func forgetGradient() { lazyGradient = .none }

  /// Whether a backward pass has set the gradient since it was forgotten.
  var hasGradient: Bool { if case .none = lazyGradient { false } else { true } }
}

/// A gradient: a matrix, or a product not yet multiplied out.
enum LazyGradient {
  /// Not set yet.
  case none

  /// dL/dvalue itself.
  case matrix(Matrix)

  /// Xᵀ dZ, by its factors X and dZ.
  case product(input: Matrix, preactivationGradient: Matrix)
}
