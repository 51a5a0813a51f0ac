import Exercises
import NeuralNetworks

/// Exercise 5.8: gradient sizes per layer.
///
/// Read first: section 5.7, "Vanishing, exploding, dead"; the formulas are those of section 5.3.
///
/// On its way back through a deep network a gradient passes the slopes and the weights of every
/// layer, and at each of them it may shrink or grow. To see whether it vanishes or explodes, measure
/// its size in every layer, the mean magnitude of all its elements.
///
/// All layers here have tanh, the last one as well, and its slope is found from the activations A as
/// 1 − A². Gₗ is the gradient of the preactivations of layer l; ⊙ multiplies element by element. In
/// the last layer, D, it comes from the gradient dL/dA of the network's outputs, and in each layer
/// before from the layer after it:
///
///     G of layer D       = dL/dA ⊙ (1 − A²), with the A of layer D
///     Gₗ                 = (Gₗ₊₁ · Wₗ₊₁ᵀ) ⊙ (1 − Aₗ²)
///     size of layer l    = mean of |elements of Gₗ|
///
/// For example, two layers and one sample, where dL/dA = [4]:
///
///     layer 2    W₂ = [ 2]    A₂ = [0.5]       G₂ = 4 · (1 − 0.25)       = [3]         size 3
///                     [-8]
///     layer 1                 A₁ = [0 0.5]     G₂ · W₂ᵀ                  = [6 -24]
///                                              G₁ = [6 · 1  -24 · 0.75]  = [6 -18]     size 12
///
/// and the result is `[12, 3]`, first layer first. The weights of layer 1 play no part: its
/// gradient is not handed on to the inputs.
///
/// The library has `matmul(a, b)` and `matrix.transposed()`; `a * b` multiplies element by element,
/// `matrix.map { … }` applies a function to every element, `matrix.elements` is a list of them.
/// `layers.reversed()` starts with the last layer. A size can be as small as 1e-30, which a `Float`
/// holds, though not its square. Accuracy: within 10⁻³ of each size.
///
/// - Parameters:
///   - outputGradient: dL/dA, `[samples × units of the last layer]`; at least one of each.
///   - layers: of each layer, first to last, Wₗ `[units before × units]` and its activations Aₗ
///     `[samples × units]`; at least one layer, with at least one unit each.
/// - Returns: the size for each layer, first to last.
public func gradientSizes(
  _ outputGradient: Matrix, layers: [(weights: Matrix, outputs: Matrix)]
) -> [Float] {
  // Stub: unfinished([Float](repeating: 0, count: layers.count))
  var sizes: [Float] = []
  var arriving = outputGradient
  for layer in layers.reversed() {
    let gradient = arriving * layer.outputs.map { 1 - $0 * $0 }
    sizes.append(gradient.elements.map(\.magnitude).reduce(0, +) / Float(gradient.count))
    arriving = matmul(gradient, layer.weights.transposed())
  }
  return sizes.reversed()
  // End of the solution
}
