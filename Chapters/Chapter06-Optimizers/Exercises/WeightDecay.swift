import Exercises
import NeuralNetworks

/// Exercise 6.7: weight decay.
///
/// Read first: section 6.8, under "Weight decay: large weights have to pay".
///
/// A network that has memorized its training samples often has large weights. Weight decay holds them
/// down: at each step of gradient descent every weight also loses a small share of itself,
///
///     W ← (1 − η λ) W − η dW         the weights
///     b ← b − η db                   the biases
///
/// with the learning rate η and the strength λ of the decay. It is the old weights that shrink, not
/// the step. Biases do not decay, because they only shift a unit, and large ones do no harm.
///
/// For example, a layer of 1 input and 2 units with η = 0.1 and λ = 0.5, so that 1 − η λ = 0.95:
///
///     W = [2 −1]   dW = [1 3]     W ← [0.95 · 2 − 0.1 · 1   0.95 · (−1) − 0.1 · 3] = [1.8 −1.25]
///     b = [2 −1]   db = [1 3]     b ← [       2 − 0.1 · 1          −1   − 0.1 · 3] = [1.9 −1.3]
///
/// Accuracy: right to five digits, which ordinary `Float` arithmetic gives. `number * matrix`
/// multiplies each element of a matrix, and `matrix - matrix` subtracts element by element. Write it
/// without the library's `SGD`.
///
/// - Parameters:
///   - weights: W, `[inputs × units]`, at least one input and one unit.
///   - biases: b, `[1 × units]`.
///   - weightGradient: dW, `[inputs × units]`, without the decay.
///   - biasGradient: db, `[1 × units]`.
///   - learningRate: η, a positive number.
///   - weightDecay: λ, 0 or more.
/// - Returns: the new weights and the new biases, in the shapes they came in.
public func weightDecayStep(
  weights: Matrix, biases: Matrix, weightGradient: Matrix, biasGradient: Matrix,
  learningRate: Float, weightDecay: Float
) -> (weights: Matrix, biases: Matrix) {
  unfinished((weights: weights, biases: biases))
}
