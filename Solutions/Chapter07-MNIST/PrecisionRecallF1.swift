import Exercises

/// Exercise 7.4: precision, recall and F1 of each class.
///
/// Read first: section 7.6, "How it is wrong", and section 1.11.
///
/// A network that calls everything a 1 finds every 1 and is still of no use. That is why two
/// questions are asked of each class c. Both are answered from a confusion matrix, whose rows are
/// true classes and whose columns are predicted classes:
///
///     precision = samples that are c and were predicted as c / all that were predicted as c
///     recall    = samples that are c and were predicted as c / all that are c
///     F1        = 2 · precision · recall / (precision + recall), their harmonic mean
///
/// Where a denominator is 0, because nothing was predicted as c, or nothing is c, or precision and
/// recall are both 0, the result is 0.
///
/// For example, of 3 classes:
///
///     [[6, 2, 0],      class 0   precision 6 / (6 + 3) = 2/3    recall 6 / (6 + 2) = 3/4
///      [3, 1, 0],                F1 = 2 · (2/3) · (3/4) / (2/3 + 3/4) = 1 / (17/12) = 12/17
///      [0, 1, 0]]      class 2   nothing predicted, so 0        recall 0 / 1 = 0, and F1 = 0
///
/// In Swift, `/` between two `Int`s drops the fraction: turn counts into `Double`s first.
/// `counts[c].reduce(0, +)` sums a row, and `counts.map { $0[c] }` is a column. Write it out,
/// without the library's `ConfusionMatrix`. Accuracy: within 10⁻⁶.
///
/// - Parameter counts: the confusion matrix, `[classes × classes]`, a row for each true class, at
///   least one.
/// - Returns: precision, recall and F1, in each a number from 0 to 1 for every class.
public func precisionRecallF1(
  _ counts: [[Int]]
) -> (precision: [Double], recall: [Double], f1: [Double]) {
  // Stub: unfinished(
  // Stub:   (
  // Stub:     precision: [Double](repeating: 0, count: counts.count),
  // Stub:     recall: [Double](repeating: 0, count: counts.count),
  // Stub:     f1: [Double](repeating: 0, count: counts.count)
  // Stub:   ))
  var (precision, recall, f1): ([Double], [Double], [Double]) = ([], [], [])
  for c in counts.indices {
    let hits = Double(counts[c][c])
    let predicted = Double(counts.map { $0[c] }.reduce(0, +))
    let actual = Double(counts[c].reduce(0, +))
    let p = predicted > 0 ? hits / predicted : 0
    let r = actual > 0 ? hits / actual : 0
    precision.append(p)
    recall.append(r)
    f1.append(p + r > 0 ? 2 * p * r / (p + r) : 0)
  }
  return (precision: precision, recall: recall, f1: f1)
  // End of the solution
}
