import XCTest

@testable import Groundwork

final class DisplayWidthTests: XCTestCase {
  func testWidthCountsColumns() {
    XCTAssertEqual("abc".displayWidth, 3)
    XCTAssertEqual("y\u{302}".displayWidth, 1, "a hat takes no column")
    XCTAssertEqual("σ(z) ≤ ½".displayWidth, 8)
    XCTAssertEqual("数字".displayWidth, 4, "East Asian signs take two")
    XCTAssertEqual("🙂".displayWidth, 2)
    XCTAssertEqual("\u{1B}[1mbold\u{1B}[22m".displayWidth, 4, "escape codes take none")
  }
}
