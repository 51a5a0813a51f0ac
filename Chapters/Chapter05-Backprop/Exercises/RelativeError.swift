import Exercises

/// Exercise 5.5: the relative error of a gradient check.
///
/// Read first: section 5.5, "How do you know that it is right?".
/// About 10 minutes, ●○○.
///
/// A gradient check works out the same gradient in two ways, here called a and b, and compares their
/// distance with their sizes:
///
///     error = ‖a − b‖ / ( ‖a‖ + ‖b‖ )
///
/// It is 0 for equal gradients, and 1 for opposite ones. Two gradients that are all zeros are equal:
/// their error is 0. Do it without the library's `relativeError`, which takes matrices.
///
/// For example, a = [6, 8] and b = [3, 4]:
///
///     ‖a − b‖ = 5      ‖a‖ = 10      ‖b‖ = 5      error = 5 / (10 + 5) = 0.3333
///
/// Gradients can be as small as 1e-25, and so can be the reason for the check. Accuracy: within 10⁻⁴,
/// and for errors below 1 relative to their size.
///
/// - Parameters:
///   - a: a gradient, a number for each parameter; at least one.
///   - b: the other gradient, with as many numbers.
/// - Returns: the relative error, from 0 to 1.
public func relativeError(_ a: [Float], _ b: [Float]) -> Double {
  unfinished(0)
}
