import Exercises
import XCTest

@testable import Companion

/// Commands on a temporary copy of the stubs.
final class SessionTests: XCTestCase {
  private let shiftPicture = "Chapters/Chapter07-MNIST/Exercises/ShiftPicture.swift"

  func testUntouchedExercisesAreOpenWithoutABuild() throws {
    let course = try TemporaryCourse()
    let (status, text) = try course.run("test", "7")
    XCTAssertEqual(status, 1)
    XCTAssertEqual(course.built, [])
    let stub = try XCTUnwrap(course.workspace.text(of: shiftPicture)).split(
      separator: "\n", omittingEmptySubsequences: false)
    let line = 1 + (try XCTUnwrap(stub.firstIndex { $0.contains("unfinished(") }))
    XCTAssertTrue(
      text.contains(
        "· Exercise 7.3, shift a picture, is not done yet\n  open \(shiftPicture):\(line)\n"),
      text)
    XCTAssertTrue(text.contains("0 of 9 solved."), text)
    XCTAssertTrue(text.contains("Next: exercise 7.1, read an IDX header\n"), text)
  }

  func testSolvedExercise() throws {
    let course = try TemporaryCourse()
    try course.write("// solved", to: shiftPicture)
    let (status, text) = try course.run("test", "7.3")
    XCTAssertEqual(status, 0)
    XCTAssertEqual(course.built, ["Chapter07-MNIST"])
    XCTAssertEqual(text, "\nChapter 7, MNIST\n✓ Exercise 7.3, shift a picture\n\n1 of 1 solved.\n")
    XCTAssertEqual(try course.run("test", "7").status, 1)
  }

  func testFailureIsShownAndTheNextExerciseIsJudgedAllTheSame() throws {
    let course = try TemporaryCourse()
    for exercise in allExercises { try course.write("// begun", to: exercise.file) }
    course.problems["7.3"] = Report.Part(
      function: "shifted", state: .stopped, words: "is still running after 10 s")
    let (status, text) = try course.run("test", "7")
    XCTAssertEqual(status, 1)
    XCTAssertTrue(
      text.contains(
        "· Exercise 7.3, shift a picture, is still running after 10 s\n  open Chapters"), text)
    XCTAssertTrue(text.contains("✓ Exercise 7.4, repair the experiment\n"), text)
    XCTAssertTrue(text.contains("8 of 9 solved."), text)
  }

  func testChapterThatDoesNotCompile() throws {
    let course = try TemporaryCourse()
    try course.write("// begun", to: shiftPicture)
    let chapter = try XCTUnwrap(allChapters.last)
    course.failure = BuildFailure(
      output: "/p/\(shiftPicture):7:3: error: cannot find 'x' in scope", chapter: chapter,
      package: "/p")
    let (status, text) = try course.run("test", "7.3")
    XCTAssertEqual(status, 1)
    XCTAssertTrue(
      text.contains("Next: Chapter07-MNIST does not compile: open \(shiftPicture), line 7"), text)
    XCTAssertTrue(try course.run().text.contains("does not compile"))
  }

  func testOverviewCountsPerChapter() throws {
    let course = try TemporaryCourse()
    try course.write("// solved", to: shiftPicture)
    let (status, text) = try course.run()
    XCTAssertEqual(status, 0)
    XCTAssertTrue(text.contains("MNIST"), text)
    XCTAssertTrue(text.contains("1 of 9"), text)
  }

  func testHints() throws {
    let course = try TemporaryCourse()
    let first = try course.run("hint", "7.3").text
    XCTAssertTrue(first.hasPrefix("Hint 1 of 3 for exercise 7.3, shift a picture:\n"), first)
    XCTAssertTrue(first.hasSuffix("swift run course hint 7.3 2\n"), first)
    let last = try course.run("hint", "7.3", "3").text
    XCTAssertTrue(last.hasPrefix("Hint 3 of 3"), last)
    XCTAssertFalse(last.contains("swift run"), last)
  }

