import ExerciseSupport
import NeuralNetworks

/// Exercise 5.8: gradient sizes per layer.
///
/// On its way back through a deep network a gradient passes the slopes and the weights of every
/// layer, and with each it may shrink or grow. To see whether it vanishes or explodes, measure its
/// size in every layer: the mean magnitude of all its elements.
///
/// All layers here have tanh, whose slope is found from its output y as 1 − y². Call the gradient
/// with respect to the weighted sums of layer l Dₗ; ⊙ multiplies element by element. In the last
/// layer it comes from the gradient dL/dY of the network's outputs, and in each layer before from
/// the layer after it:
///
///     D of the last layer = dL/dY ⊙ (1 − Y²)
///     Dₗ                  = (Dₗ₊₁ · Wₗ₊₁ᵀ) ⊙ (1 − Yₗ²)
///     size of layer l     = mean of |elements of Dₗ|
///
/// For example, two layers and one sample, where dL/dY = [4]:
///
///     layer 2    W₂ = [ 2]    Y₂ = [0.5]       D₂ = 4 · (1 − 0.25)       = [3]         size 3
///                     [-8]
///     layer 1                 Y₁ = [0 0.5]     D₂ · W₂ᵀ                  = [6 -24]
///                                              D₁ = [6 · 1  -24 · 0.75]  = [6 -18]     size 12
///
/// and the result is `[12, 3]`, first layer first. The weights of layer 1 play no part: its
/// gradient is not handed on to the inputs.
///
/// The library has `matmul(a, b)` and `matrix.transposed()`; `a * b` multiplies element by element,
/// `matrix.map { … }` applies a function to every element, `matrix.elements` is a list of them.
/// `layers.reversed()` starts with the last layer. A size can be as small as 1e-30, which a `Float`
/// holds, though not its square.
///
/// - Parameters:
///   - outputGradient: dL/dY, `[samples × units of the last layer]`.
///   - layers: of each layer, first to last, Wₗ `[units before × units]` and its outputs Yₗ
///     `[samples × units]`; at least one layer.
/// - Returns: the size for each layer, first to last.
public func gradientSizes(
  _ outputGradient: Matrix, layers: [(weights: Matrix, outputs: Matrix)]
) -> [Float] {
  unfinished([Float](repeating: 0, count: layers.count))
}
