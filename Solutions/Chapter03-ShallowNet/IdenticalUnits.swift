import Exercises
import NeuralNetworks

/// Exercise 3.4: units that are identical.
///
/// Read first: section 3.5, "Why not start from zeros?".
/// About 20 minutes, ●●○.
///
/// Hidden units that start equal get the same gradient and stay equal forever, so that four of them
/// are worth one. This function finds them. Two hidden units are identical if all weights from the
/// inputs to them are equal, and their biases too. Equal is what `==` says; nearly equal is not.
///
/// For example, with five hidden units and two inputs,
///
///     hidden weights   [1 2 1 2 1]     hidden bias   [0 3 0 3 9]
///                      [5 6 5 6 5]
///
/// units 0 and 2 are identical, and so are 1 and 3. Unit 4 has the weights of unit 0, but another
/// bias. The result is `[[0, 2], [1, 3]]`.
///
/// - Parameters:
///   - hiddenWeights: `[inputs × hidden]`, at least one input and one hidden unit.
///   - hiddenBias: `[1 × hidden]`.
/// - Returns: the groups of two or more identical units, each as large as it can be. Units are
///   counted from 0; those of a group are in ascending order, and the groups in the order of their
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
