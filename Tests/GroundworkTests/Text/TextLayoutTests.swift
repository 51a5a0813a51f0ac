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

  func testLinesOfCodeBreakAtSpacesWithAMark() {
    XCTAssertEqual("let a = 1".broken(to: 9), ["let a = 1"])
    XCTAssertEqual(
      "let alpha = f(one, two)".broken(to: 16), ["let alpha = ↩", "    f(one, two)"])
    // Without a space, and where there is hardly room.
    XCTAssertEqual("abcdefghijkl".broken(to: 10), ["abcdefgh ↩", "    ijkl"])
    for width in 1...20 {
      for text in [
        "      a b c d e f g h", "漢字漢字漢字漢字漢字漢字", String(repeating: " ", count: 30) + "x",
      ] {
        let lines = text.broken(to: width)
        XCTAssertEqual(
          lines.map { String($0.filter { $0 != " " && $0 != "↩" }) }.joined(),
          text.filter { $0 != " " }, "\(width)")
        if width > 8 { XCTAssertTrue(lines.allSatisfy { $0.displayWidth <= width }, "\(lines)") }
      }
    }
  }
}
