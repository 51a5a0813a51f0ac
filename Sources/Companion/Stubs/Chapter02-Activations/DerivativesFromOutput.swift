import ExerciseSupport

/// Exercise 2.4: derivatives from the output, first part.
///
/// To learn, a unit has to know its slope: by how much its output y = f(z) grows where its
/// weighted sum z grows a little. That is the derivative dy/dz. When it is asked for, the layer has
/// y at hand, but z no more. Luckily, y is enough. For the sigmoid y = σ(z):
///
///     dy/dz = y · (1 − y)
///
/// For example, at z = 0 the output is 0.5 and the slope 0.5 · (1 − 0.5) = 0.25, its largest value.
///
/// Note that the arguments of all three functions are outputs: nothing goes through an activation
/// again.
///
/// - Parameter output: y = σ(z), from 0 to 1.
/// - Returns: the slope dy/dz at that z.
public func sigmoidSlope(output: Float) -> Float {
  unfinished(0)
}

/// Exercise 2.4: derivatives from the output, second part.
///
/// The slope of y = tanh z, from y:
///
///     dy/dz = 1 − y²
///
/// For example, an output of −0.6 has the slope 1 − 0.36 = 0.64.
///
/// - Parameter output: y = tanh z, from −1 to 1.
/// - Returns: the slope dy/dz at that z.
public func tanhSlope(output: Float) -> Float {
  unfinished(0)
}

/// Exercise 2.4: derivatives from the output, third part.
///
/// Where z is positive, ReLU hands it on, and the output grows as z does: the slope is 1. Where z is
/// negative, the output stays 0: the slope is 0. Right at z = 0 there is a kink, and no derivative;
/// the output is 0 there too, and by agreement so is the slope.
///
///     dy/dz = 1 where y > 0, else 0
///
/// For example, an output of 2.5 has the slope 1, and an output of 0 the slope 0.
///
/// - Parameter output: y = relu(z), never negative.
/// - Returns: the slope dy/dz at that z, 1 or 0.
public func reluSlope(output: Float) -> Float {
  unfinished(0)
}
