import Exercises
import NeuralNetworks

/// Exercise 5.2: activation backward. This file has three functions, one for each activation function.
///
/// Read first: section 5.3, under "The first G, and the whole way back".
///
/// On the way forward an activation function turns each preactivation z into an activation a = f(z).
/// On the way back dL/da arrives, the slope of the loss L along each activation. The layer needs
/// dL/dz, and the chain rule gives it, for each element by itself:
///
///     dL/dz = dL/da · f′(z)
///
/// Exercise 2.4 found the slope f′(z) from the activation a alone. For the sigmoid it is a · (1 − a).
///
/// For example, an activation a = 0.8 at which dL/da = −2 arrives:
///
///     dL/dz = −2 · 0.8 · (1 − 0.8) = −0.32
///
/// Do it without the library's `Activation`. `matrix[row, column]` reads and writes an element, and
/// a copy in a `var` can be written to. Or put it together from whole matrices: `*` between two of
/// them multiplies element by element, and `matrix.map { … }` applies a function to every element.
/// Accuracy of all three: within 10⁻⁵. A matrix may have no rows, but it has at least one column.
///
/// - Parameters:
///   - outputGradient: dL/da, `[samples × units]`.
///   - output: a, from 0 to 1, of the same shape.
/// - Returns: dL/dz, of the same shape.
public func sigmoidBackward(_ outputGradient: Matrix, output: Matrix) -> Matrix {
  // Stub: unfinished(Matrix(rows: output.rows, columns: output.columns))
  outputGradient * output.map { $0 * (1 - $0) }
  // End of the solution
}

/// Exercise 5.2: activation backward, the second function.
///
/// The same for a = tanh z, whose slope is 1 − a². For example, an activation a = −0.5 at which
/// dL/da = 4 arrives:
///
///     dL/dz = 4 · (1 − 0.25) = 3
///
/// - Parameters:
///   - outputGradient: dL/da, `[samples × units]`.
///   - output: a, from −1 to 1, of the same shape.
/// - Returns: dL/dz, of the same shape.
public func tanhBackward(_ outputGradient: Matrix, output: Matrix) -> Matrix {
  // Stub: unfinished(Matrix(rows: output.rows, columns: output.columns))
  outputGradient * output.map { 1 - $0 * $0 }
  // End of the solution
}

/// Exercise 5.2: activation backward, the third function.
///
/// The same for ReLU, a = max(0, z), whose slope is 1 where a > 0, else 0. It either lets through what
/// arrives or stops it. For example, where dL/da = −3 arrives:
///
///     at a = 2.5    dL/dz = −3
///     at a = 0      dL/dz = 0
///
/// - Parameters:
///   - outputGradient: dL/da, `[samples × units]`.
///   - output: a, never negative, of the same shape.
/// - Returns: dL/dz, of the same shape.
public func reluBackward(_ outputGradient: Matrix, output: Matrix) -> Matrix {
  // Stub: unfinished(Matrix(rows: output.rows, columns: output.columns))
  outputGradient * output.map { $0 > 0 ? 1 : 0 }
  // End of the solution
}
