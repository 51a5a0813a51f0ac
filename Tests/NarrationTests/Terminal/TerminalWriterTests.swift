import Exercises
import Groundwork
import Plotting
import XCTest

@testable import Narration

final class TerminalWriterTests: XCTestCase {
  func testTheWholeChapter() {
    XCTAssertEqual(
      SmallChapter.terminal(TerminalView()),
      """
      You will build a neuron; Figure 1.1 shows it.

      1.1 Sums
      ────────

      With x₁ it is

          z = ∑ᵢ wᵢxᵢ

        rate:           0.5
        a longer label: text

      The rate is 0.5.

      │ Question 1.1. What is it?

      │ Experiment 1.1. Set `learningRate = 4` and look.
      │
      │ Try it: run it with --set learningRate=4

      │ Misconception. "It is never 4."

        /\\/\\

      Figure 1.1. A wave.

        seed  share
        ────  ─────
           1  92.5%
           2   7.1%

      Loops

        seed 1: 1
        seed 2: 2

      1.2 The end
      ───────────

      """)
  }

  func testAnswersAndOutcomes() {
    let text = SmallChapter.terminal(TerminalView(answers: true))
    XCTAssertTrue(text.contains("│ Answer 1.1. It is 0.5.\n"), text)
    XCTAssertTrue(text.contains("│ Outcome 1.1. It is 4.\n"), text)
    XCTAssertFalse(SmallChapter.terminal(TerminalView()).contains("Answer"))
  }

  func testResultsOnly() {
    XCTAssertEqual(
      SmallChapter.terminal(TerminalView(prose: false)),
      """
        rate:           0.5
        a longer label: text

        /\\/\\

      Figure 1.1. A wave.

        seed  share
        ────  ─────
           1  92.5%
           2   7.1%

        seed 1: 1
        seed 2: 2

      """)
  }

  func testOneSection() {
    XCTAssertEqual(SmallChapter.terminal(TerminalView(section: 2)), "1.2 The end\n───────────\n")
  }

  func testTheFinaleIsWhatComesWithTheLearnersFunctions() {
    var text = ""
    let writer = TerminalWriter(
      view: TerminalView(section: 2, isFinale: true), style: TerminalStyle(color: false, width: 60),
      send: { text += $0 })
    let source = ChapterSource(
      """
      //: ## Sums

      show(1, "a")

      //: ## Your turn
      //:
      //: Fill them in.

      yourTurn(with: "1.1") { show(2, "b") }

      //: You have done it.

      //: ## Sources

      finish()
      """, chapter: 1)
    let narrator = Narrator(source, writer: writer)
    narrator.show("a", text: "1", lines: ["1"], line: 3)
    narrator.pause(line: 9)
    writer.beginFinale()
    narrator.show("b", text: "2", lines: ["2"], line: 9)
    narrator.finish(line: 15)
    XCTAssertEqual(text, "  b: 2\n\nYou have done it.\n")
  }

  func testMeasuredValuesStandAmongTheOthers() {
    var text = ""
    let writer = TerminalWriter(
      view: TerminalView(), style: TerminalStyle(color: false, width: 60),
      send: { text += $0 })
    let source = ChapterSource(
      "show(1, \"steps\")\nshowInTerminal(a, \"seconds\")\nfinish()", chapter: 1)
    let narrator = Narrator(source, writer: writer)
    narrator.show("steps", text: "1", lines: ["1"], line: 1)
    narrator.showInTerminal("seconds", text: "1.25", line: 2)
    narrator.finish(line: 3)
    XCTAssertEqual(text, "  steps:   1\n  seconds: 1.25\n")
  }

  func testCode() {
    let text = SmallChapter.terminal(TerminalView(prose: false, code: true))
    XCTAssertTrue(
      text.hasPrefix("    let rate = constant(\"learningRate\", 0.5, in: 0.1...10)\n"), text)
    XCTAssertTrue(text.contains("\n    let next = rate * 2\n"), text)
    XCTAssertFalse(text.contains("figure("), text)
  }

  func testNoEscapeCodesWithoutColor() {
    let everything = TerminalView(code: true, answers: true)
    XCTAssertFalse(SmallChapter.terminal(everything).contains("\u{1B}"))
    XCTAssertTrue(SmallChapter.terminal(everything, color: true).contains("\u{1B}[1m"))
  }

  func testLinesFit() {
    for line in SmallChapter.terminal(TerminalView(answers: true), color: true).split(
      separator: "\n")
    {
      XCTAssertLessThanOrEqual(String(line).displayWidth, 60, String(line))
    }
  }

