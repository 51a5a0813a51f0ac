import Exercises
import NeuralNetworks

/// Exercise 5.3: dense backward.
///
/// Read first: section 5.3, "A layer at a time".
///
/// A dense layer makes preactivations Z = A · W + b from its inputs A, the activations of the layer
/// before. On the way back G arrives, the slopes of the loss L along the numbers of Z. The layer has
/// three gradients to find:
///
///     dL/dA    [samples × inputs]    for the layer before
///     dL/dW    [inputs × units]      for the weights
///     dL/db    [1 × units]           for the biases
///
/// An input of a sample reaches L through all units, for that sample. A weight or a bias reaches L
/// through all samples. Paths that join add. With i for a sample, j for an input and k for a unit:
///
///     dL/dA[i, j] = Σ over the units k      G[i, k] · W[j, k]
///     dL/dW[j, k] = Σ over the samples i    A[i, j] · G[i, k]
///     dL/db[k]    = Σ over the samples i    G[i, k]
///
/// These are sums, not means: where the loss is a mean over the samples, G has been divided already.
///
/// For example, two samples, three inputs and two units:
///
///     A = [1 2 0]    W = [1  2]    G = [1 -1]
///         [3 0 1]        [0  4]        [2  0]
///                        [5 -1]
///
///     dL/dA = [-1 -4  6]     first row: 1·1 − 1·2,  1·0 − 1·4,  1·5 − 1·(−1)
///             [ 2  0 10]
///     dL/dW = [ 7 -1]        first row: 1·1 + 3·2,  1·(−1) + 3·0
///             [ 2 -2]
///             [ 2  0]
///     dL/db = [ 3 -1]
///
/// Do it without the library's `Dense`: with loops, or with the library's products.
/// `matmul(a, b)` is a product of matrices, `matrix.transposed()` exchanges rows and columns, and
/// `matrix.columnSums()` adds up each column. The shapes tell which factor goes where. Accuracy:
/// within 10⁻⁴.
///
/// - Parameters:
///   - sumGradient: G, `[samples × units]`; at least one of each.
///   - inputs: A, `[samples × inputs]`; at least one input.
///   - weights: W, `[inputs × units]`.
/// - Returns: dL/dA, dL/dW and dL/db, in the shapes of A, W and b.
public func denseBackward(
  _ sumGradient: Matrix, inputs: Matrix, weights: Matrix
) -> (inputs: Matrix, weights: Matrix, bias: Matrix) {
  unfinished(
    (
      inputs: Matrix(rows: inputs.rows, columns: inputs.columns),
      weights: Matrix(rows: weights.rows, columns: weights.columns),
      bias: Matrix(rows: 1, columns: weights.columns)
    ))
}
