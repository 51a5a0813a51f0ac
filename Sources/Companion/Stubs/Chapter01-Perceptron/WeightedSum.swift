import ExerciseSupport

/// Exercise 1.1: weighted sum.
///
/// A unit, the "neuron" of a network, first makes one number of all its inputs: each input times
/// a weight of its own, all added up, and a bias on top. A weight says how much its input counts,
/// and whether for or against. The bias is what the unit starts from before it sees any input.
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
///   - inputs: n numbers.
///   - weights: n numbers, one for each input, in the same order.
///   - bias: one number.
/// - Returns: the weighted sum z; with no inputs at all, it is the bias.
public func weightedSum(_ inputs: [Float], weights: [Float], bias: Float) -> Float {
  unfinished(0)
}
