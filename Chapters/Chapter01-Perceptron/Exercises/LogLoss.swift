import Exercises
import Foundation

/// Exercise 1.6: log loss.
///
/// Read first: section 1.8, "Logistic regression: learning from slopes".
/// About 15 minutes, ●●○.
///
/// A model says with which probability p each sample is a yes; the target t is 1 for yes and 0 for
/// no. The loss L of m samples is the mean of the prices of what turned out true:
///
///     L = 1/m · Σ −( t · ln p + (1 − t) · ln(1 − p) )
///
/// For example, the probabilities `[0.9, 0.2]` for the targets `[1, 0]` give
///
///     ( −ln 0.9 − ln(1 − 0.2) ) / 2  =  ( 0.10536 + 0.22314 ) / 2  =  0.16425
///
/// The logarithm of 0 is infinite, and one such sample would spoil the mean. So a p below 1e-7
/// counts as 1e-7, and one above 1 − 1e-7 as 1 − 1e-7. (The `Float` nearest to that is 1 − 1.19e-7,
/// so a sure and wrong yes costs 15.94 in `Float` and 16.12 in `Double`. Both count as right.)
///
/// Foundation's `log` is the natural logarithm; `min` and `max` keep a number in a range.
///
/// - Parameters:
///   - probabilities: p of m samples, each from 0 to 1, both ends included; at least one sample.
///   - targets: t of the same m samples, each 0 or 1.
/// - Returns: the mean loss L, to one part in a thousand.
public func logLoss(_ probabilities: [Float], targets: [Float]) -> Float {
  unfinished(0)
}
