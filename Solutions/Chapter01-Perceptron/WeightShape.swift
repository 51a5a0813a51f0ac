import Exercises

/// Exercise 1.3: shape of the weights.
///
/// Read first: section 1.3, "The weighted sum is a matrix product".
///
/// A layer has u units that all see the same n inputs, and each unit has one weight for each input.
/// All these weights are kept in one matrix W. A row of X is one of m samples, and the weighted sums
/// of the whole layer are a matrix product:
///
///     X [m × n]  ·  W [rows × columns]  =  Z [m × u]
///
/// A product needs as many rows on the right as there are columns on the left, and has as many
/// columns as the matrix on the right. The biases are kept elsewhere.
///
/// For example, 64 pixels that feed 1 unit need W of 64 rows and 1 column:
///
///     X [1000 × 64]  ·  W [64 × 1]  =  Z [1000 × 1]
///
/// In Swift, `(rows: 2, columns: 3)` makes the pair.
///
/// - Parameters:
///   - inputs: n, how many inputs each sample has, at least 1.
///   - units: u, how many units the layer has, at least 1.
/// - Returns: the rows and the columns of W.
public func weightShape(inputs: Int, units: Int) -> (rows: Int, columns: Int) {
  // Stub: unfinished((rows: 0, columns: 0))
  (rows: inputs, columns: units)
  // End of the solution
}
