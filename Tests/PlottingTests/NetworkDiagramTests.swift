import Groundwork
import XCTest

@testable import Plotting

final class NetworkDiagramTests: XCTestCase {
  func testManyUnitsAreLeftOut() {
    let diagram = NetworkDiagram(
      title: "64-4-1",
      layers: [.init("pixels", count: 64), .init("hidden", count: 4), .init("odd?", units: ["a"])])
    let svg = checkDrawing(diagram)
    // 3 + 3 of 64, 4 and 1 circles, with lines from each to each: 6 × 4 + 4 × 1.
    XCTAssertEqual(svg.count("circle"), 11)
    XCTAssertEqual(svg.count("path"), 28)
    XCTAssertEqual(svg.contents.filter { $0 == "⋮" }.count, 1)
    XCTAssertTrue(svg.contents.contains("Lines are weights: 64 × 4 + 4 × 1 = 260"))
    XCTAssertTrue(diagram.terminal(width: 80, color: false).contains("(64)"))
    checkDrawing(diagram, width: 30)
  }

  func testWeightsColorLines() {
    let diagram = NetworkDiagram(
      title: "XOR", layers: [.init("in", units: ["x₁", "x₂"]), .init("out", units: ["<a>"])],
      weights: [[[2], [-1]]])
    let svg = checkDrawing(diagram)
    let lines = svg.elements.filter { $0.name == "path" }.map(\.attributes)
    // The smaller weight first, then the larger, then the two lines of the key.
    XCTAssertEqual(
      lines.map { $0["stroke"] },
      [Palette.series[0], Palette.series[1], Palette.series[0], Palette.series[1]])
    // 0.4 + 3.2 · 1/2 and 0.4 + 3.2.
    XCTAssertEqual(lines.prefix(2).map { $0["stroke-width"] }, ["2", "3.6"])
    XCTAssertTrue(svg.contents.contains("<a>"))
    XCTAssertTrue(
      diagram.terminal(width: 80, color: false).hasSuffix(
        """

        Weights from in (rows) to out (columns)
            <a>
        ──  ───
        x₁    2
        x₂   −1
        """))
  }

  func testZeroHasNoLineAndNegativesAreDashed() {
    let diagram = NetworkDiagram(
      title: "Three weights",
      layers: [.init("pixels", count: 3), .init("out", units: ["a"])],
      weights: [[[2], [0], [-1]]])
    let svg = checkDrawing(diagram)
    let lines = svg.elements.filter { $0.name == "path" }.map(\.attributes)
    // −1 and 2, then the two lines of the key.
    XCTAssertEqual(lines.map { $0["stroke-dasharray"] }, ["7 4", nil, "7 4", nil])
    XCTAssertTrue(svg.contents.contains("3 inputs"))
    XCTAssertTrue(svg.contents.contains("1 unit"))
    XCTAssertTrue(svg.contents.contains("−1"))
  }

  func testNamesOfLayersGiveWayWhereThereIsNoRoom() {
    let diagram = NetworkDiagram(
      title: "",
      layers: [
        .init("layer 0: pixels", count: 784), .init("layer 1: hidden", count: 16),
        .init("layer 2: hidden", count: 16), .init("layer 3: digits", count: 10),
      ])
    let lines = diagram.terminal(width: 76, color: false).split(separator: "\n").map(String.init)
    XCTAssertFalse(lines.contains { $0.contains("…") || $0.displayWidth > 76 }, "\(lines)")
    XCTAssertTrue(lines[0].contains("layer 3:"), lines[0])
    XCTAssertTrue(lines[1].contains("digits: 10"), lines[1])
    let narrow = diagram.terminal(width: 40, color: false)
    XCTAssertFalse(narrow.contains("…"), narrow)
    XCTAssertTrue(narrow.contains("▶"), narrow)
  }

  func testDeepNet() {
    checkDrawing(
      NetworkDiagram(
        title: "Deep", layers: (1...7).map { .init("a hidden layer with a long name", count: $0) }))
  }
}
