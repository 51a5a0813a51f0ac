// Categorical cross-entropy from scores, for one class of several. With p = softmax(z), a target
// row t that sums to 1, and n samples:
//
//     L = 1/n Σ −t ln p        dL/dz = 1/n (p − t)
//
// ln pᵢ is computed as zᵢ − max − ln Σ exp(zⱼ − max), which never takes the logarithm of zero.

func categoricalCrossEntropyLoss(_ scores: Matrix, _ targets: Matrix) -> Double {
  sumOverRows(scores, targets) { logProbability, t in t == 0 ? 0 : -t * logProbability }
}

// Kullback-Leibler divergence: the cross-entropy less the entropy of the targets,
//
//     L = 1/n Σ t ln (t / p)        dL/dz = 1/n (p − t)

func klDivergenceLoss(_ scores: Matrix, _ targets: Matrix) -> Double {
  sumOverRows(scores, targets) { logProbability, t in
    t == 0 ? 0 : t * (Double(logarithm(Float(t))) - logProbability)
  }
}

/// The mean over samples of Σ term(ln p, t) over the classes.
@inline(__always)
private func sumOverRows(
  _ scores: Matrix, _ targets: Matrix, _ term: (_ logProbability: Double, _ t: Double) -> Double
) -> Double {
  let columns = scores.columns
  var total = 0.0
  withUnsafeTemporaryAllocation(of: Float.self, capacity: columns) { exponentialsOfRow in
    guard let scratch = exponentialsOfRow.baseAddress else { return }
    for row in 0..<scores.rows {
      let z = UnsafePointer(scores.storage.pointer + row * columns)
      let t = targets.storage.pointer + row * columns
      let largest = largestElement(z, columns)
      exponentials(of: z, minus: largest, count: columns, into: scratch)
      var sum: Float = 0
      for column in 0..<columns { sum += scratch[column] }
      let logSum = Double(logarithm(sum))
      for column in 0..<columns {
        total += term(Double(z[column]) - Double(largest) - logSum, Double(t[column]))
      }
    }
  }
  return total / Double(scores.rows)
}

func softmaxGradient(_ gradient: inout Matrix, _ scores: Matrix, _ targets: Matrix) {
  let scale = 1 / Float(scores.rows)
  gradient.storage.pointer.update(from: scores.storage.pointer, count: scores.count)
  softmaxRows(&gradient)
  let p = gradient.storage.pointer
  let t = targets.storage.pointer
  for index in 0..<scores.count { p[index] = scale * (p[index] - t[index]) }
}
