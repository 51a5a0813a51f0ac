import ExerciseSupport
import NeuralNetworks

/// Exercise 1.4: scores of a batch.
///
/// A batch is a matrix with one sample in each row. One unit makes one weighted sum of each
/// sample: its score. All scores come out of one matrix product, with the same bias added to each:
///
///     z = X · w + b        [samples × n] · [n × 1] + b  =  [samples × 1]
///
/// For example, two samples of three inputs, with the weights 1, 0, −1 and the bias 0.5:
///
///     [1 2 3]   [ 1]           [1 · 1 + 2 · 0 + 3 · (−1)]           [−1.5]
///     [4 5 7] · [ 0]  +  0.5 = [4 · 1 + 5 · 0 + 7 · (−1)]  +  0.5 = [−2.5]
///               [−1]
///
/// The library has `matmul(a, b)` for the product of two matrices, and `matrix.map { … }` for a
/// function of each element. It never adds a number to a matrix for you.
///
/// - Parameters:
///   - inputs: X, `[samples × n]`.
///   - weights: w, `[n × 1]`.
///   - bias: b, one number.
/// - Returns: the scores z, `[samples × 1]`.
public func scores(_ inputs: Matrix, weights: Matrix, bias: Float) -> Matrix {
  unfinished(Matrix(rows: inputs.rows, columns: 1))
}
