import Exercises
import NeuralNetworks

/// Exercise 2.6: collapse two linear layers.
///
/// Read first: section 2.1, "Why a network needs a bend".
///
/// Without an activation function, a second layer adds nothing that one layer could not do. Put the
/// first layer into the second and multiply out:
///
///     first layer      Z₁ = X W₁ + b₁
///     second layer     Z₂ = Z₁ W₂ + b₂  =  (X W₁ + b₁) W₂ + b₂  =  X (W₁ W₂) + (b₁ W₂ + b₂)
///
/// One layer with these weights and this bias gives the same Z₂ for every X:
///
///     W = W₁ W₂          [inputs × hidden] · [hidden × units] = [inputs × units]
///     b = b₁ W₂ + b₂     [1 × hidden] · [hidden × units] + [1 × units] = [1 × units]
///
/// For example, two inputs, three hidden units and one unit:
///
///     W₁ = [1 0  2]    b₁ = [1 0 -1]    W₂ = [1]    b₂ = [0.5]
///          [0 1 -1]                          [2]
///                                            [3]
///
///     W  = [1 · 1 + 0 · 2 + 2 · 3   ]  =  [ 7]
///          [0 · 1 + 1 · 2 + (-1) · 3]     [-1]
///
///     b  = [1 · 1 + 0 · 2 + (-1) · 3] + [0.5]  =  [-1.5]
///
/// The library has `matmul(a, b)` for the product of two matrices, and `+` for two matrices of the
/// same shape. There are at least one input, one hidden unit and one unit. Accuracy: within 10⁻⁴.
///
/// - Parameters:
///   - firstWeights: W₁, `[inputs × hidden]`.
///   - firstBias: b₁, `[1 × hidden]`.
///   - secondWeights: W₂, `[hidden × units]`.
///   - secondBias: b₂, `[1 × units]`.
/// - Returns: the weights W, `[inputs × units]`, and the bias b, `[1 × units]`, of the one layer.
public func collapse(
  firstWeights: Matrix, firstBias: Matrix, secondWeights: Matrix, secondBias: Matrix
) -> (weights: Matrix, bias: Matrix) {
  // Stub: unfinished(
  // Stub:   (
  // Stub:     weights: Matrix(rows: firstWeights.rows, columns: secondWeights.columns),
  // Stub:     bias: Matrix(rows: 1, columns: secondWeights.columns)
  // Stub:   ))
  (
    weights: matmul(firstWeights, secondWeights),
    bias: matmul(firstBias, secondWeights) + secondBias
  )
  // End of the solution
}
