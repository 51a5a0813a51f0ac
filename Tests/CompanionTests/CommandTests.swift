import XCTest

@testable import Companion

final class CommandTests: XCTestCase {
  func testCommands() throws {
    let commands: [(String, Command)] = [
      ("", .overview),
      ("test", .test(.everything)),
      ("test 7", .test(.chapter(7))),
      ("test 07", .test(.chapter(7))),
      ("test Chapter07-MNIST", .test(.chapter(7))),
      ("watch 7.2", .watch(.exercise("7.2"))),
      ("hint 7.2", .hint(exercise: "7.2", number: 1)),
      ("hint 7.2 3", .hint(exercise: "7.2", number: 3)),
      ("reset 7.1", .reset(exercise: "7.1")),
      ("solution 7.1", .solution(exercise: "7.1", isForced: false)),
      ("solution --force 7.1", .solution(exercise: "7.1", isForced: true)),
      ("list", .list),
      ("matrix", .matrix(.everything)),
      ("weave 7 --check", .weave(.chapter(7), isCheck: true)),
      ("weave", .weave(.everything, isCheck: false)),
      ("grade a --output b", .grade(["a", "--output", "b"])), ("merge a", .merge(["a"])),
      ("help", .help), ("--help", .help), ("test -h", .help),
    ]
    for (line, command) in commands {
      XCTAssertEqual(try Command(arguments: words(line)), command, line)
    }
  }

  func testMistakesAreNamedWithWhatWasExpected() {
    let mistakes = [
      (
        "tset",
        "found \"tset\", expected test, watch, hint, reset, solution, list, matrix, weave, book, "
          + "grade, merge or help. Did you mean test?"
      ),
      ("test 9", "found \"9\", expected a chapter, "),
      ("test 7.9", "found \"7.9\", expected 7.1, 7.2, 7.3, 7.4, 7.5, 7.6 or 7.7."),
      ("test 7.2.1", "found \"7.2.1\", expected a chapter, "),
      ("test .", "found \".\", expected a chapter, "),
      ("test 7 8", "found \"8\" after test, expected nothing there."),
      ("test --force", "found \"--force\" after test, expected nothing there."),
      ("hint", "found no exercise, expected one: swift run course hint 7.2."),
      ("reset 7", "found \"7\", expected an exercise: swift run course reset 7.2."),
      ("hint 7.2 4", "found hint \"4\", expected 1, 2 or 3."),
      ("hint 7.2 x", "found hint \"x\", expected 1, 2 or 3."),
    ]
    for (line, message) in mistakes {
      XCTAssertThrowsError(try Command(arguments: words(line)), line) { error in
        XCTAssertTrue("\(error)".hasPrefix(message), "\(line): \(error)")
      }
    }
  }

  func testSuggestionOnlyIfItIsNear() {
    XCTAssertThrowsError(try Command(arguments: ["bananas"])) { error in
      XCTAssertFalse("\(error)".contains("Did you mean"))
    }
  }

  func testHelpNamesEveryCommand() {
    for name in Command.names where name != "help" {
      XCTAssertTrue(help.contains("\n  \(name)") || help.contains("\n    \(name)"), name)
    }
  }

  private func words(_ line: String) -> [String] { line.split(separator: " ").map(String.init) }
}
