import Exercises
import NeuralNetworks

/// Exercise 1.3: scores of a batch.
///
/// Read first: section 1.3, "The weighted sum is a matrix product".
/// About 10 minutes, ●○○.
///
/// A batch X is a matrix of m samples, one in each row. One unit makes one weighted sum of each
/// sample, its preactivation, also called its score. All of them come out of one matrix product,
/// with the same bias added to each:
///
///     Z = X · w + b        [m × n] · [n × 1] + b  =  [m × 1]
///
/// For example, two samples of three inputs, with the weights 1, 0, −1 and the bias 0.5:
///
///     [1 2 3]   [ 1]           [1 − 3]           [−1.5]
///     [4 5 7] · [ 0]  +  0.5 = [4 − 7]  +  0.5 = [−2.5]
///               [−1]
///
/// The library has `matmul(a, b)` for the product of two matrices, and `matrix.map { … }` for a
/// function of each element. It never adds a number to a matrix for you.
///
/// - Parameters:
///   - inputs: X, `[m × n]`, at least one sample of at least one input.
///   - weights: w, `[n × 1]`.
///   - bias: b, one number.
/// - Returns: the scores Z, `[m × 1]`, to within 1e-5.
public func scores(_ inputs: Matrix, weights: Matrix, bias: Float) -> Matrix {
  // Stub: unfinished(Matrix(rows: inputs.rows, columns: 1))
  matmul(inputs, weights).map { $0 + bias }
  // End of the solution
}
