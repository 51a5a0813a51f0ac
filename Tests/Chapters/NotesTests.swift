import Answers
import Exercises
import Judging
import XCTest

@testable import OptimizersChecks

/// What is said of a right answer, where one may be better than another.
final class NotesTests: XCTestCase {
  func testTheFiguresOfAWalkAreThoseOfItsText() throws {
    // Momentum that forgets its velocity when it runs uphill is right.
    let walk = Chapter6.descend.answered { landscapes in
      Chapter6.recorded(
        { start, slopes in
          var (place, velocity) = (start, [0.0, 0.0])
          for _ in 0..<2000 {
            let slopes = slopes(place)
            if zip(velocity, slopes).map({ $0 * $1 }).reduce(0, +) < 0 { velocity = [0, 0] }
            velocity = zip(velocity, slopes).map { 0.95 * $0 + $1 }
            place = zip(place, velocity).map { $0 - 0.002 * $1 }
          }
          return place
        }, landscapes)
    }
    let report = OwnOptimizer.exam.report(asking: LocalAsker([walk]), seed: 1)
    let note = try XCTUnwrap(report.notes.first)
    let match = try XCTUnwrap(
      note.text.firstMatch(
        of: /walks: bowl ([\d, ]+); ravine ([\d, ]+); valley ([\d, ]+); in all (\d+) steps\./))
    let walks = [match.1, match.2, match.3].map { $0.split(separator: ", ").compactMap { Int($0) } }
    let all = walks.flatMap { $0 }.reduce(0, +)
    XCTAssertEqual(walks.map(\.count), [3, 3, 3])
    XCTAssertEqual(Int(match.4), all)
    XCTAssertEqual(note.figures.map(\.value), [all, (walks[2].reduce(0, +) + 1) / 3])
    XCTAssertEqual(note.figures.map(\.isBetterSmaller), [true, true])
    XCTAssertEqual(note.figures.last?.unit, Figure.inTheValley)
  }
}
