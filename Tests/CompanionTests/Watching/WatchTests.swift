import Exercises
import XCTest

@testable import Companion

/// Watching while somebody presses keys and saves files.
final class WatchTests: XCTestCase {
  private let first = allExercises[0]
  private let second = allExercises[1]

  private func count(_ solved: Int) -> String { "\(solved)/\(allExercises.count) [" }

  func testItBeginsAtTheFirstOpenExercise() throws {
    let course = try TemporaryCourse()
    try course.write("// solved", to: first.file)
    let texts = try course.watch()
    XCTAssertTrue(texts[0].hasPrefix(count(1)), texts[0])
    XCTAssertTrue(texts[0].contains("Now: exercise \(second.number), "), texts[0])
    XCTAssertTrue(texts[0].contains("q\u{A0}quit"), texts[0])
    let last = try XCTUnwrap(allChapters.last)
    let other = try course.watch(.chapter(last.number))
    XCTAssertTrue(other[0].contains("Now: exercise \(last.exercises[0].number), "), other[0])
  }

  func testItGoesOnFromExerciseToExerciseAndFromChapterToChapter() throws {
    let course = try TemporaryCourse()
    let (chapter, next) = (allChapters[0], allChapters[1])
    try course.write("## 1.13 Your turn\n", to: chapter.page)
    let texts = try course.watch(
      .everything, chapter.exercises.map { .write("// solved", to: $0.file) })
    XCTAssertTrue(texts[1].contains("✓ Exercise \(first.number), \(first.title)\n"), texts[1])
    XCTAssertTrue(texts[1].contains("Next: exercise \(second.number), "), texts[1])
    XCTAssertTrue(texts[1].contains("section \(second.section) in "), texts[1])
    XCTAssertTrue(texts[1].contains("open  \(second.file):"), texts[1])
    for text in texts.dropLast() { XCTAssertFalse(text.contains("complete"), text) }
    let end = try XCTUnwrap(texts.last)
    XCTAssertTrue(end.contains("Chapter 1 is complete. You have built "), end)
    XCTAssertEqual(course.finales, [1])
    XCTAssertEqual(course.built.last, "Chapter01-Perceptron itself")
    XCTAssertTrue(end.contains("Now chapter 1 runs its experiment on your own functions."), end)
    XCTAssertTrue(end.contains("swift run course finale 1"), end)
    XCTAssertTrue(end.contains("Next: exercise \(next.exercises[0].number), "), end)
  }

  func testWhatIsWrongIsShownAndStaysTheExerciseOfTheKeys() throws {
    let course = try TemporaryCourse()
    let other = allExercises[9]
    course.problems[other.number] = .init(
      function: "", state: .wrong, details: ["Found:    1"])
    let texts = try course.watch(.everything, [.write("// begun", to: other.file), .key("h")])
    XCTAssertTrue(texts[1].contains("✗ Exercise \(other.number), "), texts[1])
    XCTAssertTrue(texts[1].contains("Found:    1"), texts[1])
    XCTAssertFalse(texts[1].contains("Next"), texts[1])
    XCTAssertTrue(texts[2].contains("Hint 1 of 3 for exercise \(other.number), "), texts[2])
  }

  func testKeys() throws {
    let course = try TemporaryCourse()
    let keys = "hhnpnlt?sxp"
    let texts = try course.watch(.everything, keys.map { .key($0) })
    let expected = [
      "Hint 1 of 3 for exercise \(first.number), ", "Hint 2 of 3 for exercise \(first.number), ",
      "Now: exercise \(second.number), ", "Now: exercise \(first.number), ",
      "Now: exercise \(second.number), ", "·  \(second.number)  \(second.title)",
      "· Exercise \(second.number), \(second.title), is not done yet", "  p  go to the exercise",
      "Exercise \(second.number) is not solved yet", "", "Now: exercise \(first.number), ",
    ]
    for (text, words) in zip(texts.dropFirst(), expected) {
      XCTAssertTrue(words.isEmpty ? text.isEmpty : text.contains(words), "\(words): \(text)")
    }
    XCTAssertEqual(texts.count, keys.count + 1)
  }

