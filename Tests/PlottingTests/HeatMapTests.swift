import XCTest

@testable import Plotting

final class HeatMapTests: XCTestCase {
  func testNamesAndNumbers() {
    let map = HeatMap(
      title: "Units & digits", values: [[0, 0.25, 1], [0.5, 0.75, 0.13]],
      rows: ["zero", "one"], columns: ["a", "b", "<c>"], rowTitle: "digit", columnTitle: "unit",
      label: "activation")
    let svg = checkDrawing(map)
    for text in ["zero", "<c>", "digit", "unit", "activation", "0.75", "0.13", "Units & digits"] {
      XCTAssertTrue(svg.contents.contains(text), text)
    }
    XCTAssertEqual(
      map.terminal(width: 80, color: false),
      """
      Units & digits

      rows: digit, columns: unit
               a    b  <c>
      zero  0.00 0.25 1.00
      one   0.50 0.75 0.13
      """)
  }

  func testLargeMapHasShades() {
    func value(_ cell: Int) -> Float { Float(cell * 7919 % 1000) / 500 - 1 }
    let map = HeatMap(
      title: "Waves",
      values: (0..<100).map { row in (0..<100).map { value(100 * row + $0) } },
      diverging: true)
    let svg = checkDrawing(map)
    // No numbers in cells: only the title and the ticks of the color bar.
    XCTAssertEqual(svg.contents, ["Waves", "−1.0", "−0.5", "0.0", "0.5", "1.0"])
    XCTAssertTrue(map.terminal(width: 80, color: false).contains("≡"))
  }

  func testLongColumnNamesAreNumbered() {
    let names = ["miles per gallon", "cylinders", "acceleration"]
    let map = HeatMap(
      title: "Correlation", values: [[1, -0.5, 0], [-0.5, 1, 0], [0, 0, 1]], rows: names,
      columns: names, label: "r", diverging: true)
    checkDrawing(map)
    checkDrawing(map, width: 50)
    XCTAssertTrue(map.terminal(width: 50, color: false).contains("1\u{a0}miles per"))
  }

  func testWhatIsNoNumber() {
    checkDrawing(HeatMap(title: "", values: [[.nan, 1], [.infinity, 2]]))
    checkDrawing(HeatMap(title: "One cell", values: [[3]]))
  }

  func testGivenRange() {
    let map = HeatMap(title: "", values: [[0.5]], range: 0...1)
    let color = ColorScale.sequential.color(at: 0.5)
    XCTAssertTrue(map.svg(description: "").contains("fill=\"\(color)\""))
  }
}
