import Exercises
import XCTest

@testable import Companion

/// Commands on a temporary copy of the stubs.
final class SessionTests: XCTestCase {
  private var shifting: Outline { outline("ShiftPicture") }
  private var shiftPicture: String { shifting.file }
  private var shiftingName: String { "Exercise \(shifting.number), \(shifting.title)" }

  /// The exercises of the last chapter.
  private var mnist: [Outline] { allChapters.last?.exercises ?? [] }

  // MARK: - Test

  func testUntouchedExercisesAreOpenWithoutABuild() throws {
    let course = try TemporaryCourse()
    let (status, text) = try course.run("test", "7")
    XCTAssertEqual(status, 1)
    XCTAssertEqual(course.built, [])
    let place = Stub(exercise: shifting, workspace: course.workspace).place
    XCTAssertNotNil(place.firstMatch(of: /:\d+$/), place)
    XCTAssertTrue(text.contains("· \(shiftingName), is not done yet\n  open \(place)\n"), text)
    XCTAssertTrue(text.contains("0 of \(mnist.count) solved."), text)
    XCTAssertTrue(text.contains("Next: exercise \(mnist[0].number), \(mnist[0].title)  "), text)
  }

  func testAfterAPassTheNextExerciseIsShown() throws {
    let course = try TemporaryCourse()
    try course.write("// solved", to: shiftPicture)
    let (status, text) = try course.run("test", shifting.number)
    XCTAssertEqual(status, 0)
    XCTAssertEqual(course.built, ["Chapter07-MNIST"])
    XCTAssertTrue(text.hasPrefix("\nChapter 7, MNIST\n✓ \(shiftingName)\n\nNext: exercise "), text)
    let index = try XCTUnwrap(mnist.firstIndex(of: shifting))
    let next = mnist[index + 1]
    XCTAssertTrue(text.contains("Next: exercise \(next.number), \(next.title)"), text)
    XCTAssertTrue(text.contains("section \(next.section) in Chapters/Chapter07-MNIST/"), text)
    XCTAssertTrue(text.contains("swift run Chapter07-MNIST --section "), text)
    XCTAssertTrue(text.contains("open  \(next.file):"), text)
    XCTAssertEqual(try course.run("test", "7").status, 1)
  }

  func testSeveralSelections() throws {
    let course = try TemporaryCourse()
    let (one, two) = (allChapters[0].exercises[1], allChapters[1].exercises[0])
    try course.write("// solved", to: one.file)
    let (status, text) = try course.run("test", two.number, one.number)
    XCTAssertEqual(status, 1)
    XCTAssertTrue(text.contains("✓ Exercise \(one.number), "), text)
    XCTAssertTrue(text.contains("· Exercise \(two.number), "), text)
    XCTAssertTrue(text.contains("1 of 2 solved."), text)
    let all = try course.run("test", "all").text
    XCTAssertTrue(all.contains("1 of \(allExercises.count) solved."), all)
  }

  func testACompleteChapterIsPraisedAndLeadsToItsEnd() throws {
    let course = try TemporaryCourse()
    let chapter = allChapters[2]
    try course.write("## 3.10 Last\n\n## 3.11 Your turn\n", to: chapter.page)
    for exercise in chapter.exercises { try course.write("// solved", to: exercise.file) }
    let praise = "Chapter 3 is complete. You have built "
    for words in [["test", "3"], ["test", chapter.exercises[0].number]] {
      let text = try course.run(words).text
      XCTAssertTrue(text.contains(praise), text)
      XCTAssertTrue(text.contains("  swift run course finale 3  "), text)
      XCTAssertTrue(text.contains("Next: exercise "), text)
    }
    // One of the others is wrong.
    course.problems[chapter.exercises[1].number] = .init(function: "", state: .wrong)
    let text = try course.run("test", chapter.exercises[0].number).text
    XCTAssertFalse(text.contains(praise), text)
    let wrong = chapter.exercises[1]
    XCTAssertTrue(text.contains("Next: exercise \(wrong.number), "), text)
  }

