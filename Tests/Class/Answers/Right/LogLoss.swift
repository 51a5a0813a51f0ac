import Exercises
import Foundation

/// All in Double, probability of the truth then one logarithm.
public func logLoss(_ probabilities: [Float], targets: [Float]) -> Float {
  let sum = zip(probabilities, targets).reduce(0.0) { sum, pair in
    let p = min(max(Double(pair.0), 1e-7), 1 - 1e-7)
    return sum + log(pair.1 == 1 ? p : 1 - p)
  }
  return Float(-sum / Double(probabilities.count))
}
