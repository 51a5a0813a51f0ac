import Exercises
import Foundation

/// Exercise 2.6: stable softmax.
///
/// Read first: section 2.6, "Softmax: from scores to probabilities".
/// About 15 minutes, ●●○.
///
/// Softmax turns the scores z of K classes into probabilities: all positive, with the sum 1, and
/// larger where the score is larger.
///
///     pᵢ = exp(zᵢ) / ( exp(z₁) + … + exp(z_K) )
///
/// At a score of 1000 this overflows: exp(1000) is infinite, and ∞ / ∞ is NaN, not a number. But
/// subtracting the same number from every score changes no probability. With the largest score, no
/// exponent is above 0.
///
/// For example, the scores `[1, 2, 3]`:
///
///     less the largest    −2         −1          0
///     exponentials         0.13534    0.36788     1          sum 1.50321
///     probabilities        0.09003    0.24473     0.66524
///
/// and `[1001, 1002, 1003]` give the same. Accuracy: within 5 · 10⁻⁵, also at scores around 1000;
/// any form that is equal on paper and stays in range will do.
///
/// Write it without the library's `Activation`. Foundation's `exp` is eˣ; a list has `max()`, which
/// is nil for an empty one, `map` and `reduce`.
///
/// - Parameter scores: z, finite numbers of any size, at least one.
/// - Returns: as many probabilities, in the same order.
public func softmax(_ scores: [Float]) -> [Float] {
  unfinished([Float](repeating: 0, count: scores.count))
}
