import ExerciseSupport

/// Exercise 6.5: a step of RMSProp.
///
/// One learning rate rarely fits all weights: where slopes are steep it is too large, where they
/// are gentle too small. RMSProp keeps for each weight a running mean of its squared slopes, and
/// divides the step by its root. So all weights move at a like pace:
///
///     s ← ρ s + (1 − ρ) g²
///     w ← w − η g / (√s + ε)         with the mean that was just updated
///
/// ρ says how much of the mean is left after a step. The small number ε keeps the quotient finite
/// for a weight whose slope has been zero so far. It is added after the root is taken.
///
/// For example, the weights `[1, -1]`, the gradient `[4, -1]`, the mean squares `[2, 7]`, η = 0.3,
/// ρ = 0.5, and an ε so small that it does not show:
///
///     s     0.5 · 2 + 0.5 ·   4²  = 9         w      1 − 0.3 ·   4  / 3 =  0.6
///           0.5 · 7 + 0.5 · (−1)² = 4               −1 − 0.3 · (−1) / 2 = −0.85
///
/// The first step starts from mean squares of zero. Write it without the library's `RMSProp`;
/// `x.squareRoot()` is the root of a `Float`.
///
/// - Parameters:
///   - weights: w, n numbers.
///   - gradient: g, n numbers.
///   - meanSquare: s from the step before, n numbers, none negative.
///   - learningRate: η, a positive number.
///   - decay: ρ, at least 0 and below 1.
///   - epsilon: ε, a positive number.
/// - Returns: the new weights and the new mean squares, n numbers each.
public func rmsPropStep(
  weights: [Float], gradient: [Float], meanSquare: [Float], learningRate: Float, decay: Float,
  epsilon: Float
) -> (weights: [Float], meanSquare: [Float]) {
  unfinished((weights: weights, meanSquare: meanSquare))
}
