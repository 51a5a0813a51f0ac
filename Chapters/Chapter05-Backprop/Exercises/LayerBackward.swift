import Exercises
import NeuralNetworks

/// Exercise 5.9: a layer nobody told you about.
///
/// Read first: section 5.8, "Three remedies, measured", under "Batch normalization and shortcuts".
/// About 40 minutes, ●●●.
///
/// This layer normalizes each sample by itself. With μ for the mean of a row x, and s for its standard
/// deviation, the root of the mean of (x − μ)², it makes
///
///     y = (x − μ) / (s + ε)
///
/// of each number of the row. G arrives, the slopes of the loss along y. Derive the gradient of x, and
/// write it. Every x of a row reaches every y of the row.
///
/// Where all numbers of a row are equal, s is 0 and has no slope along x; what comes back through s is
/// taken for 0 there.
///
/// For example, one row of two numbers and ε = 1:
///
///     x = [1, 3]    μ = 2, s = 1    y = [-0.5, 0.5]    G = [4, 0]    dL/dx = [0.5, -0.5]
///
/// Accuracy: within 10⁻³ of nudges in `Double`, relative to numbers above 1.
///
/// - Parameters:
///   - outputGradient: G, `[samples × features]`; there may be no samples, but there is at least one
///     feature.
///   - inputs: x, of the same shape.
///   - epsilon: ε, above 0.
/// - Returns: the gradient of the inputs, of the same shape.
public func normalizationBackward(
  _ outputGradient: Matrix, inputs: Matrix, epsilon: Float
) -> Matrix {
  unfinished(Matrix(rows: inputs.rows, columns: inputs.columns))
}
