extension Loss {
  /// For one class of several, from scores z. With p = softmax(z), a target row t that sums to 1
  /// (1 for the right class, 0 for the others), and n samples:
  ///
  ///     L = 1/n Σ −t ln p        dL/dz = 1/n (p − t)
  ///
  /// The loss keeps its digits however sure the scores are. The gradient is within the rounding of
  /// p, 2⁻²⁴/n: for the right class it is 0 where p rounds to 1, from a lead of some 17 on, while
  /// the gradients of the other classes keep their digits.
  public static let categoricalCrossEntropy = Loss(
    "categorical cross-entropy", contains: .softmax
  ) { scores, targets in
    meanOverRows(scores, targets) { logProbability, t in t == 0 ? 0 : -t * logProbability }
  } gradient: { scores, targets in
    softmaxGradient(scores, targets)
  }

  /// How far a distribution p = softmax(z) is from the distribution t (Kullback and Leibler, 1951):
  /// the cross-entropy less the entropy of the targets,
  ///
  ///     L = 1/n Σ t ln (t / p)        dL/dz = 1/n (p − t)
  ///
  /// ln t does not depend on the scores, so the gradient is that of the cross-entropy.
  public static let klDivergence = Loss(
    "Kullback-Leibler divergence", contains: .softmax
  ) { scores, targets in
    meanOverRows(scores, targets) { logProbability, t in
      t == 0 ? 0 : t * (Double(logarithm(Float(t))) - logProbability)
    }
  } gradient: { scores, targets in
    softmaxGradient(scores, targets)
  }
}

/// The mean over samples of Σ term(ln p, t) over the classes.
///
/// ln pᵢ is computed as (zᵢ − max) − ln(1 + Σ exp(zⱼ − max)), the sum over all classes but that of
/// the maximum, which is the 1. Both parts have one sign, so no digits cancel.
@inline(__always)
private func meanOverRows(
  _ scores: Matrix, _ targets: Matrix, _ term: (_ logProbability: Double, _ t: Double) -> Double
) -> Double {
  let columns = scores.columns
  var total = 0.0
  withUnsafeTemporaryAllocation(of: Float.self, capacity: columns) { exponentialsOfRow in
    guard let scratch = exponentialsOfRow.baseAddress else { return }
    for row in 0..<scores.rows {
      let z = UnsafePointer(scores.storage.pointer + row * columns)
      let t = targets.storage.pointer + row * columns
      let top = largestIndex(z, columns)
      exponentials(of: z, minus: z[top], count: columns, into: scratch)
      var sum: Float = 0
      for column in 0..<columns where column != top { sum += scratch[column] }
      let logSum = Double(logarithmOfOnePlus(sum))
      for column in 0..<columns {
        total += term(Double(z[column]) - Double(z[top]) - logSum, Double(t[column]))
      }
    }
  }
  return total / Double(scores.rows)
}

private func softmaxGradient(_ scores: Matrix, _ targets: Matrix) -> Matrix {
  var gradient = scores
  softmaxRows(&gradient)
  let scale = 1 / Float(scores.rows)
  let p = gradient.storage.pointer
  let t = targets.storage.pointer
  for index in 0..<scores.count { p[index] = scale * (p[index] - t[index]) }
  return gradient
}
