import NeuralNetworks
import XCTest

/// Expected values: Tests/Reference/metrics_reference.py, by scikit-learn.
final class ROCAUCTests: XCTestCase {
  private func area(_ scores: [Float], _ labels: [Int]) -> Double? {
    rocAUC(scores: scores, labels: labels.map { $0 == 1 })
  }

  func testKnownAreas() throws {
    let cases: [(scores: [Float], labels: [Int], area: Double)] = [
      ([0.1, 0.4, 0.35, 0.8], [0, 0, 1, 1], 0.75),
      ([0.5, 0.5, 0.5, 0.5], [0, 1, 0, 1], 0.5),
      ([3, 1, 2, 2, 2, 5, 1, 4, 3, 3], [1, 0, 0, 1, 1, 1, 1, 0, 0, 1], 0.5208333333333334),
      ([-1, -2, -3, 4], [0, 1, 1, 0], 0), ([1, 2, 3, 4], [0, 0, 1, 1], 1),
      ([-.infinity, 0, .infinity], [0, 1, 1], 1),
    ]
    for (scores, labels, expected) in cases {
      XCTAssertEqual(try XCTUnwrap(area(scores, labels)), expected, accuracy: 1e-15)
    }
  }

  /// The definition itself: of all pairs of a yes and a no, the share in which yes scores higher.
  func testAreaIsTheShareOfPairsInOrder() throws {
    for seed in [UInt64(1), 2, 3] {
      var generator = SplitMix64(seed: seed)
      let scores = (0..<60).map { _ in Float(generator.nextInteger(below: 15)) }
      let labels = (0..<60).map { _ in generator.nextUniform() < 0.3 }
      var (inOrder, pairs) = (0.0, 0.0)
      for yes in 0..<60 where labels[yes] {
        for no in 0..<60 where !labels[no] {
          pairs += 1
          inOrder += scores[yes] > scores[no] ? 1 : scores[yes] == scores[no] ? 0.5 : 0
        }
      }
      let area = try XCTUnwrap(rocAUC(scores: scores, labels: labels))
      XCTAssertEqual(area, inOrder / pairs, accuracy: 1e-12)
    }
  }

  func testWhereThereIsNoArea() {
    XCTAssertNil(area([1, 2], [1, 1]))
    XCTAssertNil(area([1, 2], [0, 0]))
    XCTAssertNil(area([], []))
    XCTAssertNil(area([1, .nan], [0, 1]))
  }
}
