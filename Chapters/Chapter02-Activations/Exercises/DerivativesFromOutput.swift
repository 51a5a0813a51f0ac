import Exercises

/// Exercise 2.4: derivatives from the output, first part.
///
/// Read first: section 2.4, after "The slope of the sigmoid" in section 2.2, and section 2.3.
/// About 10 minutes, ●○○.
///
/// To learn, a unit has to know its slope f′(z): how fast its output a = f(z) grows with its
/// preactivation z. When the slope is needed, the layer still has a, but not z. Luckily a is enough:
/// where a = σ(z), the slope σ′(z) is a · (1 − a). For example, at z = 0 the output is 0.5 and the
/// slope 0.25, its largest value.
///
/// The arguments of all three functions are outputs, so nothing goes through an activation function
/// again. Accuracy: within 10⁻⁵.
///
/// - Parameter output: a = σ(z), from 0 to 1.
/// - Returns: the slope σ′(z) at that z.
public func sigmoidSlope(output: Float) -> Float {
  unfinished(0)
}

/// Exercise 2.4: derivatives from the output, second part.
///
/// The slope of tanh, from its output a = tanh z, is 1 − a². For example, an output of −0.6 has the
/// slope 1 − 0.36 = 0.64.
///
/// - Parameter output: a = tanh z, from −1 to 1.
/// - Returns: the slope at that z.
public func tanhSlope(output: Float) -> Float {
  unfinished(0)
}

/// Exercise 2.4: derivatives from the output, third part.
///
/// Where z is positive, ReLU grows as z does; where z is negative, it stays 0. At the kink, z = 0,
/// the slope is 0 by convention. For example, an output of 2.5 has the slope 1, and one of 0 the
/// slope 0.
///
/// - Parameter output: a = relu(z), never negative.
/// - Returns: the slope at that z, 1 or 0.
public func reluSlope(output: Float) -> Float {
  unfinished(0)
}
