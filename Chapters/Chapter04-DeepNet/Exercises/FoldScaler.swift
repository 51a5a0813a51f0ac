import Exercises
import NeuralNetworks

/// Exercise 4.8: fold the scaler.
///
/// Read first: section 4.8, "Numbers instead of classes: cars", and the question about a forgotten
/// ReLU in section 4.3.
/// About 20 minutes, ●●○.
///
/// A network was trained on standardized inputs, so whoever uses it has to standardize first, with
/// the means and deviations of the training samples. Spare them the trouble: return weights and a
/// bias for its first layer with which raw inputs give the same preactivations. The activation
/// function and the layers after it stay as they are.
///
/// A feature with a deviation of 0 was only centered, and not divided. It may well vary in the
/// inputs to come.
///
/// For example, two inputs and one unit:
///
///     weights [[6],    bias [[1]]    means [[10, 5]]    deviations [[2, 0]]
///              [4]]
///
///     the raw input [12, 6] is standardized to [1, 1] and gives 6 + 4 + 1 = 11;
///     the answer is the weights [[3], [4]] and the bias [[-49]], which give 11 at once
///
/// Accuracy: within 10⁻³, relative to numbers above 1.
///
/// - Parameters:
///   - weights: `[features × units]`; at least one of each.
///   - bias: `[1 × units]`.
///   - means: of the features, `[1 × features]`.
///   - deviations: of the features, `[1 × features]`, none negative.
/// - Returns: weights and bias for raw inputs, in the same shapes.
public func foldedScaler(
  weights: Matrix, bias: Matrix, means: Matrix, deviations: Matrix
) -> (weights: Matrix, bias: Matrix) {
  unfinished((weights: weights, bias: bias))
}
