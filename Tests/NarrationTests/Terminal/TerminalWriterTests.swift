import Groundwork
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
      Chapters/C/Figures/wave.svg

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
      Chapters/C/Figures/wave.svg

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

  func testMeasuredValuesStandAmongTheOthers() {
    var text = ""
    let writer = TerminalWriter(
      view: TerminalView(), style: TerminalStyle(color: false, width: 60), folder: "C",
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
      view: TerminalView(), style: TerminalStyle(color: false, width: 80), folder: "C",
      send: { text += $0 })
    let state = { (number: String, state: Event.ExerciseState.State) in
      Event.ExerciseState(number: number, title: "sum", file: "Sum.swift:3", state: state)
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
}
