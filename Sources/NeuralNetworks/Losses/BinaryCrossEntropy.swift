extension Loss {
  /// For yes or no, or several independent ones, from scores z; targets t are from 0 to 1. With
  /// p = sigmoid(z) and N = samples × outputs:
  ///
  ///     L = 1/N Σ −t ln p − (1 − t) ln (1 − p)        dL/dz = 1/N (p − t)
  ///
  /// The loss is computed as s |z| + ln(1 + e^−|z|), where s is the share on the wrong side: 1 − t
  /// for a positive z, else t. That is the same and never takes the logarithm of zero. The gradient
  /// is within the rounding of p, 2⁻²⁴/N: for a target of 1 it is 0 from z = 17 on, where p rounds
  /// to 1.
  public static let binaryCrossEntropy = Loss(
    "binary cross-entropy", contains: .sigmoid
  ) { scores, targets in
    let z = scores.storage.pointer
    let t = targets.storage.pointer
    // ln(1 + e^−|z|), sixteen at a time.
    let bends = Matrix(uninitializedRows: scores.rows, columns: scores.columns)
    apply(
      { logarithmOfOnePlus(exponential(Vector(bits: $0.bits | Int32.min))) }, to: z,
      into: bends.storage.pointer, count: scores.count)
    var sum = 0.0
    for index in 0..<scores.count {
      let distance = z[index].magnitude
      let wrong = z[index] > 0 ? 1 - Double(t[index]) : Double(t[index])
      // An infinite score on the right side is right: 0 times infinity must not be a NaN.
      let straight = wrong > 0 ? wrong * Double(distance) : 0
      sum += straight + Double(bends.storage.pointer[index])
    }
    return sum / Double(scores.count)
  } gradient: { scores, targets in
    let gradient = Matrix(uninitializedRows: scores.rows, columns: scores.columns)
    let scale = 1 / Float(scores.count)
    let z = scores.storage.pointer
    let t = targets.storage.pointer
    for first in stride(from: 0, to: scores.count, by: Vector.scalarCount) {
      gradient.storage.pointer.store(
        scale * (sigmoid(z.vector(at: first)) - t.vector(at: first)), at: first,
        count: min(Vector.scalarCount, scores.count - first))
    }
    return gradient
  }
}
