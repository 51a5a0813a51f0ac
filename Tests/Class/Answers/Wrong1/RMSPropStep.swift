import Exercises

/// ε under the root.
public func rmsPropStep(
  weights: [Float], gradient: [Float], meanSquare: [Float], learningRate: Float, decay: Float,
  epsilon: Float
) -> (weights: [Float], meanSquare: [Float]) {
  let v = zip(meanSquare, gradient).map { decay * $0 + (1 - decay) * $1 * $1 }
  return (
    weights.indices.map {
      weights[$0] - learningRate * gradient[$0] / (v[$0] + epsilon).squareRoot()
    }, v
  )
}
