import Exercises
import XCTest

@testable import Narration

final class YourTurnTests: XCTestCase {
  func testStates() {
    let exercises = (1...4).map { number in
      Outline("1.\(number)", "sum", file: "Exercises/Sum.swift", section: "", hints: [])
    }
    func report(_ number: String, _ state: Report.State, line: Int? = nil) -> Report {
      Report(number: number, parts: [Report.Part(function: "sum", state: state, line: line)])
    }
    let states = YourTurn.states(
      of: exercises,
      [
        report("1.3", .stopped, line: 9), report("1.1", .solved), report("1.2", .notDone, line: 7),
      ])
    XCTAssertEqual(states.map(\.exercise), exercises)
    XCTAssertEqual(states.map(\.state), [.solved, .notDone, .wrong, .unknown])
    XCTAssertEqual(states.map(\.line), [nil, 7, nil, nil])
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
