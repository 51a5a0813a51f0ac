// Binary cross-entropy from scores, for yes or no. With p = sigmoid(z) and N = samples × outputs:
//
//     L = 1/N Σ −t ln p − (1 − t) ln (1 − p)        dL/dz = 1/N (p − t)
//
// Computed as max(z, 0) − t z + ln(1 + e^−|z|), which is the same and never takes the logarithm
// of zero.

func binaryCrossEntropyLoss(_ scores: Matrix, _ targets: Matrix) -> Double {
  let z = scores.storage.pointer
  let t = targets.storage.pointer
  var sum = 0.0
  for index in 0..<scores.count {
    let positivePart = z[index] < 0 ? 0 : Double(z[index])
    let tail = logarithmOfOnePlus(exponential(-z[index].magnitude))
    sum += positivePart - Double(t[index]) * Double(z[index]) + Double(tail)
  }
  return sum / Double(scores.count)
}

func binaryCrossEntropyGradient(_ gradient: inout Matrix, _ scores: Matrix, _ targets: Matrix) {
  let scale = 1 / Float(scores.count)
  let z = scores.storage.pointer
  let t = targets.storage.pointer
  for index in 0..<scores.count {
    gradient.storage.pointer[index] = scale * (sigmoid(z[index]) - t[index])
  }
}

/// ln(1 + x) for x from 0 to 1, exact also where 1 + x rounds to 1 (Kahan's trick: the rounding
/// error of 1 + x cancels in the quotient).
private func logarithmOfOnePlus(_ x: Float) -> Float {
  let sum = 1 + x
  return sum == 1 ? x : logarithm(sum) * (x / (sum - 1))
}
