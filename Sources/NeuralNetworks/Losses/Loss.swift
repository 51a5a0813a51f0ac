import Groundwork

/// How wrong a batch of outputs is, as one number, and how that number changes with each output.
///
/// The losses for classes take scores (logits), not probabilities: the sigmoid or softmax is part
/// of the loss. That is exact where a probability would round to 0 or 1, and the gradient becomes
/// p − t, divided by the number of
/// terms of the mean. So the last layer of a classifier has the identity as
/// its activation.
///
/// A loss is a mean over the samples of a batch, so the step it asks for does not grow with the
/// batch. It is a `Double`, because finite differences subtract two nearly equal ones.
public enum Loss: Equatable, Sendable {
  /// The mean of (y − t)² over all elements.
  case meanSquaredError

  /// Two classes, one score each for "yes": −t ln p − (1 − t) ln (1 − p) with p = sigmoid(z).
  case binaryCrossEntropy

  /// One class of several: −Σ t ln p with p = softmax(z), where t is 1 for the right class.
  case categoricalCrossEntropy

  /// How far a distribution p = softmax(z) is from the distribution t: Σ t ln (t / p).
  case klDivergence

  /// The loss of a batch.
  ///
  /// - Parameters:
  ///   - outputs: what the network says, `[samples × outputs]`.
  ///   - targets: what is right, of the same shape.
  /// - Returns: the mean over samples (and, for mean squared error and binary cross-entropy, over
  ///   outputs), in nats for the entropies.
  public func callAsFunction(_ outputs: Matrix, targets: Matrix) -> Double {
    checkShapes(outputs, targets)
    switch self {
    case .meanSquaredError: return meanSquaredErrorLoss(outputs, targets)
    case .binaryCrossEntropy: return binaryCrossEntropyLoss(outputs, targets)
    case .categoricalCrossEntropy: return categoricalCrossEntropyLoss(outputs, targets)
    case .klDivergence: return klDivergenceLoss(outputs, targets)
    }
  }

  /// The gradient of the loss with respect to the outputs, of their shape.
  ///
  /// - Parameters:
  ///   - outputs: what the network says, `[samples × outputs]`.
  ///   - targets: what is right, of the same shape.
  /// - Returns: dL/dy, `[samples × outputs]`.
  public func gradient(_ outputs: Matrix, targets: Matrix) -> Matrix {
    var gradient = Matrix(rows: 0, columns: 0)
    setGradient(&gradient, outputs, targets: targets)
    return gradient
  }

  /// Writes the gradient into a matrix, which takes the shape of the outputs.
  func setGradient(_ gradient: inout Matrix, _ outputs: Matrix, targets: Matrix) {
    checkShapes(outputs, targets)
    gradient.reshape(rows: outputs.rows, columns: outputs.columns)
    switch self {
    case .meanSquaredError: meanSquaredErrorGradient(&gradient, outputs, targets)
    case .binaryCrossEntropy: binaryCrossEntropyGradient(&gradient, outputs, targets)
    // ln t does not depend on the outputs, so both have the same gradient.
    case .categoricalCrossEntropy, .klDivergence: softmaxGradient(&gradient, outputs, targets)
    }
  }

  private func checkShapes(_ outputs: Matrix, _ targets: Matrix) {
    require(
      outputs.rows == targets.rows && outputs.columns == targets.columns,
      "loss: outputs of shape \(outputs.shape) and targets of shape \(targets.shape) differ")
    require(outputs.count > 0, "loss: outputs of shape \(outputs.shape) are empty")
  }
}
