import XCTest

@testable import Narration

final class SwiftLexerTests: XCTestCase {
  private func code(_ text: String) -> [String] { SwiftLexer(text).lines.map(\.code) }

  func testCommentsAndStringsAreBlank() {
    XCTAssertEqual(code(#"f("a(b", 1) // g("#), [#"f("   ", 1)      "#])
    XCTAssertEqual(code("a /* ( /* { */ [ */ b"), ["a                   b"])
    XCTAssertEqual(code(#"f("a\"(")"#), [#"f("    ")"#])
  }

  func testInterpolationIsCode() {
    XCTAssertEqual(code(#"f("a \(g(x)) b")"#), [#"f("   (g(x))  ")"#])
    XCTAssertEqual(code(##"f(#"a \(no) \#(yes)"#)"##), [##"f(#"          (yes)"#)"##])
    XCTAssertEqual(
      code(#"f("\(g("(")) ")"#), [#"f(" (g(" ")) ")"#], "a string within a string")
  }

  func testStringsOfSeveralLines() {
    let lexer = SwiftLexer("let a = \"\"\"\n  ( \" {\n  \"\"\"\nb")
    XCTAssertEqual(lexer.lines.map(\.beginsInside), [false, true, true, false])
    XCTAssertEqual(lexer.lines.map(\.depth), [0, 0, 0, 0])
    XCTAssertEqual(lexer.faults, [])
  }

  func testDepthAtTheStartOfLines() {
    XCTAssertEqual(SwiftLexer("f(\n{\n}\n)\nb").lines.map(\.depth), [0, 1, 2, 1, 0])
  }

  func testBracketsWithoutPartners() {
    XCTAssertEqual(SwiftLexer("a\nf(").faults.map(\.line), [2])
    XCTAssertEqual(SwiftLexer("a\n)").faults.map(\.line), [2])
    XCTAssertEqual(SwiftLexer("(]").faults.count, 2)
    XCTAssertEqual(SwiftLexer("#if os(Linux)\n#endif\n\"(\"").faults, [])
  }

  func testUnicodeKeepsItsPlace() {
    XCTAssertEqual(SwiftLexer("\"σ\" + f(1)").lines[0].code.utf8.count, 11)
  }

  func testStringsThatGoTooDeepAreAFault() {
    let lexer = SwiftLexer(String(repeating: "\"\\(", count: 8_000))
    XCTAssertEqual(
      lexer.faults.map(\.message),
      ["strings stand within each other more than 50 deep. Give the inner ones names."])
    XCTAssertEqual(SwiftLexer(#"let a = "\("\("b")")""#).faults, [])
  }
}
