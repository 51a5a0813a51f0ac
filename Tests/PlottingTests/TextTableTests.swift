import XCTest

@testable import Plotting

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

  func testATableWithoutColumnsHasEmptyLines() {
    XCTAssertEqual("\(TextTable([], rows: []))", "\n")
  }
}
