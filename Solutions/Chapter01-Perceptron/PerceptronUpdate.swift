import Exercises

/// Exercise 1.5: the perceptron update.
///
/// Read first: section 1.7, "Learning from mistakes".
/// About 15 minutes, ●●○.
///
/// A perceptron learns from its mistakes, one sample x at a time. It answers with the step
/// function, compares its answer a with the target t, and moves weights and bias only if it was
/// wrong. The learning rate η sets how far:
///
///     z      = x₁·w₁ + … + xₙ·wₙ + b,   and a = 1 where z ≥ 0, else 0
///     new wⱼ = wⱼ + η · (t − a) · xⱼ
///     new b  = b  + η · (t − a)
///
/// For example, the weights `[1, -1]`, the bias 0, the inputs `[2, 1]`, the target 0 and the
/// learning rate 0.5 give z = 1, so a is 1 and t − a is −1:
///
///     new w₁ =  1 + 0.5 · (−1) · 2 =  0
///     new w₂ = −1 + 0.5 · (−1) · 1 = −1.5
///     new b  =  0 + 0.5 · (−1)     = −0.5
///
/// - Parameters:
///   - weights: w, n numbers.
///   - bias: b, one number.
///   - inputs: x, n numbers: one sample.
///   - target: t, the right answer for this sample, 0 or 1.
///   - learningRate: η, a positive number.
/// - Returns: the new weights, n numbers, and the new bias, to within 1e-5.
public func perceptronUpdate(
  weights: [Float], bias: Float, inputs: [Float], target: Float, learningRate: Float
) -> (weights: [Float], bias: Float) {
  // Stub: unfinished((weights: [Float](repeating: 0, count: weights.count), bias: 0))
  let score = zip(weights, inputs).reduce(bias) { sum, pair in sum + pair.0 * pair.1 }
  let prediction: Float = score >= 0 ? 1 : 0
  let step = learningRate * (target - prediction)
  let newWeights = zip(weights, inputs).map { weight, input in weight + step * input }
  return (weights: newWeights, bias: bias + step)
  // End of the solution
}
