import Groundwork

/// Momentum and RMSProp together, both corrected for their start at zero.
///
///     m ← β₁ m + (1 − β₁) g             the mean of recent gradients
///     v ← β₂ v + (1 − β₂) g²            the mean of their squares
///     m̂ = m / (1 − β₁ᵗ),  v̂ = v / (1 − β₂ᵗ)   at step t, counted from 1
///     w ← (1 − η λ) w − η m̂ / (√v̂ + ε)
///
/// Kingma and Ba, "Adam: a method for stochastic optimization", 2015; with weight decay it is
/// AdamW (Loshchilov and Hutter, 2019).
///
/// The step t is counted by the optimizer, the means belong to the parameters: use one Adam for one
/// network.
public final class Adam: Optimizer {
  /// η, the size of the steps.
  public var learningRate: Float

  /// β₁, the share of the mean gradient that is left after a step.
  public let beta1: Float

  /// β₂, the share of the mean square that is left after a step.
  public let beta2: Float

  /// ε, which keeps the step finite where the gradient was zero so far.
  public let epsilon: Float

  /// λ, the strength of weight decay; 0 for none.
  public let weightDecay: Float

  // β₁ᵗ and β₂ᵗ, multiplied up step by step.
  private var beta1Power = 1.0
  private var beta2Power = 1.0

  /// Adam with a learning rate η, the decays β₁ and β₂ of its means, and a weight decay λ.
  ///
  /// - Precondition: β₁ and β₂ are at least 0 and below 1.
  public init(
    learningRate: Float = 0.001, beta1: Float = 0.9, beta2: Float = 0.999, epsilon: Float = 1e-8,
    weightDecay: Float = 0
  ) {
    require(
      (0..<1).contains(beta1) && (0..<1).contains(beta2),
      "Adam: beta1 \(beta1) and beta2 \(beta2): both must be at least 0 and below 1")
    self.learningRate = learningRate
    self.beta1 = beta1
    self.beta2 = beta2
    self.epsilon = epsilon
    self.weightDecay = weightDecay
  }

  /// Counts the step, on which the corrections depend.
  public func beginStep() {
    beta1Power *= Double(beta1)
    beta2Power *= Double(beta2)
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
    require(beta1Power < 1, "Adam: call beginStep() before update(_:)")
    return Rule(
      rate: learningRate / Float(1 - beta1Power), correction2: 1 / Float(1 - beta2Power),
      beta1: beta1, beta2: beta2, epsilon: epsilon,
      kept: keptShare(learningRate, weightDecay, parameter)
    )
  }

  private struct Rule: UpdateRule {
    static let momentCount = 2
    let rate: Float  // η / (1 − β₁ᵗ)
    let correction2: Float  // 1 / (1 − β₂ᵗ)
    let beta1: Float
    let beta2: Float
    let epsilon: Float
    let kept: Float

    @inline(__always)
    func callAsFunction(
      weights: Vector, gradient: Vector, firstMoment m: inout Vector,
      secondMoment v: inout Vector
    ) -> Vector {
      m = flushed(beta1 * m + (1 - beta1) * gradient)
      v = flushed(beta2 * v + (1 - beta2) * (gradient * gradient))
      return kept * weights - rate * m / ((correction2 * v).squareRoot() + epsilon)
    }
  }
}
