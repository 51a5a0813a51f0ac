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
      ("test all", .test(.everything)),
      ("test 4.4 4.6 2", .test(.several([.exercise("4.4"), .exercise("4.6"), .chapter(2)]))),
      ("watch", .watch(.everything)),
      ("next", .next),
      ("hint", .hint(exercise: nil, number: nil)),
      ("hint 7.2", .hint(exercise: "7.2", number: nil)),
      ("hint 7.2 3", .hint(exercise: "7.2", number: 3)),
      ("reset 7.1", .reset(.exercise("7.1"))),
      ("reset 3.2 3.3", .reset(.several([.exercise("3.2"), .exercise("3.3")]))),
      ("reset all", .reset(.everything)),
      ("reset --undo", .undoReset(nil)),
      ("reset --undo 3.2", .undoReset(.exercise("3.2"))),
      ("solution 7.1", .solution(exercise: "7.1", isForced: false)),
      ("solution --force 7.1", .solution(exercise: "7.1", isForced: true)),
      ("list", .list(.everything)),
      ("list 3", .list(.chapter(3))),
      ("matrix", .matrix(.everything)),
      ("weave 7 --check", .weave(.chapter(7), isCheck: true)),
      ("weave", .weave(.everything, isCheck: false)),
      ("playground", .playground(nil, opens: true)),
      ("playground --no-open", .playground(nil, opens: false)),
      ("playground line", .playground(PlaygroundExperiment.all[0], opens: true)),
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
        "found \"tset\", expected test, watch, next, hint, reset, solution, list, finale, page, "
          + "review, playground, matrix, weave, book, grade, merge or help. Did you mean test?"
      ),
      ("test 9", "found \"9\", expected a chapter, "),
      ("test 7.99", "found \"7.99\", expected 7.1, 7.2, "),
      ("test 7.2.1", "found \"7.2.1\", expected a chapter, "),
      ("test .", "found \".\", expected a chapter, "),
      ("test 7 8", "found \"8\", expected a chapter, "),
      ("watch 6 7", "found \"7\" after watch, expected nothing there."),
      ("test --force", "found \"--force\" after test, expected nothing there."),
      ("solution", "found no exercise, expected one: swift run course solution 7.2."),
      ("reset", "found no exercise, expected one: swift run course reset 7.2."),
      ("hint 7", "found \"7\", expected an exercise: swift run course hint 7.2."),
      ("hint 7.2 4", "found hint \"4\", expected 1, 2 or 3."),
      ("playground 3.7", "found \"3.7\", expected an experiment: line, linear, "),
      ("playground line zeros", "found \"zeros\" after playground, expected nothing there."),
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

  func testHelpNamesEveryCommandAndFits() {
    for width in [40, 60, 80, 100] {
      let text = help(width: width)
      for name in Command.names where name != "help" {
        XCTAssertTrue(text.contains("\n  \(name)"), name)
      }
      let lines = text.split(separator: "\n")
      XCTAssertEqual(lines.filter { $0.count > width }, [])
    }
  }

  func testASelectionHasEachExerciseOnceAndInOrder() throws {
    let last = try XCTUnwrap(allChapters[1].exercises.last)
    let selection = Selection.several([.exercise(last.number), .chapter(2), .chapter(1)])
    XCTAssertEqual(
      selection.exercises, allChapters[0].exercises + allChapters[1].exercises)
  }

  private func words(_ line: String) -> [String] { line.split(separator: " ").map(String.init) }
}
