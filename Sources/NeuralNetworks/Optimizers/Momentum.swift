/// Gradient descent with a memory: steps in a lasting direction add up, zigzags cancel.
///
///     m ← μ m + g                 the velocity
///     w ← (1 − η λ) w − η m
///
/// Polyak, "Some methods of speeding up the convergence of iteration methods", 1964.
public final class Momentum: Optimizer {
  /// η, the size of the steps.
  public var learningRate: Float {
    didSet { checkRates("Momentum", learningRate: learningRate, weightDecay: weightDecay) }
  }

  /// μ, the share of the velocity that is left after a step.
  public let momentum: Float

  /// λ, the strength of weight decay; 0 for none.
  public let weightDecay: Float

  private var memory = RuleMemory()

  /// Gradient descent with momentum μ, a learning rate η and a weight decay λ.
  public init(learningRate: Float, momentum: Float = 0.9, weightDecay: Float = 0) {
    checkRates("Momentum", learningRate: learningRate, weightDecay: weightDecay)
    checkShare("Momentum", "a momentum of", momentum)
    self.learningRate = learningRate
    self.momentum = momentum
    self.weightDecay = weightDecay
  }

  /// Moves every parameter against its gradient.
  public func step(_ parameters: [Parameter]) {
    for parameter in parameters {
      memory.update(
        parameter,
        by: Rule(
          rate: learningRate, momentum: momentum,
          kept: kept(of: parameter, learningRate, weightDecay)))
    }
  }

  struct Rule: UpdateRule {
    static let memoryCount = 1
    let rate: Float  // η
    let momentum: Float  // μ
    let kept: Float  // 1 − η λ

    @inline(__always)
    func callAsFunction<Number: RuleNumber>(
      _ w: Number, _ g: Number, _ m: inout Number, _: inout Number
    ) -> Number {
      m = (momentum * m + g).flushed()
      return kept * w - rate * m
    }
  }
}
