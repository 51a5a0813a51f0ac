import Exercises

/// Exercise 3.2: gradient by finite differences.
///
/// Read first: section 3.2, "Learning from nudges".
/// About 20 minutes, ●●○.
///
/// The gradient of a loss L says how it changes with each parameter, and nudges find it without
/// calculus. Move one parameter up by δ and down by δ, leave all others where they are, and divide
/// the difference of the two losses by the distance between the two places.
///
/// For example, L(a, b) = a² + 3 · a · b at a = 1, b = 2 with the nudge 0.5:
///
///     a    L(1.5, 2) − L(0.5, 2) = 11.25 − 3.25 = 8    over a distance of 1: 8
///     b    L(1, 2.5) − L(1, 1.5) =  8.5  − 5.5  = 3    over a distance of 1: 3
///
/// so the gradient is `[8, 3]`. The loss is to be evaluated twice for each parameter, and no more.
/// Accuracy: within 10⁻³.
///
/// `loss` is called before the function returns, so it needs no `@escaping`.
///
/// - Parameters:
///   - loss: L, a function of a list of as many numbers as there are parameters.
///   - parameters: where the gradient is wanted; there may be none.
///   - step: the nudge δ, a positive number, just as it is to be used.
/// - Returns: the gradient, a number for each parameter.
public func numericalGradient(
  of loss: ([Float]) -> Float, at parameters: [Float], step: Float
) -> [Float] {
  unfinished([Float](repeating: 0, count: parameters.count))
}
