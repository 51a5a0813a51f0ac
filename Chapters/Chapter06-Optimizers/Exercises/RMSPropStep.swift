import Exercises

/// Exercise 6.5: a step of RMSProp.
///
/// Read first: section 6.5, under "RMSProp: a rate for each weight".
///
/// A single learning rate rarely suits all weights: where gradients are large it is too large, where
/// they are small too small. RMSProp keeps for each weight a running average v of its squared gradient
/// and divides the step by the square root of that average, so all weights move at about the same pace:
///
///     v ← ρ v + (1 − ρ) g²
///     w ← w − η g / (√v + ε)         with the average that was just updated
///
/// ρ says how much of the average is left after a step. The small number ε keeps the quotient finite
/// for a weight whose gradient has been zero so far. It is added after the root is taken.
///
/// For example, the weights `[1, -1]`, the gradient `[4, -1]`, the averages `[2, 7]`, η = 0.3,
/// ρ = 0.5, and an ε so small that it does not show:
///
///     v     0.5 · 2 + 0.5 ·   4²  = 9         w      1 − 0.3 ·   4  / 3 =  0.6
///           0.5 · 7 + 0.5 · (−1)² = 4               −1 − 0.3 · (−1) / 2 = −0.85
///
/// The first step starts from averages of zero.
///
/// Accuracy: right to five digits, which ordinary `Float` arithmetic gives, also where averages are
/// tiny. Write it without the library's `RMSProp`; `x.squareRoot()` is the root of a `Float`.
///
/// - Parameters:
///   - weights: w, n numbers.
///   - gradient: g, n numbers.
///   - meanSquare: v from the step before, n numbers, none negative.
///   - learningRate: η, a positive number.
///   - decay: ρ, at least 0 and below 1.
///   - epsilon: ε, a positive number.
/// - Returns: the new weights and the new averages, n numbers each.
public func rmsPropStep(
  weights: [Float], gradient: [Float], meanSquare: [Float], learningRate: Float, decay: Float,
  epsilon: Float
) -> (weights: [Float], meanSquare: [Float]) {
  unfinished((weights: weights, meanSquare: meanSquare))
}
