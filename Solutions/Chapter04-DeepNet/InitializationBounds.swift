import Exercises

/// Exercise 4.5: how large random weights start. This file has two functions.
///
/// Read first: section 4.5, "Where to start: the size of random weights", under "The right size"
/// and "Forward and backward".
///
/// Too small, and the signal fades from layer to layer; too large, and it grows without end. In
/// between there is a size that depends on how many numbers a unit adds up.
///
/// Glorot's (Xavier's) initialization, for activation functions like tanh, draws the weights of a
/// layer with n inputs and u units evenly from −r to r, with
///
///     r = √( 6 / (n + u) )
///
/// For example, 784 inputs and 16 units: r = √(6 / 800) = √0.0075 = 0.08660.
///
/// `x.squareRoot()` is √x. The counts are of type `Int`, and the quotient of two `Int`s is an
/// `Int`. Accuracy of both functions: within 10⁻⁶.
///
/// - Parameters:
///   - inputs: n, at least 1.
///   - units: u, at least 1.
/// - Returns: r, the end of the range.
public func glorotBound(inputs: Int, units: Int) -> Float {
  // Stub: unfinished(0)
  (6 / Float(inputs + units)).squareRoot()
  // End of the solution
}

/// Exercise 4.5, the second function: the spread of He's initialization.
///
/// He's initialization, for ReLU, draws the weights of a layer with n inputs from the normal
/// distribution with mean 0 and the standard deviation
///
///     s = √( 2 / n )
///
/// For example, 784 inputs: s = √(2 / 784) = √0.002551 = 0.05051.
///
/// - Parameter inputs: n, at least 1.
/// - Returns: s, the standard deviation.
public func heDeviation(inputs: Int) -> Float {
  // Stub: unfinished(0)
  (2 / Float(inputs)).squareRoot()
  // End of the solution
}
