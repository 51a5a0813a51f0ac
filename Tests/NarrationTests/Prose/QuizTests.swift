import XCTest

@testable import Narration

/// Statements that are true or false.
final class QuizTests: XCTestCase {
  private let text = """
    //: - Claim: A unit is a line.
    //: - False: It *has* one.
    //:
    //:   More.
    //: - Question: Q?
    //: - Answer: A.
    //: - Claim: Zero is a number.
    //: - True: It is.
    finish()
    """

  private func play(_ writer: any Writer) {
    Narrator(ChapterSource(text, chapter: 3), writer: writer).finish(line: 9)
  }

  func testThePageFoldsTheAnswers() {
    let writer = PageWriter(title: "T", folder: "Chapters/C")
    play(writer)
    XCTAssertEqual(
      writer.text.components(separatedBy: "# T\n\n")[1],
      """
      > **True or false? 3.1.** A unit is a line.

      <details>
      <summary>Answer 3.1</summary>

      **False.** It *has* one.

      More.

      </details>

      > **Question 3.1.** Q?

      <details>
      <summary>Answer to question 3.1</summary>

      A.

      </details>

      > **True or false? 3.2.** Zero is a number.

      <details>
      <summary>Answer 3.2</summary>

      **True.** It is.

      </details>

      """)
  }

  private func terminal(answers: Bool) -> String {
    var text = ""
    play(
      TerminalWriter(
        view: TerminalView(answers: answers), style: TerminalStyle(color: false, width: 60),
        send: { text += $0 }))
    return text
  }

  func testTheTerminalKeepsTheAnswersBack() {
    XCTAssertEqual(
      terminal(answers: false),
      """
      │ True or false? 3.1. A unit is a line.

      │ Question 3.1. Q?

      │ True or false? 3.2. Zero is a number.

      """)
    let text = terminal(answers: true)
    XCTAssertTrue(text.contains("│ 3.1 is false. It has one.\n│\n│ More.\n"), text)
    XCTAssertTrue(text.contains("│ 3.2 is true. It is.\n"), text)
  }

  func testAClaimNeedsItsVerdict() {
    let message =
      "1: claim without true or false. Write “- True: …” or “- False: …” right after it."
    XCTAssertEqual(faults(of: text), [])
    XCTAssertEqual(faults(of: "//: - Claim: a"), [message])
    XCTAssertEqual(faults(of: "//: - Claim: a\n//: ## B\n//: - True: c").first, message)
    XCTAssertEqual(
      faults(of: "//: - Claim: a\n//: - Answer: b"),
      [
        message, "2: answer without anything before it. Put it right after its question.",
      ])
    XCTAssertEqual(
      faults(of: "//: - Question: a\n//: - True: b").last,
      "2: true without anything before it. Put it right after its claim.")
    XCTAssertEqual(
      faults(of: "//: - Claim: a\n//: - True: b\n//: - False: c"),
      ["3: false without anything before it. Put it right after its claim."])
  }
}
