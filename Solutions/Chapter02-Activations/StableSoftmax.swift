import Exercises
import Foundation

/// Exercise 2.5: stable softmax.
///
/// Read first: section 2.6, "Softmax: from scores to probabilities".
///
/// A network that tells K classes apart gives each of them a score z. Softmax turns the scores into
/// probabilities: all of them positive, with the sum 1, and larger where the score is larger.
///
///     pᵢ = exp(zᵢ) / ( exp(z₁) + … + exp(z_K) )
///
/// At a score of 1000 this overflows: exp(1000) is infinite, and ∞ / ∞ is NaN, not a number. But
/// subtracting the same number m from every score divides numerator and denominator alike by exp(m),
/// so nothing changes. With the largest score as m, no exponent is above 0:
///
///     pᵢ = exp(zᵢ − m) / ( exp(z₁ − m) + … + exp(z_K − m) )       m = the largest of z₁ … z_K
///
/// For example, the scores `[1, 2, 3]` have m = 3:
///
///     zᵢ − m          −2         −1          0
///     exp(zᵢ − m)     0.13534    0.36788     1          sum 1.50321
///     pᵢ              0.09003    0.24473     0.66524
///
/// and `[1001, 1002, 1003]` give the same.
///
/// Accuracy: within 5 · 10⁻⁵, also at scores around 1000. Other forms that are equal on paper are
/// accepted too. One of them, exp(zᵢ − (m + ln Σ)), where Σ is the sum of all exp(zⱼ − m), costs
/// digits: next to 1000 a `Float` has steps of 0.00006, and the small ln Σ is rounded to them.
///
/// Write it without the library's `Activation`. Foundation's `exp` is eˣ; a list has `max()`, which
/// is nil for an empty one, `map` and `reduce`.
///
/// - Parameter scores: z, finite numbers of any size, at least one.
/// - Returns: as many probabilities, in the same order.
public func softmax(_ scores: [Float]) -> [Float] {
  // Stub: unfinished([Float](repeating: 0, count: scores.count))
  let largest = scores.max() ?? 0
  let powers = scores.map { exp($0 - largest) }
  let sum = powers.reduce(0, +)
  return powers.map { $0 / sum }
  // End of the solution
}
