import Answers
import Exercises
import Judging
import NeuralNetworks
import XCTest

@testable import DeepNetChecks

/// The record of steps that exercise 4.3 is judged by: it is repeated, and never believed.
final class ReplayTests: XCTestCase {
  private func replay(
    _ steps: [Int], result: [Int], _ shape: (Int, Int) = (1, 1), written: [Float] = []
  ) -> Replay? {
    Replay(
      of: Calculation(
        written: written, steps: steps, rows: shape.0, columns: shape.1, result: result),
      given: [5, 7])
  }

  func testStepsAreRepeated() throws {
    // 5 + 7, then [5, 12] times the column [7, 0.5], then 41 − 12 and 41 × 0.5.
    let steps = [0, 1, 0, 1, 3, 1, 2, 1, 0, 2, 1, -1, 1, 1, 3, 2, 2, 1, 3, -1]
    let replay = try XCTUnwrap(replay(steps, result: [4, 5, -1, 2], (2, 2), written: [0.5]))
    XCTAssertEqual(replay.result, Matrix([[29, 20.5], [0.5, 12]]))
    XCTAssertEqual(replay.products, 1)
  }

  func testRecordsThatAreNotWholeAreRefused() {
    XCTAssertNil(replay([], result: [2]), "a number that nothing has made")
    XCTAssertNil(replay([], result: [-1]), "a number that is not written")
    XCTAssertNil(replay([], result: [Int.min]))
    XCTAssertNil(replay([0, 1, 0, 2], result: [0]), "a step that needs its own outcome")
    XCTAssertNil(replay([0, 1, 0], result: [0]), "a step that is cut")
    XCTAssertNil(replay([4, 1, 0, 1], result: [0]), "no operation")
    XCTAssertNil(replay([-1], result: [0]))
    XCTAssertNil(replay([], result: [0], (1, 2)), "a shape of more elements")
    XCTAssertNil(replay([], result: [], (Int.max, 2)))
    XCTAssertNil(replay([], result: [0], (-1, -1)))
    for size in [-1, 0, 1 << 40, Int.max] {
      XCTAssertNil(replay([1, size, 0, 0], result: [0], (1, size)), "\(size) numbers")
      XCTAssertNil(replay([3, size, 1, size, 0, 0], result: [0]), "a product of \(size) rows")
      XCTAssertNil(replay([3, 1 << 20, size, 1 << 20], result: [0]), "\(size) shared columns")
    }
  }

  /// What is said of an answer that forges its record, with the question at hand.
  private func verdict(
    on forge: @escaping @Sendable (Matrix, Matrix, Matrix) -> Calculation
  ) -> (state: Report.State, text: String) {
    let asker = LocalAsker([Chapter4.weightedDistances.answered { forge($0, $1, $2) }])
    let report = LoopsIntoProducts.exam.report(asking: asker, seed: 3)
    return (report.state, report.parts.flatMap(\.details).joined(separator: " "))
  }

  private static func distances(_ a: Matrix, _ b: Matrix, _ v: Matrix) -> Matrix {
    Matrix(rows: a.rows, columns: b.rows) { i, k in
      (0..<a.columns).reduce(0) { sum, j in
        sum + v[0, j] * (a[i, j] - b[k, j]) * (a[i, j] - b[k, j])
      }
    }
  }

  func testDistancesThatAreOnlyWrittenDownAreRefused() {
    let (state, text) = verdict { a, b, v in
      let distances = Self.distances(a, b, v)
      return Calculation(
        written: distances.elements, steps: [], rows: a.rows, columns: b.rows,
        result: distances.elements.indices.map { -1 - $0 })
    }
    XCTAssertEqual(state, .wrong)
    XCTAssertTrue(text.contains("worked out aside and written down"), text)
  }

  /// One product of the right size, times 0, to look busy, and the distances that are added to it.
  func testDistancesThatAreAddedToAProductOfNothingAreRefused() {
    let (state, text) = verdict { a, b, v in
      let distances = Self.distances(a, b, v)
      let count = distances.count
      let start = a.count + b.count + v.count
      let product =
        [3, a.rows, a.columns, b.rows] + [Int](repeating: -1, count: a.count)
        + [Int](repeating: 0, count: b.count)
      let sum = [0, count] + (start..<start + count) + (0..<count).map { -2 - $0 }
      return Calculation(
        written: [0] + distances.elements, steps: product + sum, rows: a.rows, columns: b.rows,
        result: Array(start + count..<start + 2 * count))
    }
    XCTAssertEqual(state, .wrong)
    XCTAssertTrue(text.contains("the same steps with other pictures"), text)
  }
}
