import ExerciseSupport
import NeuralNetworks

/// Exercise 5.3: dense backward.
///
/// A dense layer makes weighted sums Z = X · W + b. On the way back dL/dZ arrives, how much the loss
/// L grows with each weighted sum. The layer has three things to find out:
///
///     dL/dX    [samples × inputs]    for the layer before, whose outputs X are
///     dL/dW    [inputs × units]      for the weights
///     dL/db    [1 × units]           for the bias
///
/// Input i of a sample reaches L through all units of that sample. A weight and a bias reach L
/// through all samples. Paths that join add:
///
///     dL/dX[s, i] = Σ over the units j      dL/dZ[s, j] · W[i, j]
///     dL/dW[i, j] = Σ over the samples s    X[s, i] · dL/dZ[s, j]
///     dL/db[j]    = Σ over the samples s    dL/dZ[s, j]
///
/// These are sums, not means: a loss that is a mean over the samples has divided already.
///
/// For example, two samples, three inputs and two units:
///
///     X = [1 2 0]    W = [1  2]    dL/dZ = [1 -1]
///         [3 0 1]        [0  4]            [2  0]
///                        [5 -1]
///
///     dL/dX = [-1 -4  6]     first row: 1·1 − 1·2,  1·0 − 1·4,  1·5 − 1·(−1)
///             [ 2  0 10]
///     dL/dW = [ 7 -1]        first row: 1·1 + 3·2,  1·(−1) + 3·0
///             [ 2 -2]
///             [ 2  0]
///     dL/db = [ 3 -1]
///
/// Do it without the library's `Dense`: with loops, or with the library's products.
/// `matmul(a, b)` is a product of matrices, `matrix.transposed()` exchanges rows and columns, and
/// `matrix.columnSums()` adds up each column. The shapes tell which factor goes where.
///
/// - Parameters:
///   - sumGradient: dL/dZ, `[samples × units]`.
///   - inputs: X, `[samples × inputs]`.
///   - weights: W, `[inputs × units]`.
/// - Returns: dL/dX, dL/dW and dL/db, in the shapes of X, W and b.
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
