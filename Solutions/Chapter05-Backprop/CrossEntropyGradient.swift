import Exercises
import Foundation
import NeuralNetworks

/// Exercise 5.4: the gradient of softmax with cross-entropy.
///
/// Read first: section 5.3, under "The first G, and the whole way back"; for large scores, section
/// 2.6.
///
/// The last layer of a classifier gives each sample a row of scores z, one for each class. Softmax
/// turns them into probabilities p, and cross-entropy compares these with the row of targets t. The
/// loss L is the mean over the m samples:
///
///     pₖ = e^zₖ / Σ e^z         L = 1/m · Σ over samples and classes  −t · ln p
///
/// Each of the two has an awkward gradient by itself. Together nearly everything cancels, and what is
/// left is this:
///
///     dL/dz = (p − t) / m
///
/// For example, two samples and three classes:
///
///     z = [[0, ln 2, 0],     p = [[0.25, 0.5, 0.25],     t = [[0, 1, 0],
///          [0,    0, 0]]          [1/3,  1/3,  1/3]]          [1, 0, 0]]
///
///     dL/dz = [[ 0.25 / 2, −0.5 / 2, 0.25 / 2],     = [[ 0.125,  −0.25,  0.125 ],
///              [−2/3 / 2,   1/3 / 2,  1/3 / 2]]        [−0.3333, 0.1667, 0.1667]]
///
/// Each row sums to 0. Scores can be large: e¹⁰⁰ is more than a `Float` holds. Subtract the largest
/// score of the row from each score of the row first, which does not change p; the largest may be
/// negative.
///
/// Do it without the library's `Activation` and `Loss`. Foundation's `exp` is the exponential
/// function; `matrix.row(index)` is a row as a list, which has a `max()`, and
/// `matrix[row, column]` reads and writes an element. Accuracy: within 10⁻⁵.
///
/// - Parameters:
///   - scores: z, `[samples × classes]`; at least one of each.
///   - targets: t, of the same shape; each row sums to 1, but need not be one-hot.
/// - Returns: dL/dz, of the same shape.
public func crossEntropyGradient(scores: Matrix, targets: Matrix) -> Matrix {
  // Stub: unfinished(Matrix(rows: scores.rows, columns: scores.columns))
  var gradient = scores
  for sample in 0..<scores.rows {
    let row = scores.row(sample)
    let largest = row.max() ?? 0
    let exponentials = row.map { exp($0 - largest) }
    let sum = exponentials.reduce(0, +)
    for (column, exponential) in exponentials.enumerated() {
      gradient[sample, column] =
        (exponential / sum - targets[sample, column]) / Float(scores.rows)
    }
  }
  return gradient
  // End of the solution
}
