import Exercises
import Foundation

/// Exercise 6.5: a step of Adam, with bias correction.
///
/// Read first: section 6.5, under "Adam: both, and a correction".
/// About 15 minutes, ●●○.
///
/// Adam keeps two running averages for each weight, one of its gradient and one of the gradient's
/// square. Both start at zero and are too small at first, which each step corrects for itself: what
/// it hands on are the averages as they are. Take one step.
///
/// For example, one weight 1 with g = 2, m = 1, v = 1 at step t = 2, with η = 0.1, β₁ = 0.5,
/// β₂ = 0.75 and an ε so small that it does not show, gives m = 1.5 and v = 1.75, corrected 2 and
/// 4, and the weight 0.9.
///
/// Accuracy: right to four digits. Write it without the library's `Adam`.
///
/// - Parameters:
///   - weights: w, n numbers.
///   - gradient: g, n numbers.
///   - mean: m from the step before, n numbers.
///   - meanSquare: v from the step before, n numbers, none negative.
///   - step: t, 1 for the first step.
///   - learningRate: η, positive.
///   - beta1: β₁, at least 0 and below 1.
///   - beta2: β₂, at least 0 and below 1.
///   - epsilon: ε, positive, added after the root is taken.
/// - Returns: the new weights, means and mean squares, n numbers each.
public func adamStep(
  weights: [Float], gradient: [Float], mean: [Float], meanSquare: [Float], step: Int,
  learningRate: Float, beta1: Float = 0.9, beta2: Float = 0.999, epsilon: Float = 1e-8
) -> (weights: [Float], mean: [Float], meanSquare: [Float]) {
  // Stub: unfinished((weights: weights, mean: mean, meanSquare: meanSquare))
  let newMean = zip(mean, gradient).map { beta1 * $0 + (1 - beta1) * $1 }
  let newMeanSquare = zip(meanSquare, gradient).map { beta2 * $0 + (1 - beta2) * $1 * $1 }
  let meanShare = 1 - pow(beta1, Float(step))
  let squareShare = 1 - pow(beta2, Float(step))
  let newWeights = weights.indices.map { index in
    let size = (newMeanSquare[index] / squareShare).squareRoot()
    return weights[index] - learningRate * (newMean[index] / meanShare) / (size + epsilon)
  }
  return (weights: newWeights, mean: newMean, meanSquare: newMeanSquare)
  // End of the solution
}
