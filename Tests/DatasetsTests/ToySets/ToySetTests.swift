import Foundation
import NeuralNetworks
import XCTest

@testable import Datasets

/// What holds for all toy sets.
final class ToySetTests: XCTestCase {
  private typealias Maker = (_ count: Int, _ noise: Float, inout SplitMix64) -> Dataset

  private let centers = Matrix([[0, 0], [4, 1], [-3, 2]])

  private var makers: [(name: String, classes: Int, isOneHot: Bool, make: Maker)] {
    let centers = centers
    return [
      ("moons", 2, false, { Dataset.moons(count: $0, noise: $1, using: &$2) }),
      ("circles", 2, false, { Dataset.circles(count: $0, noise: $1, using: &$2) }),
      ("xor", 2, false, { Dataset.xor(count: $0, noise: $1, using: &$2) }),
      ("spirals", 3, true, { Dataset.spirals(count: $0, classes: 3, noise: $1, using: &$2) }),
      (
        "blobs", 3, true,
        { Dataset.blobs(count: $0, centers: centers, spread: $1, using: &$2) }
      ),
    ]
  }

  func testShapes() {
    for (name, classes, isOneHot, make) in makers {
      for count in [0, 1, 7, 100] {
        var generator = SplitMix64(seed: 1)
        let set = make(count, 0.1, &generator)
        XCTAssertEqual(set.inputs.shape.description, "\(count)×2", name)
        XCTAssertEqual(set.targets.shape.description, "\(count)×\(isOneHot ? classes : 1)", name)
      }
    }
  }

  func testClassesTakeTurns() {
    for (name, classes, isOneHot, make) in makers {
      var generator = SplitMix64(seed: 1)
      let set = make(10, 0.1, &generator)
      for row in 0..<10 {
        let label = row % classes
        let expected = isOneHot ? (0..<classes).map { $0 == label ? 1 : 0 } : [Float(label)]
        XCTAssertEqual(set.targets.row(row), expected, name)
      }
    }
  }

  func testTheSeedDecides() {
    for (name, _, _, make) in makers {
      var (first, same, other) = (SplitMix64(seed: 7), SplitMix64(seed: 7), SplitMix64(seed: 8))
      let set = make(50, 0.1, &first)
      XCTAssertEqual(set, make(50, 0.1, &same), name)
      XCTAssertNotEqual(set, make(50, 0.1, &other), name)
      // The generator went on, so a second set is another one.
      XCTAssertNotEqual(set, make(50, 0.1, &first), name)
    }
  }

  func testNoiseHasItsStandardDeviation() {
    for (name, _, _, make) in makers {
      for noise: Float in [0.05, 0.3] {
        // The same seed draws the same points, with and without noise.
        var (plain, noisy) = (SplitMix64(seed: 3), SplitMix64(seed: 3))
        let points = make(10_000, 0, &plain).inputs.elements
        let moved = make(10_000, noise, &noisy).inputs.elements
        let steps = zip(points, moved).map { Double($1 - $0) }
        let mean = steps.reduce(0, +) / 20_000
        let variance = steps.reduce(0) { $0 + $1 * $1 } / 20_000 - mean * mean
        // The standard error of the mean is noise / √20,000 = 0.007 · noise, and that of the
        // deviation noise / √40,000 = 0.005 · noise; four of each are allowed.
        XCTAssertEqual(mean, 0, accuracy: 0.028 * Double(noise), name)
        XCTAssertEqual(
          variance.squareRoot(), Double(noise), accuracy: 0.02 * Double(noise), name)
      }
    }
  }

  func testPointOnCircle() {
    XCTAssertEqual(pointOnCircle(angle: 0), [1, 0])
    let point = pointOnCircle(radius: 2, angle: .pi / 6)  // (2 cos 30°, 2 sin 30°) = (√3, 1)
    XCTAssertEqual(point[0], Float(3).squareRoot(), accuracy: 1e-6)
    XCTAssertEqual(point[1], 1, accuracy: 1e-6)
  }
}
