import Foundation
import NeuralNetworks

/// A convex polygon, and points at which a net for it can be tried.
struct Polygon {
  typealias Place = (x: Double, y: Double)

  /// The vertices, counterclockwise.
  let corners: [Place]

  /// The polygon of some vertices, one in each row.
  init(_ vertices: Matrix) {
    corners = (0..<vertices.rows).map { (Double(vertices[$0, 0]), Double(vertices[$0, 1])) }
  }

  /// A random one with so many corners, on an ellipse that lies anywhere.
  static func random(sides: Int, using generator: inout SplitMix64) -> Matrix {
    func between(_ low: Float, _ high: Float) -> Double {
      Double(generator.nextUniform(in: low..<high))
    }
    let (width, height, turn) = (between(0.5, 4), between(0.5, 4), between(0, 6))
    let center = (x: between(-20, 20), y: between(-20, 20))
    return Matrix(
      (0..<sides).map { index in
        let angle = 2 * Double.pi * (Double(index) + between(-0.35, 0.35)) / Double(sides)
        let (x, y) = (width * cos(angle), height * sin(angle))
        return [
          Float(center.x + x * cos(turn) - y * sin(turn)),
          Float(center.y + x * sin(turn) + y * cos(turn)),
        ]
      })
  }

  /// The smallest rectangle around it.
  var bounds: (left: Double, right: Double, low: Double, high: Double) {
    let (x, y) = (corners.map(\.x), corners.map(\.y))
    return (x.min() ?? 0, x.max() ?? 0, y.min() ?? 0, y.max() ?? 0)
  }

  /// The larger of width and height.
  var size: Double {
    let bounds = bounds
    return max(bounds.right - bounds.left, bounds.high - bounds.low)
  }

  /// The sides of the smallest rectangle around it, each as what is on its inner side; all four of
  /// them, and any three.
  var rectangles: [[(Place) -> Bool]] {
    let (left, right, low, high) = bounds
    let sides: [(Place) -> Bool] = [
      { $0.y >= low }, { $0.x <= right }, { $0.y <= high }, { $0.x >= left },
    ]
    return [sides]
      + sides.indices.map { gone in sides.indices.filter { $0 != gone }.map { sides[$0] } }
  }

  private var middle: Place {
    let count = Double(corners.count)
    return (corners.reduce(0) { $0 + $1.x } / count, corners.reduce(0) { $0 + $1.y } / count)
  }

  private var sides: [(Place, Place)] {
    corners.indices.map { (corners[$0], corners[($0 + 1) % corners.count]) }
  }

  /// Whether a ray from a point crosses the border an odd number of times.
  func contains(_ place: Place) -> Bool {
    sides.count { p, q in
      (p.y > place.y) != (q.y > place.y)
        && place.x < p.x + (place.y - p.y) / (q.y - p.y) * (q.x - p.x)
    } % 2 == 1
  }

  /// Points on both sides of each side, beyond each corner, all around and far away, none of them
  /// nearer to the border than a hundredth of the size.
  var probes: [Place] {
    var probes = [middle]
    for (p, q) in sides {
      let length = hypot(q.x - p.x, q.y - p.y)
      let (dx, dy) = ((q.x - p.x) / length, (q.y - p.y) / length)
      for share in [0.15, 0.5, 0.85] {
        for offset in [-0.015 * size, 0.015 * size] {
          probes.append(
            (
              p.x + share * (q.x - p.x) + offset * dy, p.y + share * (q.y - p.y) - offset * dx
            ))
        }
      }
    }
    for corner in corners {
      for factor in [1.1, 1.5, 4] {
        probes.append(
          (
            middle.x + factor * (corner.x - middle.x), middle.y + factor * (corner.y - middle.y)
          ))
      }
    }
    // The same points for the same polygon.
    var generator = SplitMix64(seed: (size + middle.x + middle.y).bitPattern)
    for _ in 0..<60 {
      let (x, y) = (generator.nextUniform(in: -1..<1), generator.nextUniform(in: -1..<1))
      probes.append((middle.x + size * Double(x), middle.y + size * Double(y)))
    }
    return probes.filter { distanceToBorder($0) >= 0.01 * size }
  }

  private func distanceToBorder(_ place: Place) -> Double {
    sides.map { p, q in
      let (dx, dy) = (q.x - p.x, q.y - p.y)
      let along = ((place.x - p.x) * dx + (place.y - p.y) * dy) / (dx * dx + dy * dy)
      let share = min(max(along, 0), 1)
      return hypot(place.x - p.x - share * dx, place.y - p.y - share * dy)
    }.min() ?? 0
  }
}
