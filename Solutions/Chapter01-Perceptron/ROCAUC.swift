import Exercises

/// Exercise 1.8: ROC AUC.
///
/// Read first: section 1.11, "Accuracy is not everything".
/// About 15 minutes, ●●○.
///
/// Accuracy, precision and recall depend on the threshold that turns a score into yes or no. The
/// area under the ROC curve, AUC, asks for none: how often does a sample that is a yes score above
/// one that is a no? Every pair of a yes and a no counts
///
///     1  where the yes has the higher score
///     ½  where both scores are equal
///     0  where the no has the higher score
///
/// The AUC is the mean over all pairs. Only the order of the scores matters, not how far they are
/// apart.
///
/// For example, the scores `[0.1, 0.4, 0.35, 0.8]` with the labels `[0, 0, 1, 1]` make four pairs:
///
///     0.35 > 0.1: 1      0.35 < 0.4: 0      0.8 > 0.1: 1      0.8 > 0.4: 1
///
/// so the AUC is (1 + 0 + 1 + 1) / 4 = 0.75.
///
/// In Swift, `zip(scores, labels)` pairs two lists, and `filter` keeps some elements.
///
/// - Parameters:
///   - scores: one number for each sample, of any size, higher for yes.
///   - labels: 1 for yes or 0 for no, one for each sample; both occur at least once.
/// - Returns: the AUC, from 0 to 1, to within 1e-5.
public func rocAUC(_ scores: [Float], labels: [Int]) -> Float {
  // Stub: unfinished(0)
  let samples = zip(scores, labels)
  let positives = samples.filter { $0.1 == 1 }.map(\.0)
  let negatives = samples.filter { $0.1 == 0 }.map(\.0)
  var wins: Float = 0
  for positive in positives {
    for negative in negatives {
      if positive > negative { wins += 1 }
      if positive == negative { wins += 0.5 }
    }
  }
  return wins / Float(positives.count * negatives.count)
  // End of the solution
}
