import XCTest

@testable import Plotting

final class ContoursTests: XCTestCase {
  private let square = Rectangle(x: -2...2, y: -2...2)

  func testAPlaneHasAStraightLine() {
    // x + 2y is linear along every edge, so the points lie on the level exactly.
    let lines = SampledField(square, columns: 9, rows: 6) { $0 + 2 * $1 }.contour(at: 1)
    XCTAssertEqual(lines.count, 1)
    for point in lines[0] { XCTAssertEqual(point.x + 2 * point.y, 1, accuracy: 1e-12) }
    // From the left edge (−2, 1.5) to the right edge (2, −0.5), one way or the other.
    let ends = [lines[0][0], lines[0][lines[0].count - 1]].sorted { $0.x < $1.x }
    XCTAssertEqual(ends[0].x, -2, accuracy: 1e-12)
    XCTAssertEqual(ends[1].x, 2, accuracy: 1e-12)
  }

  func testACircleIsOneClosedLine() {
    let lines = SampledField(square, columns: 81, rows: 81) { $0 * $0 + $1 * $1 }.contour(at: 1)
    XCTAssertEqual(lines.count, 1)
    XCTAssertEqual(lines[0].first, lines[0].last)
    for point in lines[0] {
      XCTAssertEqual((point.x * point.x + point.y * point.y).squareRoot(), 1, accuracy: 1e-3)
    }
    let steps = zip(lines[0], lines[0].dropFirst()).map { a, b -> Double in
      let step = Point(b.x - a.x, b.y - a.y)
      return (step.x * step.x + step.y * step.y).squareRoot()
    }
    let length = steps.reduce(0, +)
    XCTAssertEqual(length, 2 * Double.pi, accuracy: 0.01)
  }

  func testALineIsFollowedBothWays() {
    // The parabola y = x² − 1 is met at its lowest point first, in its middle.
    let lines = SampledField(square, columns: 30, rows: 30) { $1 - $0 * $0 + 1 }.contour(at: 0)
    XCTAssertEqual(lines.count, 1)
    // It leaves through the top, y = 2, at x = ±√3.
    let ends = [lines[0][0].x, lines[0][lines[0].count - 1].x].sorted()
    XCTAssertEqual(ends[0], -1.732, accuracy: 0.01)
    XCTAssertEqual(ends[1], 1.732, accuracy: 0.01)
  }

  func testASaddleIsTwoLinesThatDoNotCross() {
    // x·y = 0.1: one line in the first, one in the third quadrant.
    let lines = SampledField(square, columns: 20, rows: 20) { $0 * $1 }.contour(at: 0.1)
    XCTAssertEqual(lines.count, 2)
    for line in lines { XCTAssert(line.allSatisfy { $0.x > 0 } || line.allSatisfy { $0.x < 0 }) }
  }

  func testNothingWhereThereIsNoNumber() {
    let lines = SampledField(square, columns: 20, rows: 20) { x, _ in x < 0 ? .nan : x }
    XCTAssertEqual(lines.contour(at: -1).count, 0)
    XCTAssertEqual(lines.contour(at: 1).count, 1)
  }
}
