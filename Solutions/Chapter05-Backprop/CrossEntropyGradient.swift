import Exercises
import Foundation
import NeuralNetworks

/// Exercise 5.3: the gradient of softmax with cross-entropy.
///
/// Read first: section 5.3, under "The first G, and the whole way back"; for large scores, section
/// 2.6.
/// About 15 minutes, ●●○.
///
/// The last layer of a classifier gives each sample a row of scores z, one for each class. Softmax
/// turns them into probabilities, cross-entropy compares these with the row of targets t, and the loss
/// is the mean over the samples. Return the gradient of the scores. Scores can be as large as 1,000,
/// and all negative. Do it without the library's `Activation` and `Loss`.
///
/// For example, two samples and three classes:
///
///     z = [[0, ln 2, 0],     t = [[0, 1, 0],     dL/dz = [[ 0.125,  −0.25,  0.125 ],
///          [0,    0, 0]]          [1, 0, 0]]              [−0.3333, 0.1667, 0.1667]]
///
/// Each row sums to 0. Accuracy: within 10⁻⁵.
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
