import Exercises
import Foundation
import NeuralNetworks

/// Exercise 3.3: binary cross-entropy.
///
/// Read first: section 3.2, "Learning from nudges", and section 3.6 under "A loss of 996".
///
/// This is the loss of a network that answers yes or no, the log loss of chapter 1. The network gives
/// each sample a probability p of yes, and the target t is 1 for yes and 0 for no. A sample costs the
/// negative natural logarithm of the probability that was given to what turned out true, and the loss
/// of m samples is the mean of these costs:
///
///     L = −1/m · Σ ( t · ln p + (1 − t) · ln(1 − p) )
///
/// Each target belongs to the probability in the same row. (If every target is set against every
/// probability, a loss of 0.693 becomes 996, as section 3.6 tells.)
///
/// For example, the probabilities 0.9, 0.2 and 0.4 for the targets 1, 0 and 1 give
///
///     −( ln 0.9 + ln 0.8 + ln 0.4 ) / 3  =  ( 0.1054 + 0.2231 + 0.9163 ) / 3  =  0.4149
///
/// The logarithm of 0 is infinite, so move p into the range from 1e-7 to 1 − 1e-7 first: a smaller p
/// becomes 1e-7, a larger one 1 − 1e-7. Then the highest cost is −ln 1e-7, about 16.1. (In `Float`,
/// 1 − 1e-7 rounds to 1 − 1.19e-7, and a sure and wrong yes costs 15.9, which counts as right.)
/// Accuracy: within 5 · 10⁻⁴.
///
/// Do it without `Loss`, which takes preactivations and not probabilities. Foundation's `log` is the
/// natural logarithm; `matrix.elements` is a list of all elements, and `zip` pairs two lists.
///
/// - Parameters:
///   - probabilities: p, `[samples × 1]`, each from 0 to 1, both ends included; at least one sample.
///   - targets: t, `[samples × 1]`, each 0 or 1.
/// - Returns: the mean over the samples.
public func binaryCrossEntropy(_ probabilities: Matrix, targets: Matrix) -> Float {
  // Stub: unfinished(0)
  let prices = zip(probabilities.elements, targets.elements).map { probability, target in
    let clipped = min(max(probability, 1e-7), 1 - 1e-7)
    return -(target * log(clipped) + (1 - target) * log(1 - clipped))
  }
  return prices.reduce(0, +) / Float(prices.count)
  // End of the solution
}
