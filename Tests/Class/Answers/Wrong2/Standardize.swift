import Exercises
import NeuralNetworks

/// Divides by m − 1 (the sample standard deviation).
public func standardize(
  training: Matrix, test: Matrix
) -> (training: Matrix, test: Matrix) {
  var a = training, b = test
  for c in 0..<training.columns {
    let v = training[column: c].elements.map(Double.init)
    let mu = v.reduce(0, +) / Double(v.count)
    let ss = v.reduce(0) { $0 + ($1 - mu) * ($1 - mu) }
    var s = v.count > 1 ? (ss / Double(v.count - 1)).squareRoot() : 0
    if s == 0 { s = 1 }
    for r in 0..<a.rows { a[r, c] = Float((Double(training[r, c]) - mu) / s) }
    for r in 0..<b.rows { b[r, c] = Float((Double(test[r, c]) - mu) / s) }
  }
  return (a, b)
}
