import Exercises

/// Exercise 7.5: confusion matrix.
///
/// Read first: section 7.6, "How it is wrong".
/// About 10 minutes, ●●○.
///
/// Accuracy says how often a network is wrong, but not how. A confusion matrix has a row for each
/// true class and a column for each predicted class. Row t, column p holds the number of samples
/// that are t and were predicted as p, so right predictions are counted on the diagonal.
///
/// For example, predictions `[0, 1, 1, 2]` for labels `[0, 0, 1, 2]` of 3 classes give
///
///     [[1, 1, 0],      one 0 was predicted as 0, and one as 1
///      [0, 1, 0],
///      [0, 0, 1]]
///
/// Write it out, without the library's `ConfusionMatrix`.
///
/// - Parameters:
///   - predictions: the predicted class of each sample, from 0 to `classes` − 1.
///   - labels: the true class of each sample, as many as there are predictions.
///   - classes: the number of classes; some may not occur.
/// - Returns: the counts, `[classes × classes]`, exactly; all 0 if there are no samples.
public func confusionMatrix(predictions: [Int], labels: [Int], classes: Int) -> [[Int]] {
  unfinished([[Int]](repeating: [Int](repeating: 0, count: classes), count: classes))
}
