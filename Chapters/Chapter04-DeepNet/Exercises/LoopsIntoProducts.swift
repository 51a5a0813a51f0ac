import Exercises

/// Exercise 4.3: loops into products.
///
/// Read first: section 4.2, "A notation for many layers", and in it "How much faster is one
/// product?".
/// About 35 minutes, ●●○.
///
/// How far is each picture from each known one, if some pixels count more than others? These loops
/// say it, with v for the importance of a pixel:
///
///     for i in 0..<pictures.rows {
///       for k in 0..<known.rows {
///         for j in 0..<pictures.columns {
///           let difference = pictures[i, j] - known[k, j]
///           distances[i, k] += importance[0, j] * difference * difference
///         }
///       }
///     }
///
/// Return the same numbers by at most ten matrix products, however many pictures there are. A
/// `CountedMatrix`, in Sources/Exercises/Given, works like a `Matrix` and records what is done with
/// its numbers; the steps are counted, and repeated with other pictures. Wherever there are 40 pixels
/// or more, at most a tenth of the loops' additions, subtractions and multiplications, four each time
/// around, may be left outside of matrix products.
///
/// For example, with the importances [1, 10]:
///
///     pictures = [[1, 2],    known = [[0, 2],     distances = [[1, 40],
///                 [3, 0]]             [1, 0]]                  [49, 4]]
///
/// Accuracy: within 10⁻³, relative to numbers above 1.
///
/// - Parameters:
///   - pictures: `[pictures × pixels]`; at least one of each.
///   - known: `[known pictures × pixels]`; at least one.
///   - importance: v, `[1 × pixels]`, may be negative.
/// - Returns: the distances, `[pictures × known pictures]`.
public func weightedDistances(
  from pictures: CountedMatrix, to known: CountedMatrix, importance: CountedMatrix
) -> CountedMatrix {
  unfinished(CountedMatrix(rows: pictures.rows, columns: known.rows))
}
