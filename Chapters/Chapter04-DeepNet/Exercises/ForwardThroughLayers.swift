import Exercises
import NeuralNetworks

/// Exercise 4.1: forward through all layers.
///
/// Read first: section 4.2, "A notation for many layers".
/// About 15 minutes, ●●○.
///
/// Send a batch through a deep network and keep what every layer gives, because backpropagation, in
/// chapter 5, needs it. The hidden layers have the activation function f; the last layer is linear,
/// and where there is only one layer, it is the last.
///
/// Call f once for each hidden layer, on the whole matrix of preactivations and not number by
/// number: it may be a function, such as softmax, that needs all numbers of a row.
///
/// For example, one sample through three units and then one, where f is ReLU:
///
///     A₀ = [1 2]    W₁ = [1 -1  0]   b₁ = [0.5 0 1]    Z₁ = [1.5 1 -3]   A₁ = [1.5 1 0]
///                        [0  1 -2]
///
///     W₂ = [ 2]     b₂ = [0.5]       A₂ = [-0.5]
///          [-4]
///          [ 5]
///
/// and the result is `[A₁, A₂]`. Accuracy: within 10⁻⁴.
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
  unfinished(layers.map { Matrix(rows: inputs.rows, columns: $0.weights.columns) })
}
