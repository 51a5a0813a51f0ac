import XCTest

@testable import Companion

final class ReviewTests: XCTestCase {
  func testFiveQuestionsAreAsked() throws {
    let course = try TemporaryCourse()
    let (status, text) = course.review([2, 3], typing: ["a", " B ", "e", "", "c", "d", "a"])
    XCTAssertEqual(status, 0)
    XCTAssertEqual(text.matches(of: /\d of 5\.\n/).count, 5, text)
    XCTAssertEqual(text.matches(of: /Type a, b, c or d/).count, 2, text)
    XCTAssertNotNil(text.firstMatch(of: /\n[0-5] of 5 right\.\n$/), text)
    let verdicts = text.matches(of: /([✗✓]) (Yes: |.+: )/)
    XCTAssertEqual(verdicts.count, 5, text)
  }

  /// Whoever types all four letters in turn is right once in four of twenty questions, about.
  func testRightAnswersCount() throws {
    let course = try TemporaryCourse()
    let rights = (0..<20).compactMap { seed in
      course.review([1], seed: UInt64(seed), typing: Array(repeating: "a", count: 5)).text
        .firstMatch(of: /(\d) of 5 right/).flatMap { Int($0.1) }
    }
    XCTAssertEqual(rights.count, 20)
    XCTAssertTrue((10...45).contains(rights.reduce(0, +)), "\(rights)")
  }

  func testTheEndOfTheInputAndQEndIt() throws {
    let course = try TemporaryCourse()
    for lines in [[], ["a"], ["a", "q", "a"]] {
      let (status, text) = course.review([1], typing: lines)
      XCTAssertEqual(status, 1)
      XCTAssertNil(text.firstMatch(of: /of 5 right/), text)
    }
  }

  func testWithoutASolvedChapterOneHasToBeNamed() throws {
    let course = try TemporaryCourse()
    let (status, text) = course.review([], typing: ["a"])
    XCTAssertEqual(status, 1)
    XCTAssertTrue(text.contains("swift run course review 1"), text)
  }

  /// A solved chapter is noted; a day later the overview offers a review, and after it no more.
  func testASolvedChapterIsOfferedADayLater() throws {
    let course = try TemporaryCourse()
    let chapter = allChapters[2]
    for exercise in chapter.exercises { try course.write("// solved", to: exercise.file) }
    XCTAssertEqual(try course.run("test", "3").status, 0)
    XCTAssertFalse(try course.run([]).text.contains("course review"))

    var schedule = ReviewSchedule()
    schedule.solved(3, Date() - 2 * 86_400)
    try schedule.save(to: course.reviewFile)
    XCTAssertTrue(try course.run([]).text.contains("bring chapter 3 back to mind"))
    let lines = Array(repeating: "a", count: 5)
    XCTAssertEqual(course.review([], typing: lines).status, 0)
    XCTAssertFalse(try course.run([]).text.contains("course review"))
    XCTAssertEqual(course.review([], typing: lines).status, 0)
  }
}
