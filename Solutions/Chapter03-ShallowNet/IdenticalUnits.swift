import Exercises
import NeuralNetworks

/// Exercise 3.8: units that are identical.
///
/// Read first: section 3.5, "Why not start from zeros?".
///
/// Hidden units that start equal get the same gradient and stay equal forever, so that four of them
/// are worth one. This function finds them. Two hidden units are identical if all weights from the
/// inputs to them are equal, and their biases too. A unit's weights are a column of the matrix, and
/// its bias is the element of the bias in the same column.
///
/// For example, with five hidden units and two inputs,
///
///     hidden weights   [1 2 1 2 1]     hidden bias   [0 3 0 3 9]
///                      [5 6 5 6 5]
///
/// units 0 and 2 are identical, and so are 1 and 3. Unit 4 has the weights of unit 0, but another
/// bias. The result is `[[0, 2], [1, 3]]`.
///
/// Equal is what `==` says; numbers that are nearly equal are not. In Swift, `matrix[row, column]` is
/// an element, and `transposed()` exchanges rows and columns, after which `row(unit)` is a list. Lists
/// can be compared with `==` and be keys of a dictionary; but a dictionary has no order.
///
/// - Parameters:
///   - hiddenWeights: `[inputs × hidden]`, at least one input and one hidden unit.
///   - hiddenBias: `[1 × hidden]`.
/// - Returns: the groups of two or more identical units, each group as large as it can be. Units are
///   counted from 0; those of a group are in ascending order, and the groups are in the order of their
///   first units. Without identical units, the list is empty.
public func identicalUnits(hiddenWeights: Matrix, hiddenBias: Matrix) -> [[Int]] {
  // Stub: unfinished([])
  let columns = hiddenWeights.transposed()
  var groups: [[Int]] = []
  for unit in 0..<columns.rows {
    // One unit of a group stands for all of them.
    let group = groups.firstIndex { group in
      columns.row(group[0]) == columns.row(unit)
        && hiddenBias[0, group[0]] == hiddenBias[0, unit]
    }
    if let group { groups[group].append(unit) } else { groups.append([unit]) }
  }
  return groups.filter { $0.count > 1 }
  // End of the solution
}
