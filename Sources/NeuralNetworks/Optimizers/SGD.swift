/// Gradient descent: a step against the gradient.
///
///     w ← (1 − η λ) w − η g
///
/// Stochastic where g is the gradient of a random batch instead of all samples (Robbins and Monro,
/// "A stochastic approximation method", 1951).
public final class SGD: Optimizer {
  /// η, the size of the steps.
  public var learningRate: Float {
    didSet { checkRates("SGD", learningRate: learningRate, weightDecay: weightDecay) }
  }

  /// λ, the strength of weight decay; 0 for none.
  public let weightDecay: Float

  private var memory = RuleMemory()

  /// Gradient descent with a learning rate η and a weight decay λ.
  public init(learningRate: Float, weightDecay: Float = 0) {
    checkRates("SGD", learningRate: learningRate, weightDecay: weightDecay)
    self.learningRate = learningRate
    self.weightDecay = weightDecay
  }

  /// Moves every parameter against its gradient.
  public func step(_ parameters: [Parameter]) {
    for parameter in parameters {
      memory.update(
        parameter,
        by: Rule(rate: learningRate, kept: kept(of: parameter, learningRate, weightDecay)))
    }
  }

  struct Rule: UpdateRule {
    static let memoryCount = 0
    let rate: Float  // η
    let kept: Float  // 1 − η λ

    @inline(__always)
    func callAsFunction<Number: RuleNumber>(
      _ w: Number, _ g: Number, _: inout Number, _: inout Number
    ) -> Number {
      kept * w - rate * g
    }
  }
}
