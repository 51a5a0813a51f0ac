import Exercises

/// AdaGrad: the squares are added without forgetting.
public func rmsPropStep(
  weights: [Float], gradient: [Float], meanSquare: [Float], learningRate: Float, decay: Float,
  epsilon: Float
) -> (weights: [Float], meanSquare: [Float]) {
  let v = zip(meanSquare, gradient).map { $0 + $1 * $1 }
  return (
    weights.indices.map {
      weights[$0] - learningRate * gradient[$0] / (v[$0].squareRoot() + epsilon)
    }, v
  )
}
