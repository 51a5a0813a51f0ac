/// Steps divided by the recent size of each number's gradient, so that all move at a like pace.
///
///     s ← ρ s + (1 − ρ) g²
///     w ← (1 − η λ) w − η g / (√s + ε)
///
/// Tieleman and Hinton, "Neural networks for machine learning", lecture 6.5, 2012.
public final class RMSProp: Optimizer {
  /// η, the size of the steps.
  public var learningRate: Float

  /// ρ, the share of the running mean of g² that is left after a step.
  public let decay: Float

  /// ε, which keeps the step finite where the gradient was zero so far.
  public let epsilon: Float

  /// λ, the strength of weight decay; 0 for none.
  public let weightDecay: Float

  /// RMSProp with a learning rate η, a decay ρ of its mean and a weight decay λ.
  public init(
    learningRate: Float = 0.001, decay: Float = 0.9, epsilon: Float = 1e-8,
    weightDecay: Float = 0
  ) {
    self.learningRate = learningRate
    self.decay = decay
    self.epsilon = epsilon
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
      rate: learningRate, decay: decay, epsilon: epsilon,
      kept: keptShare(learningRate, weightDecay, parameter)
    )
  }

  private struct Rule: UpdateRule {
    static let momentCount = 1
    let rate: Float
    let decay: Float
    let epsilon: Float
    let kept: Float

    @inline(__always)
    func callAsFunction(
      weights: Vector, gradient: Vector, firstMoment meanSquare: inout Vector,
      secondMoment: inout Vector
    ) -> Vector {
      meanSquare = flushed(decay * meanSquare + (1 - decay) * (gradient * gradient))
      return kept * weights - rate * gradient / (meanSquare.squareRoot() + epsilon)
    }
  }
}
