import ExerciseSupport

/// Exercise 1.3: shape of the weights.
///
/// A layer has several units, and each of them has one weight for each input. All these weights
/// are kept in one matrix W. In this course a row of the inputs X is a sample, and the weighted
/// sums of the whole layer are a matrix product:
///
///     X [samples × inputs]  ·  W [rows × columns]  =  Z [samples × units]
///
/// A product needs as many rows on the right as there are columns on the left, and has as many
/// columns as the matrix on the right. The biases are kept elsewhere.
///
/// For example, 64 pixels that feed 1 unit need W of 64 rows and 1 column:
///
///     X [1437 × 64]  ·  W [64 × 1]  =  Z [1437 × 1]
///
/// In Swift, `(rows: 2, columns: 3)` makes the pair.
///
/// - Parameters:
///   - inputs: how many inputs each sample has, at least 1.
///   - units: how many units the layer has, at least 1.
/// - Returns: the rows and the columns of W.
public func weightShape(inputs: Int, units: Int) -> (rows: Int, columns: Int) {
  unfinished((rows: 0, columns: 0))
}
