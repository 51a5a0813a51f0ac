import Groundwork

/// How the learning rate changes in the course of training, as a factor of where it starts.
public enum LearningRateSchedule: Equatable, Sendable {
  /// The same rate from start to end.
  case constant

  /// Multiplied by `factor` after every `every` epochs.
  case stepDecay(factor: Float, every: Int)

  /// Multiplied by `factor` over each epoch, a little at every step.
  case exponentialDecay(factor: Float)

  /// From the full rate to nothing along half a cosine wave (Loshchilov and Hutter, "SGDR:
  /// stochastic gradient descent with warm restarts", 2017, without the restarts).
  case cosine

  /// The factor for one step.
  ///
  /// - Parameters:
  ///   - step: the number of steps taken so far in all epochs.
  ///   - stepsPerEpoch: the number of steps of an epoch.
  ///   - epochs: the number of epochs of the whole training.
  /// - Returns: what the starting rate is multiplied by; for the cosine, 0 from the last step on.
  /// - Precondition: `step` is not negative, the other two are positive, and so are the schedule's
  ///   own numbers.
  public func factor(step: Int, stepsPerEpoch: Int, epochs: Int) -> Float {
    require(
      step >= 0 && stepsPerEpoch > 0 && epochs > 0,
      """
      LearningRateSchedule: step \(step) with \(stepsPerEpoch) steps an epoch and \(epochs) epochs: \
      expected 0 or more, and 1 or more of the others
      """)
    switch self {
    case .constant: return 1
    case .stepDecay(let factor, let every):
      require(every > 0, "stepDecay: every \(every) epochs: expected 1 or more")
      return power(factor, Float(step / stepsPerEpoch / every))
    case .exponentialDecay(let factor): return power(factor, Float(step) / Float(stepsPerEpoch))
    case .cosine:
      // The product of two large counts may not fit in an Int.
      let progress = Float(step) / Float(Double(stepsPerEpoch) * Double(epochs))
      return 0.5 * (1 + cosineOfHalfTurns(min(progress, 1)))
    }
  }

  /// base^exponent for a positive base.
  private func power(_ base: Float, _ exponent: Float) -> Float {
    require(
      base > 0 && base.isFinite,
      "LearningRateSchedule: a factor of \(base): expected a positive number")
    return exponential(exponent * logarithm(base))
  }

  /// cos(π x) for x from 0 to 1, by its Taylor series around the nearest of 0 and 1 or, in between,
  /// the sine's around ½; within 3·10⁻⁷.
  private func cosineOfHalfTurns(_ x: Float) -> Float {
    if x > 0.75 { return -cosineOfHalfTurns(1 - x) }
    let pi: Float = 3.14159265
    if x > 0.25 {
      let y = pi * (0.5 - x)
      let s = y * y
      return y * (1 - s / 6 * (1 - s / 20 * (1 - s / 42 * (1 - s / 72))))
    }
    let s = pi * x * (pi * x)
    return 1 - s / 2 * (1 - s / 12 * (1 - s / 30 * (1 - s / 56)))
  }
}