  func testTheSolutionOfWhatWasJustSolved() throws {
    let course = try TemporaryCourse()
    let texts = try course.watch(
      .everything, [.write("// solved", to: first.file), .key("s"), .key("p"), .key("s")])
    for text in [texts[2], texts[4]] {
      XCTAssertTrue(text.contains("// Exercise \(first.number), "), text)
      XCTAssertTrue(text.contains("public func "), text)
    }
    XCTAssertTrue(texts[3].contains("✓ Exercise \(first.number), "), texts[3])
  }

  func testAResetIsNoSave() throws {
    let course = try TemporaryCourse()
    let stub = course.workspace.text(of: first.file)
    course.problems[first.number] = .init(function: "", state: .wrong)
    let texts = try course.watch(
      .everything, [.write("// begun", to: first.file), .key("r"), .wait])
    XCTAssertTrue(texts[2].contains("kept in .kept/1;"), texts[2])
    XCTAssertEqual(texts[3], "")
    XCTAssertEqual(course.workspace.text(of: first.file), stub)
  }

  func testAFileThatIsGoneGetsAWordOnce() throws {
    let course = try TemporaryCourse()
    let texts = try course.watch(
      .everything, [.remove(second.file), .wait, .wait, .key("r"), .wait])
    XCTAssertEqual(texts[1], "")
    XCTAssertTrue(texts[2].contains("\(second.file) is gone."), texts[2])
    XCTAssertTrue(texts[2].contains("swift run course reset \(second.number)"), texts[2])
    XCTAssertEqual(texts[3], "")
    XCTAssertTrue(texts[4].contains("\(second.file) is as at first."), texts[4])
    XCTAssertEqual(texts[5], "")
    // Some editors remove a file for a moment while they save it.
    let saved = try course.watch(
      .everything, [.remove(second.file), .write("// solved", to: second.file), .wait])
    XCTAssertEqual(saved[1], "")
    XCTAssertTrue(saved[2].contains("✓ Exercise \(second.number), "), saved[2])
    XCTAssertEqual(saved[3], "")
  }

  func testAFileOfTheLearnersOwnBelongsToAllExercisesOfItsChapter() throws {
    let course = try TemporaryCourse()
    let chapter = try XCTUnwrap(allChapters.last)
    let texts = try course.watch(
      .everything, [.write("// mine", to: "\(chapter.folder)/Exercises/Mine.swift")])
    for exercise in chapter.exercises {
      XCTAssertTrue(texts[1].contains("Exercise \(exercise.number), "), texts[1])
    }
  }

  func testTheEndOfTheCourse() throws {
    let course = try TemporaryCourse()
    for exercise in allExercises.dropLast() { try course.write("// solved", to: exercise.file) }
    let last = try XCTUnwrap(allExercises.last)
    let texts = try course.watch(.everything, [.write("// solved", to: last.file), .key("n")])
    for text in texts[1...2] {
      XCTAssertTrue(text.contains("All \(allExercises.count) exercises are solved."), text)
    }
    XCTAssertTrue(texts[1].contains("Chapter \(allChapters.count) is complete."), texts[1])
  }

  func testWithoutKeysItStaysWithItsSelection() throws {
    let course = try TemporaryCourse()
    let chapter = try XCTUnwrap(allChapters.last)
    try course.write("// solved", to: chapter.exercises[0].file)
    var watch = try Watch(
      course.session, .chapter(chapter.number), first: .chapter(chapter.number), key: nil)
    let start = course.takePrinted()
    XCTAssertTrue(start.contains("✓ Exercise \(chapter.exercises[0].number), "), start)
    XCTAssertTrue(start.contains("Ctrl-C ends this."), start)
    try watch.lookAtFiles()
    XCTAssertEqual(course.takePrinted(), "")
    try course.save("// begun", to: first.file)
    try watch.lookAtFiles()
    XCTAssertEqual(course.takePrinted(), "")
    try course.save("// solved", to: chapter.exercises[1].file)
    try watch.lookAtFiles()
    let text = course.takePrinted()
    XCTAssertTrue(text.contains("✓ Exercise \(chapter.exercises[1].number), "), text)
    XCTAssertFalse(text.contains("✓ Exercise \(chapter.exercises[0].number), "), text)
    XCTAssertTrue(text.contains("Next: exercise \(chapter.exercises[2].number), "), text)
  }
}
