// What a column of a matrix comes to, in double precision.

extension Matrix {
  /// The mean of a column.
  func mean(ofColumn column: Int) -> Double {
    var sum = 0.0
    for row in 0..<rows { sum += Double(self[row, column]) }
    return sum / Double(rows)
  }

  /// Σ (x − μ)² over a column: exactly 0 where all numbers are equal, and only there.
  ///
  /// A `Double` holds the sum of up to 2²⁹ equal `Float`s without rounding, so their mean is the
  /// number itself.
  func squaredDeviations(ofColumn column: Int, from mean: Double) -> Double {
    var sum = 0.0
    for row in 0..<rows {
      let deviation = Double(self[row, column]) - mean
      sum += deviation * deviation
    }
    return sum
  }
}
