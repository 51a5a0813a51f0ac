import Groundwork
import NeuralNetworks

extension Dataset {
  /// Spirals that wind around each other, one a class.
  ///
  /// The point at r, from 0 to 1, of class c out of C stands at radius r and angle
  /// 2π · (c / C + turns · r). After Lang and Witbrock, "Learning to tell two spirals apart",
  /// 1988.
  ///
  /// - Parameters:
  ///   - count: the number of samples.
  ///   - classes: the number of spirals, C.
  ///   - turns: how often a spiral goes around the origin.
  ///   - noise: the standard deviation of what is added to each coordinate.
  ///   - generator: what draws the points.
  /// - Returns: inputs `[count × 2]` and one-hot targets `[count × classes]`.
  public static func spirals(
    count: Int, classes: Int, turns: Float = 1, noise: Float, using generator: inout SplitMix64
  ) -> Dataset {
    require(classes > 0, "spirals: \(classes) classes")
    return Dataset(count: count, classes: classes, oneHot: true) { _, label in
      let radius = generator.nextUniform()
      let angle = 2 * .pi * (Float(label) / Float(classes) + turns * radius)
      return generator.scatter(pointOnCircle(radius: radius, angle: angle), noise: noise)
    }
  }
}
