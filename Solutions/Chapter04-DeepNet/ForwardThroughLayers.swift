import Exercises
import NeuralNetworks

/// Exercise 4.4: forward through all layers.
///
/// Read first: section 4.2, "A notation for many layers".
///
/// A deep network is one layer after another. The inputs are A₀; layer l makes its activations Aₗ
/// from those of the layer before, with its weights Wₗ, its bias bₗ and the activation function f:
///
///     Zₗ = Aₗ₋₁ · Wₗ + bₗ        Aₗ = f(Zₗ) in the hidden layers,  Aₗ = Zₗ in the last
///
/// Call f once for each hidden layer, on the whole matrix Zₗ and not number by number: it may be a
/// function, such as softmax, that needs all numbers of a row. The last layer stays linear, because
/// what its outputs should become depends on the task: a softmax for classes, nothing for an
/// amount. If there is only one layer, it is the last.
///
/// For example, one sample through three units and then one, where f is ReLU, max(0, z):
///
///     A₀ = [1 2]    W₁ = [1 -1  0]   b₁ = [0.5 0 1]    Z₁ = [1.5 1 -3]   A₁ = [1.5 1 0]
///                        [0  1 -2]
///
///     W₂ = [ 2]     b₂ = [0.5]       A₂ = Z₂ = 1.5 · 2 + 1 · (-4) + 0 · 5 + 0.5 = [-0.5]
///          [-4]
///          [ 5]
///
/// and the result is `[A₁, A₂]`. Backpropagation, in chapter 5, needs the activations of every
/// layer, not only those of the last.
///
/// The library has `matmul(a, b)` for the product of two matrices, and `matrix.adding(row: bias)`
/// adds a matrix of one row to each row. Accuracy: within 10⁻⁴.
///
/// - Parameters:
///   - inputs: A₀, `[samples × features]`; at least one sample and one feature.
///   - layers: of each layer, first to last, Wₗ `[units before × units]` and bₗ `[1 × units]`; at
///     least one layer, with at least one unit each.
///   - activation: f; it takes Zₗ and returns a matrix of the same shape.
/// - Returns: A₁, A₂, … of all layers in order, `[samples × units]` each.
public func forward(
  _ inputs: Matrix, layers: [(weights: Matrix, bias: Matrix)], activation: (Matrix) -> Matrix
) -> [Matrix] {
  // Stub: unfinished(layers.map { Matrix(rows: inputs.rows, columns: $0.weights.columns) })
  var outputs: [Matrix] = []
  var signal = inputs
  for (index, layer) in layers.enumerated() {
    let z = matmul(signal, layer.weights).adding(row: layer.bias)
    let isLast = index == layers.count - 1
    signal = isLast ? z : activation(z)
    outputs.append(signal)
  }
  return outputs
  // End of the solution
}
