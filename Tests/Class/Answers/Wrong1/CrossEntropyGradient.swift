import Exercises
import Foundation
import NeuralNetworks

/// Not divided by m.
public func crossEntropyGradient(scores: Matrix, targets: Matrix) -> Matrix {
  return softmaxRows(scores) - targets
}

private func softmaxRows(_ z: Matrix) -> Matrix {
  var p = z
  for i in 0..<z.rows {
    let m = z.row(i).max() ?? 0
    let sum = z.row(i).reduce(Float(0)) { $0 + exp($1 - m) }
    for k in 0..<z.columns { p[i, k] = exp(z[i, k] - m) / sum }
  }
  return p
}
