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
/// The step t is counted once for all parameters: use one Adam for one network.
public final class Adam: Optimizer {
  /// η, the size of the steps.
  public var learningRate: Float {
    didSet { checkRates("Adam", learningRate: learningRate, weightDecay: weightDecay) }
  }

  /// β₁, the share of the mean gradient that is left after a step.
  public let beta1: Float

  /// β₂, the share of the mean square that is left after a step.
  public let beta2: Float

  /// ε, which keeps the step finite where the gradient was zero so far.
  public let epsilon: Float

  /// λ, the strength of weight decay; 0 for none.
  public let weightDecay: Float

  private var memory = RuleMemory()

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
    checkRates("Adam", learningRate: learningRate, weightDecay: weightDecay)
    checkShare("Adam", "a beta1 of", beta1)
    checkShare("Adam", "a beta2 of", beta2)
    checkEpsilon("Adam", epsilon)
    self.learningRate = learningRate
    self.beta1 = beta1
    self.beta2 = beta2
    self.epsilon = epsilon
    self.weightDecay = weightDecay
  }

  /// Moves every parameter against its gradient, and counts the step, on which the corrections depend.
  public func step(_ parameters: [Parameter]) {
    beta1Power *= Double(beta1)
    beta2Power *= Double(beta2)
    for parameter in parameters {
      memory.update(
        parameter,
        by: Rule(
          beta1: beta1, beta2: beta2, rate: learningRate / Float(1 - beta1Power),
          correction: 1 / Float(1 - beta2Power), epsilon: epsilon,
          kept: kept(of: parameter, learningRate, weightDecay)))
    }
  }

  struct Rule: UpdateRule {
    static let memoryCount = 2
    let beta1: Float
    let beta2: Float
    let rate: Float  // η / (1 − β₁ᵗ), so that m need not be corrected number by number
    let correction: Float  // 1 / (1 − β₂ᵗ)
    let epsilon: Float  // ε
    let kept: Float  // 1 − η λ

    @inline(__always)
    func callAsFunction<Number: RuleNumber>(
      _ w: Number, _ g: Number, _ m: inout Number, _ v: inout Number
    ) -> Number {
      m = (beta1 * m + (1 - beta1) * g).flushed()
      v = (beta2 * v + (1 - beta2) * (g * g)).flushed()
      return kept * w - rate * m / ((correction * v).squareRoot() + epsilon)
    }
  }
}
