import Datasets
import Foundation
import NeuralNetworks
import XCTest

final class MoonsTests: XCTestCase {
  func testWithoutNoiseAllPointsLieOnTwoHalfCircles() {
    var generator = SplitMix64(seed: 11)
    let moons = Dataset.moons(count: 1000, noise: 0, using: &generator)
    for row in 0..<1000 {
      let (x, y) = (moons.inputs[row, 0], moons.inputs[row, 1])
      if moons.targets[row, 0] == 0 {
        // The upper half of the circle around (0, 0).
        XCTAssertEqual(hypot(x, y), 1, accuracy: 1e-5)
        XCTAssertGreaterThanOrEqual(y, -1e-5)
      } else {
        // The lower half of the circle around (1, 0.5).
        XCTAssertEqual(hypot(x - 1, y - 0.5), 1, accuracy: 1e-5)
        XCTAssertLessThanOrEqual(y, 0.5 + 1e-5)
      }
    }
  }

  func testPointsCoverTheHalfCircles() {
    var generator = SplitMix64(seed: 12)
    let inputs = Dataset.moons(count: 1000, noise: 0, using: &generator).inputs
    let xs = (0..<1000).map { inputs[$0, 0] }
    let ys = (0..<1000).map { inputs[$0, 1] }
    XCTAssertEqual(xs.min() ?? 0, -1, accuracy: 0.01)
    XCTAssertEqual(xs.max() ?? 0, 2, accuracy: 0.01)
    XCTAssertEqual(ys.min() ?? 0, -0.5, accuracy: 0.01)
    XCTAssertEqual(ys.max() ?? 0, 1, accuracy: 0.01)
  }
}
