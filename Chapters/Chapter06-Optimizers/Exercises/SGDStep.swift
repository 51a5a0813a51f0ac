import Exercises

/// Exercise 6.1: a step of gradient descent.
///
/// Read first: section 6.1, "Walking down a bowl".
/// About 5 minutes, ●○○.
///
/// The gradient says for each weight how steeply the loss rises when this weight grows. Take one
/// step of gradient descent: each weight moves so that the loss falls, by the learning rate times
/// its own slope. With the gradient of a random batch, this is a step of stochastic gradient
/// descent, SGD.
///
/// For example, the weights `[1, -2]`, the gradient `[0.5, -4]` and the learning rate 0.1 give
/// `[0.95, -1.6]`.
///
/// Accuracy: right to five digits. Write it without the library's `SGD`.
///
/// - Parameters:
///   - weights: w, n numbers.
///   - gradient: g, n numbers, averaged over the batch already.
///   - learningRate: η, a positive number.
/// - Returns: the new weights, n numbers.
public func sgdStep(weights: [Float], gradient: [Float], learningRate: Float) -> [Float] {
  unfinished(weights)
}
