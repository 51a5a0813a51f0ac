import XCTest

@testable import Console

final class KeptTextTests: XCTestCase {
  private func kept(_ parts: [String], _ keptBytes: Int = 4) -> String {
    var text = KeptText(keptBytes: keptBytes)
    for part in parts { text.append(Array(part.utf8)) }
    return text.text
  }

  func testShortTextIsKeptWhole() {
    XCTAssertEqual(kept([]), "")
    XCTAssertEqual(kept(["abc"]), "abc")
    XCTAssertEqual(kept(["abc", "defgh"]), "abcdefgh")
  }

  func testMiddleOfALongTextIsLeftOut() {
    XCTAssertEqual(kept(["abcdefghi"]), "abcd\n…\nfghi")
    XCTAssertEqual(kept(["a", "bc", "defg", "h", "i"]), "abcd\n…\nfghi")
    XCTAssertEqual(kept((0..<100).map { "\($0)," }), "0,1,\n…\n,99,")
  }

  func testColorsAndControlCharactersAreLeftOut() {
    XCTAssertEqual(kept(["\u{1B}[1;31mred\u{1B}[0m\u{7}\u{1B}\ttab\r\n"], 99), "red\ttab\n")
  }
}
