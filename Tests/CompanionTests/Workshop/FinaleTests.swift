import Exercises
import XCTest

@testable import Companion

/// What happens when the last exercise of a chapter is solved.
final class FinaleTests: XCTestCase {
  private let chapter = allChapters[2]

  /// A course in which all exercises of the third chapter are solved but the last.
  private func almostComplete() throws -> (course: TemporaryCourse, last: Outline) {
    let course = try TemporaryCourse()
    for exercise in chapter.exercises.dropLast() {
      try course.write("// solved", to: exercise.file)
    }
    return (course, try XCTUnwrap(chapter.exercises.last))
  }

  /// A text as if the console had no edge.
  private func unfolded(_ text: String) -> String { text.replacing("\n", with: " ") }

  func testItRunsOnceWhenAChapterBecomesComplete() throws {
    let (course, last) = try almostComplete()
    course.isTerminal = true
    _ = try course.run("test", "3")
    XCTAssertEqual(course.finales, [])
    try course.write("// solved", to: last.file)
    let text = try course.run("test", last.number).text
    XCTAssertEqual(course.finales, [3])
    XCTAssertEqual(course.built.last { $0.contains("itself") }, "\(chapter.name) itself")
    XCTAssertTrue(unfolded(text).contains("It takes about \(chapter.seconds) seconds"), text)
    XCTAssertTrue(text.contains("Next: exercise "), text)
    // It was complete before.
    let again = try course.run("test", last.number).text
    XCTAssertEqual(course.finales, [3])
    XCTAssertTrue(again.contains("  swift run course finale 3  "), again)
    // Complete once more.
    course.problems[last.number] = .init(function: "", state: .wrong)
    _ = try course.run("test", last.number)
    course.problems = [:]
    _ = try course.run("test", "3")
    XCTAssertEqual(course.finales, [3, 3])
  }

  func testWhereNobodyWatchesItIsOfferedOnly() throws {
    let (course, last) = try almostComplete()
    try course.write("// solved", to: last.file)
    let text = try course.run("test", "3").text
    XCTAssertEqual(course.finales, [])
    XCTAssertTrue(text.contains("  swift run course finale 3  "), text)
  }

  func testSeveralChaptersAtOnceAreOfferedOnly() throws {
    let course = try TemporaryCourse()
    course.isTerminal = true
    for exercise in allExercises { try course.write("// solved", to: exercise.file) }
    let text = try course.run("test", "3", "4").text
    XCTAssertEqual(course.finales, [])
    for number in 3...4 { XCTAssertTrue(text.contains("course finale \(number)"), text) }
  }

  func testItIsAskedFor() throws {
    let (course, last) = try almostComplete()
    let (refused, reason) = try course.run("finale", "3")
    XCTAssertEqual(refused, 1)
    XCTAssertTrue(unfolded(reason).contains("\(last.number) is still open"), reason)
    try course.write("// solved", to: last.file)
    XCTAssertEqual(try course.run("finale", "3").status, 0)
    XCTAssertEqual(course.finales, [3])
    course.finale = .failed("Index out of range")
    let (status, text) = try course.run("finale", "3")
    XCTAssertEqual(status, 1)
    XCTAssertTrue(unfolded(text).contains("stopped before its end: Index out of range."), text)
    XCTAssertTrue(text.contains("  swift run Chapter03-ShallowNet"), text)
    XCTAssertThrowsError(try Command(arguments: ["finale"])) {
      XCTAssertEqual("\($0)", "found no chapter, expected one: swift run course finale 7.")
    }
    XCTAssertThrowsError(try Command(arguments: ["finale", "3.2"])) {
      XCTAssertEqual(
        "\($0)", "found \"3.2\", expected a chapter: swift run course finale 7.")
    }
  }

  func testAKeyStopsItAndNotTheWatch() throws {
    let (course, last) = try almostComplete()
    course.isImpatient = true
    let texts = try course.watch(
      .everything, [.write("// solved", to: last.file), .key("q"), .wait, .key("f"), .key("x")])
    // The key came while the finale ran.
    let text = texts.joined()
    XCTAssertEqual(course.finales, [3, 3])
    XCTAssertTrue(unfolded(text).contains("the key q stops it"), text)
    XCTAssertEqual(text.ranges(of: "Stopped. To see it later:").count, 1, text)
    XCTAssertTrue(text.contains("Next: exercise "), text)
  }

  func testWhatWasCompleteBeforeIsShownByItsKeyOnly() throws {
    let (course, last) = try almostComplete()
    let early = try course.watch(.everything, [.key("f")])
    XCTAssertTrue(unfolded(early[1]).contains("once all its exercises are solved"), early[1])
    try course.write("// solved", to: last.file)
    _ = try course.watch(.everything, [.wait])
    XCTAssertEqual(course.finales, [])
    // `watch` has seen it, so `test` does not show it either.
    course.isTerminal = true
    _ = try course.run("test", "3")
    XCTAssertEqual(course.finales, [])
    _ = try course.watch(.everything, [.key("f"), .wait])
    XCTAssertEqual(course.finales, [3])
  }

  // MARK: - The program

  private func run(_ script: String) throws -> (ending: Finale.Ending, text: String) {
    let course = try TemporaryCourse()
    try course.writeProgram(chapter.name, script)
    var text = ""
    let finale = Finale(chapter: chapter, workspace: course.workspace)
    let ending = try finale.run(on: Screen(isTerminal: false) { text += $0 }) { false }
    return (ending, text)
  }

  func testTheProgramIsAskedForItsFinale() throws {
    let (ending, text) = try run("echo \"$@\"; printf 'Ümlaut ─\\n'")
    XCTAssertEqual(ending, .shown)
    XCTAssertEqual(text, "--finale\nÜmlaut ─\n")
  }

  func testATrapIsToldInWords() throws {
    let script = "echo first; echo 'a/b.swift:3: Fatal error: Index out of range' >&2; kill -4 $$"
    let (ending, text) = try run(script)
    XCTAssertEqual(ending, .failed("Index out of range"))
    XCTAssertEqual(text, "first\n")
    XCTAssertEqual(try run("exit 3").ending, .failed("status 3"))
  }

  func testItIsStoppedAtOnce() throws {
    let course = try TemporaryCourse()
    try course.writeProgram(chapter.name, "sleep 600")
    let finale = Finale(chapter: chapter, workspace: course.workspace)
    XCTAssertEqual(try finale.run(on: Screen(isTerminal: false) { _ in }) { true }, .stopped)
  }
}
