import NeuralNetworks

extension Dataset {
  /// Two half circles that reach into each other: no straight line parts them.
  ///
  /// Class 0 is the upper half of the unit circle, (cos t, sin t); class 1 is
  /// (1 − cos t, ½ − sin t), with t from 0 to π. After `make_moons` of scikit-learn (Pedregosa et
  /// al., "Scikit-learn: machine learning in Python", 2011).
  ///
  /// - Parameters:
  ///   - count: the number of samples.
  ///   - noise: the standard deviation of what is added to each coordinate.
  ///   - generator: what draws the points.
  /// - Returns: inputs `[count × 2]` and targets `[count × 1]`, which are 0 or 1 in turn.
  public static func moons(
    count: Int, noise: Float, using generator: inout SplitMix64
  ) -> Dataset {
    Dataset(count: count, classes: 2, oneHot: false) { _, label in
      let upper = pointOnCircle(angle: .pi * generator.nextUniform())
      let point = label == 0 ? upper : [1 - upper[0], 0.5 - upper[1]]
      return generator.scatter(point, noise: noise)
    }
  }
}
