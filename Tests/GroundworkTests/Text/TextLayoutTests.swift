import XCTest

@testable import Groundwork

final class TextLayoutTests: XCTestCase {
  func testPaddingFillsTheWidthAndNeverCuts() {
    XCTAssertEqual("ab".padded(to: 5), "ab   ")
    XCTAssertEqual("ab".rightAligned(in: 5), "   ab")
    XCTAssertEqual("ab".centered(in: 6), "  ab  ")
    XCTAssertEqual("ab".centered(in: 5), " ab  ")
    for width in [-1, 0, 1] {
      XCTAssertEqual("ab".padded(to: width), "ab")
      XCTAssertEqual("ab".rightAligned(in: width), "ab")
      XCTAssertEqual("ab".centered(in: width), "ab")
    }
  }

  func testWidthIsCountedInCharacters() {
    // "█" is three bytes of UTF-8, "é" written as two scalars is one character.
    XCTAssertEqual("█e\u{301}".padded(to: 3), "█e\u{301} ")
  }

  func testTrailingSpacesGoAndOthersStay() {
    XCTAssertEqual("  a b  ".withoutTrailingSpaces, "  a b")
    XCTAssertEqual("   ".withoutTrailingSpaces, "")
    XCTAssertEqual("".withoutTrailingSpaces, "")
  }

  func testWrappingFillsLinesToTheWidth() {
    XCTAssertEqual("4 read as 9, 99.8 %".wrapped(to: 8), ["4 read", "as 9,", "99.8 %"])
    XCTAssertEqual("ab cd".wrapped(to: 5), ["ab cd"])
    XCTAssertEqual("ab cd".wrapped(to: 4), ["ab", "cd"])
  }

  func testLongWordsGetALineOfTheirOwn() {
    XCTAssertEqual("a handwriting b".wrapped(to: 4), ["a", "handwriting", "b"])
    XCTAssertEqual("a b".wrapped(to: 0), ["a", "b"])
  }

  func testTextWithoutWordsHasNoLines() {
    XCTAssertEqual("".wrapped(to: 10), [])
    XCTAssertEqual("   ".wrapped(to: 10), [])
  }

  func testNoBreakSpaceDoesNotBreak() {
    XCTAssertEqual("at 99\u{A0}%".wrapped(to: 5), ["at", "99\u{A0}%"])
  }
}
