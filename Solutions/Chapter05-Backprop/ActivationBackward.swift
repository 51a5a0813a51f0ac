import NeuralNetworks

/// Exercise 5.2: activation backward. This file has three functions, one for each activation.
///
/// On the way forward an activation turns each weighted sum z into an output y = f(z). On the way
/// back, dL/dy arrives: how much the loss L grows with each output. The layer needs dL/dz, and the
/// chain rule gives it, each element by itself:
///
///     dL/dz = dL/dy · dy/dz
///
/// Exercise 2.4 found the slope dy/dz from the output y alone. For the sigmoid it is y · (1 − y).
///
/// For example, an output y = 0.8 at which dL/dy = −2 arrives:
///
///     dL/dz = −2 · 0.8 · (1 − 0.8) = −0.32
///
/// Do it without the library's `Activation`. `matrix[row, column]` reads and writes an element, and
/// a copy in a `var` can be written to. Or put it together from whole matrices: `a * b` multiplies
/// element by element, and `matrix.map { … }` applies a function to every element.
///
/// - Parameters:
///   - outputGradient: dL/dy, `[samples × units]`.
///   - output: y, from 0 to 1, of the same shape.
/// - Returns: dL/dz, of the same shape.
public func sigmoidBackward(_ outputGradient: Matrix, output: Matrix) -> Matrix {
  outputGradient * output.map { $0 * (1 - $0) }
}

/// Exercise 5.2: activation backward, the second function.
///
/// The same for y = tanh z, whose slope is 1 − y². For example, an output y = −0.5 at which
/// dL/dy = 4 arrives:
///
///     dL/dz = 4 · (1 − 0.25) = 3
///
/// - Parameters:
///   - outputGradient: dL/dy, `[samples × units]`.
///   - output: y, from −1 to 1, of the same shape.
/// - Returns: dL/dz, of the same shape.
public func tanhBackward(_ outputGradient: Matrix, output: Matrix) -> Matrix {
  outputGradient * output.map { 1 - $0 * $0 }
}

/// Exercise 5.2: activation backward, the third function.
///
/// The same for ReLU, y = max(0, z), whose slope is 1 where y > 0, else 0. So it lets what arrives
/// through, or stops it. For example, where dL/dy = −3 arrives:
///
///     at y = 2.5    dL/dz = −3
///     at y = 0      dL/dz = 0
///
/// - Parameters:
///   - outputGradient: dL/dy, `[samples × units]`.
///   - output: y, never negative, of the same shape.
/// - Returns: dL/dz, of the same shape.
public func reluBackward(_ outputGradient: Matrix, output: Matrix) -> Matrix {
  outputGradient * output.map { $0 > 0 ? 1 : 0 }
}
