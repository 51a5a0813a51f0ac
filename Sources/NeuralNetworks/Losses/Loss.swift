import Groundwork

/// How wrong a batch of outputs is, as one number, and how that number changes with each output.
///
/// The losses for classes take scores (logits), not probabilities: the sigmoid or softmax is part
/// of the loss. That is exact where a probability would round to 0 or 1, and the gradient becomes
/// p − t, divided by the number of terms of the mean. So the last layer of a classifier has the
/// identity as its activation.
///
/// A loss is a mean over the samples of a batch, so the step it asks for does not grow with the
/// batch. It is a `Double`, because finite differences subtract two nearly equal ones.
///
/// A loss of one's own is a name and two formulas, which `numericalGradient` can compare:
///
///     let meanAbsoluteError = Loss("mean absolute error") { outputs, targets in
///       (outputs - targets).map { $0.magnitude }.sum() / Double(outputs.count)
///     } gradient: { outputs, targets in
///       let share = 1 / Float(outputs.count)
///       return (outputs - targets).map { $0 < 0 ? -share : share }
///     }
public struct Loss: Sendable {
  /// A formula for a batch: outputs and targets, both `[samples × outputs]`.
  public typealias Formula<Result> = @Sendable (_ outputs: Matrix, _ targets: Matrix) -> Result

  /// What it is called in messages.
  public let name: String

  /// The activation that is part of the loss, which the last layer therefore leaves out; nil where
  /// the loss takes outputs as they are.
  ///
  /// It also says what targets may be: with a softmax each row is a distribution over two or more
  /// classes, with a sigmoid each number is a probability.
  public let contains: Activation?

  private let value: Formula<Double>
  private let slopes: Formula<Matrix>

  /// A loss from its formulas, which are given outputs and targets of one shape, not empty.
  ///
  /// - Parameters:
  ///   - name: what it is called in messages.
  ///   - contains: the activation that is part of the loss, if one is.
  ///   - value: the loss of the batch, a mean over its samples.
  ///   - gradient: dL/dy, of the shape of the outputs.
  public init(
    _ name: String, contains: Activation? = nil, value: @escaping Formula<Double>,
    gradient: @escaping Formula<Matrix>
  ) {
    self.name = name
    self.contains = contains
    self.value = value
    slopes = gradient
  }

  /// The loss of a batch.
  ///
  /// - Parameters:
  ///   - outputs: what the network says, `[samples × outputs]`.
  ///   - targets: what is right, of the same shape.
  /// - Returns: the mean over samples (and, for mean squared error and binary cross-entropy, over
  ///   outputs), in nats for the entropies.
  /// - Precondition: the targets are such as the loss can compare with, see `contains`.
  public func callAsFunction(_ outputs: Matrix, targets: Matrix) -> Double {
    check(outputs, targets)
    return value(outputs, targets).withoutNaNSign
  }

  /// The gradient of the loss with respect to the outputs, of their shape.
  ///
  /// - Parameters:
  ///   - outputs: what the network says, `[samples × outputs]`.
  ///   - targets: what is right, of the same shape.
  /// - Returns: dL/dy, `[samples × outputs]`.
  /// - Precondition: the targets are such as the loss can compare with, see `contains`.
  public func gradient(_ outputs: Matrix, targets: Matrix) -> Matrix {
    check(outputs, targets)
    let gradient = slopes(outputs, targets)
    require(
      gradient.shape == outputs.shape,
      "\(name): a gradient of shape \(gradient.shape) for outputs of shape \(outputs.shape)")
    return gradient
  }

  private func check(_ outputs: Matrix, _ targets: Matrix) {
    checkComparable(outputs, targets, in: name)
    checkTargets(targets)
  }
}

/// Stops unless outputs and targets have one shape and are not empty.
func checkComparable(_ outputs: Matrix, _ targets: Matrix, in operation: String) {
  require(
    outputs.shape == targets.shape,
    "\(operation): outputs of shape \(outputs.shape) and targets of shape \(targets.shape) differ")
  require(outputs.count > 0, "\(operation): outputs of shape \(outputs.shape) are empty")
}

extension Loss: CustomStringConvertible {
  /// The name.
  public var description: String { name }
}
