import Datasets
import NeuralNetworks
import XCTest

final class XORTests: XCTestCase {
  func testFourSamplesWithoutNoiseAreTheTruthTable() {
    var generator = SplitMix64(seed: 31)
    let table = Dataset.xor(count: 4, noise: 0, using: &generator)
    XCTAssertEqual(table.inputs, Matrix([[0, 0], [1, 0], [1, 1], [0, 1]]))
    XCTAssertEqual(table.targets, Matrix([[0], [1], [0], [1]]))
  }

  func testNoisyPointsGatherAtTheCorners() {
    var generator = SplitMix64(seed: 32)
    let set = Dataset.xor(count: 400, noise: 0.05, using: &generator)
    for row in 0..<400 {
      let (x, y) = (set.inputs[row, 0].rounded(), set.inputs[row, 1].rounded())
      XCTAssertEqual(set.targets[row, 0], x == y ? 0 : 1)
    }
  }
}
