import NeuralNetworks

extension Dataset {
  /// A circle within a circle: a border that closes on itself.
  ///
  /// Class 0 lies on the unit circle, class 1 on the inner one. After `make_circles` of
  /// scikit-learn (Pedregosa et al., 2011).
  ///
  /// - Parameters:
  ///   - count: the number of samples.
  ///   - innerRadius: the radius of the inner circle, less than 1.
  ///   - noise: the standard deviation of what is added to each coordinate.
  ///   - generator: what draws the points.
  /// - Returns: inputs `[count × 2]` and targets `[count × 1]`, which are 0 or 1 in turn.
  public static func circles(
    count: Int, innerRadius: Float = 0.5, noise: Float, using generator: inout SplitMix64
  ) -> Dataset {
    Dataset(count: count, classes: 2, oneHot: false) { _, label in
      let point = pointOnCircle(
        radius: label == 0 ? 1 : innerRadius, angle: 2 * .pi * generator.nextUniform())
      return generator.scatter(point, noise: noise)
    }
  }
}
