import Exercises
import NeuralNetworks

/// Exercise 4.5: one-hot targets.
///
/// Read first: section 4.4, "Ten classes".
/// About 5 minutes, ●○○.
///
/// A network that tells classes apart has one output for each class, so its targets need a column
/// for each class as well. Turn each label into a row that is 1 in the column of its class and 0
/// everywhere else.
///
/// For example, the labels `[2, 0]` of K = 4 classes give the targets
///
///     T = [[0, 0, 1, 0],      sample 0 is of class 2
///          [1, 0, 0, 0]]      sample 1 is of class 0
///
/// - Parameters:
///   - labels: the class of each sample, from 0 to `classes` − 1; at least one.
///   - classes: K, the number of classes; some may not occur.
/// - Returns: the targets T, `[samples × classes]`.
public func oneHot(_ labels: [Int], classes: Int) -> Matrix {
  // Stub: unfinished(Matrix(rows: labels.count, columns: classes))
  var targets = Matrix(rows: labels.count, columns: classes)
  for (sample, label) in labels.enumerated() {
    targets[sample, label] = 1
  }
  return targets
  // End of the solution
}
