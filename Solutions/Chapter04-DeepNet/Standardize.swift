import Exercises
import NeuralNetworks

/// Exercise 4.7: standardize with what the training samples tell.
///
/// Read first: section 4.8, "Numbers instead of classes: cars", under "Standardize with the
/// training samples".
/// About 15 minutes, ●●○.
///
/// Bring each column to mean 0 and standard deviation 1, as measured on the training rows, and put
/// the test rows on the same scale. What is tested must leave no trace in what is trained, and one
/// test sample alone has no spread. Do it without the library's `Standardizer`.
///
/// A column is constant if all its training rows hold the same number. Such a column is only
/// centered, in the training rows and in the test rows alike.
///
/// For example, two training rows and one test row:
///
///     training = [[1, 4],     means [3, 4], deviations [2, 0]     training becomes [[-1, 0],
///                 [5, 4]]                                                           [ 1, 0]]
///     test     = [[7, 9]]                                         test becomes     [[ 2, 5]]
///
/// Accuracy: within 10⁻⁴, also where numbers are far from zero and vary little. A column of ten
/// times 0.1 is constant.
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
