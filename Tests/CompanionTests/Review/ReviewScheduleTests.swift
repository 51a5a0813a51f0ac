import XCTest

@testable import Companion

final class ReviewScheduleTests: XCTestCase {
  private let start = Date(timeIntervalSinceReferenceDate: 0)

  private func day(_ days: Double) -> Date { start + days * 86_400 }

  func testIsDueAfterOneThreeAndSevenDays() {
    var schedule = ReviewSchedule()
    schedule.solved(2, start)
    schedule.solved(2, day(0.5))
    XCTAssertEqual(schedule.due(day(0.9)), [])
    XCTAssertEqual(schedule.due(day(1)), [2])
    schedule.reviewed([2], day(1))
    XCTAssertEqual(schedule.due(day(2.9)), [])
    XCTAssertEqual(schedule.due(day(3)), [2])
    schedule.reviewed([2], day(3))
    XCTAssertEqual(schedule.due(day(6.9)), [])
    schedule.reviewed([2], day(7))
    XCTAssertEqual(schedule.due(day(1000)), [])
  }

  func testAReviewOfOtherChaptersOrTooEarlyCountsForNothing() {
    var schedule = ReviewSchedule()
    schedule.solved(1, start)
    schedule.reviewed([1], day(0.5))
    schedule.reviewed([2], day(1))
    XCTAssertEqual(schedule.due(day(1)), [1])
  }

  func testOneReviewMakesUpForThoseThatWereMissed() {
    var schedule = ReviewSchedule()
    schedule.solved(1, start)
    schedule.reviewed([1], day(4))
    XCTAssertEqual(schedule.due(day(6)), [])
    XCTAssertEqual(schedule.due(day(7)), [1])
  }

  func testIsKeptInAFileAndForgottenWithIt() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("a/review.json")
    XCTAssertEqual(ReviewSchedule(from: file), ReviewSchedule())
    var schedule = ReviewSchedule()
    schedule.solved(3, start)
    try schedule.save(to: file)
    XCTAssertEqual(ReviewSchedule(from: file), schedule)
    try Data("no schedule".utf8).write(to: file)
    XCTAssertEqual(ReviewSchedule(from: file), ReviewSchedule())
  }
}
