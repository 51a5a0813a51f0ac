import XCTest

@testable import Narration

final class ScriptsTests: XCTestCase {
  func testUnicodeHasMostScripts() {
    XCTAssertEqual(Scripts.superscript("-12"), "⁻¹²")
    XCTAssertEqual(Scripts.superscript("⊤"), "ᵀ")
    XCTAssertEqual(Scripts.subscript("i,j"), "ᵢ‚ⱼ")
    XCTAssertEqual(Scripts.subscript("i = 1"), "ᵢ₌₁")
  }

  func testOthersStandBehindASign() {
    XCTAssertEqual(Scripts.superscript("q"), "^q")
    XCTAssertEqual(Scripts.superscript("a/b"), "^(a/b)")
    XCTAssertEqual(Scripts.subscript("W"), "_W")
    XCTAssertEqual(Scripts.subscript("(W)"), "_(W)")
  }
}
