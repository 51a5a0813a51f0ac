import XCTest

@testable import Narration

final class ProseChecksTests: XCTestCase {
  func testHeadingsGoDownOneLevelAtATime() {
    XCTAssertEqual(
      faults(of: "//: ## A\n//: #### B"),
      ["2: the heading jumps from level 2 to level 4. Use ###."])
    XCTAssertEqual(
      faults(of: "//: ### A"), ["1: the heading jumps from level 1 to level 3. Use ##."])
    XCTAssertEqual(faults(of: "//: ## A\n//: ### B\n//: #### C\n//: ## D"), [])
  }

  func testTheTitleIsNoHeading() {
    XCTAssertEqual(
      faults(of: "//: # A"),
      [
        "1: found a heading of level 1, which is the chapter's title, given to narrate(). "
          + "Use ## for a section."
      ])
  }

  func testAQuestionNeedsItsAnswer() {
    let message = "question without answer. Write “- Answer: …” right after it."
    XCTAssertEqual(faults(of: "//: - Question: a"), ["1: \(message)"])
    XCTAssertEqual(faults(of: "//: - Question: a\n\nf()"), ["1: \(message)"])
    XCTAssertEqual(
      faults(of: "//: - Question: a\n//: - Question: b\n//: - Answer: c"), ["1: \(message)"])
    XCTAssertEqual(faults(of: "//: - Question: a\n\n//: - Answer: c"), [])
  }

  func testAnAnswerNeedsItsQuestion() {
    XCTAssertEqual(
      faults(of: "//: Text\n//:\n//: - Answer: a"),
      ["3: answer without anything before it. Put it right after its question."])
  }

  func testAnExperimentNeedsItsOutcomeAndConstant() {
    XCTAssertEqual(
      faults(of: "let a = constant(\"a\", 1, in: 1...2)\n//: - Experiment: `a = 2`"),
      ["2: experiment without outcome. Write “- Outcome: …” right after it."])
    XCTAssertEqual(
      faults(
        of: "let a = constant(\"a\", 1, in: 1...2)\n//: - Experiment: `b = 2`\n//: - Outcome: c"),
      ["2: the experiment changes “b”, but no constant(\"b\", …) makes it. There are: a."])
    XCTAssertEqual(
      faults(of: "//: - Experiment: do it\n//: - Outcome: c"),
      ["1: the experiment changes no constant. Name it with its value, as in `learningRate = 4`."])
  }
}
