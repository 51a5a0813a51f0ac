import Exercises
import NeuralNetworks

/// Exercise 3.6: a net without training.
///
/// Read first: section 3.7, "A circle, with one to eight units", and section 3.1 again.
/// About 40 minutes, ●●●.
///
/// Each hidden unit draws a line, and lines can enclose an area. Given a convex polygon, build a net
/// with one hidden layer, a unit for each side, that says whether a point is inside. You write down
/// its weights, and nothing is learned.
///
/// All units, hidden and output, have the step function: 1 where z ≥ 0, else 0. The inputs are the
/// two coordinates of a point; the output has to be 1 inside the polygon and 0 outside. Points
/// nearer to the border than a hundredth of the polygon's width or height, the larger of them, are
/// not tried. So that no answer hangs on rounding, the output unit's z must be 0 or at least a
/// thousandth of its largest weight or bias away from it.
///
/// For example, in the triangle with the vertices (0, 0), (4, 0) and (0, 2), the weights 0 and 1 and
/// the bias 0 can serve the lower side: that unit says yes to (1, 1) and no to (1, −1). The point
/// (1, 0.5) is inside; (3, 1) is not.
///
/// - Parameter vertices: `[n × 2]`, a vertex in each row, counterclockwise, at least three.
/// - Returns: the hidden weights, `[2 × n]`, the hidden bias, `[1 × n]`, the output weights,
///   `[n × 1]`, and the output bias, `[1 × 1]`.
public func polygonNet(
  vertices: Matrix
) -> (hiddenWeights: Matrix, hiddenBias: Matrix, outputWeights: Matrix, outputBias: Matrix) {
  unfinished(
    (
      hiddenWeights: Matrix(rows: 2, columns: vertices.rows),
      hiddenBias: Matrix(rows: 1, columns: vertices.rows),
      outputWeights: Matrix(rows: vertices.rows, columns: 1),
      outputBias: Matrix(rows: 1, columns: 1)
    ))
}
