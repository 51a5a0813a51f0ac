import Exercises

/// Exercise 5.1: chain rule on a graph.
///
/// Read first: section 5.1, "One unit, step by step", with "Paths that join add".
/// About 10 minutes, ●○○.
///
/// Three numbers x, y and z become L in four steps; the letters u, v and w are names of this exercise
/// only:
///
///     u = x · y        v = u + z        w = v · x        L = w²
///
/// Find the slopes of L along x, y and z. Start at L and walk back, step by step; x goes into two
/// steps.
///
/// For example, at x = 2, y = 3, z = −5. Forward: u = 6, v = 1, w = 2, L = 4. Back:
///
///     dL/dw = 4        dL/dv = 8        dL/du = 8
///     dL/dx = 28       dL/dy = 16       dL/dz = 8
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
  unfinished((x: 0, y: 0, z: 0))
}
