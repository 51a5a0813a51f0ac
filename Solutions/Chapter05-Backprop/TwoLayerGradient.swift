import Exercises
import NeuralNetworks

/// Exercise 5.4: two layers end to end.
///
/// Read first: section 5.2 for a network of this kind, and section 5.3 for the formulas.
/// About 25 minutes, ●●○.
///
/// A hidden layer and an output layer, both with the sigmoid σ, and half the squared error as loss,
/// summed over the outputs and averaged over the m samples:
///
///     A₁ = σ(X · W₁ + b₁)        Y = σ(A₁ · W₂ + b₂)        L = 1/m · Σ ½ · (Y − T)²
///
/// Return the gradients of all four parameters. Do it without `Dense`, `Sequential` and `Loss`.
///
/// For example, one sample, one input, one hidden unit and one output, with X = 2, W₁ = 0, b₁ = 0,
/// W₂ = 8, b₂ = −4 and T = 1, where A₁ and Y are 0.5:
///
///     dL/dW₂ = −0.0625      dL/db₂ = −0.125
///     dL/dW₁ = −0.5         dL/db₁ = −0.25
///
/// Accuracy: within 10⁻⁴, relative to numbers above 0.01.
///
/// - Parameters:
///   - inputs: X, `[samples × inputs]`; at least one sample, input, hidden unit and output.
///   - targets: T, `[samples × outputs]`.
///   - hiddenWeights: W₁, `[inputs × hidden]`.
///   - hiddenBias: b₁, `[1 × hidden]`.
///   - outputWeights: W₂, `[hidden × outputs]`.
///   - outputBias: b₂, `[1 × outputs]`.
/// - Returns: the gradients of L with respect to W₁, b₁, W₂ and b₂, in their shapes.
public func twoLayerGradient(
  _ inputs: Matrix, targets: Matrix, hiddenWeights: Matrix, hiddenBias: Matrix,
  outputWeights: Matrix, outputBias: Matrix
) -> (hiddenWeights: Matrix, hiddenBias: Matrix, outputWeights: Matrix, outputBias: Matrix) {
  // Stub: unfinished(
  // Stub:   (
  // Stub:     hiddenWeights: Matrix(rows: hiddenWeights.rows, columns: hiddenWeights.columns),
  // Stub:     hiddenBias: Matrix(rows: 1, columns: hiddenBias.columns),
  // Stub:     outputWeights: Matrix(rows: outputWeights.rows, columns: outputWeights.columns),
  // Stub:     outputBias: Matrix(rows: 1, columns: outputBias.columns)
  // Stub:   ))
  let hidden = Activation.sigmoid(matmul(inputs, hiddenWeights).adding(row: hiddenBias))
  let outputs = Activation.sigmoid(matmul(hidden, outputWeights).adding(row: outputBias))

  let errors = (outputs - targets).map { $0 / Float(inputs.rows) }
  let outputSums = errors * outputs.map { $0 * (1 - $0) }
  let hiddenSums = matmul(outputSums, outputWeights.transposed()) * hidden.map { $0 * (1 - $0) }
  return (
    hiddenWeights: matmul(inputs.transposed(), hiddenSums), hiddenBias: hiddenSums.columnSums(),
    outputWeights: matmul(hidden.transposed(), outputSums), outputBias: outputSums.columnSums()
  )
  // End of the solution
}
