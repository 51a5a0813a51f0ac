import XCTest

@testable import Narration

final class MathematicsChecksTests: XCTestCase {
  private func assertFault(
    _ text: String, _ line: Int, _ start: String, file: StaticString = #filePath,
    caller: UInt = #line
  ) {
    let found = faults(of: text)
    XCTAssertEqual(found.count, 1, "\(found)", file: file, line: caller)
    XCTAssertTrue(
      found.first?.hasPrefix("\(line): \(start)") ?? false, "\(found)", file: file, line: caller)
  }

  func testPlainDollarsAreFaults() {
    assertFault("//: Text\n//: with $x$ in it", 2, "found mathematics between plain dollars")
    assertFault("//: $$\n//: x\n//: $$", 1, "found mathematics between plain dollars")
    XCTAssertEqual(faults(of: "//: It costs $5, or `$a$`."), [])
  }

  func testRefusedCommandsAreFaults() {
    assertFault(#"//: $`\operatorname{f}`$"#, 1, "found \\operatorname,")
    assertFault("//: ```math\n//: a\n//: \\tag{1}\n//: ```", 3, "found \\tag,")
    assertFault(#"//: $`\mathbf{x}`$"#, 1, "found \\mathbf,")
    assertFault(#"//: $`\newcommand{x}{y}`$"#, 1, "found \\newcommand,")
    assertFault(#"//: $`\def x`$"#, 1, "found \\def,")
  }

  func testUnknownCommandsAreFaults() {
    assertFault("//: a\n//: b $`\\wobble x`$", 2, "found \\wobble, which the terminal can't show")
    assertFault("//: ```math\n//: a\n//: \\wobble\n//: ```", 3, "found \\wobble,")
  }

  func testMathematicsAfterALetterIsAFault() {
    for before in ["n", "2", "-"] {
      assertFault("//: a \(before)$`x`$", 1, "inline mathematics right after “\(before)”")
    }
    XCTAssertEqual(faults(of: "//: ($`x`$, $`y`$)-th\n//: $`z`$"), [])
  }

  func testDisplayAndInlineInOneItemIsAFault() {
    assertFault(
      "//: - is $`x`$:\n//:\n//:   ```math\n//:   x\n//:   ```", 3,
      "display and inline mathematics in one list item")
    XCTAssertEqual(faults(of: "//: - is\n//:\n//:   ```math\n//:   x\n//:   ```\n//: - $`y`$"), [])
  }

  func testMathematicsInALinkIsAFault() {
    assertFault("//: [the $`x`$](a.md)", 1, "mathematics in the text of a link")
  }

  func testFootnotesAreFaults() {
    assertFault("//: a[^1]", 1, "found a footnote")
  }

  func testFoldedMathematicsIsAFault() {
    assertFault("//: - Question: a\n//: - Answer: $`x`$", 2, "mathematics in an answer or outcome")
    assertFault(
      "//: - Question: a\n//: - Answer: b\n//:\n//:   ```math\n//:   x\n//:   ```", 4,
      "mathematics in an answer or outcome")
    XCTAssertEqual(faults(of: "//: - Question: $`x`$\n//: - Answer: b"), [])
  }

  func testBracesWithoutPartnersAreFaults() {
    assertFault("//: a\n//: b $`a}b`$", 2, "found “}” without its partner")
    assertFault("//: ```math\n//: a_{b\n//: ```", 2, "found “{” that is never closed")
    let deep = String(repeating: "{", count: 80) + String(repeating: "}", count: 80)
    XCTAssertTrue(
      faults(of: "//: $`\(deep)`$").contains(
        "1: found more than 60 groups within each other. "
          + "Write it flatter."))
  }
}
