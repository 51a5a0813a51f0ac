import ExerciseSupport
import NeuralNetworks

/// Exercise 3.4: mean squared error.
///
/// The loss for predicting numbers: how far is each output y from its target t, on average, with
/// large errors counting more? Squares make errors of both signs positive and large ones larger. A
/// network may have several outputs for each sample; the mean goes over all elements, as in the
/// library's `Loss.meanSquaredError`:
///
///     loss = 1/N · Σ (y − t)²        N = samples × outputs
///
/// For example, two samples with three outputs each:
///
///     y = [1 2 3]    t = [1 4 3]    y − t = [0 −2 0]    squares  0 4 0
///         [0 1 5]        [1 1 2]            [−1 0 3]             1 0 9
///
///     loss = ( 0 + 4 + 0 + 1 + 0 + 9 ) / 6  =  14 / 6  =  2.3333
///
/// Do it without `Loss`. For two matrices of the same shape the library has `-` and `*`, element by
/// element; `matrix.sum()` adds all elements and is a `Double`; `matrix.count` is their number.
///
/// - Parameters:
///   - outputs: y, `[samples × outputs]`, at least one element.
///   - targets: t, of the same shape.
/// - Returns: the mean over all elements.
public func meanSquaredError(_ outputs: Matrix, targets: Matrix) -> Float {
  unfinished(0)
}
