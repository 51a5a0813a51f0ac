import Groundwork

/// The area under the ROC curve: how often a random "yes" sample scores above a random "no" sample,
/// ties counted half.
///
/// 1 for a perfect order, ½ for a coin's, whatever the threshold and however rare the "yes" is.
/// Computed from ranks (Mann and Whitney, 1947): with n₁ yes and n₀ no samples and R the sum of the
/// ranks of the yes samples, counted from 1 by score, ties sharing their mean rank,
///
///     AUC = (R − n₁ (n₁ + 1) / 2) / (n₁ n₀)
///
/// - Parameters:
///   - scores: one number a sample, larger for "yes".
///   - labels: whether each sample is a "yes".
/// - Returns: from 0 to 1; `nil` where one of the two kinds is missing, or a score is not a number.
/// - Precondition: the lists are equally long.
public func rocAUC(scores: [Float], labels: [Bool]) -> Double? {
  require(
    scores.count == labels.count,
    "rocAUC: \(scores.count) scores for \(labels.count) labels")
  let yesCount = labels.count { $0 }
  let noCount = labels.count - yesCount
  guard yesCount > 0, noCount > 0, !scores.contains(where: { $0.isNaN }) else { return nil }

  let order = scores.indices.sorted { scores[$0] < scores[$1] }
  var rankSum = 0.0
  var start = 0
  while start < order.count {
    var end = start + 1
    while end < order.count, scores[order[end]] == scores[order[start]] { end += 1 }
    let meanRank = Double(start + 1 + end) / 2
    rankSum += meanRank * Double(order[start..<end].count { labels[$0] })
    start = end
  }
  let smallest = Double(yesCount * (yesCount + 1)) / 2
  return (rankSum - smallest) / (Double(yesCount) * Double(noCount))
}
