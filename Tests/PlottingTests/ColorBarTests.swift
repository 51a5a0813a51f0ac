import XCTest

@testable import Plotting

final class ColorBarTests: XCTestCase {
  func testRange() {
    XCTAssertEqual(ColorBar(of: [3, 1, .nan, 2], diverging: false, label: "").range, 1...3)
    // As far up as down, so that the middle is zero.
    let signed = ColorBar(of: [-1, 4, .infinity], diverging: true, label: "")
    XCTAssertEqual(signed.range, -4...4)
    XCTAssertEqual(signed.fraction(of: 0), 0.5)
    XCTAssertEqual(signed.fraction(of: -1), 0.375)
  }

  func testEqualNumbersGetWidth() {
    XCTAssertEqual(ColorBar(of: [2, 2], diverging: false, label: "").range, 1.5...2.5)
    XCTAssertEqual(ColorBar(of: [0], diverging: true, label: "").range, -0.5...0.5)
  }

  func testTicksAreWritten() {
    var picture = SVG(width: 200, height: 200)
    ColorBar(scale: .diverging, range: -1...1, label: "weight")
      .draw(in: &picture, x: 10, y: 10, height: 180)
    let svg = ReadSVG(picture.file(title: "", description: ""))
    XCTAssertEqual(svg.contents, ["weight", "−1.0", "−0.5", "0.0", "0.5", "1.0"])
  }
}