  func testResetKeepsTheLearnersFile() throws {
    let course = try TemporaryCourse()
    let stub = course.workspace.text(of: shiftPicture)
    XCTAssertTrue(try course.run("reset", "7.3").text.contains("nothing to do"))
    for (number, text) in ["first", "second"].enumerated() {
      try course.write(text, to: shiftPicture)
      let kept = ".kept/Chapter07-MNIST/ShiftPicture.\(number + 1).swift"
      XCTAssertTrue(try course.run("reset", "7.3").text.contains("is kept in \(kept)"))
      XCTAssertEqual(course.workspace.text(of: kept), text)
      XCTAssertEqual(course.workspace.text(of: shiftPicture), stub)
    }
  }

  func testSolutionIsShownOnlyOnceSolved() throws {
    let course = try TemporaryCourse()
    let refused = try course.run("solution", "7.3")
    XCTAssertEqual(refused.status, 1)
    XCTAssertFalse(refused.text.contains("row - dy"), refused.text)
    XCTAssertTrue(try course.run("solution", "7.3", "--force").text.contains("row - dy"))
    try course.write("// solved", to: shiftPicture)
    let shown = try course.run("solution", "7.3")
    XCTAssertEqual(shown.status, 0)
    XCTAssertTrue(shown.text.contains("row - dy"), shown.text)
  }

  func testListAndMatrix() throws {
    let course = try TemporaryCourse()
    XCTAssertTrue(try course.run("list").text.contains(shiftPicture))
    var audit = Audit(number: "7.3")
    audit.mistakes = [
      .init(name: "the bytes are divided by 256", fault: nil),
      .init(name: "the bytes are halved", fault: nil),
    ]
    audit.rightAnswers = [.init(name: "in a loop", fault: nil)]
    course.audits["7.3"] = audit
    let (status, text) = try course.run("matrix", "7.3")
    XCTAssertEqual(status, 0)
    XCTAssertTrue(text.contains("7.3  caught   the bytes are divided by 256"), text)
    XCTAssertTrue(text.contains("2 of 2 caught."), text)
    XCTAssertTrue(text.contains("1 of 1 accepted."), text)

    audit.rightAnswers.append(.init(name: "by multiplication", fault: "rejected"))
    audit.faults = ["7.3, shifted: no case in which pixels is zero"]
    course.audits["7.3"] = audit
    let (faulty, faults) = try course.run("matrix", "7.3")
    XCTAssertEqual(faulty, 1)
    XCTAssertTrue(faults.contains("1 of 2 accepted."), faults)
    XCTAssertTrue(faults.contains("7.3: \"by multiplication\" is rejected"), faults)
    XCTAssertTrue(faults.contains("no case in which pixels is zero"), faults)
  }

  func testWatchJudgesWhatChanged() throws {
    let course = try TemporaryCourse()
    let before = FileTimes(of: .chapter(7), in: course.workspace)
    XCTAssertEqual(before.changes(since: before), [])
    try course.write("// solved", to: shiftPicture)
    let now = FileTimes(of: .chapter(7), in: course.workspace)
    XCTAssertEqual(now.changes(since: before), [shiftPicture])
    XCTAssertEqual(FileTimes(of: .exercise("7.1"), in: course.workspace).changes(since: before), [])

    let text = try course.judgeAgain([shiftPicture], .chapter(7))
    XCTAssertTrue(text.contains("✓ Exercise 7.3"), text)
    XCTAssertFalse(text.contains("7.1"), text)
    XCTAssertTrue(text.contains("Next: exercise 7.4, repair the experiment: open "), text)

    course.problems["7.3"] = Report.Part(
      function: "shifted", state: .stopped, words: "printed more than 1 MB")
    XCTAssertFalse(try course.judgeAgain([shiftPicture], .chapter(7)).contains("Next"))
    // A file of the learner's own belongs to all exercises of its chapter.
    let own = "Chapters/Chapter07-MNIST/Exercises/Mine.swift"
    XCTAssertTrue(try course.judgeAgain([own], .chapter(7)).contains("Exercise 7.1"))
  }
}
