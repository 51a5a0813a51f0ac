import XCTest

@testable import Plotting

final class CellsTests: XCTestCase {
  func testShades() {
    let plain = [0, 0.25, 0.5, 0.75, 1].map { Cells.shade(at: $0, isSigned: false) }
    XCTAssertEqual(String(plain), " ░▒▓█")
    let signed = (0...8).map { Cells.shade(at: Double($0) / 8, isSigned: true) }
    XCTAssertEqual(String(signed), "≡=-· ░▒▓█")
    XCTAssertEqual(Cells.shade(at: .nan, isSigned: true), "?")
    XCTAssertEqual(Cells.shade(at: 7, isSigned: false), "█")
  }

  func testLegendNamesItsEnds() {
    let key = ColorBar(scale: .sequential, range: 0...2, label: "loss")
    XCTAssertEqual(Cells.legend(of: key, color: false), "0    ░░ ▒▒ ▓▓ ██ 2  loss")
  }
}
