import Exercises
import NeuralNetworks

/// Exercise 2.5: count dead units.
///
/// Read first: section 2.4, under "Dead units".
/// About 10 minutes, ●○○.
///
/// A ReLU unit with a negative preactivation gives 0, and where it gives 0 it has no slope. If that
/// happens for every sample, nothing can move its weights any more, and the unit is dead. A unit
/// that gives more than 0 for a single sample, however little, is alive.
///
/// The outputs of a layer are a matrix with a sample in each row and a unit in each column. For
/// example, three samples and four units:
///
///     [0  1.5  0  0]
///     [0  0    2  0]
///     [0  3    0  0]
///
/// Column 0 is 0 in every row, and so is column 3; the other two are not. So 2 units are dead.
///
/// In Swift, `(0..<n).allSatisfy { … }` says whether something holds for all numbers below n. A
/// `Matrix` has `rows`, `columns` and the element `activations[row, column]`.
///
/// - Parameter activations: the outputs of a ReLU layer, `[samples × units]`, none negative; at
///   least one sample and one unit.
/// - Returns: how many units give 0 for every sample.
public func deadUnits(_ activations: Matrix) -> Int {
  unfinished(0)
}
