import Groundwork
import XCTest

@testable import Plotting

final class PanelsTests: XCTestCase {
  private let chart = Chart(x: "x", y: "y", .line([0, 1] as [Float], "line"))

  func testTheLegendIsSharedOrNot() {
    let panels = [("one", chart), ("two", chart)].map {
      (title: $0.0, drawing: $0.1 as any Drawing)
    }
    let count = { (text: String) in text.components(separatedBy: "line").count - 1 }
    let shared = Panels(columns: 2, sharedLegend: true, panels)
    let own = Panels(columns: 2, panels)
    XCTAssertEqual(count(shared.terminal(width: 80, color: false)), 1)
    XCTAssertEqual(count(own.terminal(width: 80, color: false)), 2)
    XCTAssertEqual(shared.svg(description: "").components(separatedBy: ">line<").count, 2)
    XCTAssertEqual(own.svg(description: "").components(separatedBy: ">line<").count, 3)
  }

  func testPanelsStandSideBySideWhereTheyFit() {
    let panels = Panels(columns: 2, [("one", chart), ("two", chart)])
    XCTAssert(
      panels.terminal(width: 80, color: false).hasPrefix(
        "one" + String(repeating: " ", count: 38) + "two"))
    XCTAssert(panels.terminal(width: 40, color: false).hasPrefix("one\n"))
  }

  func testANarrowPictureStandsInTheMiddleOfItsCell() {
    // A third of 700 pixels without two gaps of 10 is 226.67; the picture has 8 · 14 and two margins
    // of 16, which is 144. Half of the rest is 41.33.
    let pixels = [Float](repeating: 0, count: 64)
    let grid = ImageGrid(
      title: "", images: [.init(pixels: pixels, rows: 8, columns: 8)], columns: 1)
    let panels = Panels(columns: 3, [("narrow", grid)])
    XCTAssert(panels.svg(description: "").contains("translate(41.3 "))
  }

  func testALabelThatAllPanelsHaveIsSaidOnce() {
    let other = Chart(x: "x", y: "z", .line([0, 1] as [Float], "line"))
    let count = { (label: String, panels: Panels) in
      panels.svg(description: "").components(separatedBy: ">\(label)<").count - 1
    }
    let panels = Panels(columns: 2, [("one", chart), ("two", other), ("three", chart)])
    XCTAssertEqual(count("x", panels), 1)
    XCTAssertEqual(count("y", panels), 2)
    XCTAssertEqual(count("z", panels), 1)
    // Each panel of the terminal has its own: there is room, and no grid around them.
    XCTAssertEqual(
      panels.terminal(width: 80, color: false).components(separatedBy: "x").count - 1, 3)
  }

  func testColumnsAreCountedWithoutEscapeCodes() {
    XCTAssertEqual("\u{1B}[38;5;32mab\u{1B}[39mc".displayWidth, 3)
  }
}
