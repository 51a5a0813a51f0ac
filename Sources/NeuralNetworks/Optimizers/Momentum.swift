/// Gradient descent with a memory: steps in a lasting direction add up, zigzags cancel.
///
///     v ← μ v + g
///     w ← (1 − η λ) w − η v
///
/// Polyak, "Some methods of speeding up the convergence of iteration methods", 1964.
public final class Momentum: Optimizer {
  /// η, the size of the steps.
  public var learningRate: Float

  /// μ, the share of the velocity that is left after a step.
  public let momentum: Float

  /// λ, the strength of weight decay; 0 for none.
  public let weightDecay: Float

  /// Gradient descent with momentum μ, a learning rate η and a weight decay λ.
  public init(learningRate: Float, momentum: Float = 0.9, weightDecay: Float = 0) {
    self.learningRate = learningRate
    self.momentum = momentum
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
      rate: learningRate, momentum: momentum,
      kept: keptShare(learningRate, weightDecay, parameter)
    )
  }

  private struct Rule: UpdateRule {
    static let momentCount = 1
    let rate: Float
    let momentum: Float
    let kept: Float

    @inline(__always)
    func callAsFunction(
      weights: Vector, gradient: Vector, firstMoment velocity: inout Vector,
      secondMoment: inout Vector
    ) -> Vector {
      velocity = flushed(momentum * velocity + gradient)
      return kept * weights - rate * velocity
    }
  }
}
