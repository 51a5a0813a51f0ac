import Exercises
import NeuralNetworks

/// The bias b₁W₂ without b₂.
public func collapse(
  firstWeights: Matrix, firstBias: Matrix, secondWeights: Matrix, secondBias: Matrix
) -> (weights: Matrix, bias: Matrix) {
  return (matmul(firstWeights, secondWeights), matmul(firstBias, secondWeights))
}
