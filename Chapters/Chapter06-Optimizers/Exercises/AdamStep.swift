import Exercises
import Foundation

/// Exercise 6.6: a step of Adam, with bias correction.
///
/// Read first: section 6.5, under "Adam: both, and a correction".
///
/// Adam keeps two running averages for each weight, one of its gradient, much as momentum does, and
/// one of the square of its gradient, as RMSProp does:
///
///     m ← β₁ m + (1 − β₁) g
///     v ← β₂ v + (1 − β₂) g²
///
/// Both start at zero, so at first they are far too small: after one step m is only (1 − β₁) g.
/// Step t, counted from 1, corrects them by the share that they can have reached, and moves the
/// weights:
///
///     m̂ = m / (1 − β₁ᵗ)        v̂ = v / (1 − β₂ᵗ)
///     w ← w − η m̂ / (√v̂ + ε)
///
/// m̂ and v̂ are used in this step only: m and v themselves are kept for the next.
///
/// For example, one weight 1 with g = 2, m = 1, v = 1 at step t = 2, with η = 0.1, β₁ = 0.5,
/// β₂ = 0.75 and an ε so small that it does not show:
///
///     m     0.5  · 1 + 0.5  · 2  = 1.5          m̂     1.5  / (1 − 0.5²)  = 1.5  / 0.75   = 2
///     v     0.75 · 1 + 0.25 · 2² = 1.75         v̂     1.75 / (1 − 0.75²) = 1.75 / 0.4375 = 4
///     w     1 − 0.1 · 2 / √4 = 0.9
///
/// Accuracy: right to four digits, because 1 − β₂ᵗ loses some in a `Float`. Write it without the
/// library's `Adam`. `pow(x, Float(n))`, from Foundation, is xⁿ, and `x.squareRoot()` is the root of a
/// `Float`.
///
/// - Parameters:
///   - weights: w, n numbers.
///   - gradient: g, n numbers.
///   - mean: m from the step before, n numbers.
///   - meanSquare: v from the step before, n numbers, none negative.
///   - step: t, the number of this step: 1 for the first.
///   - learningRate: η, a positive number.
///   - beta1: β₁, at least 0 and below 1.
///   - beta2: β₂, at least 0 and below 1.
///   - epsilon: ε, a positive number.
/// - Returns: the new weights, means and mean squares, n numbers each.
public func adamStep(
  weights: [Float], gradient: [Float], mean: [Float], meanSquare: [Float], step: Int,
  learningRate: Float, beta1: Float = 0.9, beta2: Float = 0.999, epsilon: Float = 1e-8
) -> (weights: [Float], mean: [Float], meanSquare: [Float]) {
  unfinished((weights: weights, mean: mean, meanSquare: meanSquare))
}
