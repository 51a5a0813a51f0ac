import Exercises
import Foundation

/// Exercise 6.6: your own optimizer.
///
/// Read first: section 6.5, "Four ways through a ravine", to its end.
/// About 45 minutes, ●●●.
///
/// Design a rule that walks downhill in few steps, with one setting for every landscape. It is
/// tried on section 6.5's bowl, ravine and Rosenbrock's valley, three copies of each, all moved,
/// turned, perhaps mirrored: nothing but slopes can tell you where you are.
///
/// `slopes(place)` is the gradient at a place. Each call is a step, and a walk has arrived with the
/// first call at a place where the loss is below 0.001. After 2,000 calls all slopes are 0. For
/// example,
///
///     let g = slopes(start)
///     let place = [start[0] - 0.01 * g[0], start[1] - 0.01 * g[1]]      // one step of descent
///
/// What is judged: every walk arrives, and all nine together take at most nine tenths of the steps
/// of momentum with a share of 0.9 and the rate that suits the three best, 0.002. That is the par,
/// about 1,760 (nineteen runs). How far below it can you get?
///
/// - Parameters:
///   - start: where the walk begins, two numbers.
///   - slopes: the gradient at a place of two numbers, two numbers.
/// - Returns: the place where you stop; it is not judged.
public func descend(from start: [Double], slopes: ([Double]) -> [Double]) -> [Double] {
  // Stub: unfinished(start)
  var (place, rate) = (start, 0.001)
  var slope = slopes(place)
  for _ in 1..<2000 {
    // The step is as long as the ground allowed on the last move, and never longer than 1.
    let length = rate * norm(slope)
    let scale = length > 1 ? rate / length : rate
    let move = slope.map { -scale * $0 }
    let next = zip(place, move).map { $0 + $1 }
    let newSlope = slopes(next)
    let change = zip(newSlope, slope).map { $0 - $1 }
    let along = zip(move, change).reduce(0) { $0 + $1.0 * $1.1 }
    let bend = change.reduce(0) { $0 + $1 * $1 }
    guard bend > 0, norm(newSlope) > 1e-9 else { return next }
    // Along the last move the slopes changed by so much: go where they would be 0. Where the ground
    // bends downward, that place lies behind, so go farther instead.
    rate = along > 0 ? along / bend : 2 * rate
    (place, slope) = (next, newSlope)
  }
  return place
  // End of the solution
}
// Stub:

private func norm(_ vector: [Double]) -> Double {
  vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
}
// End of the solution
