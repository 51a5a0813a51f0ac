import Exercises
import NeuralNetworks

/// Exercise 7.7: rank the most confident mistakes.
///
/// Read first: section 7.6, under "Wrong, and sure of it".
/// About 15 minutes, ●●○.
///
/// The mistakes that a network is surest of are the most instructive. The prediction for a sample
/// is the class with the highest probability, of equal ones the first; its confidence is that
/// probability; and it is a mistake if the prediction is not the label.
///
/// Rank the mistakes by confidence, the highest first; of equal ones the sample that comes first in
/// the matrix comes first. Return the numbers of the first `count` samples of this ranking, or of
/// all mistakes if there are fewer. For example, with `count` = 2 and the labels `[0, 0, 1, 2]`:
///
///     sample 0   [0.7, 0.2, 0.1]   predicted 0, right
///     sample 1   [0.1, 0.5, 0.4]   predicted 1, wrong, confidence 0.5
///     sample 2   [0.3, 0.1, 0.6]   predicted 2, wrong, confidence 0.6
///     sample 3   [0.5, 0.3, 0.2]   predicted 0, wrong, confidence 0.5
///
/// give `[2, 1]`.
///
/// - Parameters:
///   - probabilities: P, `[samples × classes]`, each row a distribution.
///   - labels: the true class of each sample.
///   - count: how many mistakes to return at most, 0 or more.
/// - Returns: the numbers of samples, counted from 0, exactly; an empty list if there is no
///   mistake.
public func mostConfidentMistakes(
  probabilities: Matrix, labels: [Int], count: Int
) -> [Int] {
  // Stub: unfinished([])
  let predictions = probabilities.argmax()
  let mistakes = labels.indices.filter { predictions[$0] != labels[$0] }
  let ranking = mistakes.sorted { first, second in
    probabilities[first, predictions[first]] > probabilities[second, predictions[second]]
  }
  return Array(ranking.prefix(count))
  // End of the solution
}
