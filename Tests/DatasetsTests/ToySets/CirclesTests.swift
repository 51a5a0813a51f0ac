import Datasets
import Foundation
import NeuralNetworks
import XCTest

final class CirclesTests: XCTestCase {
  func testWithoutNoiseEachClassHasItsRadius() {
    for inner: Float in [0.5, 0.25] {
      var generator = SplitMix64(seed: 21)
      let circles = Dataset.circles(count: 500, innerRadius: inner, noise: 0, using: &generator)
      for row in 0..<500 {
        let radius = hypot(circles.inputs[row, 0], circles.inputs[row, 1])
        let expected = circles.targets[row, 0] == 0 ? 1 : inner
        XCTAssertEqual(radius, expected, accuracy: 1e-5)
      }
    }
  }

  func testPointsGoAllTheWayRound() {
    var generator = SplitMix64(seed: 22)
    let inputs = Dataset.circles(count: 4000, noise: 0, using: &generator).inputs
    var quadrants = [0, 0, 0, 0]
    for row in 0..<4000 {
      quadrants[(inputs[row, 0] > 0 ? 1 : 0) + (inputs[row, 1] > 0 ? 2 : 0)] += 1
    }
    // 1000 each, with a standard deviation of √(4000 · ¼ · ¾) = 27.
    for count in quadrants { XCTAssertEqual(Double(count), 1000, accuracy: 120) }
  }
}
