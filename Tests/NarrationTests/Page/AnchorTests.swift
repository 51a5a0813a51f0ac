import XCTest

@testable import Narration

final class AnchorTests: XCTestCase {
  func testAnchorsAreGitHubs() {
    var anchors = Anchors()
    XCTAssertEqual(anchors.anchor(for: "1.1 The weighted sum"), "11-the-weighted-sum")
    XCTAssertEqual(anchors.anchor(for: "What is `show()`, *really*?"), "what-is-show-really")
    XCTAssertEqual(anchors.anchor(for: "AND, OR – NAND"), "and-or--nand")
    XCTAssertEqual(anchors.anchor(for: "Odd-even_test"), "odd-even_test")
    XCTAssertEqual(anchors.anchor(for: "Your turn"), "your-turn")
    XCTAssertEqual(anchors.anchor(for: "Your turn"), "your-turn-1")
    XCTAssertEqual(anchors.anchor(for: "Your turn!"), "your-turn-2")
  }
}
