/// Gradient descent: a step against the gradient.
///
///     w ← (1 − η λ) w − η g
///
/// Stochastic where g is the gradient of a random batch instead of all samples (Robbins and Monro,
/// "A stochastic approximation method", 1951).
public final class SGD: Optimizer {
  /// η, the size of the steps.
  public var learningRate: Float

  /// λ, the strength of weight decay; 0 for none.
  public let weightDecay: Float

  /// Gradient descent with a learning rate η and a weight decay λ.
  public init(learningRate: Float, weightDecay: Float = 0) {
    self.learningRate = learningRate
    self.weightDecay = weightDecay
  }

  /// Moves a parameter against its gradient.
  public func update(_ parameter: Parameter) {
    rule(for: parameter).run(on: parameter, for: self)
  }

  /// Moves the weights of a layer while their gradient is computed.
  public func update(_ weights: Parameter, input: Matrix, sumGradient: Matrix) {
    rule(for: weights).run(on: weights, input: input, sumGradient: sumGradient, for: self)
  }

  private func rule(for parameter: Parameter) -> Rule {
    Rule(
      rate: learningRate, kept: keptShare(learningRate, weightDecay, parameter)
    )
  }

  private struct Rule: UpdateRule {
    static let momentCount = 0
    let rate: Float
    let kept: Float

    @inline(__always)
    func callAsFunction(
      weights: Vector, gradient: Vector, firstMoment: inout Vector, secondMoment: inout Vector
    ) -> Vector {
      kept * weights - rate * gradient
    }
  }
}
