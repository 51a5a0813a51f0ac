import Exercises
import XCTest

@testable import Companion

/// A verdict names a known mistake; what to do about it comes with the second one.
final class AdviceTests: XCTestCase {
  private let naming = "This is what you get when the bias is left out."
  private let remedy = "Add it once, after the products."
  private let exercise = allExercises[0]

  private var mistake: Report.Part {
    .init(
      function: "", state: .wrong, details: ["Found:    1", "\(naming) \(remedy)"], remedy: remedy)
  }

  private func course() throws -> TemporaryCourse {
    let course = try TemporaryCourse()
    course.columns = 100
    course.problems[exercise.number] = mistake
    try course.write("// begun", to: exercise.file)
    return course
  }

  func testTheRemedyComesWithTheSecondTry() throws {
    let course = try course()
    func tried() throws -> String { try course.run("test", exercise.number).text }
    let first = try tried()
    XCTAssertTrue(first.contains(naming), first)
    XCTAssertTrue(first.contains("the next verdict says more"), first)
    XCTAssertFalse(first.contains(remedy), first)
    for _ in 0..<2 {
      let text = try tried()
      XCTAssertTrue(text.contains(naming) && text.contains(remedy), text)
    }
    // Once it is solved, all begins anew.
    course.problems = [:]
    _ = try tried()
    course.problems[exercise.number] = mistake
    XCTAssertFalse(try tried().contains(remedy))
    // What is remembered is never needed.
    try FileManager.default.removeItem(at: course.memoryFile)
    XCTAssertFalse(try tried().contains(remedy))
    XCTAssertTrue(try tried().contains(remedy))
  }

  func testAFailureWithoutAMistakeIsNoTry() throws {
    let course = try course()
    course.problems[exercise.number] = .init(function: "", state: .wrong, details: ["Found:    2"])
    for _ in 0..<2 {
      let text = try course.run("test", exercise.number).text
      XCTAssertFalse(text.contains("next verdict"), text)
    }
    course.problems[exercise.number] = mistake
    XCTAssertFalse(try course.run("test", exercise.number).text.contains(remedy))
  }

  func testLookingIsNoTryEither() throws {
    let course = try course()
    for words in [[], ["list", "1"], ["next"]] {
      XCTAssertFalse(try course.run(words).text.contains(remedy))
    }
    let texts = try course.watch(
      .everything, [.key("n"), .key("p"), .write("// again", to: exercise.file), .key("t")])
    for text in texts.dropLast() { XCTAssertFalse(text.contains(remedy), text) }
    XCTAssertTrue(texts[2].contains(naming), texts[2])
    XCTAssertTrue(texts[3].contains(naming), texts[3])
    XCTAssertTrue(try XCTUnwrap(texts.last).contains(remedy), texts.joined())
  }

  func testOtherProgramsAreToldAllAtOnce() throws {
    let text = try course().run("reports", exercise.number).text
    XCTAssertTrue(text.contains(remedy), text)
  }
}
