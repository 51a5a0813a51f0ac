import Exercises

/// Exercise 5.1: chain rule on a graph.
///
/// Read first: section 5.1, "One unit, step by step", with "Paths that join add".
///
/// A computation graph cuts a formula into small steps, each with a name. Here three numbers x, y
/// and z become L in four steps; the letters u, v and w are names of this exercise only:
///
///     u = x · y        v = u + z        w = v · x        L = w²
///
/// Backpropagation finds the slopes of L along these numbers, dL/dx, dL/dy and dL/dz. It starts at L
/// and walks back. At each step, the gradient that has arrived at the result is multiplied by the
/// slope of that one step and handed on to what went in:
///
///     through a sum        both terms get what has arrived, unchanged
///     through a product    each factor gets what has arrived, times the other factor
///     through a square     what went in gets what has arrived, times twice what went in
///
/// The number x goes into two steps, u and w. It reaches L along two paths, and what comes back along
/// both is added.
///
/// For example, at x = 2, y = 3, z = −5. Forward: u = 6, v = 1, w = 2, L = 4. Back:
///
///     dL/dw = 2 · 2 = 4
///     dL/dv = 4 · 2 = 8         the other factor of w is x
///     dL/dz = 8, dL/du = 8
///     dL/dy = 8 · 2 = 16        the other factor of u is x
///     dL/dx = 8 · 3 + 4 · 1     = 28: back from u, and back from w
///
/// Do the same for any x, y and z: first the steps forward, then the walk back, a `let` each.
/// Accuracy: within 10⁻⁴.
///
/// - Parameters:
///   - x: goes into u and into w.
///   - y: goes into u.
///   - z: goes into v.
/// - Returns: dL/dx, dL/dy and dL/dz.
public func graphGradient(x: Float, y: Float, z: Float) -> (x: Float, y: Float, z: Float) {
  // Stub: unfinished((x: 0, y: 0, z: 0))
  let u = x * y
  let v = u + z
  let w = v * x

  let slopeOfW = 2 * w
  let slopeOfV = slopeOfW * x
  let slopeOfU = slopeOfV
  return (x: slopeOfU * y + slopeOfW * v, y: slopeOfU * x, z: slopeOfV)
  // End of the solution
}
