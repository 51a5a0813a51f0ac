import Exercises
import NeuralNetworks

/// Exercise 3.6: thresholded predictions.
///
/// Read first: section 3.1, "Two units in front of one".
///
/// A network gives a probability of yes, but in the end somebody wants a yes or a no. A threshold
/// decides, often 0.5, but higher where a false yes is expensive:
///
///     prediction = 1 where p > threshold, else 0
///
/// A probability that is just the threshold is a no.
///
/// For example, the probabilities 0.2, 0.5, 0.7 and 0.9 give `[0, 0, 1, 1]` with the threshold 0.5 and
/// `[0, 0, 0, 1]` with the threshold 0.8.
///
/// In Swift, `matrix.elements` is a list of all elements, and `condition ? one : other` chooses
/// between two values.
///
/// - Parameters:
///   - probabilities: p, `[samples × 1]`, each from 0 to 1; there may be no samples.
///   - threshold: any number from 0 to 1.
/// - Returns: 1 or 0 for each sample, in the same order.
public func predictions(_ probabilities: Matrix, threshold: Float) -> [Int] {
  unfinished([Int](repeating: 0, count: probabilities.rows))
}
