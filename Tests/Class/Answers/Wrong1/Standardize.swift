import Exercises
import NeuralNetworks

/// The test rows are standardized with their own mean and deviation.
public func standardize(
  training: Matrix, test: Matrix
) -> (training: Matrix, test: Matrix) {
  func own(_ x: Matrix) -> Matrix {
    var y = x
    for c in 0..<x.columns {
      let v = x[column: c].elements.map(Double.init)
      let mu = v.reduce(0, +) / Double(v.count)
      let s = (v.reduce(0) { $0 + ($1 - mu) * ($1 - mu) } / Double(v.count)).squareRoot()
      for r in 0..<x.rows { y[r, c] = Float(s > 0 ? (v[r] - mu) / s : v[r] - mu) }
    }
    return y
  }
  return (own(training), own(test))
}
