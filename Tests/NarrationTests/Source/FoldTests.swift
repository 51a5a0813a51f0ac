import XCTest

@testable import Narration

/// What goes deeper than the main line: on the page, in the terminal, in the checks.
final class FoldTests: XCTestCase {
  private let text = ##"""
    //: ## Sums
    //:
    //: Main.
    //:
    //: ### Deeper: Why `a < b` is {{b}}
    //:
    //: Inside.
    let a = 1
    show(a, "a")
    figure("wave", wave, caption: "A wave.", alt: "up")
    //: - Question: Q?
    //: - Answer: A.

    // Folded: Plumbing
    let c = 2
    //: ---
    //: Main, with {{a}}.
    //:
    //: #### Deeper: More
    //: Inside.
    show(a, "c")
    //: ### Loops
    //:
    //: ---
    //: ### Deeper: The last
    //: Inside.
    finish()
    """##

  private func play(_ writer: any Writer) -> [String] {
    let narrator = Narrator(ChapterSource(text, chapter: 1), writer: writer)
    narrator.define("b", "true", line: 0)
    narrator.show("a", text: "1", lines: ["1"], line: 9)
    narrator.figure("wave", SmallDrawing(), caption: "A wave.", alt: "up", line: 10)
    narrator.show("c", text: "2", lines: ["2"], line: 21)
    narrator.finish(line: 27)
    return narrator.faults.map(\.description)
  }

  func testThePageFoldsIt() {
    let writer = PageWriter(title: "T", folder: "Chapters/C")
    // Line 0 is no line of the chapter; the value only has to be there.
    XCTAssertEqual(play(writer).count, 1)
    XCTAssertEqual(
      writer.text.components(separatedBy: "# T\n\n")[1],
      ##"""
      **On this page**

      - [1.1 Sums](#11-sums)

      ## 1.1 Sums

      Main.

      <details>
      <summary><strong>Deeper.</strong> Why <code>a &lt; b</code> is true</summary>

      Inside.

      ```swift
      let a = 1
      show(a, "a")
      ```

      ```text
      a: 1
      ```

      ![up](Figures/wave.svg)

      *Figure 1.1. A wave.*

      > **Question 1.1.** Q?

      <details>
      <summary>Answer to question 1.1</summary>

      A.

      </details>

      <details>
      <summary>Code: Plumbing</summary>

      ```swift
      let c = 2
      ```

      </details>

      </details>

      Main, with 1.

      <details>
      <summary><strong>Deeper.</strong> More</summary>

      Inside.

      ```swift
      show(a, "c")
      ```

      ```text
      c: 2
      ```

      </details>

      ### Loops

      ---

      <details>
      <summary><strong>Deeper.</strong> The last</summary>

      Inside.

      </details>

      """##)
  }

  private func terminal(_ view: TerminalView) -> String {
    var text = ""
    let writer = TerminalWriter(
      view: view, style: TerminalStyle(color: false, width: 60),
      send: { text += $0 })
    _ = play(writer)
    return text
  }

  func testTheTerminalNamesIt() {
    XCTAssertEqual(
      terminal(TerminalView(code: true, answers: true)),
      """
      1.1 Sums
      ────────

      Main.

      ▸ Deeper: Why `a < b` is true (shown with --deeper)

      Main, with 1.

      ▸ Deeper: More (shown with --deeper)

      Loops

      ────────────────────────────────────────────────────────────

      ▸ Deeper: The last (shown with --deeper)

      """)
  }

  func testTheTerminalShowsItWhenAsked() {
    let text = terminal(TerminalView(deeper: true))
    XCTAssertTrue(
      text.contains("▾ Deeper: Why `a < b` is true\n\nInside.\n\n  a: 1\n\n  /\\/\\\n"), text)
    XCTAssertTrue(text.contains("│ Question 1.1. Q?\n\n▴ end of Deeper\n\nMain, with 1.\n"), text)
    XCTAssertTrue(text.hasSuffix("▾ Deeper: The last\n\nInside.\n\n▴ end of Deeper\n"), text)
    XCTAssertTrue(terminal(TerminalView(code: true, deeper: true)).contains("    let c = 2\n"))
  }

  func testResultsOnlyLeaveItOut() {
    XCTAssertEqual(terminal(TerminalView(prose: false)), "")
    let deeper = terminal(TerminalView(prose: false, deeper: true))
    XCTAssertTrue(deeper.hasPrefix("  a: 1\n\n  /\\/\\\n"), deeper)
    XCTAssertTrue(deeper.hasSuffix("  c: 2\n"), deeper)
  }

  func testValuesInAFoldCount() {
    let narrator = Narrator(ChapterSource(text, chapter: 1), writer: nil)
    narrator.show("a", text: "1", lines: ["1"], line: 9)
    narrator.finish(line: 27)
    XCTAssertEqual(narrator.values.texts, ["a": "1"])
    XCTAssertEqual(narrator.faults.map(\.line), [5])
  }

  func testFaults() {
    XCTAssertEqual(faults(of: "//: ## A\n//: ### Deeper: B\n//: C\n//: ### D"), [])
    XCTAssertEqual(
      faults(of: "//: ## Deeper: B\n//: C"),
      [
        "1: found “Deeper:” in a heading of level 2, which opens a fold within a section. Use ###."
      ])
    XCTAssertEqual(
      faults(of: "//: ## A\n//: ### Deeper:\n//: C"),
      ["2: the fold has no title. Write “### Deeper: …” with the question it answers."])
    XCTAssertEqual(
      faults(of: "//: ## A\n//: ### Deeper: B\n//: #### C"),
      [
        "2: the fold is empty: it lasts until the next heading or rule. Put text below it, and "
          + "bold words in place of headings in it.",
        "3: the heading jumps from level 2 to level 4. Use ###.",
      ])
    XCTAssertEqual(
      faults(of: "//: ## A\n//: ### Deeper: Why $`x`$\n//: C"),
      [
        "2: mathematics in the title of a fold, which GitHub shows raw. Say it in words or code."
      ])
    // Formulas in a fold are no fault, but an answer stays without them, and with its question.
    XCTAssertEqual(faults(of: "//: ## A\n//: ### Deeper: B\n//: $`x`$"), [])
    XCTAssertEqual(
      faults(of: "//: ## A\n//: - Question: a\n//: ### Deeper: B\n//: - Answer: c").map {
        String($0.prefix(24))
      }, ["2: question without answ", "4: answer without anythi"])
  }
}
