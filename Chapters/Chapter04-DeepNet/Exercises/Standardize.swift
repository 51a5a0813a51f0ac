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
  unfinished((training: training, test: test))
}
