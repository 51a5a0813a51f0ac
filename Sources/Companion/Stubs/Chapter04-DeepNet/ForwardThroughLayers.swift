import ExerciseSupport
import NeuralNetworks

/// Exercise 4.4: forward through all layers.
///
/// A deep network is one layer after another. The inputs are a₀; layer l makes its outputs aₗ of
/// those of the layer before, with its weights Wₗ, its bias bₗ and the activation f:
///
///     zₗ = aₗ₋₁ · Wₗ + bₗ        aₗ = f(zₗ) in the hidden layers,  aₗ = zₗ in the last
///
/// The last layer stays linear, because what its outputs should become depends on the task: a
/// softmax for classes, nothing for a price.
///
/// For example, one sample through three units and then one, where f is ReLU, max(0, z):
///
///     a₀ = [1 2]    W₁ = [1 -1  0]   b₁ = [0.5 0 1]    z₁ = [1.5 1 -3]   a₁ = [1.5 1 0]
///                        [0  1 -2]
///
///     W₂ = [ 2]     b₂ = [0.5]       a₂ = z₂ = 1.5 · 2 + 1 · (-4) + 0 · 5 + 0.5 = [-0.5]
///          [-4]
///          [ 5]
///
/// and the result is `[a₁, a₂]`. Backpropagation, in chapter 5, needs the outputs of every layer,
/// not only those of the last.
///
/// The library has `matmul(a, b)` for the product of two matrices, and `matrix.adding(row: bias)`
/// adds a matrix of one row to each row.
///
/// - Parameters:
///   - inputs: a₀, `[samples × features]`.
///   - layers: of each layer, first to last, Wₗ `[units before × units]` and bₗ `[1 × units]`.
///   - activation: f; it takes zₗ and returns a matrix of the same shape.
/// - Returns: a₁, a₂, … of all layers in order, `[samples × units]` each.
public func forward(
  _ inputs: Matrix, layers: [(weights: Matrix, bias: Matrix)], activation: (Matrix) -> Matrix
) -> [Matrix] {
  unfinished(layers.map { Matrix(rows: inputs.rows, columns: $0.weights.columns) })
}
