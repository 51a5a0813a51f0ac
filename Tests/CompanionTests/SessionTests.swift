import Exercises
import XCTest

@testable import Companion

/// Commands on a temporary copy of the stubs.
final class SessionTests: XCTestCase {
  private let scalePixels = "Chapters/Chapter07-MNIST/Exercises/ScalePixels.swift"

  func testUntouchedExercisesAreOpenWithoutABuild() throws {
    let course = try TemporaryCourse()
    let (status, text) = try course.run("test", "7")
    XCTAssertEqual(status, 1)
    XCTAssertEqual(course.built, [])
    let stub = try XCTUnwrap(course.workspace.text(of: scalePixels)).split(
      separator: "\n", omittingEmptySubsequences: false)
    let line = 1 + (try XCTUnwrap(stub.firstIndex { $0.contains("unfinished(") }))
    XCTAssertTrue(
      text.contains(
        "· Exercise 7.2, scale pixels, is not done yet\n  open \(scalePixels):\(line)\n"),
      text)
    XCTAssertTrue(text.contains("0 of 7 solved."), text)
    XCTAssertTrue(text.contains("Next: exercise 7.1, read an IDX header\n"), text)
  }

  func testSolvedExercise() throws {
    let course = try TemporaryCourse()
    try course.write("// solved", to: scalePixels)
    let (status, text) = try course.run("test", "7.2")
    XCTAssertEqual(status, 0)
    XCTAssertEqual(course.built, ["Chapter07-MNIST"])
    XCTAssertEqual(text, "\nChapter 7, MNIST\n✓ Exercise 7.2, scale pixels\n\n1 of 1 solved.\n")
    XCTAssertEqual(try course.run("test", "7").status, 1)
  }

  func testFailureIsShownAndTheNextExerciseIsJudgedAllTheSame() throws {
    let course = try TemporaryCourse()
    for exercise in allExercises { try course.write("// begun", to: exercise.file) }
    course.problems["7.2"] = Report.Part(
      function: "scalePixels", state: .stopped, words: "is still running after 10 s")
    let (status, text) = try course.run("test", "7")
    XCTAssertEqual(status, 1)
    XCTAssertTrue(
      text.contains("· Exercise 7.2, scale pixels, is still running after 10 s\n  open Chapters"),
      text)
    XCTAssertTrue(text.contains("✓ Exercise 7.3, confusion matrix\n"), text)
    XCTAssertTrue(text.contains("6 of 7 solved."), text)
  }

  func testChapterThatDoesNotCompile() throws {
    let course = try TemporaryCourse()
    try course.write("// begun", to: scalePixels)
    let chapter = try XCTUnwrap(allChapters.last)
    course.failure = BuildFailure(
      output: "/p/\(scalePixels):7:3: error: cannot find 'x' in scope", chapter: chapter,
      package: "/p")
    let (status, text) = try course.run("test", "7.2")
    XCTAssertEqual(status, 1)
    XCTAssertTrue(
      text.contains("Next: Chapter07-MNIST does not compile: open \(scalePixels), line 7"), text)
    XCTAssertTrue(try course.run().text.contains("does not compile"))
  }

  func testOneFileThatDoesNotCompileKeepsNoOtherOneFromItsVerdict() throws {
    let course = try TemporaryCourse()
    for exercise in allExercises { try course.write("// begun", to: exercise.file) }
    let chapter = try XCTUnwrap(allChapters.last)
    let copy = JudgedCopy(workspace: course.workspace, solutions: false)
    let output =
      "\(course.workspace.package.path)/\(scalePixels):7:3: error: cannot find 'x' in scope"
    course.failure =
      BuildFailure(
        output: output, chapter: chapter, package: course.workspace.package.path
      ).byFile(in: copy).first
    let (status, text) = try course.run("test", "7")
    XCTAssertEqual(status, 1)
    XCTAssertTrue(
      text.contains("Exercise 7.2, scale pixels, does not compile\n  open \(scalePixels):7\n"), text
    )
    XCTAssertTrue(text.contains("Exercise 7.3, confusion matrix\n"), text)
    XCTAssertTrue(text.contains("6 of 7 solved."), text)
    // Other programs are told the same.
    let reports = try Coding.decode([Report].self, from: Data(course.run("reports", "7").text.utf8))
    XCTAssertEqual(
      reports.map(\.state), [.solved, .notJudged] + [Report.State](repeating: .solved, count: 5))
    XCTAssertEqual(reports[1].line, 7)
  }

  func testOverviewCountsPerChapter() throws {
    let course = try TemporaryCourse()
    try course.write("// solved", to: scalePixels)
    let (status, text) = try course.run()
    XCTAssertEqual(status, 0)
    XCTAssertTrue(text.contains("MNIST"), text)
    XCTAssertTrue(text.contains("1 of 7"), text)
  }

