import Exercises

/// Exercise 2.4: derivatives from the output, first part.
///
/// Read first: section 2.2, under "The slope of the sigmoid", then sections 2.3 and 2.4.
///
/// To learn, a unit has to know its slope: how fast its output a = f(z) grows as its preactivation z
/// grows. That is the derivative f′(z). When it is needed, the layer still has a, but not z. Luckily,
/// a is enough. For the sigmoid, a = σ(z):
///
///     σ′(z) = a · (1 − a)
///
/// For example, at z = 0 the output is 0.5 and the slope 0.5 · (1 − 0.5) = 0.25, its largest value.
///
/// Note that the arguments of all three functions are outputs, so nothing goes through an activation
/// function again. Accuracy: within 10⁻⁵.
///
/// - Parameter output: a = σ(z), from 0 to 1.
/// - Returns: the slope σ′(z) at that z.
public func sigmoidSlope(output: Float) -> Float {
  unfinished(0)
}

/// Exercise 2.4: derivatives from the output, second part.
///
/// The slope of tanh, from its output a = tanh z:
///
///     tanh′ z = 1 − a²
///
/// For example, an output of −0.6 has the slope 1 − 0.36 = 0.64.
///
/// - Parameter output: a = tanh z, from −1 to 1.
/// - Returns: the slope at that z.
public func tanhSlope(output: Float) -> Float {
  unfinished(0)
}

/// Exercise 2.4: derivatives from the output, third part.
///
/// Where z is positive, ReLU passes it on, and the output grows as z does: the slope is 1. Where z is
/// negative, the output stays 0, and so does the slope. Right at z = 0 there is a kink and no
/// derivative; the output is 0 there, and by convention so is the slope.
///
///     slope = 1 where a > 0, else 0
///
/// For example, an output of 2.5 has the slope 1, and an output of 0 the slope 0.
///
/// - Parameter output: a = relu(z), never negative.
/// - Returns: the slope at that z, 1 or 0.
public func reluSlope(output: Float) -> Float {
  unfinished(0)
}
