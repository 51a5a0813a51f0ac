import Exercises

/// Exercise 1.1: weighted sum.
///
/// Read first: section 1.1, "From a neuron to a unit".
/// About 10 minutes, ●○○.
///
/// A unit first makes one number of all its inputs, its preactivation z: each input times a weight
/// of its own, all added up, and a bias on top. A positive weight makes its input evidence for
/// "yes", a negative one evidence for "no". The bias is what the unit starts from before it sees
/// any input.
///
///     z = x₁·w₁ + x₂·w₂ + … + xₙ·wₙ + b
///
/// For example, the inputs `[0.5, -1, 2]`, the weights `[0.4, 0.3, -0.2]` and the bias 0.1 give
///
///     0.5 · 0.4 + (−1) · 0.3 + 2 · (−0.2) + 0.1  =  0.2 − 0.3 − 0.4 + 0.1  =  −0.4
///
/// In Swift, `zip` pairs the elements of two lists; a loop or `reduce` adds numbers up.
///
/// - Parameters:
///   - inputs: x, n numbers.
///   - weights: w, n numbers, one for each input, in the same order.
///   - bias: b, one number.
/// - Returns: the weighted sum z, to within 1e-5; with no inputs at all, it is the bias.
public func weightedSum(_ inputs: [Float], weights: [Float], bias: Float) -> Float {
  // Stub: unfinished(0)
  zip(inputs, weights).reduce(bias) { sum, pair in sum + pair.0 * pair.1 }
  // End of the solution
}
