import XCTest

@testable import Groundwork

final class TextTableTests: XCTestCase {
  func testNumbersStandAtTheRightAndTextAtTheLeft() {
    let table = TextTable(
      ["layer", "shape", "parameters"],
      rows: [["Dense, ReLU", "784 × 256", "200,960"], ["Dense, softmax", "256 × 10", "2,570"]])
    XCTAssertEqual(
      "\(table)",
      """
      layer               shape  parameters
      ──────────────  ─────────  ──────────
      Dense, ReLU     784 × 256     200,960
      Dense, softmax   256 × 10       2,570
      """)
  }

  func testOneCellOfTextPutsTheColumnAtTheLeft() {
    let table = TextTable(["x", "y"], rows: [["1", "10"], ["none", "9"]])
    XCTAssertEqual("\(table)", "x      y\n────  ──\n1     10\nnone   9")
  }

  func testWhatCountsAsANumber() {
    let numbers = [
      "0", "12", "-5", "−0.5", "+3", ".5", "1,437", "1e-3", "99.8 %", "784 × 256", "", "·", "–",
      "nan", "-inf",
    ]
    for cell in numbers { XCTAssertTrue(TextTable.isNumber(cell), cell) }
    for cell in ["layer", "4 read as 9", "-", "e5", "٣", "12 s", " 1"] {
      XCTAssertFalse(TextTable.isNumber(cell), cell)
    }
  }

  func testATableWithoutRowsHasItsHeaderAndRule() {
    XCTAssertEqual("\(TextTable(["a", "bc"], rows: []))", "a  bc\n─  ──")
  }

  func testEmptyCellsKeepTheirPlace() {
    let table = TextTable(["a", "b", "c"], rows: [["", "2", ""], ["x", "", "3"]])
    XCTAssertEqual("\(table)", "a  b  c\n─  ─  ─\n   2\nx     3")
  }

  func testTitlesAndTextsThatAreTooLongGoOnBelow() {
    let table = TextTable(
      ["a step sees", "loss after about one epoch", "at the end"],
      rows: [["all of the samples", "2.26", "1 × 198"], ["one", "0.39", "0.152"]])
    // 18, 26 and 10 columns have to become 28 with two gaps: the widest gives way, 9, 9 and 10.
    XCTAssertEqual(
      table.lines(width: 32),
      [
        "                loss",
        "               after",
        "a step     about one",
        "sees           epoch  at the end",
        "─────────  ─────────  ──────────",
        "all of          2.26     1 × 198",
        "the",
        "samples",
        "one             0.39       0.152",
      ])
    // No number and no word is cut.
    XCTAssertEqual(table.lines(width: 1)[7], "the")
    XCTAssertTrue(table.lines(width: 1).contains { $0.hasSuffix("1 × 198") })
  }

  func testATableWithoutColumnsHasEmptyLines() {
    XCTAssertEqual("\(TextTable([], rows: []))", "\n")
  }
}
