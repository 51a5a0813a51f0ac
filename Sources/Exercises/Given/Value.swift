/// A number that knows how it was made and what its gradient is: an entry of a tape (exercises 5.7
/// and 5.8).
///
/// An operation makes a new value from others and says how a gradient finds its way back:
///
///     func square(_ a: Value) -> Value {
///       Value(a.number * a.number, from: [a]) { gradient in
///         a.gradient += 2 * a.number * gradient
///       }
///     }
///
/// A walk back starts at a result, whose gradient is 1, and calls `passBack` of each value that it was
/// made from, once and with its gradient.
public final class Value {
  /// The number itself.
  public let number: Double

  /// How much the result from which a walk back started grows with this number; 0 until then.
  public var gradient = 0.0

  /// The values it was made from; a value that was taken twice may stand here twice.
  public let inputs: [Value]

  /// Adds to the gradients of the inputs, given the gradient of this value.
  public let passBack: (_ gradient: Double) -> Void

  /// A number that was not made from others.
  ///
  /// - Parameter number: the number.
  public init(_ number: Double) {
    self.number = number
    inputs = []
    passBack = { _ in }
  }

  /// A number made from others by an operation.
  ///
  /// - Parameters:
  ///   - number: the result of the operation.
  ///   - inputs: all values it was made from.
  ///   - passBack: adds to the gradients of the inputs, given the gradient of the result.
  public init(
    _ number: Double, from inputs: [Value], passBack: @escaping (_ gradient: Double) -> Void
  ) {
    self.number = number
    self.inputs = inputs
    self.passBack = passBack
  }
}
