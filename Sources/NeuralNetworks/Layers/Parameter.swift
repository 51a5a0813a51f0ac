/// Numbers that training changes: the weights or the biases of a layer.
public final class Parameter {
  /// What it is called in messages: `weights` or `biases`.
  public let name: String

  /// The numbers themselves.
  public var value: Matrix

  /// dL/dvalue, of the shape of `value`: what the last backward pass set.
  ///
  /// A backward pass overwrites it; nothing is added up from pass to pass.
  public var gradient: Matrix

  /// Whether weight decay applies. It does to weights, not to biases.
  public let decays: Bool

  // What an optimizer remembers about each number (Adam: two running means), in matrices of the
  // shape of `value`. They belong to one optimizer; another one starts afresh.
  var firstMoment = Matrix(rows: 0, columns: 0)
  var secondMoment = Matrix(rows: 0, columns: 0)
  private var momentsOwner: AnyObject?

  /// A parameter that starts as `value`, with a gradient of zero.
  public init(name: String, value: Matrix, decays: Bool) {
    self.name = name
    self.value = value
    self.decays = decays
    gradient = Matrix(rows: value.rows, columns: value.columns)
  }

  /// Sets the moments to zero if they are not yet those of this optimizer, or if `value` has become
  /// larger or smaller since.
  func prepareMoments(_ count: Int, for optimizer: AnyObject) {
    if momentsOwner === optimizer && (count == 0 || firstMoment.count == value.count) { return }
    momentsOwner = optimizer
    let empty = Matrix(rows: 0, columns: 0)
    firstMoment = count > 0 ? Matrix(rows: value.rows, columns: value.columns) : empty
    secondMoment = count > 1 ? Matrix(rows: value.rows, columns: value.columns) : empty
  }
}
