import Exercises
import NeuralNetworks

/// Exercise 3.1: forward through a hidden layer.
///
/// Read first: section 3.1, "Two units in front of one".
/// About 15 minutes, ●●○.
///
/// The hidden units of a shallow net look at the inputs, and the output unit looks at what the
/// hidden units say. Both layers do the same: weighted sums, the layer's bias added to each row,
/// and the sigmoid of every element. Write the forward pass of a whole batch.
///
/// For example, one sample of two inputs and two hidden units:
///
///     X = [1 2]    W₁ = [1 0]    b₁ = [0 -1]    W₂ = [ 2]    b₂ = [0.5]
///                       [0 1]                        [-1]
///
/// The hidden units get the sums [1 1] and say A₁ = [0.7311 0.7311]. The output unit gets 1.2311,
/// and P = 0.7740.
///
/// Weighted sums can be large: e¹⁰⁰ is more than a `Float` holds, and still the sigmoid of 100 is
/// 1. Accuracy: within 10⁻⁵. There are at least one sample, one input and one hidden unit.
///
/// - Parameters:
///   - inputs: X, `[samples × inputs]`.
///   - hiddenWeights: W₁, `[inputs × hidden]`, a column for each hidden unit.
///   - hiddenBias: b₁, `[1 × hidden]`.
///   - outputWeights: W₂, `[hidden × 1]`.
///   - outputBias: b₂, `[1 × 1]`.
/// - Returns: the activations A₁ of the hidden units, `[samples × hidden]`, and the outputs P,
///   `[samples × 1]`.
public func forward(
  _ inputs: Matrix, hiddenWeights: Matrix, hiddenBias: Matrix, outputWeights: Matrix,
  outputBias: Matrix
) -> (hidden: Matrix, outputs: Matrix) {
  unfinished(
    (
      hidden: Matrix(rows: inputs.rows, columns: hiddenWeights.columns),
      outputs: Matrix(rows: inputs.rows, columns: 1)
    ))
}
