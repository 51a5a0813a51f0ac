import NeuralNetworks

/// Exercise 5.5: two layers end to end.
///
/// Here is a whole network: a hidden layer and an output layer, both with the sigmoid σ, and half
/// the squared error as its loss, a mean over the m samples. Forward:
///
///     H = σ(X · W₁ + b₁)        [samples × hidden]
///     Y = σ(H · W₂ + b₂)        [samples × outputs]
///     L = 1/m · Σ ½ · (Y − T)²  over all samples and outputs
///
/// Back, in the opposite order. Call the gradient with respect to the weighted sums of a layer D;
/// ⊙ multiplies element by element, and the slope of σ is found from its output, as y · (1 − y):
///
///     D₂ = (Y − T) / m ⊙ Y ⊙ (1 − Y)        dL/dW₂ = Hᵀ · D₂    dL/db₂ = column sums of D₂
///     D₁ = (D₂ · W₂ᵀ) ⊙ H ⊙ (1 − H)         dL/dW₁ = Xᵀ · D₁    dL/db₁ = column sums of D₁
///
/// The mean is in D₂ already, so it is not divided by m a second time.
///
/// For example, one sample, one input, one hidden unit and one output, with
/// X = 2, W₁ = 0, b₁ = 0, W₂ = 8, b₂ = −4, T = 1:
///
///     H = σ(0) = 0.5        Y = σ(0.5 · 8 − 4) = σ(0) = 0.5
///     D₂ = (0.5 − 1) · 0.5 · 0.5 = −0.125      dL/dW₂ = 0.5 · (−0.125) = −0.0625, dL/db₂ = −0.125
///     D₁ = −0.125 · 8 · 0.5 · 0.5 = −0.25      dL/dW₁ = 2 · (−0.25) = −0.5,       dL/db₁ = −0.25
///
/// You may use `Activation.sigmoid(z)`, `matmul(a, b)`, `matrix.transposed()`,
/// `matrix.adding(row: bias)` and `matrix.columnSums()`; `a - b` and `a * b` work element by
/// element, `matrix.map { … }` applies a function to every element. Do it without `Dense`,
/// `Sequential` and `Loss`.
///
/// - Parameters:
///   - inputs: X, `[samples × inputs]`; at least one sample.
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
  let hidden = Activation.sigmoid(matmul(inputs, hiddenWeights).adding(row: hiddenBias))
  let outputs = Activation.sigmoid(matmul(hidden, outputWeights).adding(row: outputBias))

  let errors = (outputs - targets).map { $0 / Float(inputs.rows) }
  let outputSums = errors * outputs.map { $0 * (1 - $0) }
  let hiddenSums = matmul(outputSums, outputWeights.transposed()) * hidden.map { $0 * (1 - $0) }
  return (
    hiddenWeights: matmul(inputs.transposed(), hiddenSums), hiddenBias: hiddenSums.columnSums(),
    outputWeights: matmul(hidden.transposed(), outputSums), outputBias: outputSums.columnSums()
  )
}
