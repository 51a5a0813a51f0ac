import XCTest

@testable import Plotting

final class GraphLayoutTests: XCTestCase {
  func testColumns() {
    // w, x → p; p, b → z; b stands beside p, since nothing before needs it.
    let layout = GraphLayout(
      count: 5,
      edges: [(0, 2), (1, 2), (2, 4), (3, 4)].map { GraphLayout.Edge(from: $0.0, to: $0.1) })
    XCTAssertEqual(layout.places.map(\.column), [0, 0, 1, 1, 2])
    XCTAssertEqual(layout.columns, 3)
  }

  func testLongEdgesKeepOffNodes() {
    // x → s → e → o, and from x and s straight to o.
    let layout = GraphLayout(
      count: 4,
      edges: [(0, 1), (1, 2), (2, 3), (0, 3), (1, 3)]
        .map { GraphLayout.Edge(from: $0.0, to: $0.1) })
    XCTAssertEqual(layout.routes.map(\.count), [2, 2, 2, 4, 3])
    for route in layout.routes {
      for stop in route.dropFirst().dropLast() {
        for place in layout.places where place.column == stop.column {
          XCTAssertGreaterThanOrEqual(abs(place.row - stop.row), 0.999)
        }
      }
    }
  }

  func testSpread() {
    XCTAssertEqual(GraphLayout.spread([0, 3, 5]), [0, 3, 5])
    // Both want 2: they stand around it.
    XCTAssertEqual(GraphLayout.spread([2, 2]), [1.5, 2.5])
    XCTAssertEqual(GraphLayout.spread([0, 0, 0, 10]), [-1, 0, 1, 10])
    XCTAssertEqual(GraphLayout.spread([]), [])
  }
}
