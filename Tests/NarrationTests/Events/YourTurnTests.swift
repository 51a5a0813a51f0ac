import ExerciseSupport
import XCTest

@testable import Narration

final class YourTurnTests: XCTestCase {
  private struct Named: NamedExercise {
    let number = "1.2"
    let title = "sum"
    let file = "Exercises/Sum.swift"
  }

  func testStates() {
    let done = YourTurn.state(of: Named(), .judged(.correct))
    XCTAssertEqual(done.state, .solved)
    let open = YourTurn.state(of: Named(), .judged(.notDone(file: "Exercises/Sum.swift", line: 7)))
    XCTAssertEqual(open.state, .notDone)
    XCTAssertEqual(open.file, "Exercises/Sum.swift:7")
    XCTAssertEqual(YourTurn.state(of: Named(), .stillRunning(seconds: 10)).state, .wrong)
  }

  func testWhatIsOpen() {
    XCTAssertEqual(
      YourTurn.text(needs: ["1.1", "1.3", "1.5"], open: ["1.3", "1.5"]),
      "With exercises 1.1, 1.3 and 1.5 solved, your own functions take over here; 1.3 and 1.5 are "
        + "still open. `swift run course test` says what is missing.")
    XCTAssertTrue(
      YourTurn.text(needs: ["1.1"], open: ["1.1"]).hasPrefix("With exercise 1.1 solved"))
  }
}
