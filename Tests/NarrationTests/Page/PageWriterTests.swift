import Exercises
import Plotting
import XCTest

@testable import Narration

final class PageWriterTests: XCTestCase {
  func testTheWholePage() {
    XCTAssertEqual(
      SmallChapter.page[0].text,
      ##"""
      <!-- Woven from main.swift by `swift run course weave`: change that file, not this one. -->

      # Chapter 1. Perceptron

      You will build a neuron; Figure 1.1 shows it.

      **On this page**

      - [1.1 Sums](#11-sums)
      - [1.2 The end](#12-the-end)

      ## 1.1 Sums

      With $`x_1`$ it is

      ```math
      z = \sum_i w_i x_i
      ```

      ```swift
      let rate = constant("learningRate", 0.5, in: 0.1...10)
      show(rate, "rate")
      show("text", "a longer label")
      ```

      ```text
      rate:           0.5
      a longer label: text
      ```

      ```swift
      let next = rate * 2
      ```

      The rate is 0.5.

      > **Question 1.1.** What is it?

      <details>
      <summary>Answer to question 1.1</summary>

      It is 0.5.

      </details>

      > **Experiment 1.1.** Set `learningRate = 4`
      > and look.

      ```sh
      swift run C --set learningRate=4
      ```

      <details>
      <summary>Outcome of experiment 1.1</summary>

      It is 4.

      </details>

      > **Misconception.** "It is *never* 4."

      ![up \[and\] down](Figures/wave.svg)

      _Figure 1.1. A *wave*._

      | seed | share |
      | ---: | ---: |
      | 1 | 92.5% |
      | 2 | 7.1% |

      ### Loops

      <details>
      <summary>Code: The loop</summary>

      ```swift
      for seed in 1...2 {
        show(seed, "seed \(seed)")
      }
      ```

      </details>

      ```text
      seed 1: 1
      seed 2: 2
      ```

      ## 1.2 The end

      """##)
  }

  func testFigures() {
    XCTAssertEqual(
      SmallChapter.page.dropFirst().map { $0 },
      [
        PageWriter.File(
          path: "Figures/wave.svg", text: "<svg><desc>up [and] down</desc></svg>\n")
      ])
  }

  func testWhatMovesIsAFileBesideTheFigureAndNotOnThePage() {
    let frames = [0.0, 1].map { (title: "\($0)", chart: Chart(x: "x", y: "y", .rule(y: $0))) }
    let moving = Animation(frames)
    let writer = PageWriter(title: "T", folder: "Chapters/C")
    let narrator = Narrator(ChapterSource("figure(\"a\", f)", chapter: 1), writer: writer)
    narrator.figure("a", SmallDrawing(), moving: moving, caption: "C.", alt: "x", line: 1)
    narrator.finish(line: 1)
    XCTAssertEqual(
      Array(writer.files.dropFirst()),
      [
        PageWriter.File(path: "Figures/a.svg", text: "<svg><desc>x</desc></svg>\n"),
        PageWriter.File(path: "Figures/a-moving.svg", text: moving.svg(description: "x")),
      ])
    XCTAssert(writer.text.hasSuffix("\n\n![x](Figures/a.svg)\n\n*Figure 1.1. C.*\n"), writer.text)
  }

  /// The page of a chapter after some events.
  private func page(_ text: String, _ play: (Narrator) -> Void) -> String {
    let writer = PageWriter(title: "T", folder: "Chapters/C")
    let narrator = Narrator(ChapterSource(text, chapter: 1), writer: writer)
    play(narrator)
    narrator.finish(line: text.split(separator: "\n", omittingEmptySubsequences: false).count)
    return writer.text.replacing(
      "<!-- Woven from main.swift by `swift run course weave`: change that file, not this one. -->"
        + "\n\n# T\n\n", with: "")
  }

  func testCodeIsSplitAfterOutput() {
    let page = page(
      "let a = 1\nshow(a, \"a\")\nlet b = 2\nshow(b, \"b\")\nshow(b, \"c\")\nfinish()"
    ) {
      $0.show("a", text: "1", lines: ["1"], line: 2)
      $0.show("b", text: "2", lines: ["2"], line: 4)
      $0.show("c", text: "2", lines: ["2"], line: 5)
    }
    XCTAssertEqual(
      page,
      """
      ```swift
      let a = 1
      show(a, "a")
      ```

      ```text
      a: 1
      ```

      ```swift
      let b = 2
      show(b, "b")
      show(b, "c")
      ```

      ```text
      b: 2
      c: 2
      ```

      """)
  }

  func testWhatOnlyTheTerminalShowsIsOnNoPage() {
    let page = page("let a = 1\nshowInTerminal(a, \"seconds\")\nfinish()") {
      $0.showInTerminal("seconds", text: "1.25", line: 2)
    }
    XCTAssertEqual(page, "```swift\nlet a = 1\n```\n")
  }

  func testCodeFoldedInTheMiddleOfABlock() {
    let page = page("let a = 1\n\n// Folded: The loop\nlet b = 2\nfinish()") { _ in }
    XCTAssertEqual(
      page,
      """
      ```swift
      let a = 1
      ```

      <details>
      <summary>Code: The loop</summary>

      ```swift
      let b = 2
      ```

      </details>

      """)
  }

  func testACaptionWithEmphasisGetsAnotherMark() {
    let text = "figure(\"a\", f)\nfigure(\"b\", f)\nfinish()"
    let page = page(text) {
      $0.figure("a", SmallDrawing(), caption: "Plain.", alt: "x", line: 1)
      $0.figure("b", SmallDrawing(), caption: "*Not* plain.", alt: "y", line: 2)
    }
    XCTAssertEqual(
      page,
      "![x](Figures/a.svg)\n\n*Figure 1.1. Plain.*\n\n![y](Figures/b.svg)\n\n"
        + "_Figure 1.2. *Not* plain._\n")
  }

  func testExercisesAreATableWithLinks() {
    let page = page("yourTurn()\nfinish()") {
      $0.remark("never on a page", line: 1)
      $0.exercises(
        [
          Event.ExerciseState(
            exercise: Outline(
              "1.1", "sum", file: "Chapters/C/Exercises/Sum.swift", section: "1.1", hints: []),
            state: .solved),
          Event.ExerciseState(
            exercise: Outline(
              "1.2", "a|b", file: "Other/B.swift", section: "1.2", minutes: 45, difficulty: 3,
              hints: []),
            state: .notDone),
        ], line: 1)
    }
    XCTAssertEqual(
      page,
      """
      | exercise | task | minutes | difficulty | file to open |
      | ---: | --- | ---: | --- | --- |
      | 1.1 | sum | 10 | ●○○ | [Sum.swift](Exercises/Sum.swift) |
      | 1.2 | a\\|b | 45 | ●●● | [B.swift](../../Other/B.swift) |

      """)
  }
}
