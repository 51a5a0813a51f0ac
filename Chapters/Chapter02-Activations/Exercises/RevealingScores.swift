import Exercises

/// Exercise 2.7: expose the impostors.
///
/// Read first: section 2.6, "Softmax: from scores to probabilities".
/// About 45 minutes, ●●●.
///
/// Impostors are functions that look like softmax, each with a fault that most scores do not show.
/// Find two lists of scores on which all of them are caught: for each impostor, a probability on one
/// of the lists is off by more than 0.001, or is not a number.
///
/// They are made afresh for each verdict, overflow as a `Float` does, and
///
/// - subtract something else than the largest score: nothing, the first, the last, the smallest, the
///   mean, the largest magnitude, any fixed number from −700 to 700, or the largest score only if it
///   is positive, or only if it is negative, else 0;
/// - keep scores within limits of less than 100, take powers of another number than e, or divide all
///   scores by a number;
/// - divide by the largest exponential in place of the sum, leave any one score out of the sum, or
///   count equal scores only once in it;
/// - sort the probabilities, rising or falling.
///
/// For example, `[1000, 999, 0, 0]` catches the one that subtracts nothing, since e¹⁰⁰⁰ is infinite
/// and ∞ / ∞ is not a number, but not the one that subtracts the first score.
///
/// - Parameter classes: how many scores each list has to have, from 4 to 12.
/// - Returns: two lists of finite scores.
public func revealingScores(classes: Int) -> (first: [Float], second: [Float]) {
  unfinished(
    (
      first: [Float](repeating: 0, count: classes),
      second: [Float](repeating: 0, count: classes)
    ))
}
