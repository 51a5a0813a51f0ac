import Datasets
import Foundation
import NeuralNetworks
import XCTest

final class SpiralsTests: XCTestCase {
  func testWithoutNoiseAnglesGrowWithTheRadius() {
    for (classes, turns) in [(2, Float(1.5)), (3, 1), (5, 0.5)] {
      var generator = SplitMix64(seed: 41)
      let set = Dataset.spirals(
        count: 300, classes: classes, turns: turns, noise: 0, using: &generator)
      for row in 0..<300 {
        let (x, y) = (Double(set.inputs[row, 0]), Double(set.inputs[row, 1]))
        let radius = (x * x + y * y).squareRoot()
        let angle =
          2 * Double.pi * (Double(row % classes) / Double(classes) + Double(turns) * radius)
        XCTAssertEqual(x, radius * cos(angle), accuracy: 1e-5)
        XCTAssertEqual(y, radius * sin(angle), accuracy: 1e-5)
        XCTAssertLessThanOrEqual(radius, 1 + 1e-6)
      }
    }
  }

  func testRadiiSpreadEvenly() {
    var generator = SplitMix64(seed: 42)
    let inputs = Dataset.spirals(count: 10_000, classes: 2, noise: 0, using: &generator).inputs
    let mean =
      (0..<10_000).reduce(0.0) { $0 + Double(hypot(inputs[$1, 0], inputs[$1, 1])) } / 10_000
    // A uniform number has mean ½ and deviation 1/√12, so the mean of 10,000 has 0.0029.
    XCTAssertEqual(mean, 0.5, accuracy: 0.012)
  }
}
