import Exercises
import Foundation

/// Forgets the second half: only −t·ln p is counted, no cost for a false yes.
public func logLoss(_ probabilities: [Float], targets: [Float]) -> Float {
  let costs = zip(probabilities, targets).map { p, t in
    -t * log(min(max(p, 1e-7), 1 - 1e-7))
  }
  return costs.reduce(0, +) / Float(costs.count)
}
