import XCTest

@testable import Narration

final class SettingsTests: XCTestCase {
  func testSettings() {
    XCTAssertEqual(Settings("learningRate = 4")?.argument, "learningRate=4")
    XCTAssertEqual(Settings("a=1, b = -2.5")?.argument, "a=1,b=-2.5")
    XCTAssertEqual(Settings("a=1,b=2")?["b"], "2")
    XCTAssertNil(Settings("a=1")?["b"])
    for text in ["", "a", "a=", "=1", "a == 1", "f(x) = 1"] { XCTAssertNil(Settings(text), text) }
  }
}
