import XCTest

@testable import Plotting

final class ConfusionTableTests: XCTestCase {
  func testRowsAreTrueClassesAndColumnsPredictedOnes() {
    let table = ConfusionTable(
      counts: [[48, 2, 0], [5, 41, 0], [0, 1, 50]], classes: ["cat", "dog", "hen"])
    XCTAssertEqual(
      "\(table)",
      """
                  predicted
      true class  cat  dog  hen
      ──────────  ───  ───  ───
      cat          48    2    ·
      dog           5   41    ·
      hen           ·    1   50
      """)
  }

  func testColumnsAreAsWideAsTheLargestCount() {
    let table = ConfusionTable(counts: [[0, 7], [1234, 10]])
    XCTAssertEqual(
      "\(table)",
      """
                  predicted
      true class     0     1
      ──────────  ────  ────
               0     ·     7
               1  1234    10
      """)
  }

  func testTenClassesOfMNISTFitIn80Columns() {
    // 6,742 is the largest class of MNIST's 60,000 digits.
    let counts = [[Int]](repeating: [Int](repeating: 6742, count: 10), count: 10)
    let lines = "\(ConfusionTable(counts: counts))".split(separator: "\n")
    XCTAssertEqual(lines.count, 13)
    XCTAssertLessThanOrEqual(lines.map(\.count).max() ?? 0, 80)
  }

  func testNoClassesGiveTitlesOnly() {
    XCTAssertEqual(
      "\(ConfusionTable(counts: []))", "            predicted\ntrue class\n──────────")
  }
}
