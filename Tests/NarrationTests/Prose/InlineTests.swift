import XCTest

@testable import Narration

final class InlineTests: XCTestCase {
  private func pieces(_ text: String) -> [Inline] { Inline.pieces(of: text) }

  func testEmphasis() {
    XCTAssertEqual(
      pieces("a **b *c*** d"),
      [.text("a "), .strong([.text("b "), .emphasis([.text("c")])]), .text(" d")])
    XCTAssertEqual(pieces("_a_ b"), [.emphasis([.text("a")]), .text(" b")])
    XCTAssertEqual(pieces("snake_case_name"), [.text("snake_case_name")])
    XCTAssertEqual(pieces("2 * 3 * 4"), [.text("2 * 3 * 4")])
  }

  func testCodeAndMathematicsAreTakenAsTheyAre() {
    XCTAssertEqual(pieces("`a*b*`"), [.code("a*b*")])
    XCTAssertEqual(pieces("`` a`b ``"), [.code("a`b")])
    XCTAssertEqual(
      pieces("is $`x_1 * y_1`$."),
      [
        .text("is "), .mathematics("x_1 * y_1"), .text("."),
      ])
    XCTAssertEqual(pieces("$5"), [.text("$5")])
    XCTAssertEqual(pieces("a ` b"), [.text("a ` b")])
  }

  func testLinksAndImages() {
    XCTAssertEqual(
      pieces("[a `b`](c.md) ![d](e.svg) <https://f.org>"),
      [
        .link([.text("a "), .code("b")], address: "c.md"), .text(" "),
        .image(description: "d", address: "e.svg"), .text(" "),
        .link([.text("https://f.org")], address: "https://f.org"),
      ])
    XCTAssertEqual(pieces("[0, 1) and [a]"), [.text("[0, 1) and [a]")])
  }

  func testEscapes() {
    XCTAssertEqual(pieces(#"\*a\* \n"#), [.text(#"*a* \n"#)])
  }

  func testLongTextsTakeNoLongerThanTheirLength() {
    // Whoever looks for the end of each mark anew needs minutes for these.
    for mark in ["[", "![", "[a](", "*", "* *a", "_a", "**a ***b ", "`` ` ", "$`a ", "<http:a "] {
      let text = String(repeating: mark, count: 8_000)
      let time = ContinuousClock().measure { _ = pieces(text) }
      XCTAssertLessThan(time, .seconds(5), mark)
      XCTAssertLessThan(
        ContinuousClock().measure { _ = MarkdownSpan.spans(of: text) }, .seconds(5), mark)
    }
  }

  func testMarksThatGoTooDeepAreText() {
    let text = String(repeating: "[", count: 4000) + "a" + String(repeating: "](b)", count: 4000)
    XCTAssertTrue(Inline.read(text).isTooDeep)
    XCTAssertFalse(Inline.read("[*a **b***](c)").isTooDeep)
    XCTAssertEqual(
      faults(of: "//: " + text),
      ["1: emphasis and links stand within each other more than 20 deep. Write it flatter."])
  }
}
