import Exercises
import Foundation

/// Exercise 1.6: log loss.
///
/// Read first: section 1.8, "Logistic regression: learning from slopes".
///
/// A model says with which probability p each sample is a yes; the target t is 1 for yes and 0 for
/// no. The log loss of a sample is the negative natural logarithm of the probability given to what
/// turned out true. A sure and right answer costs almost nothing, a sure and wrong one a lot. The loss
/// L of m samples is the mean of theirs:
///
///     L = 1/m · Σ −( t · ln p + (1 − t) · ln(1 − p) )
///
/// For example, the probabilities `[0.9, 0.2]` for the targets `[1, 0]` give
///
///     ( −ln 0.9 − ln(1 − 0.2) ) / 2  =  ( 0.10536 + 0.22314 ) / 2  =  0.16425
///
/// The logarithm of 0 is infinite, and one such sample would spoil the mean. So move p into the
/// range from 1e-7 to 1 − 1e-7 first: a smaller p becomes 1e-7, a larger one 1 − 1e-7.
///
/// (The `Float` nearest to 1 − 1e-7 is 1 − 1.19e-7, so a sure and wrong yes, p = 1 for t = 0, costs
/// 15.94 computed in `Float` and 16.12 in `Double`. Both count as right here. Elsewhere the loss has
/// to be right to one part in a thousand.)
///
/// Foundation's `log` is the natural logarithm; `min` and `max` keep a number in a range.
///
/// - Parameters:
///   - probabilities: p of m samples, each from 0 to 1, both ends included; at least one sample.
///   - targets: t of the same m samples, each 0 or 1.
/// - Returns: the mean loss L, never negative.
public func logLoss(_ probabilities: [Float], targets: [Float]) -> Float {
  // Stub: unfinished(0)
  let prices = zip(probabilities, targets).map { probability, target in
    let clipped = min(max(probability, 1e-7), 1 - 1e-7)
    return -(target * log(clipped) + (1 - target) * log(1 - clipped))
  }
  return prices.reduce(0, +) / Float(prices.count)
  // End of the solution
}
