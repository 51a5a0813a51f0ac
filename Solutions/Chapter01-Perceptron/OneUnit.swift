import Exercises

/// Exercise 1.4: what one unit can do.
///
/// Read first: section 1.6, "Weights and bias draw a line".
/// About 30 minutes, ●●○.
///
/// AND, OR and NAND are truth tables that one unit can compute, and XOR is one that no unit can.
/// With three inputs there are 256 tables. Write a function that finds a unit for each table that
/// has one, and says so where there is none.
///
/// A table is a list of eight answers, in the order of the inputs
///
///     row        0    1    2    3    4    5    6    7
///     x₁ x₂ x₃  000  001  010  011  100  101  110  111
///
/// The unit says yes where z = x₁·w₁ + x₂·w₂ + x₃·w₃ + b is at least 0, and no elsewhere.
///
/// For example, "at least two are true" has yes in rows 3, 5, 6 and 7. The weights 1, 1, 1 and the
/// bias −1.5 do it, and so do many others: each unit that gives the right eight answers is right.
/// "The first or the second, but not both", with yes in rows 2, 3, 4 and 5, has no unit.
///
/// So that no answer hangs on rounding, a z that is not exactly 0 must be at least a thousandth of
/// the largest weight or bias away from it.
///
/// - Parameter table: eight answers, true for yes.
/// - Returns: three weights and a bias, or nil if no unit computes the table.
public func oneUnit(for table: [Bool]) -> (weights: [Float], bias: Float)? {
  // Stub: unfinished(nil)
  let sizes: [Float] = [-2, -1, 0, 1, 2]
  for w1 in sizes {
    for w2 in sizes {
      for w3 in sizes {
        var (lowestYes, highestNo): (Float, Float) = (7, -7)
        for (row, answer) in table.enumerated() {
          // The bits of a row's number are its inputs.
          let sum = (row & 4 > 0 ? w1 : 0) + (row & 2 > 0 ? w2 : 0) + (row & 1 > 0 ? w3 : 0)
          if answer { lowestYes = min(lowestYes, sum) } else { highestNo = max(highestNo, sum) }
        }
        // A bias fits between the sums if they do not mix.
        if highestNo < lowestYes { return ([w1, w2, w3], -(lowestYes + highestNo) / 2) }
      }
    }
  }
  return nil
  // End of the solution
}
