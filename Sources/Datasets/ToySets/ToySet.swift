import Foundation
import Groundwork
import NeuralNetworks

// Sets of points in the plane that can be drawn, each with a different shape of border between its
// classes. Sample i belongs to class i mod (number of classes), and within a class the points come
// in random order: so every stretch of samples is a fair sample, and `split(first:)` needs no
// shuffle.

extension Dataset {
  /// A set made point by point.
  ///
  /// - Parameters:
  ///   - count: the number of samples.
  ///   - classes: the number of classes. Two classes make targets 0 and 1, `[count × 1]`; with
  ///     `oneHot`, any number of classes makes `[count × classes]`.
  ///   - features: the number of coordinates of a point.
  ///   - oneHot: whether targets have a column for each class.
  ///   - position: draws a sample, given its index and its class.
  init(
    count: Int, classes: Int, features: Int = 2, oneHot: Bool,
    position: (_ index: Int, _ label: Int) -> [Float]
  ) {
    require(count >= 0, "Dataset: \(count) samples")
    var inputs: [Float] = []
    var targets: [Float] = []
    for index in 0..<count {
      let label = index % classes
      inputs += position(index, label)
      targets += oneHot ? (0..<classes).map { $0 == label ? 1 : 0 } : [Float(label)]
    }
    self.init(
      inputs: Matrix(rows: count, columns: features, elements: inputs),
      targets: Matrix(rows: count, columns: oneHot ? classes : 1, elements: targets))
  }
}

extension SplitMix64 {
  /// A point with normal noise added to each coordinate.
  mutating func scatter(_ point: [Float], noise: Float) -> [Float] {
    point.map { $0 + noise * nextNormal() }
  }
}

/// The point at an angle in radians on a circle around the origin.
///
/// Sine and cosine are the system's, in `Double` and rounded to `Float`. Systems differ in the
/// last bits of a `Double`, which changes the `Float` about once in a hundred million numbers:
/// good enough for toy sets, and for nothing else in this course.
func pointOnCircle(radius: Float = 1, angle: Float) -> [Float] {
  [radius * Float(cos(Double(angle))), radius * Float(sin(Double(angle)))]
}
