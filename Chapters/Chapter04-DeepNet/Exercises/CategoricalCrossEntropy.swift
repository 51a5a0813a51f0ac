import Exercises
import Foundation
import NeuralNetworks

/// Exercise 4.6: categorical cross-entropy.
///
/// Read first: section 4.4, "Ten classes".
/// About 10 minutes, ●○○.
///
/// Work out the mean loss of some samples, without the library's `Loss`. Each has a row of
/// probabilities, one for each class, and a row of targets, which need not be one-hot:
/// `[0.9, 0.1, 0]` says that the first class is likely but not certain. A probability below 1e-7 is
/// first raised to 1e-7, so that its logarithm exists; all others stay what they are.
///
/// For example, two samples and three classes:
///
///     P = [[0.7, 0.2, 0.1],    T = [[1, 0, 0],    losses 0.35667
///          [0.1, 0.5, 0.4]]         [0, 0, 1]]           0.91629       L = 0.63648
///
/// and where all of the truth was given a probability of 0, a sample's loss is 16.118. Accuracy:
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
