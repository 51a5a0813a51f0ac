import Exercises

/// Exercise 3.7: gradient by finite differences.
///
/// Read first: section 3.2, "Learning from nudges".
///
/// To learn, a network needs to know how its loss L changes with each of its parameters w, which is
/// the gradient. It can be found without calculus. Move one parameter up and down by a small nudge δ,
/// leave the others where they are, and see how the loss changes. This is the finite difference:
///
///     gradientᵢ = ( L(…, wᵢ + δ, …) − L(…, wᵢ − δ, …) ) / (2 · δ)
///
/// For example, L(a, b) = a² + 3 · a · b at a = 1, b = 2 with the nudge 0.5:
///
///     a    L(1.5, 2) − L(0.5, 2) = 11.25 − 3.25 = 8    8 / (2 · 0.5) = 8
///     b    L(1, 2.5) − L(1, 1.5) =  8.5  − 5.5  = 3    3 / (2 · 0.5) = 3
///
/// so the gradient is `[8, 3]`. The loss is evaluated twice for each parameter, and no more: with 265
/// parameters that is 530 times, which is why chapter 5 finds a faster way. Accuracy: within 10⁻³.
///
/// In Swift, a parameter of a function cannot be changed, but `var moved = parameters` is a copy that
/// can. `loss` is called before the function returns, so it needs no `@escaping`.
///
/// - Parameters:
///   - loss: L, a function of a list of as many numbers as there are parameters.
///   - parameters: w, where the gradient is wanted; there may be none.
///   - step: the nudge δ, a positive number, just as it is to be used.
/// - Returns: the gradient, a number for each parameter.
public func numericalGradient(
  of loss: ([Float]) -> Float, at parameters: [Float], step: Float
) -> [Float] {
  unfinished([Float](repeating: 0, count: parameters.count))
}
