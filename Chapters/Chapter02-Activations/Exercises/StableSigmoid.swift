import Exercises
import Foundation

/// Exercise 2.2: stable sigmoid.
///
/// Read first: section 2.2, "Step and sigmoid under a nudge".
/// About 15 minutes, ●●○.
///
/// The sigmoid turns any number into one between 0 and 1. Multiplying its fraction by eᶻ, above and
/// below the line, gives it a second form:
///
///     σ(z) = 1 / (1 + e⁻ᶻ)  =  eᶻ / (1 + eᶻ)
///
/// For example, σ(2) = 0.88080 and σ(−2) = 0.11920.
///
/// On paper the two are equal, but a `Float` holds numbers up to 3.4 · 10³⁸. At z = −89, e⁻ᶻ is
/// infinite, and the first form gives 0 in place of 2.2 · 10⁻³⁹. At z = 89 the second form is ∞ /
/// ∞, which is NaN, not a number. Write a sigmoid that never overflows, without the library's
/// `Activation`.
///
/// However small the result is, its first five digits have to be right: σ(−80) is 1.8049 · 10⁻³⁵.
/// That rules out 1 − σ(−z), because a `Float` close to 1 keeps only seven decimal places. Below
/// about z = −104 the result is too small for a `Float`, and 0 is right.
///
/// Foundation's `exp` is eˣ.
///
/// - Parameter z: any finite number.
/// - Returns: σ(z), from 0 to 1.
public func sigmoid(_ z: Float) -> Float {
  unfinished(0)
}
