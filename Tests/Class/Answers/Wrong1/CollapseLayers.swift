import Exercises
import NeuralNetworks

/// The bias is b₂ alone: the first bias is thought to be gone with the hidden layer.
public func collapse(
  firstWeights: Matrix, firstBias: Matrix, secondWeights: Matrix, secondBias: Matrix
) -> (weights: Matrix, bias: Matrix) {
  return (matmul(firstWeights, secondWeights), secondBias)
}
