import NeuralNetworks

/// An optimizer of one's own, which remembers a velocity of each parameter: v ← 0.9 v − η g, w ← w + v.
final class HeavyBall: Optimizer {
  var learningRate: Float
  private var velocity = ParameterMemory()

  init(learningRate: Float) { self.learningRate = learningRate }

  func step(_ parameters: [Parameter]) {
    for parameter in parameters {
      velocity[parameter] = 0.9 * velocity[parameter] - learningRate * parameter.gradient
      parameter.value += velocity[parameter]
    }
  }
}
