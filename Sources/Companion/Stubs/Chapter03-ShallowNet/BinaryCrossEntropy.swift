import ExerciseSupport
import NeuralNetworks

/// Exercise 3.3: binary cross-entropy.
///
/// This is the loss of a network that answers yes or no, the negative log-likelihood of the notebook.
/// The network gives each sample a probability p of yes; the target t is 1 for yes and 0 for no. The
/// price of a sample is the negative natural logarithm of the probability that was given to what
/// turned out true, and the loss of m samples is the mean of their prices:
///
///     loss = −1/m · Σ ( t · ln p + (1 − t) · ln(1 − p) )
///
/// Each target belongs to the probability in the same row. (The notebook sets every target against
/// every probability by mistake, and so gets 996 where the loss is 0.693.)
///
/// For example, the probabilities 0.9, 0.2 and 0.4 for the targets 1, 0 and 1 give
///
///     −( ln 0.9 + ln 0.8 + ln 0.4 ) / 3  =  ( 0.1054 + 0.2231 + 0.9163 ) / 3  =  0.4149
///
/// The logarithm of 0 is infinite, so move p into the range from 1e-7 to 1 − 1e-7 first: a smaller p
/// becomes 1e-7, a larger one 1 − 1e-7. Then the highest price is −ln 1e-7, about 16.1. (In `Float`,
/// 1 − 1e-7 rounds to 1 − 1.19e-7, and a sure and wrong yes costs 15.9: that counts as right.)
///
/// Do it without `Loss`, which takes scores and not probabilities. Foundation's `log` is the natural
/// logarithm; `matrix.elements` is a list of all elements, and `zip` pairs two lists.
///
/// - Parameters:
///   - probabilities: p, `[samples × 1]`, each from 0 to 1, both ends included; at least one sample.
///   - targets: t, `[samples × 1]`, each 0 or 1.
/// - Returns: the mean over the samples.
public func binaryCrossEntropy(_ probabilities: Matrix, targets: Matrix) -> Float {
  unfinished(0)
}
