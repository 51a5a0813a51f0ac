import Foundation
import Groundwork
import XCTest

@testable import Plotting

#if canImport(FoundationXML)
  import FoundationXML
#endif

final class ChartTests: XCTestCase {
  func testFilesAreWellFormedAndSmall() {
    for (name, drawing) in SampleDrawings.all {
      let svg = drawing.svg(description: "Less < more & \"all\"")
      XCTAssert(XMLParser(data: Data(svg.utf8)).parse(), "\(name): not well-formed")
      XCTAssertLessThan(svg.utf8.count, 150 * 1024, name)
      XCTAssert(svg.contains("Less &lt; more &amp; "), name)
      XCTAssertLessThanOrEqual(drawing.picture(width: nil).width, 700, name)
    }
  }

  func testAFileIsTheSameEachTime() {
    for (name, drawing) in SampleDrawings.all {
      XCTAssertEqual(drawing.svg(description: ""), drawing.svg(description: ""), name)
    }
  }

  func testNoLineIsWiderThanTheTerminal() {
    for (name, drawing) in SampleDrawings.all {
      for width in [30, 40, 80, 120] {
        for color in [false, true] {
          for line in drawing.terminal(width: width, color: color).split(separator: "\n") {
            XCTAssertLessThanOrEqual(String(line).displayWidth, width, "\(name): \(line)")
          }
        }
      }
    }
  }

  func testEscapeCodesOnlyWithColor() {
    for (name, drawing) in SampleDrawings.all {
      let plain = drawing.terminal(width: 80, color: false)
      XCTAssertFalse(plain.contains("\u{1B}"), name)
      // The same characters with color.
      let colored = drawing.terminal(width: 80, color: true)
      XCTAssertEqual(plain.displayWidth, colored.displayWidth, name)
    }
    XCTAssert(SampleDrawings.all[0].drawing.terminal(width: 80, color: true).contains("\u{1B}["))
  }

  func testNoSpacesAtTheEndsOfLines() {
    let chart = SampleDrawings.all[0].drawing.terminal(width: 80, color: false)
    for line in chart.split(separator: "\n") { XCTAssertNotEqual(line.last, " ") }
  }

  func testTheNameOfASeriesIsSharedByItsMarks() {
    let chart = Chart(
      x: "x", y: "y", .points([Point(0, 0)], "a"), .line([Point(0, 0), Point(1, 1)], "b"),
      .line([Point(0, 1), Point(1, 1)], "a"), .line([Point(0, 1), Point(1, 0)]))
    XCTAssertEqual(chart.legend.map(\.name), ["a", "b"])
    XCTAssertEqual(chart.legend.map { $0.shapes.count }, [2, 1])
    // In layers: lines before points; the line without a name comes after those with one.
    XCTAssertEqual(chart.layers.map(\.series), [1, 0, 2, 0])
  }

  /// The halo first, so that it lies below.
  func testALabelLiesOnAHaloOfTheGroundsColor() {
    let chart = Chart(
      x: "x", y: "y", [.line([1.0, 2], from: 0), .label(at: Point(0.5, 1.5), "middle")])
    let lines = chart.svg(description: "a").split(separator: "\n").filter {
      $0.contains(">middle<")
    }
    XCTAssertEqual(lines.count, 2)
    XCTAssertTrue(lines.first?.contains("stroke=\"\(Palette.panel)\"") ?? false)
    XCTAssertFalse(lines.last?.contains("stroke") ?? true)
  }

  func testAnEqualAspectIsEqual() {
    let chart = Chart(
      x: Axis("x", range: 0...4), y: Axis("y", range: 0...1), aspect: .equal, [])
    let plot = ChartLayout(chart, width: 660).plot
    XCTAssertEqual(plot.width / plot.height, 4, accuracy: 1e-9)
    let text = ChartText(chart, width: 80)
    XCTAssertEqual(
      Double(text.canvas.columns) / Double(2 * text.canvas.rows), 4, accuracy: 0.3)
  }

  func testALineIsDrawnWhereItBelongs() {
    let chart = Chart(
      x: Axis("x", range: 0...10), y: Axis("y", range: 0...10),
      .line([Point(0, 0), Point(10, 10)]))
    let plot = ChartLayout(chart, width: 660).plot
    let start = "M\(SVG.text(plot.x)) \(SVG.text(plot.y + plot.height))"
    let end = "L\(SVG.text(plot.x + plot.width)) \(SVG.text(plot.y))"
    XCTAssert(chart.svg(description: "").contains("\(start)\(end)\""))
  }
}
