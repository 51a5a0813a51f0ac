import Exercises
import NeuralNetworks

/// Exercise 4.1: one-hot targets.
///
/// Read first: section 4.4, "Ten classes".
///
/// A network that tells classes apart has one output for each class, so its targets need a column
/// for each class as well. A label, the number c of a class, becomes a row that is 1 in column c
/// and 0 everywhere else: one column is hot, the others are cold.
///
/// For example, the labels `[2, 0]` of K = 4 classes give the targets
///
///     T = [[0, 0, 1, 0],      sample 0 is of class 2
///          [1, 0, 0, 0]]      sample 1 is of class 0
///
/// `Matrix(rows: 2, columns: 4)` is a matrix of zeros, and `matrix[row, column] = 1` sets one
/// element; rows and columns are counted from 0. `labels.enumerated()` gives each label with its
/// place in the list.
///
/// - Parameters:
///   - labels: the class of each sample, from 0 to `classes` − 1; at least one.
///   - classes: K, the number of classes; some may not occur.
/// - Returns: the targets T, `[samples × classes]`.
public func oneHot(_ labels: [Int], classes: Int) -> Matrix {
  unfinished(Matrix(rows: labels.count, columns: classes))
}
