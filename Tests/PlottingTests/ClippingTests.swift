import XCTest

@testable import Plotting

final class ClippingTests: XCTestCase {
  func testASegmentIsCutAtTheEdges() throws {
    // From (−1, 0) to (1, 1), y = (x + 1) / 2: it enters at (0, 0.5).
    let part = try XCTUnwrap(clippedToUnitSquare(from: Point(-1, 0), to: Point(1, 1)))
    XCTAssertEqual(part.from.x, 0, accuracy: 1e-6)
    XCTAssertEqual(part.from.y, 0.5, accuracy: 1e-6)
    XCTAssertEqual(part.to, Point(1, 1))
    XCTAssertNil(clippedToUnitSquare(from: Point(-1, 0.9), to: Point(0.2, 2)))
    XCTAssertNil(clippedToUnitSquare(from: Point(0, 2), to: Point(1, 2)))
  }

  func testALineThatLeavesAndComesBackIsTwo() {
    let line = [Point(0.1, 0.5), Point(0.3, 1.5), Point(0.5, 1.5), Point(0.7, 0.5)]
    let parts = clippedToUnitSquare(line)
    XCTAssertEqual(parts.count, 2)
    // Half way up at x = 0.2, half way down at x = 0.6.
    XCTAssertEqual(parts[0][1].x, 0.2, accuracy: 1e-6)
    XCTAssertEqual(parts[1][0].x, 0.6, accuracy: 1e-6)
  }

  func testALineWithOnePointOutsideIsTwo() {
    // Out through the top and in again, with no segment between: the edge is no part of it.
    let parts = clippedToUnitSquare([Point(0.2, 0.5), Point(0.5, 1.5), Point(0.8, 0.5)])
    XCTAssertEqual(parts.map(\.count), [2, 2])
  }

  func testALineBreaksWhereAPointIsMissing() {
    let line: [Point?] = [
      Point(0, 0), Point(0.1, 0), nil, Point(0.3, 0), nil, Point(1, 0), Point(1, 1),
    ]
    XCTAssertEqual(
      clippedToUnitSquare(line),
      [[Point(0, 0), Point(0.1, 0)], [Point(1, 0), Point(1, 1)]])
  }

  func testPointsThatNoLineJoins() {
    let (a, b) = (Point(0.1, 0.5), Point(0.9, 0.5))
    XCTAssertEqual(loosePoints([a, nil, b, b, nil, a, b, b]), [a, b])
    XCTAssertEqual(loosePoints([a, a, b, nil, Point(2, 0)]), [])
  }

  func testAPolygonIsCut() {
    // A square twice as large, its corner in the middle: a quarter of it remains.
    let cut = polygonInUnitSquare([Point(0.5, 0.5), Point(2, 0.5), Point(2, 2), Point(0.5, 2)])
    XCTAssertEqual(
      Set(cut.map { "\($0.x) \($0.y)" }), ["0.5 0.5", "1.0 0.5", "1.0 1.0", "0.5 1.0"])
  }

  func testThinningKeepsTheExtremes() {
    // One column of pixels: first, lowest, highest, last.
    let points = (0..<100).map { index -> Point in
      let y = index * 37 % 100
      return Point(3 + Double(index) / 200, Double(y))
    }
    let thin = thinned(points)
    XCTAssertEqual(thin.count, 3)  // the first is the lowest, 0
    XCTAssertEqual(thin.first, points.first)
    XCTAssertEqual(thin.last, points.last)
    XCTAssertEqual(thin.map(\.y).max(), 99)
    let few = [Point(0, 1), Point(10, 2), Point(20, 3)]
    XCTAssertEqual(thinned(few), few)
  }
}
