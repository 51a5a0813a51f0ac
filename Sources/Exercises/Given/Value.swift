/// A number that knows how it was made and what its gradient is: an entry of a tape (exercise 5.7).
///
/// An operation makes a new value from others and says how a gradient finds its way back:
///
///     func square(_ a: Value) -> Value {
///       Value(a.number * a.number, from: [a]) { gradient in
///         a.gradient += 2 * a.number * gradient
///       }
///     }
///
///     let a = Value(3)
///     let result = square(a)
///     result.backward()         // a.gradient is 6
public final class Value {
  /// The number itself.
  public let number: Double

  /// How much the value on which `backward` was called grows with this one. It is 0 until then.
  public var gradient = 0.0

  private let inputs: [Value]
  private let passBack: (_ gradient: Double) -> Void

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

  /// Gives every value that this one was made from its gradient.
  ///
  /// This value has the gradient 1. From here the walk goes back, and each value hands its gradient
  /// on only after all values that were made from it have done so: then its gradient is complete.
  public func backward() {
    gradient = 1
    for value in valuesInOrder().reversed() { value.passBack(value.gradient) }
  }

  /// All values that this one depends on, and itself as the last: each after those it was made from.
  private func valuesInOrder() -> [Value] {
    var order: [Value] = []
    var seen: Set<ObjectIdentifier> = []
    func visit(_ value: Value) {
      guard seen.insert(ObjectIdentifier(value)).inserted else { return }
      value.inputs.forEach(visit)
      order.append(value)
    }
    visit(self)
    return order
  }
}
