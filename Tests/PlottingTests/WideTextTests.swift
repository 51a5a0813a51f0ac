import Groundwork
import XCTest

@testable import Plotting

/// Names in any script, with characters that no file or line may hold.
final class WideTextTests: XCTestCase {
  private static let names = [
    "中文字", "🙂🙂", "e\u{301}tude", "a\nb", "a\u{0}b\u{7}", "&\u{301}", "\u{FFFF}", "\u{1B}[31mred",
    String(repeating: "漢", count: 60),
  ]

  private func drawings(_ name: String) -> [any Picture] {
    let points = [Point(0, 0), Point(1, 1)]
    let chart = Chart(
      title: name, x: Axis(name), y: Axis(name), .line(points, name), .label(at: points[1], name),
      .arrow(from: points[0], to: points[1], name), .rule(x: 0.5, name), .rule(y: 0.5, name))
    return [
      chart,
      Chart(x: "x", y: "y", .region(x: 0...1, y: 0...1, name) { x, _ in x }, .path(points, name)),
      BarChart(title: name, categories: [name, "b"], values: Axis(name), [.init([1.0, 2], name)]),
      Panels(title: name, columns: 2, sharedLegend: true, [(name, chart), (name, chart)]),
      HeatMap(
        title: name, values: [[1, 2]], rows: [name], columns: [name, "b"],
        rowTitle: name, label: name),
      ConfusionChart(title: name, counts: [[1, 2], [3, 4]], classes: [name, "b"], noun: name),
      ImageGrid(
        title: name, images: [.init(pixels: [0, 1], rows: 1, columns: 2, caption: name)],
        columns: 1, signed: true, label: name),
    ]
  }

  func testEveryDrawingHoldsEveryName() {
    for name in Self.names {
      for drawing in drawings(name) {
        let what = "\(type(of: drawing)) \(name.debugDescription)"
        XCTAssert(ReadSVG(drawing.svg(description: name)).isWellFormed, what)
        for (width, color) in [(20, false), (40, true), (80, false)] {
          for line in drawing.terminal(width: width, color: color).split(separator: "\n") {
            XCTAssertLessThanOrEqual(String(line).displayWidth, width, what)
          }
        }
      }
    }
  }

  func testColumnsOfATableStandBelowEachOther() {
    let table = TextTable(["名", "n"], rows: [["中文", "1"], ["a\nb", "20"], ["🙂", "3"]])
    XCTAssertEqual("\(table)", "名     n\n────  ──\n中文   1\na b   20\n🙂     3")
  }

  func testBarsStartInOneColumn() {
    let chart = BarChart(
      categories: ["漢字", "e\u{301}"], values: Axis("", range: 0...1), decimals: 0,
      [.init([1.0, 1])])
    XCTAssertEqual(
      chart.terminal(width: 12, color: false), "漢字 │████ 1\ne\u{301}    │████ 1")
  }

  func testAWideCharacterTakesTwoCells() {
    var canvas = TerminalCanvas(columns: 4, rows: 1)
    canvas.write("a漢b", column: 0, row: 0)
    XCTAssertEqual(canvas.lines(color: false), ["a漢b"])
    // Half of it is written over, so all of it goes.
    canvas.set("x", column: 2, row: 0)
    XCTAssertEqual(canvas.lines(color: false), ["a xb"])
    canvas.write("漢", column: 3, row: 0)
    XCTAssertEqual(canvas.lines(color: false), ["a xb"], "no room for half of it")
  }

  func testALineOfOnePointIsADot() {
    for points in [[Point(1, 1)], [Point(1, 1), Point(1, 1)], [Point(.nan, 0), Point(1, 1)]] {
      let chart = Chart(x: "x", y: "y", .line(points))
      XCTAssertGreaterThan(ReadSVG(chart.svg(description: "")).count("circle"), 0)
      XCTAssert(chart.terminal(width: 40, color: false).contains { "⠁"..."⣿" ~= $0 })
    }
    // No dot where the line is seen.
    let line = Chart(x: "x", y: "y", .line([Point(0, 0), Point(1, 1)]))
    XCTAssertEqual(ReadSVG(line.svg(description: "")).count("circle"), 0)
  }
}
