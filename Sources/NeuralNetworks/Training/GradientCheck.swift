import Groundwork

/// The gradient of a function by central differences, one number after the other.
///
///     dL/dxᵢ ≈ (L(x + h eᵢ) − L(x − h eᵢ)) / 2h
///
/// Slow (two evaluations for each number) and sure: it knows nothing of the formulas that it checks.
///
/// - Parameters:
///   - point: x, where the gradient is wanted.
///   - step: h for numbers up to 8. A larger xᵢ takes h·|xᵢ|/8, since the `Float`s around it are as
///     much farther apart, and none takes less than that distance. With a step that is too large,
///     curvature shows; with one that is too small, the rounding of `Float` does.
///   - function: L.
/// - Returns: dL/dx, of the shape of `point`.
/// - Precondition: `step` is positive.
public func numericalGradient(
  at point: Matrix, step: Float = 0x1p-7, of function: (Matrix) -> Double
) -> Matrix {
  require(
    step > 0 && step.isFinite, "numericalGradient: a step of \(step): expected a positive number")
  var gradient = point
  var moved = point
  for row in 0..<point.rows {
    for column in 0..<point.columns {
      let x = point[row, column]
      let h = max(step * max(1, x.magnitude / 8), x.ulp)
      // The step that is really taken, once x + h and x − h are rounded.
      let above = x + h
      let below = x - h
      moved[row, column] = above
      let lossAbove = function(moved)
      moved[row, column] = below
      let lossBelow = function(moved)
      moved[row, column] = x
      let slope = (lossAbove - lossBelow) / (Double(above) - Double(below))
      gradient[row, column] = Float(slope.withoutNaNSign)
    }
  }
  return gradient
}

/// How far apart two gradients are: ‖a − b‖ / (‖a‖ + ‖b‖), from 0 for equal to 1 for opposite.
///
/// With `Float` and central differences, right formulas come out below 10⁻³, wrong ones above 10⁻²;
/// where ReLU's kink lies within a step, right ones can too.
///
/// - Precondition: the shapes are equal.
public func relativeError(_ a: Matrix, _ b: Matrix) -> Double {
  require(
    a.rows == b.rows && a.columns == b.columns,
    "relativeError: shapes \(a.shape) and \(b.shape) differ")
  func norm(_ matrix: Matrix) -> Double {
    matrix.elements.reduce(0.0) { $0 + Double($1) * Double($1) }.squareRoot()
  }
  let size = norm(a) + norm(b)
  return size == 0 ? 0 : (norm(a - b) / size).withoutNaNSign
}

/// What a gradient check found for one of a layer's gradients.
public struct GradientCheckResult: Sendable {
  /// Whose gradient: `input`, or the name of a parameter with its place among the layer's parameters
  /// in front: `0: weights`, `1: biases`.
  public let name: String

  /// The relative error between backward pass and central differences.
  public let error: Double
}

/// Compares the gradients of a backward pass with central differences, for the input and for each
/// parameter of a layer or network.
///
/// Both sides look at `forward`, which has to give the same outputs for the same input each time.
///
/// - Parameters:
///   - layer: what is checked; its parameters are as before afterwards.
///   - input: a batch, `[samples × inputs]`.
///   - targets: of the shape of the outputs.
///   - loss: what the gradients are of.
/// - Returns: one result for the input, then one for each parameter.
public func checkGradients(
  of layer: some Layer, input: Matrix, targets: Matrix, loss: Loss
) -> [GradientCheckResult] {
  checkRepeats(layer, input)
  let outputs = layer.forward(input)
  let inputGradient = layer.backward(loss.gradient(outputs, targets: targets))
  // Before the next forward pass, which takes away what they are made of.
  let gradients = layer.parameters.map(\.gradient)
  var results = [
    GradientCheckResult(
      name: "input",
      error: relativeError(
        inputGradient, numericalGradient(at: input) { loss(layer.forward($0), targets: targets) }))
  ]
  for (index, parameter) in layer.parameters.enumerated() {
    let value = parameter.value
    let numerical = numericalGradient(at: value) { moved in
      parameter.value = moved
      return loss(layer.forward(input), targets: targets)
    }
    parameter.value = value
    results.append(
      GradientCheckResult(
        name: "\(index): \(parameter.name)", error: relativeError(gradients[index], numerical)))
  }
  return results
}

/// Stops a check of a layer whose forward pass is random: two different functions would be compared.
///
/// A small layer may drop the same few inputs twice, so it is asked more often than that.
private func checkRepeats(_ layer: some Layer, _ input: Matrix) {
  let first = layer.forward(input).elements.map(\.bitPattern)
  for _ in 0..<20 {
    require(
      layer.forward(input).elements.map(\.bitPattern) == first,
      """
      checkGradients: forward gave two different outputs for the same input: hold dropout still, \
      rate 0, to check the rest
      """)
  }
}
