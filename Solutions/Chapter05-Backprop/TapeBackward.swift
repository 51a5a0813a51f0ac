import Exercises

/// Exercise 5.8: the tape's backward().
///
/// Read first: section 5.6, "A tape that does it by itself".
/// About 40 minutes, ●●●.
///
/// The chapter's tape keeps its entries in the order in which they were written. A `Value`, in
/// Sources/Exercises/Given/Value.swift, knows only its `inputs`, the values that it was made from, and
/// a function `passBack`, which adds to their gradients, given its own. Starting from a result, give
/// all values that it was made from their gradients.
///
/// Values can be used many times and meet again after ways of different length, so that the number of
/// ways is far too large to walk them one by one. Some chains are 100,000 values long: a function that
/// calls itself for each needs more memory for its calls than there is. And there may have been a walk
/// before: what it left behind does not count. Values that the result was not made from stay untouched.
///
/// For example, with slopes of 1 everywhere:
///
///     c = a + b        d = c + a        back from d: the gradients of a, b, c and d are 2, 1, 1 and 1
///
/// Accuracy: within 10⁻⁹, relative to gradients above 1.
///
/// - Parameter result: where the walk starts; its own gradient is 1.
public func backward(from result: Value) {
  // Stub: unfinished(())
  // Each value after those it was made from. A value is looked at twice: when it is found, and once
  // all its inputs are in the order.
  var order: [Value] = []
  var found: Set<ObjectIdentifier> = []
  var stack = [(value: result, inputsAreIn: false)]
  while let (value, inputsAreIn) = stack.popLast() {
    if inputsAreIn {
      order.append(value)
    } else if found.insert(ObjectIdentifier(value)).inserted {
      stack.append((value, true))
      stack += value.inputs.map { ($0, false) }
    }
  }
  for value in order { value.gradient = 0 }
  result.gradient = 1
  for value in order.reversed() { value.passBack(value.gradient) }
  // End of the solution
}
