import XCTest

@testable import NeuralNetworks

final class StallWatchTests: XCTestCase {
  private let millisecond = 1_000_000

  /// A watch that saw a caller work for a tenth of a millisecond and then wait.
  private func note(_ watch: inout StallWatch, at start: Int, waited: Int, hadHelp: Bool = true) {
    watch.note(
      start: start, ownEnd: start + 100_000, end: start + 100_000 + waited, hadHelp: hadHelp)
  }

  func testShortWaitsAreNoStall() {
    var watch = StallWatch()
    for step in 0..<100 { note(&watch, at: step * millisecond, waited: 100_000) }
    XCTAssertFalse(watch.isPaused(at: 99 * millisecond + 200_000))
  }

  func testAHiccupCostsTwiceItsTime() {
    var watch = StallWatch()
    note(&watch, at: 500 * millisecond, waited: 3 * millisecond)
    let end = 503 * millisecond + 100_000
    XCTAssertTrue(watch.isPaused(at: end + 6 * millisecond - 1))
    XCTAssertFalse(watch.isPaused(at: end + 6 * millisecond))
    // Long after that, another one costs as much.
    note(&watch, at: 900 * millisecond, waited: 3 * millisecond)
    XCTAssertTrue(watch.isPaused(at: 905 * millisecond))
    XCTAssertFalse(watch.isPaused(at: 910 * millisecond))
  }

  func testStallsThatComeAgainSoonPauseLongerAndLonger() {
    var watch = StallWatch()
    var time = 500 * millisecond
    var pauses: [Int] = []
    for _ in 0..<8 {
      note(&watch, at: time, waited: 3 * millisecond)
      let end = time + 3 * millisecond + 100_000
      time = end
      while watch.isPaused(at: time) { time += millisecond }
      pauses.append((time - end) / millisecond)
    }
    XCTAssertEqual(pauses, [6, 12, 24, 48, 96, 100, 100, 100])
  }

  func testAWorkerThatNeverHelpsIsNotAsked() {
    var watch = StallWatch()
    for step in 0..<7 { note(&watch, at: step * millisecond, waited: 0, hadHelp: false) }
    XCTAssertFalse(watch.isPaused(at: 7 * millisecond))
    note(&watch, at: 7 * millisecond, waited: 0, hadHelp: true)
    for step in 8..<16 { note(&watch, at: step * millisecond, waited: 0, hadHelp: false) }
    XCTAssertTrue(watch.isPaused(at: 15 * millisecond + 200_000))
  }
}
