// What a column of a matrix comes to, in double precision.

extension Matrix {
  /// The mean of a column.
  func mean(ofColumn column: Int) -> Double {
    var sum = 0.0
    for row in 0..<rows { sum += Double(self[row, column]) }
    return sum / Double(rows)
  }

  /// Σ (x − μ)² over a column, which is 0 only where it is constant.
  ///
  /// Where all numbers are equal, it is exactly 0: their mean is rounded, and what rounding leaves
  /// of the deviations would be a small number to divide by.
  func squaredDeviations(ofColumn column: Int, from mean: Double) -> Double {
    guard (0..<rows).contains(where: { self[$0, column] != self[0, column] }) else { return 0 }
    var sum = 0.0
    for row in 0..<rows {
      let deviation = Double(self[row, column]) - mean
      sum += deviation * deviation
    }
    return sum
  }
}
