import XCTest

@testable import Companion

final class TextFlowTests: XCTestCase {
  func testALineGoesOnBelowWhereItBegan() {
    XCTAssertEqual(
      "  one two three four\nfive".folded(to: 12), "  one two\n  three four\nfive")
    XCTAssertEqual("short\n  \n  x".folded(to: 12), "short\n\n  x")
    XCTAssertEqual("  open Chapters/A.swift:31".folded(to: 12), "  open Chapters/A.swift:31")
  }

  func testALabelHangs() {
    XCTAssertEqual(
      "  Given:    inputs: [1, 2, 3], bias: 4".folded(to: 36),
      "  Given:    inputs: [1, 2, 3], bias:\n            4")
    // The argument under it has no label of its own, but stands where the first one does.
    XCTAssertEqual(
      "            weights: [1, 2]".folded(to: 36), "            weights: [1, 2]")
    XCTAssertEqual(
      "            bias: [1, 2, 3, 4, 5, 6, 7]".folded(to: 36),
      "            bias: [1, 2, 3, 4, 5, 6,\n            7]")
  }

  func testNothingIsLost() {
    let numbers = (1...60).map { "\($0)" }.joined(separator: ", ")
    for width in 20...100 {
      let folded = "  Found:    [\(numbers)]".folded(to: width)
      let lines = folded.split(separator: "\n")
      XCTAssertLessThanOrEqual(lines.map(\.count).max() ?? 0, width)
      let words = folded.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
      XCTAssertEqual(words, "Found: [\(numbers)]")
    }
  }

  func testTheCompilersMarksStayUnderTheCode() {
    let excerpt = "  15 |   let z = a + b + c\n     |               `- error: no"
    XCTAssertEqual(excerpt.folded(to: 20), excerpt)
  }

  func testTables() {
    let rows = [("a", "one"), ("course", "two three four five six seven")]
    XCTAssertEqual(
      table(rows, indentation: 2, width: 34),
      "  a       one\n  course  two three four five six\n          seven")
    XCTAssertEqual(
      table(rows, indentation: 2, width: 24),
      "  a\n      one\n  course\n      two three four\n      five six seven")
  }

  func testBarsShowOnlyWhatIsDone() {
    XCTAssertEqual(bar(12, of: 54, cells: 11), "12/54 [██·········]")
    XCTAssertEqual(bar(53, of: 54, cells: 11), "53/54 [██████████·]")
    XCTAssertEqual(bar(54, of: 54, cells: 3), "54/54 [███]")
    XCTAssertEqual(bar(0, of: 0, cells: 2), "0/0 [··]")
  }
}
