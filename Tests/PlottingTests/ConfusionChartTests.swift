import XCTest

@testable import Plotting

final class ConfusionChartTests: XCTestCase {
  func testTenDigits() {
    var counts = (0..<10).map { row in (0..<10).map { $0 == row ? 33 + row % 4 : 0 } }
    counts[8][1] = 5
    counts[3][9] = 2
    let chart = ConfusionChart(title: "Test digits", counts: counts, noun: "digit")
    let svg = checkDrawing(chart)
    XCTAssertTrue(svg.contents.contains("true digit"))
    XCTAssertTrue(svg.contents.contains("predicted digit"))
    // Ten numbers on the diagonal and two mistakes; ten names on each side.
    let middle = svg.texts.filter { Int($0.content) != nil }
    XCTAssertEqual(middle.count, 12 + 20)
    // 33 × 10 + (0 + 1 + 2 + 3) × 2 + 1 = 343 right answers.
    XCTAssertTrue(svg.contents.contains("right: 343 of 350"))
    let text = chart.terminal(width: 80, color: false)
    XCTAssertTrue(text.contains("true digit") && text.contains("predicted digit"))
  }

  func testMistakesHaveAnotherHue() {
    let chart = ConfusionChart(title: "", counts: [[9, 4], [0, 9]])
    let colors = ReadSVG(chart.svg(description: "")).elements.compactMap { $0.attributes["stroke"] }
    // The largest of each: 0.85 of the way from the middle to an end, 0.075 and 0.925 of the scale.
    let file = chart.svg(description: "")
    XCTAssertTrue(file.contains(ColorScale.diverging.color(at: 0.075)))
    XCTAssertTrue(colors.contains(ColorScale.diverging.color(at: 0.925)))
  }

  func testNamesAreEscaped() {
    let chart = ConfusionChart(title: "", counts: [[1, 0], [0, 1]], classes: ["<a>", "b & c"])
    XCTAssertTrue(checkDrawing(chart).contents.contains("<a>"))
    checkDrawing(chart, width: 12)
  }
}
