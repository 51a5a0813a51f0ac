import NeuralNetworks
import XCTest

final class DatasetTests: XCTestCase {
  /// Four samples of two features and one target.
  private let dataset = Dataset(
    inputs: Matrix([[1, 2], [3, 4], [5, 6], [7, 8]]), targets: Matrix([[10], [30], [50], [70]]))

  func testSizes() {
    let wide = Dataset(
      inputs: Matrix(rows: 5, columns: 3), targets: Matrix(rows: 5, columns: 7))
    XCTAssertEqual(wide.count, 5)
    XCTAssertEqual(wide.inputWidth, 3)
    XCTAssertEqual(wide.targetWidth, 7)
  }

  func testFillCopiesTheRowsOfASliceInItsOrder() {
    // What an earlier batch left must not show.
    var inputs = Matrix(rows: 3, columns: 2, repeating: .nan)
    var targets = Matrix(rows: 3, columns: 1, repeating: .nan)
    let order = [0, 3, 1, 3, 2]
    dataset.fill(inputs: &inputs, targets: &targets, with: order[1...3])
    XCTAssertEqual(inputs, Matrix([[7, 8], [3, 4], [7, 8]]))
    XCTAssertEqual(targets, Matrix([[70], [30], [70]]))
  }

  func testFillLeavesCopiesOfABatchAlone() {
    var inputs = Matrix(rows: 1, columns: 2, repeating: 9)
    var targets = Matrix(rows: 1, columns: 1, repeating: 9)
    let copy = inputs
    dataset.fill(inputs: &inputs, targets: &targets, with: [2])
    XCTAssertEqual(inputs, Matrix([[5, 6]]))
    XCTAssertEqual(copy, Matrix([[9, 9]]))
  }

  func testSubsetKeepsTheOrderOfTheIndices() {
    let subset = dataset.subset([2, 0, 2])
    XCTAssertEqual(subset.inputs, Matrix([[5, 6], [1, 2], [5, 6]]))
    XCTAssertEqual(subset.targets, Matrix([[50], [10], [50]]))
    XCTAssertEqual(dataset.subset([]).inputs.shape.description, "0×2")
  }

  func testSplitsAfterTheFirstSamples() {
    let (first, rest) = dataset.split(first: 3)
    XCTAssertEqual(first, dataset.subset([0, 1, 2]))
    XCTAssertEqual(rest, dataset.subset([3]))
    XCTAssertEqual(dataset.split(first: 0).rest, dataset)
    XCTAssertEqual(dataset.split(first: 4).first, dataset)
    XCTAssertEqual(dataset.split(first: 4).rest.count, 0)
  }

  func testShuffledKeepsInputsWithTheirTargets() {
    for seed: UInt64 in 1...5 {
      var generator = SplitMix64(seed: seed)
      let shuffled = dataset.shuffled(using: &generator)
      // In every sample the target is ten times the first feature.
      for row in 0..<4 {
        XCTAssertEqual(shuffled.targets[row, 0], 10 * shuffled.inputs[row, 0])
        XCTAssertEqual(shuffled.inputs[row, 1], shuffled.inputs[row, 0] + 1)
      }
      XCTAssertEqual(shuffled.targets.elements.sorted(), [10, 30, 50, 70])
      var same = SplitMix64(seed: seed)
      XCTAssertEqual(dataset.shuffled(using: &same), shuffled)
    }
  }

  func testShufflesDifferFromSeedToSeed() {
    let large = Dataset(
      inputs: Matrix(rows: 100, columns: 1, elements: (0..<100).map { Float($0) }),
      targets: Matrix(rows: 100, columns: 1))
    var (first, second) = (SplitMix64(seed: 1), SplitMix64(seed: 2))
    let shuffled = large.shuffled(using: &first)
    XCTAssertNotEqual(shuffled, large)
    XCTAssertNotEqual(shuffled, large.shuffled(using: &second))
  }
}
