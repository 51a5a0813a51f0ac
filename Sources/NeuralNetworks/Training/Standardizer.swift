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

  // Far from zero, μ lies between two Floats, and σ may be as small as their distance.
  private var exact: [(mean: Double, deviation: Double)] = []

  /// Measures the features of samples, `[samples × features]`.
  ///
  /// - Precondition: there is a sample.
  public init(_ samples: Matrix) {
    require(samples.rows > 0, "Standardizer: no samples in a \(samples.shape) matrix")
    for column in 0..<samples.columns {
      let mean = samples.mean(ofColumn: column)
      let squares = samples.squaredDeviations(ofColumn: column, from: mean)
      let deviation = (squares / Double(samples.rows)).squareRoot()
      exact.append((mean, squares == 0 ? 1 : deviation))
    }
    means = Matrix(rows: 1, columns: exact.count, elements: exact.map { Float($0.mean) })
    deviations = Matrix(rows: 1, columns: exact.count, elements: exact.map { Float($0.deviation) })
  }

  /// The samples standardized, of the same shape.
  public func callAsFunction(_ samples: Matrix) -> Matrix {
    require(
      samples.columns == means.columns,
      "Standardizer: samples of shape \(samples.shape), but it was made from "
        + "\(means.columns) features")
    var result = samples
    for row in 0..<samples.rows {
      for (column, feature) in exact.enumerated() {
        result[row, column] = Float(
          (Double(samples[row, column]) - feature.mean) / feature.deviation)
      }
    }
    return result
  }
}
