import Exercises
import NeuralNetworks

/// Exercise 2.1: collapse two linear layers.
///
/// Read first: section 2.1, "Why a network needs a bend".
/// About 15 minutes, ●○○.
///
/// Without an activation function, a second layer adds nothing that one layer could not do:
///
///     first layer      Z₁ = X W₁ + b₁
///     second layer     Z₂ = Z₁ W₂ + b₂
///
/// Find the weights W and the bias b of the one layer X W + b that gives the same Z₂ for every X.
///
/// For example, two inputs, three hidden units and one unit:
///
///     W₁ = [1 0  2]    b₁ = [1 0 -1]    W₂ = [1]    b₂ = [0.5]
///          [0 1 -1]                          [2]
///                                            [3]
///
/// are replaced by
///
///     W  = [ 7]        b  = [-1.5]
///          [-1]
///
/// The library has `matmul(a, b)` for the product of two matrices, and `+` for two matrices of the
/// same shape. Accuracy: within 10⁻⁴.
///
/// - Parameters:
///   - firstWeights: W₁, `[inputs × hidden]`, at least one input and one hidden unit.
///   - firstBias: b₁, `[1 × hidden]`.
///   - secondWeights: W₂, `[hidden × units]`, at least one unit.
///   - secondBias: b₂, `[1 × units]`.
/// - Returns: the weights W, `[inputs × units]`, and the bias b, `[1 × units]`, of the one layer.
public func collapse(
  firstWeights: Matrix, firstBias: Matrix, secondWeights: Matrix, secondBias: Matrix
) -> (weights: Matrix, bias: Matrix) {
  unfinished(
    (
      weights: Matrix(rows: firstWeights.rows, columns: secondWeights.columns),
      bias: Matrix(rows: 1, columns: secondWeights.columns)
    ))
}
