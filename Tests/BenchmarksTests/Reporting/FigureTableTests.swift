import XCTest

@testable import Benchmarks

final class FigureTableTests: XCTestCase {
  func testATableHasMedianBestSpreadAndDetails() {
    let figures = [
      Figure(
        benchmark: "matmul", subject: "1×2×3", threads: 2, unit: .gigaflops, runs: [100, 110, 90],
        details: [Detail("peak", 200, .number(decimals: 1)), Detail("share", 0.5, .percent)]),
      Figure(
        benchmark: "matmul", subject: "4×5×6", threads: 1, unit: .gigaflops, runs: [50],
        details: [Detail("share", 0.254, .percent), Detail("note", .infinity, .percent)]),
    ]
    // The spread of the first is (110 − 90) / 100.
    XCTAssertEqual(
      "\(table(of: figures))",
      """
      matmul  threads  GFLOP/s   best  spread   peak  share  note
      ──────  ───────  ───────  ─────  ──────  ─────  ─────  ────
       1×2×3        2    100.0  110.0    20 %  200.0   50 %     –
       4×5×6        1     50.0   50.0     0 %      –   25 %     –
      """)
  }

  func testTheBestTimeIsTheShortest() {
    let figure = Figure(
      benchmark: "mnist", subject: "hidden 128", threads: 2, unit: .secondsPerEpoch,
      runs: [0.2, 0.1, 0.3])
    XCTAssertEqual(
      "\(table(of: [figure]))",
      """
      mnist       threads  s/epoch   best  spread
      ──────────  ───────  ───────  ─────  ──────
      hidden 128        2    0.200  0.100   100 %
      """)
  }
}
