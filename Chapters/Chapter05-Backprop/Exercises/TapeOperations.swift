import Exercises
import Foundation

/// Exercise 5.7: the tape's +, × and tanh. This file has three functions.
///
/// Read first: section 5.6, "A tape that does it by itself".
/// About 15 minutes, ●●○.
///
/// The class `Value`, in Sources/Exercises/Given/Value.swift, plays the part of the chapter's
/// `Number`. An operation makes a new value, names all values it was made from, and says what is added
/// to their gradients when that of the result has arrived. A square is complete:
///
///     func square(_ a: Value) -> Value {
///       Value(a.number * a.number, from: [a]) { gradient in
///         a.gradient += 2 * a.number * gradient
///       }
///     }
///
/// Accuracy of all three: within 10⁻⁵.
///
/// First, the sum. For example, a = 2 and b = 3 give 5, and where the gradient 4 arrives, both a and b
/// get 4 added to theirs.
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
/// The product. For example, a = 2 and b = 3 give 6, and where the gradient 4 arrives, a gets 12 added
/// to its gradient and b gets 8.
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
/// The activation function tanh. For example, a = 0.5 gives 0.46212, and where the gradient 4 arrives,
/// a gets 3.14579 added to its gradient.
///
/// - Parameter a: what goes in.
/// - Returns: tanh a, made from a.
public func tanh(_ a: Value) -> Value {
  unfinished(Value(0))
}
