import XCTest

@testable import Plotting

final class BarChartTests: XCTestCase {
  func testBarsInTheTerminal() {
    let chart = BarChart(
      categories: ["a", "b"], values: Axis("share", range: 0...1), decimals: 1,
      [.init([0.5, 1.0])])
    // 20 columns less a name, " │", a space and a number of three: 13 for a bar of 1.
    XCTAssertEqual(
      chart.terminal(width: 20, color: false),
      """
      share
      a │███████ 0.5
      b │█████████████ 1.0
      """)
  }

  func testTheAxisBeginsAtZero() {
    XCTAssertEqual(
      BarChart(categories: ["a", "b"], values: "x", [.init([5, 10] as [Float])]).scale.range
        .lowerBound, 0)
  }

  func testSpreadsAreWritten() {
    let chart = BarChart(
      categories: ["a"], values: "x", [.init([0.5], spread: [0.25...0.75])])
    XCTAssert(chart.terminal(width: 60, color: false).contains("0.5 (0.25–0.75)"))
  }
}
