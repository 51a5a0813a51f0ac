import XCTest

@testable import Narration

final class ProseTextTests: XCTestCase {
  private func lines(_ text: String, width: Int = 40) -> [String] {
    let prose = text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map {
      ProseLine(number: $0.offset + 1, text: String($0.element))
    }
    var reader = ProseReader(prose)
    let style = TerminalStyle(color: false, width: width)
    return ProseText(style: style).lines(reader.blocks(), indent: 0)
  }

  func testHeadings() {
    XCTAssertEqual(lines("## The $`\\sigma`$\n### Sub"), ["The σ", "─────", "", "Sub"])
  }

  func testLists() {
    XCTAssertEqual(
      lines("9. one\n10. two that is so long that it takes two lines"),
      ["9.  one", "10. two that is so long that it takes", "    two lines"])
    XCTAssertEqual(lines("- a\n  - b\n- c"), ["• a", "  • b", "• c"])
  }

  func testItemsOfSeveralBlocksStandApart() {
    XCTAssertEqual(lines("- a\n\n  b\n- c"), ["• a", "", "  b", "", "• c"])
  }

  func testQuotesListingsTablesAndFormulas() {
    XCTAssertEqual(lines("> a\n>\n> b"), ["│ a", "│", "│ b"])
    XCTAssertEqual(lines("```text\na\n\n  b\n```"), ["    a", "", "      b"])
    XCTAssertEqual(lines("```math\na = \\frac{1}{2}\n```"), ["    a = 1/2"])
    XCTAssertEqual(
      lines("| `a` | b |\n| --- | --- |\n| $`\\eta`$ | 1 |"), ["a  b", "─  ─", "η  1"])
  }

  func testAnExperimentSaysHowToTryIt() {
    XCTAssertEqual(
      lines("- Experiment: Set `rate = 4`."),
      ["│ Experiment. Set `rate = 4`.", "│", "│ Try it: run it with --set rate=4"])
  }
}
