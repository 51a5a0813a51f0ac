/// Steps divided by the recent size of each number's gradient, so that all move at a like pace.
///
///     v ← ρ v + (1 − ρ) g²
///     w ← (1 − η λ) w − η g / (√v + ε)
///
/// Tieleman and Hinton, "Neural networks for machine learning", lecture 6.5, 2012.
public final class RMSProp: Optimizer {
  /// η, the size of the steps.
  public var learningRate: Float {
    didSet { checkRates("RMSProp", learningRate: learningRate, weightDecay: weightDecay) }
  }

  /// ρ, the share of the running mean of g² that is left after a step.
  public let decay: Float

  /// ε, which keeps the step finite where the gradient was zero so far.
  public let epsilon: Float

  /// λ, the strength of weight decay; 0 for none.
  public let weightDecay: Float

  private var memory = RuleMemory()

  /// RMSProp with a learning rate η, a decay ρ of its mean and a weight decay λ.
  public init(
    learningRate: Float = 0.001, decay: Float = 0.9, epsilon: Float = 1e-8,
    weightDecay: Float = 0
  ) {
    checkRates("RMSProp", learningRate: learningRate, weightDecay: weightDecay)
    checkShare("RMSProp", "a decay of", decay)
    checkEpsilon("RMSProp", epsilon)
    self.learningRate = learningRate
    self.decay = decay
    self.epsilon = epsilon
    self.weightDecay = weightDecay
  }

  /// Moves every parameter against its gradient.
  public func step(_ parameters: [Parameter]) {
    for parameter in parameters {
      memory.update(
        parameter,
        by: Rule(
          rate: learningRate, decay: decay, epsilon: epsilon,
          kept: kept(of: parameter, learningRate, weightDecay)))
    }
  }

  struct Rule: UpdateRule {
    static let memoryCount = 1
    let rate: Float  // η
    let decay: Float  // ρ
    let epsilon: Float  // ε
    let kept: Float  // 1 − η λ

    @inline(__always)
    func callAsFunction<Number: RuleNumber>(
      _ w: Number, _ g: Number, _ v: inout Number, _: inout Number
    ) -> Number {
      v = (decay * v + (1 - decay) * (g * g)).flushed()
      return kept * w - rate * g / (v.squareRoot() + epsilon)
    }
  }
}
