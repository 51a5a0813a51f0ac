import Exercises
import NeuralNetworks

/// Exercise 3.4: mean squared error.
///
/// Read first: section 3.6, under "Other losses on the same predictions".
///
/// This is the usual loss for predicted numbers. It says how far the outputs y are from their targets
/// t, and because the differences are squared, errors of both signs count and large ones count more.
/// A network may have several outputs for each sample, and the mean goes over all elements, as in the
/// library's `Loss.meanSquaredError`:
///
///     L = 1/N · Σ (y − t)²        N = samples × outputs
///
/// For example, two samples with three outputs each:
///
///     y = [1 2 3]    t = [1 4 3]    y − t = [0 −2 0]    squares  0 4 0
///         [0 1 5]        [1 1 2]            [−1 0 3]             1 0 9
///
///     L = ( 0 + 4 + 0 + 1 + 0 + 9 ) / 6  =  14 / 6  =  2.3333
///
/// Do it without `Loss`. For two matrices of the same shape the library has `-` and `*`, element by
/// element; `matrix.sum()` adds all elements and is a `Double`; `matrix.count` is their number.
/// Accuracy: within 10⁻⁵.
///
/// - Parameters:
///   - outputs: y, `[samples × outputs]`, at least one element.
///   - targets: t, of the same shape.
/// - Returns: the mean over all elements.
public func meanSquaredError(_ outputs: Matrix, targets: Matrix) -> Float {
  // Stub: unfinished(0)
  let errors = outputs - targets
  return Float((errors * errors).sum() / Double(errors.count))
  // End of the solution
}
