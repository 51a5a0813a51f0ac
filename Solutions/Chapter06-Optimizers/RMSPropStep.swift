import Exercises

/// Exercise 6.4: a step of RMSProp.
///
/// Read first: section 6.5, under "RMSProp: a rate for each weight".
/// About 10 minutes, ●●○.
///
/// RMSProp gives each weight a rate of its own: it divides the step by the recent size of the
/// weight's slopes, which is the root of a running average of their squares. Take one step of it,
/// with the average that was just updated. ε keeps the quotient finite for a weight whose slope has
/// been zero so far; it is added after the root is taken.
///
/// For example, the weights `[1, -1]`, the gradient `[4, -1]`, the averages `[2, 7]`, η = 0.3, ρ =
/// 0.5 and an ε so small that it does not show give the averages `[9, 4]` and the weights `[0.6,
/// -0.85]`.
///
/// Accuracy: right to five digits, also where averages are tiny. Write it without the library's
/// `RMSProp`.
///
/// - Parameters:
///   - weights: w, n numbers.
///   - gradient: g, n numbers.
///   - meanSquare: v from the step before, n numbers, none negative; zeros at first.
///   - learningRate: η, a positive number.
///   - decay: ρ, the share of the average that is left after a step, at least 0 and below 1.
///   - epsilon: ε, a positive number.
/// - Returns: the new weights and the new averages, n numbers each.
public func rmsPropStep(
  weights: [Float], gradient: [Float], meanSquare: [Float], learningRate: Float, decay: Float,
  epsilon: Float
) -> (weights: [Float], meanSquare: [Float]) {
  // Stub: unfinished((weights: weights, meanSquare: meanSquare))
  let newMeanSquare = zip(meanSquare, gradient).map { square, slope in
    decay * square + (1 - decay) * slope * slope
  }
  let newWeights = weights.indices.map { index in
    weights[index] - learningRate * gradient[index] / (newMeanSquare[index].squareRoot() + epsilon)
  }
  return (weights: newWeights, meanSquare: newMeanSquare)
  // End of the solution
}
