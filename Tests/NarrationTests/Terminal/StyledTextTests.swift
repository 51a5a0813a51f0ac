import XCTest

@testable import Narration

final class StyledTextTests: XCTestCase {
  private func lines(_ text: String, width: Int = 80, color: Bool = false) -> [String] {
    TerminalStyle(color: color, width: width).lines(of: Inline.pieces(of: text))
  }

  func testLinesAreWrapped() {
    XCTAssertEqual(
      lines("aaaa bbbb cccc dddd eeee ffff", width: 20),
      [
        "aaaa bbbb cccc dddd", "eeee ffff",
      ])
  }

  func testEachWordHasItsOwnEscapeCodes() {
    XCTAssertEqual(
      lines("a **b c**.", color: true), ["a \u{1B}[1mb\u{1B}[22m \u{1B}[1mc\u{1B}[22m."])
    XCTAssertEqual(
      lines("*a* `b`", color: true), ["\u{1B}[3ma\u{1B}[23m \u{1B}[36mb\u{1B}[39m"])
  }

  func testPlainText() {
    XCTAssertEqual(lines("a **b** *c* `d e`"), ["a b c `d e`"])
  }

  func testLinks() {
    XCTAssertEqual(
      lines("[a](https://b.org), [c](d.md), <https://e.org>"),
      ["a (https://b.org), c, https://e.org"])
  }

  func testFormulasStayInOneLine() {
    XCTAssertEqual(lines("aaaa bbbb $`x = y + z`$.", width: 20), ["aaaa bbbb x = y + z."])
    XCTAssertEqual(lines("aaaa bbbb c $`x = y + z`$.", width: 20), ["aaaa bbbb c", "x = y + z."])
  }
}