  func testTheEndOfTheCourse() throws {
    let course = try TemporaryCourse()
    for exercise in allExercises { try course.write("// solved", to: exercise.file) }
    for command in ["test", "next", ""] {
      let (status, text) = try course.run(command.isEmpty ? [] : [command])
      XCTAssertEqual(status, 0)
      XCTAssertTrue(text.contains("All \(allExercises.count) exercises are solved."), text)
    }
  }

  func testFailureIsShownAndTheNextExerciseIsJudgedAllTheSame() throws {
    let course = try TemporaryCourse()
    for exercise in allExercises { try course.write("// begun", to: exercise.file) }
    let (wrong, stopped) = (mnist[0], mnist[1])
    course.problems[wrong.number] = .init(
      function: "", state: .wrong, details: ["Found:    \((1...60).map { "\($0)" })"])
    course.problems[stopped.number] = .init(
      function: "", state: .stopped, words: "is still running after 10 s", line: 7)
    let (status, text) = try course.run("test", "7")
    XCTAssertEqual(status, 1)
    XCTAssertTrue(
      text.contains("✗ Exercise \(wrong.number), \(wrong.title), is not right yet\n  open "), text)
    XCTAssertTrue(
      text.contains(
        "! Exercise \(stopped.number), \(stopped.title), is still running after 10 s\n  open "
          + "\(stopped.file):7\n"), text)
    XCTAssertTrue(text.contains("✓ Exercise \(mnist[2].number), \(mnist[2].title)\n"), text)
    XCTAssertTrue(text.contains("\(mnist.count - 2) of \(mnist.count) solved."), text)
    XCTAssertTrue(text.contains(" \"60\"]\n"), text)
    XCTAssertEqual(text.split(separator: "\n").filter { $0.count > 80 }, [])
  }

  func testChapterThatDoesNotCompile() throws {
    let course = try TemporaryCourse()
    try course.write("// begun", to: shiftPicture)
    let chapter = try XCTUnwrap(allChapters.last)
    let failure = BuildFailure(
      output: "/p/\(shiftPicture):7:3: error: cannot find 'x' in scope", chapter: chapter,
      package: "/p")
    course.failure = failure
    let (status, text) = try course.run("test", shifting.number)
    XCTAssertEqual(status, 1)
    XCTAssertTrue(
      text.contains("! " + failure.summary.replacing(": open ", with: "\n  open ")), text)
    XCTAssertTrue(try course.run().text.contains("! does not compile"))
    XCTAssertTrue(try course.run("list", "7").text.contains("!  \(shifting.number)  "))
  }

  func testOneFileThatDoesNotCompileKeepsNoOtherOneFromItsVerdict() throws {
    let course = try TemporaryCourse()
    for exercise in allExercises { try course.write("// begun", to: exercise.file) }
    let chapter = try XCTUnwrap(allChapters.last)
    let copy = JudgedCopy(workspace: course.workspace, solutions: false)
    let output =
      "\(course.workspace.package.path)/\(shiftPicture):7:3: error: cannot find 'x' in scope"
    course.failure =
      BuildFailure(
        output: output, chapter: chapter, package: course.workspace.package.path
      ).byFile(in: copy).first
    let (status, text) = try course.run("test", "7")
    XCTAssertEqual(status, 1)
    XCTAssertTrue(
      text.contains("! \(shiftingName), does not compile\n  open \(shiftPicture):7\n"), text)
    XCTAssertTrue(text.contains("✓ Exercise \(mnist[0].number), \(mnist[0].title)\n"), text)
    XCTAssertTrue(text.contains("\(mnist.count - 1) of \(mnist.count) solved."), text)
    // Other programs are told the same.
    let reports = try Coding.decode([Report].self, from: Data(course.run("reports", "7").text.utf8))
    for report in reports {
      let isScaling = report.number == shifting.number
      XCTAssertEqual(report.state, isScaling ? .notJudged : .solved)
      XCTAssertEqual(report.line, isScaling ? 7 : nil)
    }
  }

  // MARK: - Where one is

