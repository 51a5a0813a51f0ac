import XCTest

@testable import Groundwork

final class DisplayWidthTests: XCTestCase {
  func testWidthCountsColumns() {
    XCTAssertEqual("abc".displayWidth, 3)
    XCTAssertEqual("y\u{302}".displayWidth, 1, "a hat takes no column")
    XCTAssertEqual("σ(z) ≤ ½".displayWidth, 8)
    XCTAssertEqual("数字".displayWidth, 4, "East Asian signs take two")
    XCTAssertEqual("🙂".displayWidth, 2)
    XCTAssertEqual("👩‍👩‍👧🇩🇪❤️✅".displayWidth, 8, "however many parts an emoji has")
    XCTAssertEqual("→★✓".displayWidth, 3, "signs of one column")
    XCTAssertEqual("\u{0}\u{200B}\u{FEFF}".displayWidth, 0, "what is not shown takes none")
    XCTAssertEqual("\u{1B}[1mbold\u{1B}[22m".displayWidth, 4, "escape codes take none")
  }

  func testControlCharactersBecomeSpaces() {
    XCTAssertEqual("a\r\nb\tc\u{0}d\u{85}e".inOneLine, "a b c d e")
  }

  func testClippingKeepsTheWidthAndTheCodes() {
    XCTAssertEqual("abcdef".clipped(to: 4), "abc…")
    XCTAssertEqual("abcd".clipped(to: 4), "abcd")
    XCTAssertEqual("数字数".clipped(to: 4), "数…", "half a sign cannot be shown")
    XCTAssertEqual("\u{1B}[1mabc\u{1B}[22m".clipped(to: 2), "\u{1B}[1ma…\u{1B}[22m")
    XCTAssertEqual("abc".clipped(to: 0), "")
  }
}
