import Exercises
import NeuralNetworks

/// Exercise 5.2: dense backward.
///
/// Read first: section 5.3, "A layer at a time".
/// About 15 minutes, ●●○.
///
/// A dense layer makes preactivations Z = A · W + b from its inputs A. On the way back G arrives, the
/// slopes of the loss L along the numbers of Z. Find the gradients of the inputs, of the weights and
/// of the biases. They are sums over paths, not means: where the loss is a mean over the samples, G
/// has been divided already. Do it without the library's `Dense`.
///
/// For example, two samples, three inputs and two units:
///
///     A = [1 2 0]    W = [1  2]    G = [1 -1]
///         [3 0 1]        [0  4]        [2  0]
///                        [5 -1]
///
///     dL/dA = [-1 -4  6]    dL/dW = [7 -1]    dL/db = [3 -1]
///             [ 2  0 10]            [2 -2]
///                                   [2  0]
///
/// Accuracy: within 10⁻⁴.
///
/// - Parameters:
///   - sumGradient: G, `[samples × units]`; at least one of each.
///   - inputs: A, `[samples × inputs]`; at least one input.
///   - weights: W, `[inputs × units]`.
/// - Returns: dL/dA, dL/dW and dL/db, in the shapes of A, W and b.
public func denseBackward(
  _ sumGradient: Matrix, inputs: Matrix, weights: Matrix
) -> (inputs: Matrix, weights: Matrix, bias: Matrix) {
  // Stub: unfinished(
  // Stub:   (
  // Stub:     inputs: Matrix(rows: inputs.rows, columns: inputs.columns),
  // Stub:     weights: Matrix(rows: weights.rows, columns: weights.columns),
  // Stub:     bias: Matrix(rows: 1, columns: weights.columns)
  // Stub:   ))
  (
    inputs: matmul(sumGradient, weights.transposed()),
    weights: matmul(inputs.transposed(), sumGradient),
    bias: sumGradient.columnSums()
  )
  // End of the solution
}