  func testTheOverviewShowsBarsAndTheNextExercise() throws {
    let course = try TemporaryCourse()
    let new = try course.run().text
    XCTAssertTrue(new.hasPrefix("An exercise is a function without a body"), new)
    try course.write("// solved", to: shiftPicture)
    let (status, text) = try course.run()
    XCTAssertEqual(status, 0)
    XCTAssertTrue(text.hasPrefix("1/\(allExercises.count) ["), text)
    let rest = String(repeating: "·", count: mnist.count - 1)
    XCTAssertTrue(text.contains("MNIST        1/\(mnist.count) [█\(rest)]\n"), text)
    let first = allExercises[0]
    XCTAssertTrue(
      text.contains(
        "Next: exercise \(first.number), \(first.title)  \(first.difficultyInDots)  about "
          + "\(first.minutes) minutes\n"), text)
    XCTAssertTrue(text.contains("\n  swift run course watch "), text)
    XCTAssertTrue(try course.run("next").text.hasPrefix("Next: exercise \(first.number), "))
  }

  func testWidthsFromNarrowToWide() throws {
    for columns in [60, 80, 200] {
      let course = try TemporaryCourse()
      course.columns = columns
      try course.write("// begun", to: shiftPicture)
      course.problems[shifting.number] = .init(
        function: "", state: .wrong, details: ["Given:    \((1...60).map { "\($0)" })"])
      let number = shifting.number
      for words in [[], ["list"], ["test", number], ["hint", number], ["help"]] {
        let lines = try course.run(words).text.split(separator: "\n")
        // A path cannot be folded.
        let long = lines.filter { $0.count > min(columns, 100) && !$0.contains("Chapters/") }
        XCTAssertEqual(long, [], "\(words)")
      }
    }
  }

  func testTheListShowsPlacesOfAChapterOnly() throws {
    let course = try TemporaryCourse()
    let place = Stub(exercise: shifting, workspace: course.workspace).place
    let all = try course.run("list").text
    XCTAssertFalse(all.contains(shiftPicture), all)
    for exercise in allExercises { XCTAssertTrue(all.contains("·  \(exercise.number)  "), all) }
    let chapter = try course.run("list", "7").text
    XCTAssertTrue(chapter.contains("\n       \(place)\n"), chapter)
  }

  // MARK: - Help

  func testHintsGoOn() throws {
    let course = try TemporaryCourse()
    let title = "for exercise \(shifting.number), \(shifting.title):\n"
    for (words, number) in [
      (["hint", shifting.number], 1), (["hint"], 2), (["hint"], 3), (["hint"], 3),
      (["hint", shifting.number, "1"], 1), (["hint"], 2),
    ] {
      let text = try course.run(words).text
      XCTAssertTrue(text.hasPrefix("Hint \(number) of 3 \(title)"), text)
      XCTAssertEqual(text.contains("swift run course solution"), number == 3, text)
    }
    XCTAssertEqual(course.built, [])
  }

  func testAHintIsForTheExerciseThatOneIsAt() throws {
    let course = try TemporaryCourse()
    func hinted() throws -> String? {
      try course.run("hint").text.firstMatch(of: /for exercise (\S+),/).map { String($0.1) }
    }
    XCTAssertEqual(try hinted(), allExercises[0].number)
    // Edited last.
    try course.save("// begun", to: shiftPicture)
    XCTAssertEqual(try hinted(), shifting.number)
    // Judged last, and open.
    let other = allExercises[4]
    try course.setTime(of: shiftPicture, to: .distantPast)
    _ = try course.run("test", other.number)
    XCTAssertEqual(try hinted(), other.number)
    // Judged last, and solved: the next one is meant.
    _ = try course.run("test", shifting.number)
    let index = try XCTUnwrap(mnist.firstIndex(of: shifting))
    XCTAssertEqual(try hinted(), mnist[index + 1].number)
    // What is remembered is of no other copy of the course, and never needed.
    try course.write("not what it was", to: "memory/companion.json")
    XCTAssertEqual(try hinted(), shifting.number)
    try FileManager.default.removeItem(at: course.memoryFile)
    XCTAssertEqual(try hinted(), shifting.number)
  }

