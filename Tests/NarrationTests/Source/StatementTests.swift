import XCTest

@testable import Narration

final class StatementTests: XCTestCase {
  private func statements(_ text: String) -> [Statement] {
    let lines = SwiftLexer(text).lines
    return StatementSplitter.statements(of: lines, in: 1...lines.count)
  }

  private func ranges(_ text: String) -> [ClosedRange<Int>] { statements(text).map(\.range) }

  func testEachLineIsAStatement() {
    XCTAssertEqual(ranges("let a = 1\nshow(a, \"a\")\n\nlet b = 2"), [1...1, 2...2, 3...4])
  }

  func testBracketsHoldAStatementTogether() {
    XCTAssertEqual(ranges("for i in 1...2 {\n  f(\n  )\n}\ng()"), [1...4, 5...5])
    XCTAssertEqual(ranges("if a {\n}\nelse {\n}\ng()"), [1...4, 5...5])
  }

  func testOperatorsAndDotsGoOn() {
    XCTAssertEqual(ranges("let a =\n  1\nlet b = c\n  .map(f)\n  + 2\nd()"), [1...2, 3...5, 6...6])
    XCTAssertEqual(ranges("let a = f(1),\n  b = 2\n@MainActor\nfunc f() {}"), [1...2, 3...4])
    XCTAssertEqual(ranges("let a: Int?\nlet b: Int"), [1...1, 2...2])
  }

  func testCommentsBelongToTheStatementBelow() {
    XCTAssertEqual(ranges("// One\nf()\n// Two\n\ng()\n// End"), [1...2, 3...5, 6...6])
  }

  func testAStringOfSeveralLinesIsOneStatement() {
    XCTAssertEqual(ranges("let a = \"\"\"\nshow\n\"\"\"\nb()"), [1...3, 4...4])
  }

  func testHiddenStatements() {
    func isHidden(_ text: String) -> Bool { statements(text)[0].isHidden }
    for text in [
      "import Narration", "@testable import A", "let options = narrate(", "narrate(chapter: 1)",
      "// Why\nfigure(", "table([], [])", "record(1, \"a\")", "finish()", "yourTurn(with: \"1\") {",
      "_ = narrate(", "showInTerminal(1, \"seconds\")",
    ] { XCTAssertTrue(isHidden(text), text) }
    for text in [
      "show(1, \"a\")", "let a = constant(\"a\", 1)", "figures(1)", "let figure = 1",
      "let a = f(figure(1))", "// table(",
    ] { XCTAssertFalse(isHidden(text), text) }
  }

  func testFolded() {
    let folded = statements("// Folded: The loop\nf()\ng()")
    XCTAssertEqual(folded.map(\.foldedTitle), ["The loop", "The loop"])
    XCTAssertEqual(folded[0].lines, ["f()"])
  }

  func testFoldedFromAStatementInTheMiddle() {
    let folded = statements("f()\n\n// Folded: The loop\ng()\nh()")
    XCTAssertEqual(folded.map(\.foldedTitle), [nil, "The loop", "The loop"])
    XCTAssertEqual(folded.map(\.lines), [["f()"], ["g()"], ["h()"]])
  }
}
