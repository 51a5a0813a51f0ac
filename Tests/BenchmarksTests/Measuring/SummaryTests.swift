import XCTest

@testable import Benchmarks

final class SummaryTests: XCTestCase {
  func testAnOddNumberOfRunsHasTheMiddleOneAsMedian() {
    let summary = Summary([5, 1, 4, 2, 100])
    XCTAssertEqual(summary.median, 4)
    XCTAssertEqual(summary.least, 1)
    XCTAssertEqual(summary.most, 100)
    XCTAssertEqual(summary.spread, 99.0 / 4)
  }

  func testAnEvenNumberOfRunsHasTheMeanOfTheTwoInTheMiddle() {
    XCTAssertEqual(Summary([8, 2, 4, 100]).median, 6)
  }

  func testEqualRunsHaveNoSpread() {
    XCTAssertEqual(Summary([3, 3, 3]).spread, 0)
    XCTAssertEqual(Summary([3]).median, 3)
  }
}
