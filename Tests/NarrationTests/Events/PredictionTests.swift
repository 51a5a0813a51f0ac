import XCTest

@testable import Narration

final class PredictionTests: XCTestCase {
  private func outcome(_ lines: String...) -> ProseBlock {
    ProseBlock(kind: .rule, source: lines.map { ProseLine(number: 1, text: $0) })
  }

  private let before = ["units": "4", "right": "97.1 ± 0.4%", "kind": "moons", "same": "3"]

  /// What the reader set is no guess, nor what the experiment leaves as it was, nor a word.
  func testAsksForTheFirstNumberThatTheExperimentChanges() {
    let text = outcome(
      "- Outcome: {{experiment: kind}}, {{experiment: same}}, at {{experiment:", "  right}}.")
    let after = ["units": "1", "right": "90.5%", "kind": "rings", "same": "3"]
    let prediction = Prediction(outcome: text, before: before, after: after)
    XCTAssertEqual(prediction?.name, "right")
    XCTAssertEqual(
      prediction?.question, "Your guess for “right”, which was 97.1 ± 0.4% before")
    XCTAssertNil(Prediction(outcome: text, before: before, after: before))
    XCTAssertNil(Prediction(outcome: outcome("- Outcome: {{right}}"), before: before, after: after))
  }

  func testNumbersAreFoundInTheirTexts() {
    XCTAssertEqual(Prediction.number(in: "92.8 ± 1.6%"), 92.8)
    XCTAssertEqual(Prediction.number(in: "−0.5"), -0.5)
    XCTAssertEqual(Prediction.number(in: "about 1,200 steps"), 1200)
    XCTAssertEqual(Prediction.number(in: "17 of 20"), 17)
    XCTAssertNil(Prediction.number(in: "3.2×10⁷"))
    XCTAssertNil(Prediction.number(in: "no idea"))
  }

  /// From 80 to 90: a quarter of the change is 2.5.
  func testAGuessIsMeasuredByTheChange() throws {
    let prediction = try XCTUnwrap(
      Prediction(
        outcome: outcome("- Outcome: {{experiment: a}}"), before: ["a": "80%"],
        after: ["a": "90%"]))
    let ends = [
      "90": "exactly.", "92.5": "close.", "87.5": "close.", "92.6": "too high.",
      "85": "too low.", "80": "it went up from 80%.", "70 %": "it went up from 80%.",
    ]
    for (guess, end) in ends {
      let comment = try XCTUnwrap(prediction.comment(on: guess))
      XCTAssertTrue(comment.hasPrefix("You said \(guess), and it is 90%: "), comment)
      XCTAssertTrue(comment.hasSuffix(end), comment)
    }
    XCTAssertNil(prediction.comment(on: "many"))
  }

  /// The small chapter's rate goes from 0.5 to 4; what is hidden is neither asked for nor run.
  func testTheReaderIsAskedBeforeTheOutcome() {
    for (view, asked) in [
      (TerminalView(predict: true), 1), (TerminalView(predict: true, section: 2), 0),
    ] {
      var text = ""
      var runs = 0
      let writer = TerminalWriter(
        view: view, style: TerminalStyle(color: false, width: 60), send: { text += $0 })
      let narrator = Narrator(
        SmallChapter.source, writer: writer,
        secondRun: { _ in
          runs += 1
          return ["rate": "4"]
        },
        ask: { prediction in
          text += "\n\(prediction.question)?\n"
          return "3"
        })
      SmallChapter.play(narrator)
      XCTAssertEqual(runs > 0, asked > 0)
      guard asked > 0 else {
        XCTAssertFalse(text.contains("Your guess"))
        continue
      }
      let order = ["and look", "Your guess for “rate”, which was 0.5", "It is 4.", "You said 3"]
      let places = order.compactMap { text.firstRange(of: $0)?.lowerBound }
      XCTAssertEqual(places.count, order.count, text)
      XCTAssertEqual(places, places.sorted(), text)
      XCTAssertFalse(text.contains("It is 0.5."), "answers to questions stay hidden")
    }
  }
}
