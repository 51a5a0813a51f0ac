import XCTest

@testable import Narration

final class NarratorTests: XCTestCase {
  private func narrator(_ text: String) -> Narrator {
    Narrator(ChapterSource(text, chapter: 1), writer: nil, secondRun: { _ in ["a": "2"] })
  }

  private func assertFaults(
    _ narrator: Narrator, _ starts: [String], file: StaticString = #filePath, line: UInt = #line
  ) {
    let found = narrator.faults.sorted().map(\.description)
    XCTAssertEqual(found.count, starts.count, "\(found)", file: file, line: line)
    for (fault, start) in zip(found, starts) {
      XCTAssertTrue(fault.hasPrefix(start), fault, file: file, line: line)
    }
  }

  func testTheSmallChapterRunsWithoutFault() {
    let narrator = Narrator(
      SmallChapter.source, writer: nil, secondRun: { _ in ["rate": "4"] })
    SmallChapter.play(narrator)
    assertFaults(narrator, [])
    XCTAssertEqual(narrator.values.texts["seed 2"], "2")
  }

  func testOutputThatGoesBackIsAFault() {
    let narrator = narrator("f()\ng()\nh()")
    narrator.define("a", "1", line: 3)
    narrator.define("b", "1", line: 1)
    assertFaults(narrator, ["1: output that goes back in the file."])
  }

  func testALoopIsNone() {
    let narrator = narrator("for i in 1...2 {\n  f()\n  g()\n}\nh()")
    for line in [2, 3, 2, 3, 5] { narrator.define("a", "1", line: line) }
    assertFaults(narrator, [])
  }

  func testOutputOfADeclarationIsAFault() {
    let narrator = narrator("func f() {\n  g()\n}\nf()")
    narrator.define("a", "1", line: 2)
    assertFaults(narrator, ["2: output from within a function or type."])
  }

  func testAFigureWithoutWordsIsAFault() {
    let narrator = narrator("figure(\"a\", f, caption: \" \", alt: \"\")")
    narrator.figure("a", SmallDrawing(), caption: " ", alt: "", line: 1)
    assertFaults(narrator, ["1: the figure “a” has no alt", "1: the figure “a” has no caption"])
  }

  func testATableWithShortRowsIsAFault() {
    let narrator = narrator("table(a, b)")
    narrator.table(["a", "b"], [["1", "2"], ["3"]], line: 1)
    assertFaults(narrator, ["1: row 1 of the table has 1 cells, its header 2."])
  }

  /// Markdown takes "> 99" at the beginning of a line for a quotation, and "|" in a table for a new cell:
  /// the rest of the block would not reach the reader.
  func testAValueThatMakesAnotherBlockIsAFault() {
    let prose = "f()\n//: More than\n//: {{a}} in all.\n//:\n//: | x |\n//: | - |\n//: | {{b}} |"
    let fitting = narrator(prose)
    fitting.define("a", "99", line: 1)
    fitting.define("b", "99", line: 1)
    fitting.finish(line: 1)
    assertFaults(fitting, [])

    let breaking = narrator(prose)
    breaking.define("a", "> 99", line: 1)
    breaking.define("b", "p | q", line: 1)
    breaking.finish(line: 1)
    assertFaults(
      breaking,
      [
        "2: with its values filled in, this text is no longer one paragraph, but paragraph and quote",
        "7: the row has 2 cells, but the header of the table has 1.",
      ])
  }

  func testUnknownReferencesAreFaults() {
    let narrator = narrator(
      "//: {{b}} {{figure f}} {{experiment: a}}\n\nlet a = constant(\"a\", 1, in: 1...2)\n"
        + "//: - Experiment: `a = 2`\n//: - Outcome: {{experiment: a}} {{experiment: c}}\nfinish()")
    narrator.finish(line: 6)
    assertFaults(
      narrator,
      [
        "1: {{b}} is unknown.", "1: {{experiment: a}} stands outside",
        "1: {{figure f}} is unknown.",
        "5: {{experiment: c}} is unknown: the run with a=2",
      ])
  }

  func testAValueIsTakenFromAboveOnly() {
    let narrator = narrator("//: {{a}}\n\nf()")
    narrator.define("a", "1", line: 3)
    narrator.finish(line: 3)
    assertFaults(narrator, ["1: {{a}} is used above line 3"])
  }
}
