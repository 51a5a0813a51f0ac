import Exercises
import Foundation

/// Exercise 6.9: a cosine schedule.
///
/// Read first: section 6.7, "Changing the rate on the way".
///
/// Large steps get a network quickly to the neighborhood of a minimum, and small ones let it settle
/// there. A schedule makes the learning rate smaller in the course of training. The cosine schedule
/// follows half a wave, from its crest to its trough: slowly at first, quickly in the middle,
/// slowly again at the end. With η₀, the rate to start from, step t of T has the rate
///
///     η = η₀ · ½ · (1 + cos(π t / T))
///
/// so that it is η₀ at t = 0, half of it at t = T/2, and 0 at t = T.
///
/// For example, η₀ = 0.1 at step 25 of 100:
///
///     0.1 · ½ · (1 + cos(π · 0.25)) = 0.1 · ½ · (1 + 0.70711) = 0.08536
///
/// Accuracy: right to five digits of η₀ for ordinary rates, which `Float` gives. `cos`, from
/// Foundation, takes radians, as the formula does. `Float.pi` is π. Between two Ints, `/` drops the
/// remainder.
///
/// - Parameters:
///   - step: t, the number of steps taken so far, from 0 to `steps`.
///   - steps: T, the number of steps of the whole training, at least 1.
///   - learningRate: η₀, the rate to start from, a positive number.
/// - Returns: η, the learning rate for this step.
public func cosineRate(step: Int, steps: Int, learningRate: Float) -> Float {
  // Stub: unfinished(0)
  let progress = Float(step) / Float(steps)
  return learningRate * 0.5 * (1 + cos(Float.pi * progress))
  // End of the solution
}
