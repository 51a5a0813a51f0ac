// Softmax turns a row of scores z into probabilities p:
//
//     pᵢ = exp(zᵢ) / Σⱼ exp(zⱼ)
//
// Adding the same number to all scores changes nothing, so the largest is subtracted first: then no
// exponential overflows, however large the scores.

/// Replaces each row of scores by its probabilities.
func softmaxRows(_ scores: inout Matrix) {
  scores.makeUnique()
  let columns = scores.columns
  for row in 0..<scores.rows {
    let z = scores.storage.pointer + row * columns
    let largest = largestElement(z, columns)
    exponentials(of: z, minus: largest, count: columns, into: z)
    var sum: Float = 0
    for column in 0..<columns { sum += z[column] }
    for column in 0..<columns { z[column] /= sum }
  }
}

/// dL/dz from dL/dp, row by row: dL/dzᵢ = pᵢ (dL/dpᵢ − Σⱼ pⱼ dL/dpⱼ).
func softmaxRowsBackward(_ outputGradient: Matrix, output: Matrix) -> Matrix {
  var gradient = outputGradient
  gradient.makeUnique()
  let columns = gradient.columns
  for row in 0..<gradient.rows {
    let d = gradient.storage.pointer + row * columns
    let p = output.storage.pointer + row * columns
    var weighted: Float = 0
    for column in 0..<columns { weighted = multiplyAdd(p[column], d[column], weighted) }
    for column in 0..<columns { d[column] = p[column] * (d[column] - weighted) }
  }
  return gradient
}

/// The largest of `count` numbers; a NaN among them is returned, so that it is not lost.
func largestElement(_ numbers: UnsafePointer<Float>, _ count: Int) -> Float {
  var largest = -Float.infinity
  for index in 0..<count where !(numbers[index] <= largest) {
    if numbers[index].isNaN { return numbers[index] }
    largest = numbers[index]
  }
  return largest
}

/// Writes exp(x − shift) for `count` numbers x; source and target may be the same.
func exponentials(
  of source: UnsafePointer<Float>, minus shift: Float, count: Int,
  into target: UnsafeMutablePointer<Float>
) {
  apply({ exponential($0 - shift) }, to: source, into: target, count: count)
}
