import Exercises

/// Exercise 6.3: a step with momentum.
///
/// Read first: section 6.5, under "Momentum: remember the direction".
/// About 10 minutes, ●●○.
///
/// Each weight has a velocity, which remembers the slopes of earlier steps: where they agree it
/// grows, where they alternate they cancel. Take one step of section 6.5's momentum. Others write
/// it down in other ways. Here the velocity is a plain sum of gradients, so it holds no learning
/// rate, the newest gradient has no factor, and the velocity points uphill. Weights move by the
/// velocity that was just updated.
///
/// For example, the weights `[1, -1]`, the gradient `[0.5, 2]`, the velocity `[2, -1]`, η = 0.1 and
/// μ = 0.9 give the velocity `[2.3, 1.1]` and the weights `[0.77, -1.11]`.
///
/// Accuracy: right to five digits. Write it without the library's `Momentum`.
///
/// - Parameters:
///   - weights: w, n numbers.
///   - gradient: g, n numbers.
///   - velocity: m from the step before, n numbers; zeros at first.
///   - learningRate: η, a positive number.
///   - momentum: μ, the share of the velocity that is left after a step, at least 0 and below 1.
/// - Returns: the new weights and the new velocity, n numbers each.
public func momentumStep(
  weights: [Float], gradient: [Float], velocity: [Float], learningRate: Float, momentum: Float
) -> (weights: [Float], velocity: [Float]) {
  // Stub: unfinished((weights: weights, velocity: velocity))
  let newVelocity = zip(velocity, gradient).map { speed, slope in momentum * speed + slope }
  let newWeights = zip(weights, newVelocity).map { weight, speed in weight - learningRate * speed }
  return (weights: newWeights, velocity: newVelocity)
  // End of the solution
}
