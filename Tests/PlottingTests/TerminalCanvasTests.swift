import XCTest

@testable import Plotting

final class TerminalCanvasTests: XCTestCase {
  func testDotsAreBraille() {
    var canvas = TerminalCanvas(columns: 2, rows: 1)
    canvas.dot(x: 0, y: 0)
    canvas.dot(x: 3, y: 3)
    canvas.dot(x: 4, y: 0)
    canvas.dot(x: 0, y: -1)
    // Dot 1 is U+2801, dot 8 is U+2880.
    XCTAssertEqual(canvas.lines(color: false), ["\u{2801}\u{2880}"])
  }

  func testALineReachesItsEnds() {
    var canvas = TerminalCanvas(columns: 4, rows: 1)
    canvas.line(from: Point(0, 0), to: Point(7, 0))
    // Dots 1 and 4 together are U+2809.
    XCTAssertEqual(canvas.lines(color: false), ["\u{2809}\u{2809}\u{2809}\u{2809}"])
  }

  func testColorsAreSetAndEnded() {
    var canvas = TerminalCanvas(columns: 3, rows: 1)
    canvas.write("ab", column: 0, row: 0, color: TerminalColor(code: 32))
    canvas.write("c", column: 2, row: 0)
    XCTAssertEqual(canvas.lines(color: true), ["\u{1B}[38;5;32mab\u{1B}[39mc"])
    XCTAssertEqual(canvas.lines(color: false), ["abc"])
  }

  func testFreeCells() {
    var canvas = TerminalCanvas(columns: 4, rows: 1)
    canvas.set("x", column: 3, row: 0)
    XCTAssert(canvas.isFree(columns: 0..<3, row: 0))
    XCTAssertFalse(canvas.isFree(columns: 2..<4, row: 0))
    XCTAssertFalse(canvas.isFree(columns: 2..<5, row: 0))
    XCTAssertFalse(canvas.isFree(columns: 0..<1, row: 1))
  }
}
