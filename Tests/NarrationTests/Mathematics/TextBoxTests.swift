import XCTest

@testable import Narration

final class TextBoxTests: XCTestCase {
  func testBoxesAreLevelAtTheirMiddles() {
    var box = TextBox("a")
    box.append(TextBox(lines: ["1", "22", "3"]))
    box.append(TextBox("b"))
    XCTAssertEqual(box.lines, [" 1  ", "a22b", " 3  "])
  }
}
