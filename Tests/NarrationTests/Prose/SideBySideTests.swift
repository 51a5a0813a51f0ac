import XCTest

@testable import Narration

/// A listing in another language beside one in Swift.
final class SideBySideTests: XCTestCase {
  private let text = """
    //: Before.
    //: ```python
    //: a = X @ W + b
    //:
    //: p = 1 / (1 + np.exp(-a))
    //: ```
    //: ```swift
    //: let a = matmul(x, w) + b
    //: ```
    //: After {{v}}.
    finish()
    """

  private func play(_ writer: any Writer) {
    let narrator = Narrator(ChapterSource(text, chapter: 1), writer: writer)
    narrator.finish(line: 11)
  }

  func testThePageHasATableOfThem() {
    let writer = PageWriter(title: "T", folder: "Chapters/C")
    play(writer)
    XCTAssertEqual(
      writer.text.components(separatedBy: "# T\n\n")[1],
      """
      Before.

      <table>
      <tr><th>Python</th><th>Swift</th></tr>
      <tr><td valign="top">

      ```python
      a = X @ W + b

      p = 1 / (1 + np.exp(-a))
      ```

      </td><td valign="top">

      ```swift
      let a = matmul(x, w) + b
      ```

      </td></tr>
      </table>

      After {{v}}.

      """)
  }

  func testTheTerminalHasThemBelowEachOther() {
    var written = ""
    play(
      TerminalWriter(
        view: TerminalView(), style: TerminalStyle(color: false, width: 60),
        send: { written += $0 }))
    XCTAssertEqual(
      written,
      """
      Before.

      Python
          a = X @ W + b

          p = 1 / (1 + np.exp(-a))

      Swift
          let a = matmul(x, w) + b

      After {{v}}.

      """)
  }

  private func kinds(_ languages: String..., between: String = "") -> [Bool] {
    let lines = languages.map { "```\($0)\na\n```" }.joined(separator: "\n" + between)
    var reader = ProseReader(
      lines.split(separator: "\n", omittingEmptySubsequences: false).map {
        ProseLine(number: 1, text: String($0))
      })
    return reader.blocks().map { if case .sideBySide = $0.kind { true } else { false } }
  }

  func testOnlyProgramsInTwoLanguages() {
    XCTAssertEqual(kinds("python", "swift"), [true])
    XCTAssertEqual(kinds("python", "swift", between: "\n"), [true])
    XCTAssertEqual(kinds("python", "swift", between: "x\n"), [false, false, false])
    XCTAssertEqual(kinds("swift", "swift"), [false, false])
    XCTAssertEqual(kinds("swift", "python"), [false, false])
    XCTAssertEqual(kinds("text", "swift"), [false, false])
    XCTAssertEqual(kinds("math", "swift"), [false, false])
    XCTAssertEqual(kinds("python", "swift", "swift"), [true, false])
  }

  func testLinesThatAreTooLongAreFaults() {
    let fits = String(repeating: "x", count: 46)
    let chapter = { (line: String) in
      "//: ```python\n//: a\n//: \(line)\n//: ```\n//: ```swift\n//: \(line)\n//: ```"
    }
    XCTAssertEqual(faults(of: chapter(fits)), [])
    XCTAssertEqual(
      faults(of: chapter(fits + "x")),
      [3, 6].map {
        "\($0): found a line of 47 columns in listings side by side, which have room for 46. "
          + "Break it."
      })
  }
}
