// Inputs that are hard for one numeric idea, whichever exercise meets it: one list each, so that
// sister exercises are tried on the same.

/// Inputs that break what is almost right.
public enum HardInputs {
  /// Numbers for a sigmoid, a tanh, a sign: both zeros, the smallest, the ends of `exp`.
  public static let preactivations: [Float] = [
    0, -0.0, .leastNonzeroMagnitude, -.leastNonzeroMagnitude, 1e-9, -1e-9, 30, -30, 88, -88, 89,
    -89, 104, -104, 1000, -1000, 3e38, -3e38,
  ]

  /// Rows of scores for a softmax: equal, far apart, all large, all small, one ahead of all.
  public static let scores: [[Float]] = [
    [0, 0, 0], [1000, 1001, 999], [-1000, -1001, -999], [1000, 0, -1000], [-3e38, 0, 3e38],
    [-5, -7, -6], [88.5, 88.25, 88],
  ]

  /// Probabilities that are surer than any clip: the ends, and the last numbers before them.
  public static let probabilities: [Float] = [
    0, 1, .leastNonzeroMagnitude, 1e-10, 1e-7, 0x1p-23, 1 - 0x1p-23, 1 - 0x1p-24,
  ]
}
