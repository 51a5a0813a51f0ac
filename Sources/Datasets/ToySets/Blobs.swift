import Groundwork
import NeuralNetworks

extension Dataset {
  /// Round clouds, one a class: points spread normally around centers.
  ///
  /// - Parameters:
  ///   - count: the number of samples.
  ///   - centers: the center of each class, `[classes × features]`.
  ///   - spread: the standard deviation of a cloud in each coordinate.
  ///   - generator: what draws the points.
  /// - Returns: inputs `[count × features]` and one-hot targets `[count × classes]`.
  public static func blobs(
    count: Int, centers: Matrix, spread: Float, using generator: inout SplitMix64
  ) -> Dataset {
    require(centers.rows > 0, "blobs: centers \(centers.shape), without a class")
    return Dataset(count: count, classes: centers.rows, features: centers.columns, oneHot: true) {
      _, label in generator.scatter(centers.row(label), noise: spread)
    }
  }
}