  func testExercisesWithTheirStates() {
    var text = ""
    let writer = TerminalWriter(
      view: TerminalView(), style: TerminalStyle(color: false, width: 80),
      send: { text += $0 })
    let state = { (number: String, state: Event.ExerciseState.State) in
      Event.ExerciseState(
        exercise: Outline(number, "sum", file: "Sum.swift", section: "", hints: []), line: 3,
        state: state)
    }
    writer.write(
      Event(
        kind: .exercises([state("1.1", .solved), state("1.2", .notDone), state("1.10", .wrong)])))
    XCTAssertEqual(
      text,
      """
        ✓ 1.1   sum: solved
        · 1.2   sum: not done yet
                Sum.swift:3
        ✗ 1.10  sum: not right yet
                Sum.swift:3

      """)
  }

  /// What a writer of 40 columns makes of a chapter and some events.
  private func narrow(
    _ text: String, view: TerminalView = TerminalView(), _ play: (Narrator) -> Void = { _ in }
  ) -> String {
    var written = ""
    let writer = TerminalWriter(
      view: view, style: TerminalStyle(color: false, width: 40), send: { written += $0 })
    let narrator = Narrator(ChapterSource(text, chapter: 1), writer: writer)
    play(narrator)
    narrator.finish(line: text.split(separator: "\n", omittingEmptySubsequences: false).count)
    return written
  }

  func testCodeThatIsTooLongGoesOnBelow() {
    let code = "  let weights = uniform(0..<0.1, inputs: 64, units: 1)"
    let broken =
      "      let weights = uniform(0..<0.1, ↩\n          inputs: 64, units: 1)"
    XCTAssertEqual(
      narrow("do {\n\(code)\n}\nfinish()", view: TerminalView(code: true)),
      "    do {\n\(broken)\n    }\n")
    XCTAssertEqual(
      narrow("//: ```swift\n//: a\n//: \(code)\n//: ```\nfinish()"), "    a\n\(broken)\n")
  }

  func testResultsThatAreTooLongGoOnBelow() {
    XCTAssertEqual(
      narrow("show(a, \"a\")\nfinish()") {
        $0.show(
          "a", text: "", lines: ["[0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8]"], line: 1)
      }, "  a: [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, ↩\n      0.7, 0.8]\n")
  }

  func testAFormulaThatIsTooLongGoesOnBelow() {
    XCTAssertEqual(
      narrow("//: ```math\n//: a = b + c + d + e + f + g + h + i + j + k\n//: ```\nfinish()"),
      "    a = b + c + d + e + f + g + h + i +\n      ↳ j + k\n")
    let tall = narrow(
      "//: ```math\n//: \\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix} + abcdefghijkl + mnopqrstuvwx "
        + "+ z\n//: ```\nfinish()")
    for line in tall.split(separator: "\n") {
      XCTAssertLessThanOrEqual(String(line).displayWidth, 40, tall)
    }
    XCTAssertTrue(tall.contains("  ↳ "), tall)
  }

  func testATableThatIsTooWideIsParted() {
    let header = ["method", "training", "validation", "test", "strangers"]
    XCTAssertEqual(
      narrow("table(a, b)\nfinish()") {
        $0.table(header, [["unit", "100.0%", "99.12%", "98.34%", "97.56%"]], line: 1)
      },
      """
        method  training  validation    test
        ──────  ────────  ──────────  ──────
        unit      100.0%      99.12%  98.34%

        method  strangers
        ──────  ─────────
        unit       97.56%

      """)
  }

  func testAFigureHasACaptionForTheTerminal() {
    let text = "figure(\"a\", f)\nfinish()"
    XCTAssertEqual(
      narrow(text) {
        $0.figure(
          "a", SmallDrawing(), caption: "The *red* line.", inTerminal: "The *dotted* line.",
          alt: "x", line: 1)
      }, "  /\\/\\\n\nFigure 1.1. The dotted line.\n")
    let narrator = Narrator(ChapterSource(text, chapter: 1), writer: nil)
    narrator.figure("a", SmallDrawing(), caption: "c", inTerminal: " ", alt: "x", line: 1)
    XCTAssertEqual(narrator.faults.map(\.line), [1])
  }

  func testAFigureThatIsTooWideSaysSo() {
    XCTAssertEqual(
      narrow("figure(\"a\", f)\nfinish()") {
        $0.figure("a", WideDrawing(), caption: "A line.", alt: "x", line: 1)
      },
      """
        ----------------------------------…

      Figure 1.1. A line. (It is wider than
      the terminal and ends at “…”; the page
      has it whole.)

      """.replacing("  ---", with: "  ----"))
  }
}

/// A drawing that does not fit any terminal.
private struct WideDrawing: Drawing {
  func svg(description: String) -> String { "" }
  func terminal(width: Int, color: Bool) -> String { String(repeating: "-", count: 200) }
}
