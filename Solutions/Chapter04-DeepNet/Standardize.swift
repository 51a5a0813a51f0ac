import Exercises
import NeuralNetworks

/// Exercise 4.6: standardize with what the training samples tell.
///
/// Read first: section 4.8, "Numbers instead of classes: cars", under "Standardize with the
/// training samples".
///
/// Cars weigh thousands of pounds and have four to eight cylinders. A network learns badly from
/// columns of such different size, so each column is brought to mean 0 and standard deviation 1:
///
///     μ = 1/m · Σ x        s = √( 1/m · Σ (x − μ)² )        x ← (x − μ) / s
///
/// with one μ and one s for each column, taken over the m training rows only. The test rows are
/// put on the same scale, with the same μ and s: what is tested must leave no trace in what is
/// trained, and one test sample alone has no spread.
///
/// A column is constant if all its training rows hold the same number, and then s = 0. Such a
/// column is only centered, x ← x − μ, in the training rows and in the test rows alike.
///
/// For example, two training rows and one test row:
///
///     training = [[1, 4],     μ = [3, 4]     s = [2, 0]     training becomes [[-1, 0],
///                 [5, 4]]                                                     [ 1, 0]]
///     test     = [[7, 9]]     becomes [[(7 − 3) / 2, 9 − 4]] = [[2, 5]]
///
/// Write it out with loops over columns and rows, without the library's `Standardizer`.
/// `matrix[row, column]` reads and writes an element; copy a matrix to a `var` to change it.
///
/// Compute μ and s in `Double`. In `Float` the mean of ten times 0.1 is not exactly
/// 0.1, so s is tiny where it should be 0, and far from zero Σx²/m − μ² is worthless, as the
/// difference of two large numbers that are nearly equal. Accuracy: within 10⁻⁴.
///
/// - Parameters:
///   - training: `[training samples × features]`; at least one sample and one feature.
///   - test: `[test samples × features]`, with the same columns; at least one sample.
/// - Returns: both standardized, in the shapes they came in.
public func standardize(
  training: Matrix, test: Matrix
) -> (training: Matrix, test: Matrix) {
  // Stub: unfinished((training: training, test: test))
  var (training, test) = (training, test)
  for column in 0..<training.columns {
    // In Double, where the sum of equal numbers is exact: ten times 0.1 has a mean of 0.1.
    let numbers = (0..<training.rows).map { Double(training[$0, column]) }
    let mean = numbers.reduce(0, +) / Double(numbers.count)
    let squares = numbers.map { ($0 - mean) * ($0 - mean) }
    let deviation = (squares.reduce(0, +) / Double(squares.count)).squareRoot()
    let divisor = deviation > 0 ? deviation : 1
    func scaled(_ x: Float) -> Float { Float((Double(x) - mean) / divisor) }
    for row in 0..<training.rows { training[row, column] = scaled(training[row, column]) }
    for row in 0..<test.rows { test[row, column] = scaled(test[row, column]) }
  }
  return (training: training, test: test)
  // End of the solution
}
