import Groundwork

/// How parameters move, given the gradient of the loss: once for each batch.
///
/// An optimizer of one's own needs these two members; see `ParameterMemory` for one that remembers.
///
///     final class SignDescent: Optimizer {
///       var learningRate: Float = 0.001
///
///       func step(_ parameters: [Parameter]) {
///         for parameter in parameters {
///           parameter.value -= learningRate * parameter.gradient.map { $0 < 0 ? -1 : 1 }
///         }
///       }
///     }
///
/// The library's four can shrink weights by weight decay, decoupled from the gradient: before each
/// step w becomes (1 − η λ) w, with the learning rate η and the decay λ (Loshchilov and Hutter,
/// "Decoupled weight decay regularization", 2019). For plain SGD that is the same as a penalty of
/// λ/2 Σ w² in the loss, and as PyTorch's `weight_decay`; for the other three it is not, since there
/// the penalty's gradient would go through the optimizer's means. Biases are not decayed.
public protocol Optimizer: AnyObject {
  /// η, the size of the steps. A schedule changes it as training goes on.
  var learningRate: Float { get set }

  /// Moves every parameter of a network against its gradient, after a backward pass.
  func step(_ parameters: [Parameter])
}

/// Stops unless the numbers that all of the library's optimizers are made from are possible ones.
func checkRates(_ optimizer: String, learningRate: Float, weightDecay: Float) {
  require(
    learningRate >= 0 && learningRate.isFinite,
    "\(optimizer): a learning rate of \(learningRate): expected a finite number of 0 or more")
  require(
    weightDecay >= 0 && learningRate * weightDecay <= 1,
    "\(optimizer): a weight decay of \(weightDecay) at a learning rate of \(learningRate): expected "
      + "0 or more, and a product of the two of at most 1, which would leave nothing of a weight")
}

/// Stops unless a number is at least 0 and below 1, as the share of a mean that is left after a step
/// must be.
func checkShare(_ optimizer: String, _ name: String, _ share: Float) {
  require(
    share >= 0 && share < 1, "\(optimizer): \(name) \(share): expected at least 0 and below 1")
}

/// Stops unless ε hides what `flushed` takes away.
func checkEpsilon(_ optimizer: String, _ epsilon: Float) {
  require(
    epsilon >= 1e-10 && epsilon.isFinite,
    "\(optimizer): an epsilon of \(epsilon): expected at least 1e-10; below it, a step would show "
      + "that means of squares under 2⁻¹⁰⁰ are taken as 0")
}
