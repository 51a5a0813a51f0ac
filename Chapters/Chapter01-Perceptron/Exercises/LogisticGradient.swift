import Exercises
import NeuralNetworks

/// Exercise 1.7: gradient of logistic regression.
///
/// Read first: section 1.8, "Logistic regression: learning from slopes".
/// About 20 minutes, ●●○.
///
/// How does the mean log loss of a unit with a sigmoid change with each weight and with the bias?
/// With m samples, and Xᵀ for X with rows and columns exchanged:
///
///     P = 1 / (1 + e⁻ᶻ)  with  Z = X · w + b      [m × 1]
///     ∂L/∂w = Xᵀ · (P − T) / m                     [n × 1]
///     ∂L/∂b = mean of (p − t)                      one number
///
/// For example, two samples `[1, 2]` and `[3, -1]` with the targets 1 and 0, all weights 0 and bias
/// 0. Both probabilities are 0.5, so p − t is −0.5 and 0.5:
///
///     ∂L/∂w₁ = ( 1 · (−0.5) + 3 · 0.5 ) / 2    =  0.5
///     ∂L/∂w₂ = ( 2 · (−0.5) + (−1) · 0.5 ) / 2 = −0.75        ∂L/∂b = 0
///
/// The library has `matmul(a, b)`, `matmul(transposing: a, b)` for aᵀ · b, `Activation.sigmoid(z)`
/// for a whole matrix, `-` for two matrices, `number * matrix`, and `matrix.sum()`, which is a
/// `Double`.
///
/// - Parameters:
///   - inputs: X, `[m × n]`, at least one sample of at least one input.
///   - targets: T, `[m × 1]`, each 0 or 1.
///   - weights: w, `[n × 1]`.
///   - bias: b, one number.
/// - Returns: ∂L/∂w, `[n × 1]`, and ∂L/∂b, both to within 1e-5.
public func logisticGradient(
  _ inputs: Matrix, targets: Matrix, weights: Matrix, bias: Float
) -> (weights: Matrix, bias: Float) {
  unfinished((weights: Matrix(rows: weights.rows, columns: 1), bias: 0))
}
