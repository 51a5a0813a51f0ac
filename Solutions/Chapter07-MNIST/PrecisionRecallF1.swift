import Exercises

/// Exercise 7.6: precision, recall and F1 of each class.
///
/// Read first: section 7.6, under "What are precision and recall for each digit?", and section
/// 1.11.
/// About 15 minutes, ●●○.
///
/// A network that calls everything a 1 finds every 1 and is still of no use, so two questions are
/// asked of each class c. Of the samples that were predicted as c, which share is c? That is
/// precision. Of those that are c, which share was predicted as c? That is recall. F1 is their
/// harmonic mean. Read all three off a confusion matrix, whose rows are true classes and whose
/// columns are predicted classes. Where a denominator is 0, the result is 0.
///
/// For example, of 3 classes:
///
///     [[6, 2, 0],      class 0   precision 2/3, recall 3/4, F1 12/17
///      [3, 1, 0],
///      [0, 1, 0]]      class 2   nothing predicted, so 0; recall 0, and F1 0
///
/// Write it out, without the library's `ConfusionMatrix`. Accuracy: within 10⁻⁶.
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
