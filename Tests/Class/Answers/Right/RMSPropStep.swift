import Exercises

/// Recursion on the last weight.
public func rmsPropStep(
  weights: [Float], gradient: [Float], meanSquare: [Float], learningRate: Float, decay: Float,
  epsilon: Float
) -> (weights: [Float], meanSquare: [Float]) {
  guard let w = weights.last, let g = gradient.last, let old = meanSquare.last else {
    return ([], [])
  }
  let rest = rmsPropStep(
    weights: weights.dropLast(), gradient: gradient.dropLast(), meanSquare: meanSquare.dropLast(),
    learningRate: learningRate, decay: decay, epsilon: epsilon)
  let v = decay * old + g * g - decay * g * g
  let step = learningRate * (g / (epsilon + v.squareRoot()))
  return (rest.weights + [w - step], rest.meanSquare + [v])
}
