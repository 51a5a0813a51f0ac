import Exercises
import Foundation

/// Sums and does not divide by m.
public func logLoss(_ probabilities: [Float], targets: [Float]) -> Float {
  var sum: Float = 0
  for (p, t) in zip(probabilities, targets) {
    let q = min(max(p, 1e-7), 1 - 1e-7)
    sum -= t * log(q) + (1 - t) * log(1 - q)
  }
  return sum
}
