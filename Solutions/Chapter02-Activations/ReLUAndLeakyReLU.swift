import Exercises

/// Exercise 2.3: ReLU and leaky ReLU, first part.
///
/// Read first: section 2.4, "ReLU, its relatives, and units that die".
/// About 10 minutes, ●○○.
///
/// The rectified linear unit, ReLU, passes positive numbers on and turns all others into 0. For
/// example, `relu(2.5)` is 2.5, and `relu(-1.5)` and `relu(0)` are 0.
///
/// Write both parts without the library's `Activation`. In Swift, `max(a, b)` is the larger of two
/// numbers, and `condition ? one : other` chooses between two. Accuracy: six digits.
///
/// - Parameter z: any number.
/// - Returns: z where it is positive, else 0.
public func relu(_ z: Float) -> Float {
  // Stub: unfinished(0)
  max(0, z)
  // End of the solution
}

/// Exercise 2.3: ReLU and leaky ReLU, second part.
///
/// A ReLU unit that gives 0 for every sample has no slope to learn by: it is dead. The leaky ReLU
/// lets a share of a negative number through, often a hundredth of it.
///
/// For example, with the slope 0.01, `leakyRelu(2.5)` is 2.5, and `leakyRelu(-1.5)` is
/// 0.01 · (−1.5) = −0.015.
///
/// - Parameters:
///   - z: any number.
///   - slope: what share of a negative number passes, from 0 (none of it, as in ReLU) to 1 (all of
///     it).
/// - Returns: z where it is positive, else the slope times z.
public func leakyRelu(_ z: Float, slope: Float) -> Float {
  // Stub: unfinished(0)
  z > 0 ? z : slope * z
  // End of the solution
}
