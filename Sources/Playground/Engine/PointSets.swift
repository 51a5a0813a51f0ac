import NeuralNetworks

// The points of the playground. Its Swift code to copy contains this file as it stands, so it needs
// nothing but the library.

/// A point of the plane from −2 to 2, and what is to be learned there.
public struct LabeledPoint: Equatable {
  /// To the right.
  public var x: Float

  /// Upward.
  public var y: Float

  /// From −1 to 1; of two classes, −1 is the one and 1 the other.
  public var target: Float

  /// A point with what is to be learned there.
  public init(x: Float, y: Float, target: Float) {
    (self.x, self.y, self.target) = (x, y, target)
  }
}

/// Sets of points with two classes, or with a number at each point.
public enum PointSet: Int, CaseIterable {
  /// A disc inside a ring.
  case circle
  /// Four squares, of which those at opposite corners belong together.
  case xor
  /// Two round clouds.
  case gaussian
  /// Two spirals that wind around each other.
  case spiral
  /// Two half circles that reach into each other.
  case moons
  /// A number that grows evenly from one corner to the opposite one.
  case plane
  /// Hills and hollows.
  case hills

  /// Draws points, the two classes in turn.
  ///
  /// - Parameters:
  ///   - count: the number of points.
  ///   - noise: the standard deviation of what is added to each coordinate.
  ///   - generator: what draws them.
  /// - Returns: the points.
  public func points(
    _ count: Int, noise: Float, using generator: inout SplitMix64
  ) -> [LabeledPoint] {
    (0..<count).map { index in
      var point = point(target: index % 2 == 0 ? -1 : 1, using: &generator)
      point.x += noise * generator.nextNormal()
      point.y += noise * generator.nextNormal()
      return point
    }
  }

  private func point(target: Float, using generator: inout SplitMix64) -> LabeledPoint {
    let isFirst = target < 0
    let share = generator.nextUniform()
    let other = generator.nextUniform()
    switch self {
    case .circle:
      return polar(isFirst ? 1.3 + 0.5 * share : 0.9 * share.squareRoot(), 2 * .pi * other, target)
    case .xor:
      // Two quadrants for each class, and a gap along the axes.
      let side: Float = generator.nextUniform() < 0.5 ? -1 : 1
      let (x, y) = (0.12 + 1.68 * share, 0.12 + 1.68 * other)
      return LabeledPoint(x: side * x, y: -target * side * y, target: target)
    case .gaussian:
      let (x, y) = (generator.nextNormal(), generator.nextNormal())
      return LabeledPoint(x: 0.8 * target + 0.35 * x, y: 0.8 * target + 0.35 * y, target: target)
    case .spiral:
      return polar(0.1 + 1.7 * share, .pi * (3.5 * share + (isFirst ? 0 : 1)), target)
    case .moons:
      let half = polar(1.2, .pi * share, target)
      return isFirst
        ? LabeledPoint(x: half.x - 0.6, y: half.y - 0.3, target: target)
        : LabeledPoint(x: 0.6 - half.x, y: 0.3 - half.y, target: target)
    case .plane, .hills:
      let (x, y) = (3.6 * share - 1.8, 3.6 * other - 1.8)
      let height = self == .plane ? (x + y) / 3.6 : sine(2 * x) * sine(2 * y)
      return LabeledPoint(x: x, y: y, target: height)
    }
  }

  private func polar(_ radius: Float, _ angle: Float, _ target: Float) -> LabeledPoint {
    LabeledPoint(x: radius * sine(angle + .pi / 2), y: radius * sine(angle), target: target)
  }
}

/// sin x, to the same bits on every machine: a quarter of the wave as a Taylor polynomial.
public func sine(_ x: Float) -> Float {
  let quarter = (Double(x) / (Double.pi / 2)).rounded(.toNearestOrEven)
  let r = Double(x) - quarter * (Double.pi / 2)
  let isOdd = quarter - 2 * (quarter / 2).rounded(.down) == 1
  // sin r = r (1 − r²/(2·3) (1 − r²/(4·5) (…))), cos r = 1 − r²/(1·2) (1 − r²/(3·4) (…))
  var sum = 1.0
  for n in stride(from: isOdd ? 15 : 16, through: 1, by: -2) {
    sum = 1 - r * r / Double(n * (n + 1)) * sum
  }
  let half = (quarter / 2).rounded(.down)
  let sign: Double = half - 2 * (half / 2).rounded(.down) == 1 ? -1 : 1
  return Float(sign * (isOdd ? sum : r * sum))
}
