import Exercises
import NeuralNetworks

/// Exercise 6.7: weight decay.
///
/// Read first: section 6.8, under "Weight decay: large weights have to pay".
/// About 10 minutes, ●●○.
///
/// A network that has memorized its samples often has large weights. Take one step of gradient
/// descent with weight decay for a layer: every weight also loses a small share of itself. It is
/// the old weight that shrinks, not the step. Biases only shift a unit, and do not decay.
///
/// For example, a layer of 1 input and 2 units with η = 0.1 and λ = 0.5:
///
///     W = [2 −1]   dW = [1 3]     becomes [1.8 −1.25]
///     b = [2 −1]   db = [1 3]     becomes [1.9 −1.3]
///
/// Accuracy: right to five digits. Write it without the library's `SGD`.
///
/// - Parameters:
///   - weights: W, `[inputs × units]`, at least one input and one unit.
///   - biases: b, `[1 × units]`.
///   - weightGradient: dW, `[inputs × units]`, without the decay.
///   - biasGradient: db, `[1 × units]`.
///   - learningRate: η, a positive number.
///   - weightDecay: λ, the strength of the decay, 0 or more.
/// - Returns: the new weights and the new biases, in the shapes they came in.
public func weightDecayStep(
  weights: Matrix, biases: Matrix, weightGradient: Matrix, biasGradient: Matrix,
  learningRate: Float, weightDecay: Float
) -> (weights: Matrix, biases: Matrix) {
  unfinished((weights: weights, biases: biases))
}
