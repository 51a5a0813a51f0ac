import Groundwork
import XCTest

final class WordListTests: XCTestCase {
  func testCommasAndTheLastConjunction() {
    XCTAssertEqual([].listed(with: "or"), "")
    XCTAssertEqual(["a"].listed(with: "or"), "a")
    XCTAssertEqual(["a", "b"].listed(with: "and"), "a and b")
    XCTAssertEqual(["a", "b", "c", "d"].listed(with: "or"), "a, b, c or d")
  }
}