  func testHints() throws {
    let course = try TemporaryCourse()
    let first = try course.run("hint", "7.2").text
    XCTAssertTrue(first.hasPrefix("Hint 1 of 3 for exercise 7.2, scale pixels:\n"), first)
    XCTAssertTrue(first.hasSuffix("swift run course hint 7.2 2\n"), first)
    let last = try course.run("hint", "7.2", "3").text
    XCTAssertTrue(last.hasPrefix("Hint 3 of 3"), last)
    XCTAssertFalse(last.contains("swift run"), last)
  }

  func testResetKeepsTheLearnersFile() throws {
    let course = try TemporaryCourse()
    let stub = course.workspace.text(of: scalePixels)
    XCTAssertTrue(try course.run("reset", "7.2").text.contains("nothing to do"))
    for (number, text) in ["first", "second"].enumerated() {
      try course.write(text, to: scalePixels)
      let kept = ".kept/Chapter07-MNIST/ScalePixels.\(number + 1).swift"
      XCTAssertTrue(try course.run("reset", "7.2").text.contains("is kept in \(kept)"))
      XCTAssertEqual(course.workspace.text(of: kept), text)
      XCTAssertEqual(course.workspace.text(of: scalePixels), stub)
    }
  }

  func testSolutionIsShownOnlyOnceSolved() throws {
    let course = try TemporaryCourse()
    let refused = try course.run("solution", "7.2")
    XCTAssertEqual(refused.status, 1)
    XCTAssertFalse(refused.text.contains("/ 255"), refused.text)
    XCTAssertTrue(try course.run("solution", "7.2", "--force").text.contains("/ 255"))
    try course.write("// solved", to: scalePixels)
    let shown = try course.run("solution", "7.2")
    XCTAssertEqual(shown.status, 0)
    XCTAssertTrue(shown.text.contains("/ 255"), shown.text)
  }

  func testListAndMatrix() throws {
    let course = try TemporaryCourse()
    XCTAssertTrue(try course.run("list").text.contains(scalePixels))
    var audit = Audit(number: "7.2")
    audit.mistakes = [
      .init(name: "the bytes are divided by 256", fault: nil),
      .init(name: "the bytes are halved", fault: nil),
    ]
    audit.rightAnswers = [.init(name: "in a loop", fault: nil)]
    course.audits["7.2"] = audit
    let (status, text) = try course.run("matrix", "7.2")
    XCTAssertEqual(status, 0)
    XCTAssertTrue(text.contains("7.2  caught   the bytes are divided by 256"), text)
    XCTAssertTrue(text.contains("2 of 2 caught."), text)
    XCTAssertTrue(text.contains("1 of 1 accepted."), text)

    audit.rightAnswers.append(.init(name: "by multiplication", fault: "rejected"))
    audit.faults = ["7.2, scalePixels: no case in which pixels is zero"]
    course.audits["7.2"] = audit
    let (faulty, faults) = try course.run("matrix", "7.2")
    XCTAssertEqual(faulty, 1)
    XCTAssertTrue(faults.contains("1 of 2 accepted."), faults)
    XCTAssertTrue(faults.contains("7.2: \"by multiplication\" is rejected"), faults)
    XCTAssertTrue(faults.contains("no case in which pixels is zero"), faults)
  }

  func testWatchJudgesWhatChanged() throws {
    let course = try TemporaryCourse()
    let before = FileTimes(of: .chapter(7), in: course.workspace)
    XCTAssertEqual(before.changes(since: before), [])
    try course.write("// solved", to: scalePixels)
    let now = FileTimes(of: .chapter(7), in: course.workspace)
    XCTAssertEqual(now.changes(since: before), [scalePixels])
    XCTAssertEqual(FileTimes(of: .exercise("7.1"), in: course.workspace).changes(since: before), [])

    let text = try course.judgeAgain([scalePixels], .chapter(7))
    XCTAssertTrue(text.contains("✓ Exercise 7.2"), text)
    XCTAssertFalse(text.contains("7.1"), text)
    XCTAssertTrue(text.contains("Next: exercise 7.3, confusion matrix: open "), text)

    course.problems["7.2"] = Report.Part(
      function: "scalePixels", state: .stopped, words: "printed more than 1 MB")
    XCTAssertFalse(try course.judgeAgain([scalePixels], .chapter(7)).contains("Next"))
    // A file of the learner's own belongs to all exercises of its chapter.
    let own = "Chapters/Chapter07-MNIST/Exercises/Mine.swift"
    XCTAssertTrue(try course.judgeAgain([own], .chapter(7)).contains("Exercise 7.1"))
  }
}
