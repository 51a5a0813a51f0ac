import Exercises
import NeuralNetworks

/// Exercise 5.5: two layers end to end.
///
/// Read first: section 5.2 for a network of this kind, and section 5.3 for the formulas.
///
/// This is a whole network: a hidden layer and an output layer, both with the sigmoid σ, and half the
/// squared error as its loss, summed over the outputs and averaged over the m samples. Forward:
///
///     A₁ = σ(X · W₁ + b₁)       [samples × hidden]
///     Y  = σ(A₁ · W₂ + b₂)      [samples × outputs]
///     L  = 1/m · Σ ½ · (Y − T)² over all samples and outputs
///
/// Back, in the opposite order. G is the gradient of a layer's preactivations; ⊙ multiplies element by
/// element, and the slope of σ is found from its output a, as a · (1 − a):
///
///     G₂ = (Y − T) / m ⊙ Y ⊙ (1 − Y)         dL/dW₂ = A₁ᵀ · G₂    dL/db₂ = column sums of G₂
///     G₁ = (G₂ · W₂ᵀ) ⊙ A₁ ⊙ (1 − A₁)        dL/dW₁ = Xᵀ · G₁     dL/db₁ = column sums of G₁
///
/// The mean is in G₂ already, so nothing is divided by m a second time.
///
/// For example, one sample, one input, one hidden unit and one output, with
/// X = 2, W₁ = 0, b₁ = 0, W₂ = 8, b₂ = −4, T = 1:
///
///     A₁ = σ(0) = 0.5       Y = σ(0.5 · 8 − 4) = σ(0) = 0.5
///     G₂ = (0.5 − 1) · 0.5 · 0.5 = −0.125      dL/dW₂ = 0.5 · (−0.125) = −0.0625, dL/db₂ = −0.125
///     G₁ = −0.125 · 8 · 0.5 · 0.5 = −0.25      dL/dW₁ = 2 · (−0.25) = −0.5,       dL/db₁ = −0.25
///
/// You may use `Activation.sigmoid(z)`, `matmul(a, b)`, `matrix.transposed()`,
/// `matrix.adding(row: bias)` and `matrix.columnSums()`; `a - b` and `a * b` work element by
/// element, `matrix.map { … }` applies a function to every element. Do it without `Dense`,
/// `Sequential` and `Loss`. Accuracy: within 10⁻⁴, relative to numbers above 0.01.
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
