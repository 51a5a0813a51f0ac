import Exercises

/// Exercise 6.3: a step of gradient descent.
///
/// Read first: section 6.1, "Walking down a bowl".
///
/// The gradient says for each weight how steeply the loss rises when this weight grows. To lower
/// the loss, each weight takes a small step the other way, in proportion to its own slope:
///
///     w ← w − η g
///
/// where η is the learning rate. If g is the gradient of a random batch and not of all samples, this is
/// stochastic gradient descent, or SGD. The formula is the same.
///
/// For example, the weights `[1, -2]`, the gradient `[0.5, -4]` and the learning rate 0.1:
///
///      1 − 0.1 ·   0.5  =  0.95       the loss rises with this weight, so it shrinks
///     −2 − 0.1 · (−4)   = −1.6        the loss falls with this one, so it grows
///
/// Accuracy: right to five digits, which ordinary `Float` arithmetic gives. Write it with a loop or
/// with `zip(weights, gradient).map { weight, slope in … }`, without the library's `SGD`.
///
/// - Parameters:
///   - weights: w, n numbers.
///   - gradient: g, the slope of the loss for each weight, averaged over the batch already.
///   - learningRate: η, a positive number.
/// - Returns: the new weights, n numbers.
public func sgdStep(weights: [Float], gradient: [Float], learningRate: Float) -> [Float] {
  unfinished(weights)
}
