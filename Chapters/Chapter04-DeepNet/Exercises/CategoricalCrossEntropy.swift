import ExerciseSupport
import Foundation
import NeuralNetworks

/// Exercise 4.2: categorical cross-entropy.
///
/// A network gives each sample a row of probabilities p, one for each class; the row of targets t
/// says what is true. A sample costs the negative natural logarithm of the probability that was
/// given to the truth, and the loss of m samples is the mean of what they cost:
///
///     cost of a sample = −Σ t · ln p  over its classes        loss = 1/m · Σ cost of a sample
///
/// For example, two samples and three classes:
///
///     p = [[0.7, 0.2, 0.1],    t = [[1, 0, 0],    costs −ln 0.7 = 0.35667
///          [0.1, 0.5, 0.4]]         [0, 0, 1]]    costs −ln 0.4 = 0.91629
///
///     loss = (0.35667 + 0.91629) / 2 = 0.63648
///
/// A row of targets need not be one-hot: `[0.9, 0.1, 0]` says that the first class is likely but
/// not certain, and the sum over the classes takes care of it.
///
/// The logarithm of 0 is −∞, and 0 · (−∞) is not a number. So a probability below 1e-7 is first
/// raised to 1e-7; all others stay what they are. Then no class costs more than
/// −ln 1e-7 = 16.118.
///
/// Write out the sums, without the library's `Loss`. Foundation's `log` is the natural logarithm,
/// `max(a, b)` the larger of two numbers, and `matrix[row, column]` reads an element.
///
/// - Parameters:
///   - probabilities: p, `[samples × classes]`, each from 0 to 1; at least one sample.
///   - targets: t, of the same shape; each row sums to 1.
/// - Returns: the mean loss of a sample, never negative.
public func categoricalCrossEntropy(_ probabilities: Matrix, targets: Matrix) -> Float {
  unfinished(0)
}
