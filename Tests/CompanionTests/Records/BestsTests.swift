import Exercises
import XCTest

@testable import Companion

/// The best figures of right answers are kept.
final class BestsTests: XCTestCase {
  private let day = Date(timeIntervalSince1970: 1_795_867_200)  // November 28, 2026, noon UTC

  func testTheBetterOneIsKept() {
    var bests = Bests()
    XCTAssertNil(bests.note(.fewest(1249, "steps"), of: "6.6", day))
    XCTAssertEqual(
      bests.note(.fewest(1260, "steps"), of: "6.6", day + 1e6),
      "Your best: 1,249 steps, on November 28; this time 1,260.")
    XCTAssertEqual(
      bests.note(.fewest(1249, "steps"), of: "6.6", day + 1e6),
      "As good as your best: 1,249 steps, on November 28.")
    XCTAssertEqual(
      bests.note(.fewest(240, "steps"), of: "6.6", day + 864_000),
      "A new best of yours: 240 steps. It was 1,249, on November 28.")
    XCTAssertEqual(bests.best(.fewest(0, "steps"), of: "6.6")?.value, 240)
    // Of others the larger number is the better one; each exercise has its own.
    XCTAssertNil(bests.note(.most(930, "read"), of: "7.9", day))
    XCTAssertEqual(
      bests.note(.most(941, "read"), of: "7.9", day),
      "A new best of yours: 941 read. It was 930, on November 28.")
    XCTAssertNil(bests.note(.fewest(300, "steps"), of: "7.8", day))
  }

  func testBestsAreShownAndNeverNeeded() throws {
    let course = try TemporaryCourse()
    let exercise = outline("OwnOptimizer")
    try course.write("// solved", to: exercise.file)
    func text(steps: Int) throws -> String {
      course.notes[exercise.number] = Note(
        "\(steps) steps.", figures: [.fewest(steps, "steps")])
      return try course.run("test", exercise.number).text
    }
    let first = try text(steps: 250)
    XCTAssertTrue(first.contains("\n  250 steps.\n"), first)
    XCTAssertFalse(first.contains("best"), first)
    XCTAssertTrue(try text(steps: 260).contains("  Your best: 250 steps, on "))
    XCTAssertTrue(
      try text(steps: 240).contains("  A new best of yours: 240 steps. It was 250, on "))
    try course.write("not what it was", to: "memory/best.json")
    XCTAssertFalse(try text(steps: 260).contains("best"))
    try FileManager.default.removeItem(at: course.session.bestsFile)
    XCTAssertFalse(try text(steps: 270).contains("best"))
    // A wrong answer counts for nothing, however good its figures.
    course.problems[exercise.number] = .init(
      function: "", state: .wrong, notes: [Note("", figures: [.fewest(1, "steps")])])
    XCTAssertFalse(try text(steps: 1).contains("best"))
    XCTAssertEqual(
      Bests(from: course.session.bestsFile).best(.fewest(0, "steps"), of: exercise.number)?.value,
      270)
  }

  func testGrouping() {
    XCTAssertEqual(
      [0, 999, 1000, 12_345, 1_234_567].map(grouped),
      [
        "0", "999", "1,000", "12,345", "1,234,567",
      ])
  }
}
