import Exercises
import Foundation

/// Exercise 3.5: Kullback–Leibler divergence.
///
/// Read first: section 3.6, the fold "How are cross-entropy and KL divergence related?".
/// About 15 minutes, ●●○.
///
/// Of K things that can happen, t says how probable each of them is, and p is what a model
/// believes. The divergence KL(t ‖ p) says how much worse it is to believe p than t. It is 0 if
/// both are the same and positive otherwise, and it is the cross-entropy of t and p without the
/// entropy of t, with natural logarithms. What never happens costs nothing, so a term with t = 0
/// counts 0, even where p is 0 too.
///
/// For example, t = `[0.5, 0.5, 0]` and p = `[0.25, 0.5, 0.25]` have a divergence of 0.3466.
///
/// Accuracy: within 10⁻⁵.
///
/// - Parameters:
///   - t: K probabilities that add up to 1; K is at least one.
///   - p: K probabilities that add up to 1, positive wherever t is.
/// - Returns: the divergence, in natural units (nats).
public func klDivergence(_ t: [Float], from p: [Float]) -> Float {
  // Stub: unfinished(0)
  zip(t, p).reduce(0) { sum, pair in
    let (t, p) = pair
    return t == 0 ? sum : sum + t * log(t / p)
  }
  // End of the solution
}
