import Exercises
import NeuralNetworks

/// Welford's running mean and variance, rows outside, constant tested by comparing with the first row.
public func standardize(
  training: Matrix, test: Matrix
) -> (training: Matrix, test: Matrix) {
  let n = training.columns
  var mean = [Double](repeating: 0, count: n), m2 = mean
  var constant = [Bool](repeating: true, count: n)
  for r in 0..<training.rows {
    for c in 0..<n {
      let x = Double(training[r, c])
      let d = x - mean[c]
      mean[c] += d / Double(r + 1)
      m2[c] += d * (x - mean[c])
      if training[r, c] != training[0, c] { constant[c] = false }
    }
  }
  func scale(_ x: Matrix) -> Matrix {
    var y = x
    for r in 0..<x.rows {
      for c in 0..<n {
        let s = constant[c] ? 1 : (m2[c] / Double(training.rows)).squareRoot()
        y[r, c] = Float((Double(x[r, c]) - mean[c]) / s)
      }
    }
    return y
  }
  return (scale(training), scale(test))
}
