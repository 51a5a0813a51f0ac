import Exercises

/// Exercise 6.4: a step with momentum.
///
/// Read first: section 6.5, under "Momentum: remember the direction".
///
/// Gradient descent forgets, because each step knows only the slope where it stands. With momentum
/// each weight has a velocity m, which remembers the slopes of earlier steps. Where they agree it
/// grows, and where they change their sign from step to step they cancel:
///
///     m ← μ m + g
///     w ← w − η m         with the velocity that was just updated
///
/// μ says how much of the velocity is left after a step, and η is the learning rate. There are
/// other ways to write this down. Here the velocity is a plain sum of gradients: it holds no
/// learning rate, g has no factor, and the velocity points uphill like the gradient.
///
/// For example, the weights `[1, -1]`, the gradient `[0.5, 2]`, the velocity `[2, -1]`, η = 0.1 and
/// μ = 0.9:
///
///     m     0.9 ·   2  + 0.5 = 2.3         w      1 − 0.1 · 2.3 =  0.77
///           0.9 · (−1) + 2   = 1.1               −1 − 0.1 · 1.1 = −1.11
///
/// The first step starts from a velocity of zeros. The new velocity is handed back with the
/// weights, and goes into the next call.
///
/// Accuracy: right to five digits, which ordinary `Float` arithmetic gives. Write it without the
/// library's `Momentum`; `weights.indices` counts the places of the three lists.
///
/// - Parameters:
///   - weights: w, n numbers.
///   - gradient: g, n numbers.
///   - velocity: m from the step before, n numbers.
///   - learningRate: η, a positive number.
///   - momentum: μ, at least 0 and below 1.
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