  func testOfASolutionTheBodyIsShownAndOnlyOnceSolved() throws {
    let course = try TemporaryCourse()
    let refused = try course.run("solution", shifting.number)
    XCTAssertEqual(refused.status, 1)
    XCTAssertFalse(refused.text.contains("row - dy"), refused.text)
    let forced = try course.run("solution", shifting.number, "--force").text
    XCTAssertTrue(forced.contains("row - dy"))
    try course.write("// solved", to: shiftPicture)
    let shown = try course.run("solution", shifting.number)
    XCTAssertEqual(shown.status, 0)
    XCTAssertEqual(shown.text, forced)
    for words in ["public func shifted(", "}\n"] {
      XCTAssertTrue(forced.contains(words), forced)
    }
    for words in ["///", "// Stub", "// End of", "import "] {
      XCTAssertFalse(forced.contains(words), forced)
    }
  }

  // MARK: - Reset

  func testResetKeepsTheLearnersFilesAndBringsThemBack() throws {
    let course = try TemporaryCourse()
    let other = mnist[0]
    func text(_ exercise: Outline) -> String? { course.workspace.text(of: exercise.file) }
    let stubs = [shifting, other].map(text)
    XCTAssertTrue(try course.run("reset", shifting.number).text.contains(" as at first; nothing"))
    XCTAssertEqual(try course.run("reset", "--undo").status, 1)

    try course.write("mine", to: shiftPicture)
    try course.write("mine too", to: other.file)
    let reset = try course.run("reset", shifting.number, other.number).text
    XCTAssertTrue(reset.contains("kept in .kept/1;"), reset)
    XCTAssertEqual(course.workspace.text(of: ".kept/1/Chapter07-MNIST/ShiftPicture.swift"), "mine")
    XCTAssertEqual([shifting, other].map(text), stubs)

    XCTAssertEqual(try course.run("reset", "--undo").status, 0)
    XCTAssertEqual([shifting, other].map(text), ["mine", "mine too"])
    // Once more, and all is as before; then one of them only.
    _ = try course.run("reset", "--undo")
    XCTAssertEqual([shifting, other].map(text), stubs)
    _ = try course.run("reset", "--undo", other.number)
    XCTAssertEqual([shifting, other].map(text), [stubs[0], "mine too"])

    // A second reset has a folder of its own; an exercise is found in the last that has it.
    try course.write("newer", to: other.file)
    XCTAssertTrue(try course.run("reset", "all").text.contains(".kept/2;"))
    XCTAssertEqual([shifting, other].map(text), stubs)
    _ = try course.run("reset", "--undo", shifting.number)
    XCTAssertEqual([shifting, other].map(text), ["mine", stubs[1]])
    _ = try course.run("reset", "--undo")
    XCTAssertEqual([shifting, other].map(text), ["mine", "newer"])
  }

  func testResetBringsBackAFileThatIsGone() throws {
    let course = try TemporaryCourse()
    let stub = course.workspace.text(of: shiftPicture)
    try FileManager.default.removeItem(at: course.workspace.url(shiftPicture))
    XCTAssertEqual(try course.run("reset", shifting.number).status, 0)
    XCTAssertEqual(course.workspace.text(of: shiftPicture), stub)
  }

  // MARK: - Matrix

  func testMatrix() throws {
    let course = try TemporaryCourse()
    let number = shifting.number
    var audit = Audit(number: number)
    audit.mistakes = [
      .init(name: "the bytes are divided by 256", fault: nil),
      .init(name: "the bytes are halved", fault: nil),
    ]
    audit.rightAnswers = [.init(name: "in a loop", fault: nil)]
    course.audits[number] = audit
    let (status, text) = try course.run("matrix", number)
    XCTAssertEqual(status, 0)
    XCTAssertTrue(text.contains("\(number)  caught   the bytes are divided by 256"), text)
    XCTAssertTrue(text.contains("2 of 2 caught."), text)
    XCTAssertTrue(text.contains("1 of 1 accepted."), text)

    audit.rightAnswers.append(.init(name: "by multiplication", fault: "rejected"))
    audit.faults = ["\(number), shiftPicture: no case in which pixels is zero"]
    course.audits[number] = audit
    let (faulty, faults) = try course.run("matrix", number)
    XCTAssertEqual(faulty, 1)
    XCTAssertTrue(faults.contains("1 of 2 accepted."), faults)
    XCTAssertTrue(faults.contains("\(number): \"by multiplication\" is rejected"), faults)
    XCTAssertTrue(faults.contains("no case in which pixels is zero"), faults)
  }
}
