import NeuralNetworks

extension Dataset {
  /// Exclusive or: 1 where exactly one of two inputs is 1.
  ///
  /// The samples stand in turn at (0, 0), (1, 0), (1, 1) and (0, 1); so four samples without
  /// noise are the truth table. No straight line parts the classes, which is what Minsky and
  /// Papert ("Perceptrons", 1969) held against a net of one layer.
  ///
  /// - Parameters:
  ///   - count: the number of samples.
  ///   - noise: the standard deviation of what is added to each coordinate.
  ///   - generator: what draws the points.
  /// - Returns: inputs `[count × 2]` and targets `[count × 1]`, which are 0 or 1 in turn.
  public static func xor(count: Int, noise: Float, using generator: inout SplitMix64) -> Dataset {
    let corners: [[Float]] = [[0, 0], [1, 0], [1, 1], [0, 1]]
    return Dataset(count: count, classes: 2, oneHot: false) { index, _ in
      generator.scatter(corners[index % 4], noise: noise)
    }
  }
}
