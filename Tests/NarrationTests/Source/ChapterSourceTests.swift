import XCTest

@testable import Narration

final class ChapterSourceTests: XCTestCase {
  func testTheSmallChapterIsWithoutFault() {
    XCTAssertEqual(faults(of: SmallChapter.text), [])
  }

  func testStepsAreNumbered() {
    let numbers = SmallChapter.source.steps.compactMap { step in
      if case .prose(_, let number) = step { number } else { nil }
    }
    XCTAssertEqual(numbers, ["1.1", "1.1", "1.1", "1.1", "1.1", "1.2"])
    XCTAssertEqual(SmallChapter.source.sectionTitles, ["Sums", "The end"])
    XCTAssertEqual(SmallChapter.source.figureNames, ["wave"])
    XCTAssertEqual(
      SmallChapter.source.constants, [Constant(name: "learningRate", range: .real(0.1...10))])
    XCTAssertEqual(SmallChapter.source.figureNumber("wave"), "1.1")
  }

  func testStatementsAreFoundByTheirLines() {
    let source = ChapterSource("//: a\nf(\n)\n\ng()", chapter: 1)
    XCTAssertEqual([1, 2, 3, 4, 5].map(source.step), [nil, 1, 1, 2, 2])
  }

  func testTheLastStatementIsFinish() {
    XCTAssertEqual(SmallChapter.source.missingEnd, [])
    XCTAssertEqual(ChapterSource("f()\nfinish()\n// End\n//: End", chapter: 1).missingEnd, [])
    XCTAssertEqual(
      ChapterSource("f()\ng()\n\n//: End", chapter: 1).missingEnd.map(\.description),
      ["2: the last statement is not finish(), so the end is never shown. Put it here."])
  }

  func testProseInsideBracketsIsAFault() {
    XCTAssertEqual(
      faults(of: "for i in 1...2 {\n  //: Text\n}"),
      ["2: found prose inside brackets. Move it to the top level, or make it a comment."])
    XCTAssertEqual(faults(of: "let a = \"\"\"\n//: no prose\n\"\"\""), [])
  }

  func testUnbalancedBracketsAreFaults() {
    XCTAssertEqual(
      faults(of: "f()\ng("), ["2: found “(” that is never closed. Close it, or remove it."])
    XCTAssertEqual(
      faults(of: "f()}"), ["1: found “}” without its partner. Open it, or remove it."])
  }

  func testFaultsAreSortedAndReportedWithTheirFile() {
    let source = ChapterSource("//: # A\n\nprint(1)\ndump(2)", chapter: 1)
    let lines = source.faults.report(path: "C/main.swift").split(separator: "\n")
    XCTAssertEqual(
      lines.map { $0.prefix(28) },
      [
        "C/main.swift:1: found a head", "C/main.swift:3: found print(",
        "C/main.swift:4: found dump(,",
      ])
  }
}
