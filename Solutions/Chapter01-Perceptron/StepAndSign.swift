import Exercises

/// Exercise 1.2: step and sign, first part.
///
/// Read first: section 1.1, "From a neuron to a unit".
/// About 10 minutes, ●○○.
///
/// The perceptron answers yes or no. The step function makes that answer from a preactivation z: 1
/// for yes where z has reached zero, 0 for no where it has not. What holds at zero itself is a
/// choice; in this course, as in the library's `Activation.step`, it is a yes.
///
/// For example, `step(2.5)` is 1, `step(-0.1)` is 0 and `step(0)` is 1.
///
/// In Swift, `condition ? one : other` chooses between two values.
///
/// - Parameter z: any number.
/// - Returns: exactly 1 or 0.
public func step(_ z: Float) -> Float {
  // Stub: unfinished(0)
  z >= 0 ? 1 : 0
  // End of the solution
}

/// Exercise 1.2: step and sign, second part.
///
/// Some books count the answers as 1 and −1, and use the sign in place of the step function.
/// Positive numbers have the sign 1 and negative ones −1. Zero belongs to neither side: its sign is
/// 0, as in mathematics and in NumPy.
///
/// For example, `sign(2.5)` is 1, `sign(-0.1)` is −1 and `sign(0)` is 0.
///
/// Mind that a `Float` knows two zeros, `0.0` and `-0.0`. They are equal, and both have sign 0.
///
/// - Parameter z: any number.
/// - Returns: exactly 1, 0 or −1.
public func sign(_ z: Float) -> Float {
  // Stub: unfinished(0)
  if z > 0 { return 1 }
  if z < 0 { return -1 }
  return 0
  // End of the solution
}
