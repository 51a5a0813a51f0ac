import Exercises
import Foundation

/// Exercise 2.1: stable sigmoid.
///
/// Read first: section 2.2, "Step and sigmoid under a nudge".
///
/// The sigmoid turns any number into one between 0 and 1: a large negative number into nearly 0, a
/// large positive one into nearly 1, and 0 into one half.
///
///     σ(z) = 1 / (1 + e⁻ᶻ)
///
/// For example, σ(2) = 1 / (1 + 0.13534) = 0.88080 and σ(−2) = 1 / (1 + 7.38906) = 0.11920.
///
/// A `Float` holds numbers up to 3.4 · 10³⁸. At z = −89, e⁻ᶻ is larger, becomes infinite, and 1 / ∞
/// gives 0; but σ(−89) is 2.2 · 10⁻³⁹, which a `Float` can hold. Multiply both sides of the fraction
/// by eᶻ, and the same function takes another form:
///
///     σ(z) = eᶻ / (1 + eᶻ)
///
/// This one fails at the other end: at z = 89 it is ∞ / ∞, which is NaN, not a number. Each form
/// is safe on one side of zero. Write a sigmoid that never overflows, without the library's
/// `Activation`.
///
/// Accuracy: however small the result is, its first five digits have to be right. For example,
/// σ(−80) is 1 / (1 + 5.5406 · 10³⁴) = 1.8049 · 10⁻³⁵. That rules out 1 − σ(−z), although it is true
/// on paper: a `Float` close to 1 keeps only seven decimal places, and the small difference from 1 is
/// lost. Below about z = −104 the result is too small for a `Float`, and 0 is right.
///
/// Foundation's `exp` is eˣ.
///
/// - Parameter z: any finite number.
/// - Returns: σ(z), from 0 to 1.
public func sigmoid(_ z: Float) -> Float {
  unfinished(0)
}
