/// What an optimizer remembers about every number of every parameter: a matrix for each parameter.
///
/// An optimizer of one's own keeps its memory in the same way as the library's. This is gradient
/// descent with momentum:
///
///     final class MyMomentum: Optimizer {
///       var learningRate: Float = 0.1
///       private var velocity = ParameterMemory()
///
///       func step(_ parameters: [Parameter]) {
///         for parameter in parameters {
///           velocity[parameter] = 0.9 * velocity[parameter] + parameter.gradient
///           parameter.value -= learningRate * velocity[parameter]
///         }
///       }
///     }
public struct ParameterMemory {
  // In the order in which parameters were first seen. A parameter is kept alive with its matrix: of
  // another one at the same address nothing may be remembered.
  private var entries: [(parameter: Parameter, matrix: Matrix)] = []
  private var places: [ObjectIdentifier: Int] = [:]

  /// A memory of nothing.
  public init() {}

  /// What is remembered about a parameter, of the shape of its value: zeros at first, and again
  /// whenever that shape has changed.
  public subscript(parameter: Parameter) -> Matrix {
    mutating get { entries[place(of: parameter)].matrix }
    _modify {
      let place = place(of: parameter)
      yield &entries[place].matrix
    }
  }

  private mutating func place(of parameter: Parameter) -> Int {
    let shape = parameter.value.shape
    guard let place = places[ObjectIdentifier(parameter)] else {
      places[ObjectIdentifier(parameter)] = entries.count
      entries.append((parameter, Matrix(shape)))
      return entries.count - 1
    }
    if entries[place].matrix.shape != shape { entries[place].matrix = Matrix(shape) }
    return place
  }
}
