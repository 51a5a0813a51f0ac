import Groundwork

/// Brings each feature to a mean of 0 and a standard deviation of 1.
///
///     x ← (x − μ) / σ
///
/// with μ and σ of the samples it was made from. Make it from the training samples and use it on
/// all others too: test samples must not leave a trace in what is trained.
public struct Standardizer: Sendable {
  /// μ of each feature, `[1 × features]`.
  public let means: Matrix

  /// σ of each feature, `[1 × features]`, the root of the mean squared deviation; 1 where a feature
  /// is constant, which so becomes 0.
  public let deviations: Matrix

  /// Measures the features of samples, `[samples × features]`.
  ///
  /// - Precondition: there is a sample.
  public init(_ samples: Matrix) {
    require(samples.rows > 0, "Standardizer: no samples in a \(samples.shape) matrix")
    var means = Matrix(rows: 1, columns: samples.columns)
    var deviations = means
    for column in 0..<samples.columns {
      var sum = 0.0
      for row in 0..<samples.rows { sum += Double(samples[row, column]) }
      let mean = sum / Double(samples.rows)
      var squares = 0.0
      for row in 0..<samples.rows {
        let deviation = Double(samples[row, column]) - mean
        squares += deviation * deviation
      }
      let deviation = (squares / Double(samples.rows)).squareRoot()
      means[0, column] = Float(mean)
      deviations[0, column] = deviation > 0 ? Float(deviation) : 1
    }
    self.means = means
    self.deviations = deviations
  }

  /// The samples standardized, of the same shape.
  public func callAsFunction(_ samples: Matrix) -> Matrix {
    require(
      samples.columns == means.columns,
      "Standardizer: samples of shape \(samples.shape), but it was made from "
        + "\(means.columns) features")
    var result = samples
    for row in 0..<samples.rows {
      for column in 0..<samples.columns {
        result[row, column] = (samples[row, column] - means[0, column]) / deviations[0, column]
      }
    }
    return result
  }
}
