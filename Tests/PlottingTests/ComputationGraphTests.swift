import XCTest

@testable import Plotting

final class ComputationGraphTests: XCTestCase {
  private let unit = ComputationGraph(
    title: "One unit",
    nodes: [
      .init("w", value: "2.00", gradient: "−0.20"), .init("x", value: "1.50", gradient: "−0.27"),
      .init("p", "w·x", value: "3.00", gradient: "−0.13"),
      .init("b", value: "−1.00", gradient: "−0.13"), .init("z", "z = p + b", value: "2.00"),
      .init("a", "a = σ(z)", value: "0.88"), .init("loss", value: "0.127", gradient: "1"),
    ],
    edges: [("w", "p"), ("x", "p"), ("p", "z"), ("b", "z"), ("z", "a"), ("a", "loss")])

  func testNodesEdgesAndLegend() {
    let svg = checkDrawing(unit)
    // The panel and seven boxes; each of six arrows is a line and a head.
    XCTAssertEqual(svg.count("rect"), 8)
    XCTAssertEqual(svg.count("path"), 12)
    let gradients = svg.texts.filter { $0.attributes["fill"] == Palette.series[1] }.map(\.content)
    XCTAssertEqual(
      gradients,
      ["−0.20", "−0.27", "−0.13", "−0.13", "1"]
        + ["orange: gradient, computed back from the last node"])
    XCTAssertTrue(svg.contents.contains("black: value, computed forward"))
  }

  func testTerminal() {
    let text = unit.terminal(width: 80, color: false)
    XCTAssertTrue(text.contains("p = w·x     3.00     −0.13  w, x"), text)
    XCTAssertTrue(text.contains("z = p + b   2.00            p, b"), text)
    checkDrawing(unit, width: 24)
  }

  func testSlopesStandOnTheArrowsAndInTheTerminal() {
    let graph = ComputationGraph(
      title: "Slopes",
      nodes: [
        .init("w", value: "0.5", gradient: "−0.5"), .init("x", value: "2", gradient: "−0.125"),
        .init("z", value: "0", gradient: "−0.25"), .init("a", value: "0.5", gradient: "−1"),
      ],
      edges: [("w", "z", "2"), ("x", "z", "0.5"), ("z", "a", "")])
    let svg = checkDrawing(graph)
    let slopes = svg.texts.filter { $0.attributes["fill"] == Palette.series[0] }.map(\.content)
    XCTAssertEqual(slopes, ["2", "0.5", "blue: slope of one step"])
    // The panel, four boxes, and a patch of ground under each slope.
    XCTAssertEqual(svg.count("rect"), 7)
    let text = graph.terminal(width: 80, color: false)
    XCTAssertTrue(text.contains("made from (slope)"), text)
    XCTAssertTrue(text.contains("w (2), x (0.5)"), text)
  }

  func testLabelsAreEscapedAndLegendsOnlyWhereNeeded() {
    let graph = ComputationGraph(
      title: "", nodes: [.init("a", "a < b & c"), .init("d")], edges: [("a", "d")])
    XCTAssertEqual(checkDrawing(graph).contents, ["a < b & c", "d"])
  }
}
