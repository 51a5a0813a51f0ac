import Exercises

/// Exercise 5.6: the relative error of a gradient check.
///
/// Read first: section 5.5, "How do you know that it is right?".
///
/// A gradient check works out the same gradient in two ways, by backpropagation and by nudges. They
/// never agree to the last digit, and a distance of 0.001 means nothing for a gradient of the size
/// 1,000 and everything for one of the size 0.001. So the distance of the two gradients, here called
/// a and b, is compared with their sizes:
///
///     error = ‖a − b‖ / ( ‖a‖ + ‖b‖ )        ‖a‖ = √( Σ aᵢ² )
///
/// It is 0 for equal gradients, and 1 for opposite ones, whatever their size. Two gradients that are
/// all zeros are equal: their error is 0.
///
/// For example, a = [6, 8] and b = [3, 4]:
///
///     ‖a − b‖ = √(3² + 4²) = 5      ‖a‖ = √(36 + 64) = 10      ‖b‖ = √(9 + 16) = 5
///     error   = 5 / (10 + 5) = 0.3333
///
/// Gradients can be very small, and so can be the reason for the check. The square of 1e-25 is 0 in
/// a `Float`, but not in a `Double`: turn each number into a `Double` before you square it.
///
/// Do it without the library's `relativeError`, which takes matrices. `zip` pairs two lists,
/// `numbers.reduce(0, +)` adds up a list, and `x.squareRoot()` is √x. Accuracy: within 10⁻⁴, and for
/// errors below 1 relative to their size.
///
/// - Parameters:
///   - a: a gradient, a number for each parameter; at least one.
///   - b: the other gradient, with as many numbers.
/// - Returns: the relative error, from 0 to 1.
public func relativeError(_ a: [Float], _ b: [Float]) -> Double {
  unfinished(0)
}
