import ExerciseSupport

/// Exercise 3.5: Kullback–Leibler divergence.
///
/// Of n things that can happen, p says how probable each of them is, and q is what a model believes.
/// The divergence of p from q says how much worse it is to believe q than p; it is 0 if both are the
/// same, and positive otherwise. Cross-entropy is this and the entropy of p on top.
///
///     D(p ‖ q) = Σ p · ln(p / q)
///
/// The logarithm is the natural one. What never happens costs nothing, so a term with p = 0 counts 0,
/// even where q is 0 too.
///
/// For example, p = `[0.5, 0.5, 0]` and q = `[0.25, 0.5, 0.25]`:
///
///     0.5 · ln(0.5 / 0.25) + 0.5 · ln(0.5 / 0.5) + 0  =  0.5 · ln 2  =  0.3466
///
/// In Swift, Foundation's `log` is the natural logarithm, and `zip` pairs the elements of two lists.
///
/// - Parameters:
///   - p: n probabilities that add up to 1.
///   - q: n probabilities that add up to 1, positive wherever p is.
/// - Returns: the divergence, in natural units (nats).
public func klDivergence(_ p: [Float], from q: [Float]) -> Float {
  unfinished(0)
}
