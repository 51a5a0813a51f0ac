import Groundwork

/// Shortens the gradient of a network where it is longer than `limit`, so that no single batch can
/// throw the parameters far away.
///
///     g ← g · limit / ‖g‖   where ‖g‖ > limit
///
/// The norm ‖g‖ = √(Σ gᵢ²) goes over all numbers of all parameters, so the direction stays. (Pascanu,
/// Mikolov and Bengio, "On the difficulty of training recurrent neural networks", 2013.)
///
/// - Parameters:
///   - parameters: the parameters of the network, after a backward pass.
///   - limit: the largest norm that is left as it is.
/// - Returns: the norm before.
/// - Precondition: `limit` is positive.
@discardableResult
public func clipGradients(of parameters: [Parameter], toNorm limit: Float) -> Double {
  require(limit > 0, "clipGradients: a norm of \(limit): expected a positive number")
  let squares = parameters.reduce(0.0) { sum, parameter in
    parameter.gradient.withElements { $0.reduce(sum) { $0 + Double($1) * Double($1) } }
  }
  let norm = squares.squareRoot()
  if norm > Double(limit) {
    let factor = Float(Double(limit) / norm)
    for parameter in parameters { parameter.gradient *= factor }
  }
  return norm
}
