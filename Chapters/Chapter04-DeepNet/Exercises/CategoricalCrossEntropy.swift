import Exercises
import Foundation
import NeuralNetworks

/// Exercise 4.2: categorical cross-entropy.
///
/// Read first: section 4.4, "Ten classes".
///
/// A network gives each sample a row of probabilities p, one for each class; the row of targets t
/// says what is true. The loss Lᵢ of a sample is the negative natural logarithm of the probability
/// that was given to the truth, and the loss L of m samples is the mean of their losses:
///
///     Lᵢ = −Σ t · ln p  over the classes of sample i        L = 1/m · Σ Lᵢ
///
/// For example, two samples and three classes:
///
///     P = [[0.7, 0.2, 0.1],    T = [[1, 0, 0],    losses −ln 0.7 = 0.35667
///          [0.1, 0.5, 0.4]]         [0, 0, 1]]           −ln 0.4 = 0.91629
///
///     L = (0.35667 + 0.91629) / 2 = 0.63648
///
/// A row of targets need not be one-hot: `[0.9, 0.1, 0]` says that the first class is likely but
/// not certain, and the sum over the classes takes care of it.
///
/// The logarithm of 0 is −∞, and 0 · (−∞) is not a number. So a probability below 1e-7 is first
/// raised to 1e-7; all others stay what they are. Then no class adds more than
/// −ln 1e-7 = 16.118 to the loss of a sample.
///
/// Write out the sums, without the library's `Loss`. Foundation's `log` is the natural logarithm,
/// `max(a, b)` the larger of two numbers, and `matrix[row, column]` reads an element. Accuracy:
/// within 10⁻⁵.
///
/// - Parameters:
///   - probabilities: P, `[samples × classes]`, each from 0 to 1; at least one sample and
///     one class.
///   - targets: T, of the same shape; each row sums to 1.
/// - Returns: L, the mean loss of a sample, never negative.
public func categoricalCrossEntropy(_ probabilities: Matrix, targets: Matrix) -> Float {
  unfinished(0)
}
