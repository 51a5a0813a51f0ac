import ExerciseSupport

/// Exercise 1.5: the perceptron update.
///
/// A perceptron learns from its mistakes, one sample at a time (Rosenblatt, 1958). It predicts,
/// compares with the target, and moves its weights only if it was wrong:
///
///     prediction = 1 where x₁·w₁ + … + xₙ·wₙ + b ≥ 0, else 0
///     error      = target − prediction                         1, 0 or −1
///     new wᵢ     = wᵢ + learningRate · error · xᵢ
///     new b      = b  + learningRate · error
///
/// So a missed yes raises the score of this sample, and a false yes lowers it.
///
/// For example, the weights `[1, -1]`, the bias 0, the inputs `[2, 1]`, the target 0 and the
/// learning rate 0.5:
///
///     score  2 · 1 + 1 · (−1) + 0 = 1 ≥ 0, so the prediction is 1 and the error 0 − 1 = −1
///     w₁     1 + 0.5 · (−1) · 2 = 0
///     w₂    −1 + 0.5 · (−1) · 1 = −1.5
///     b      0 + 0.5 · (−1)     = −0.5
///
/// In Swift, `zip(weights, inputs).map { weight, input in … }` makes the list of new weights.
///
/// - Parameters:
///   - weights: n numbers.
///   - bias: one number.
///   - inputs: x, n numbers: one sample.
///   - target: the right answer for this sample, 0 or 1.
///   - learningRate: how far a mistake moves the weights, a positive number.
/// - Returns: the new weights, n numbers, and the new bias.
public func perceptronUpdate(
  weights: [Float], bias: Float, inputs: [Float], target: Float, learningRate: Float
) -> (weights: [Float], bias: Float) {
  unfinished((weights: [Float](repeating: 0, count: weights.count), bias: 0))
}
