import Exercises
import Foundation

/// Exercise 5.7: the tape's +, × and tanh. This file has three functions.
///
/// Read first: section 5.6, "A tape that does it by itself".
///
/// A tape keeps how each number of a calculation was made, so that it can walk back and give each
/// number its gradient. The class `Value`, in Sources/Exercises/Given/Value.swift, plays the
/// part of the chapter's `Number`, and only its operations are missing. An operation makes a new
/// value, names all values it was made from, and says what to do on the way back: when the `gradient`
/// of the result has arrived, it adds to the gradient of each input its share. By the chain rule that
/// share is the gradient of the result times the slope along the input. A square, whose slope is 2a,
/// is complete:
///
///     func square(_ a: Value) -> Value {
///       Value(a.number * a.number, from: [a]) { gradient in
///         a.gradient += 2 * a.number * gradient
///       }
///     }
///
/// It adds with `+=`, because `a` may go into other operations as well, and paths that join add. A
/// value that is left out of `from:` would never be reached. Accuracy of all three: within 10⁻⁵.
///
/// First, the sum c = a + b. Where a grows, c grows by as much, and the same for b: both slopes
/// are 1. For example, a = 2 and b = 3 give c = 5, and where the gradient 4 arrives at c, both
/// a and b get 4 added to theirs.
///
/// - Parameters:
///   - a: the first term.
///   - b: the second term; it may be the same value as `a`.
/// - Returns: the sum, made from both.
public func + (a: Value, b: Value) -> Value {
  unfinished(Value(0))
}

/// Exercise 5.7: the tape's operations, the second function.
///
/// The product c = a · b. Where a grows by a little, c grows by b times as much: the slope for one
/// factor is the other factor.
///
/// For example, a = 2 and b = 3 give c = 6. Where the gradient 4 arrives at c, a gets 4 · 3 = 12
/// added to its gradient, and b gets 4 · 2 = 8.
///
/// - Parameters:
///   - a: the first factor.
///   - b: the second factor; it may be the same value as `a`.
/// - Returns: the product, made from both.
public func * (a: Value, b: Value) -> Value {
  unfinished(Value(0))
}

/// Exercise 5.7: the tape's operations, the third function.
///
/// The activation function tanh, whose slope is 1 − tanh² a. For example, a = 0.5 gives 0.46212. Where
/// the gradient 4 arrives there, a gets 4 · (1 − 0.46212²) = 4 · 0.78645 = 3.14579 added to its
/// gradient.
///
/// Foundation's `tanh(a.number)` is the function for numbers.
///
/// - Parameter a: what goes in.
/// - Returns: tanh a, made from a.
public func tanh(_ a: Value) -> Value {
  unfinished(Value(0))
}
