import Foundation

// The landscapes through which a learner's optimizer of exercise 6.6 walks. Only slopes are told
// here; the loss at each place that was asked for is worked out by whoever judges the walk.

extension Chapter6 {
  /// A copy of one of three landscapes: moved, turned, perhaps mirrored.
  package struct Landscape: Codable, Sendable, CustomStringConvertible {
    package enum Kind: String, Codable, Sendable, CaseIterable { case bowl, ravine, valley }

    package let kind: Kind
    /// By how much it is turned, in radians.
    package let angle: Double
    package let isMirrored: Bool
    /// Where its origin lies.
    package let origin: [Double]
    /// Where the walk begins, in the landscape's own coordinates.
    package let ownStart: [Double]

    package init(
      _ kind: Kind, angle: Double, isMirrored: Bool, origin: [Double], ownStart: [Double]
    ) {
      self.kind = kind
      self.angle = angle
      self.isMirrored = isMirrored
      self.origin = origin
      self.ownStart = ownStart
    }

    package var description: String { kind.rawValue }

    /// Where the walk begins.
    package var start: [Double] {
      let turned = outward(ownStart)
      return [origin[0] + turned[0], origin[1] + turned[1]]
    }

    /// A place in the landscape's own coordinates, in which it is neither moved nor turned.
    package func own(_ place: [Double]) -> [Double] {
      let (x, y) = (place[0] - origin[0], place[1] - origin[1])
      let own = [cos(angle) * x + sin(angle) * y, cos(angle) * y - sin(angle) * x]
      return isMirrored ? [own[0], -own[1]] : own
    }

    private func outward(_ own: [Double]) -> [Double] {
      let (x, y) = (own[0], isMirrored ? -own[1] : own[1])
      return [cos(angle) * x - sin(angle) * y, sin(angle) * x + cos(angle) * y]
    }

    /// How the loss changes with each of the two weights.
    package func slopes(at place: [Double]) -> [Double] {
      let w = own(place)
      switch kind {
      case .bowl: return outward([w[0], 3 * w[1]])
      case .ravine: return outward([w[0], 75 * w[1]])
      case .valley:
        let above = w[1] - w[0] * w[0]
        return outward([-2 * (1 - w[0]) - 400 * w[0] * above, 200 * above])
      }
    }
  }

  /// The places at which a walk asked for slopes, in order.
  package struct Descent: Codable, Sendable {
    package let places: [[Double]]
  }

  /// A function that walks down, and knows nothing but slopes.
  package typealias Descending = ([Double], ([Double]) -> [Double]) -> [Double]

  /// How often a walk may ask; from then on, all slopes are 0.
  package static let mostQuestions = 2000

  /// Lets a function walk down each landscape, and keeps where it asked.
  package static func recorded(_ descend: Descending, _ landscapes: [Landscape]) -> [Descent] {
    landscapes.map { landscape in
      var places: [[Double]] = []
      _ = descend(landscape.start) { place in
        guard places.count < mostQuestions, place.count == 2 else { return [0, 0] }
        places.append(place)
        return landscape.slopes(at: place)
      }
      return Descent(places: places)
    }
  }
}
