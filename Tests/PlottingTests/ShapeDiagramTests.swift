import XCTest

@testable import Plotting

final class ShapeDiagramTests: XCTestCase {
  private let layer = ShapeDiagram(
    title: "A layer", sizes: ["m": 4, "n": 3, "u": 2],
    equations: [
      .init(
        "forward",
        [
          .matrix("Z", "m", "u", .cell(1, 0)), .sign("="), .matrix("A", "m", "n", .row(1)),
          .sign("·"), .matrix("W", "n", "u", .column(0)), .sign("+"), .matrix("b", "1", "u"),
        ])
    ])

  func testCellsMarksAndShapes() {
    let svg = checkDrawing(layer)
    // The panel, the cells of four matrices, and a frame around each.
    XCTAssertEqual(svg.count("rect"), 1 + 8 + 12 + 6 + 2 + 4)
    let marked = svg.elements.count { $0.attributes["fill"] == Palette.series[4] }
    XCTAssertEqual(marked, 1 + 3 + 3)
    XCTAssertTrue(svg.contents.contains("n × u"), "\(svg.contents)")
    XCTAssertTrue(svg.contents.contains("1 × u"), "\(svg.contents)")
  }

  func testTerminal() {
    let text = layer.terminal(width: 80, color: false)
    XCTAssertTrue(text.contains("  Z [m×u] = A [m×n] · W [n×u] + b [1×u]"), text)
    checkDrawing(layer, width: 24)
  }
}
