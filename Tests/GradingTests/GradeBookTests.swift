import Exercises
import Foundation
import XCTest

@testable import Grading

final class GradeBookTests: XCTestCase {
  func testShardsGiveTheSameBookInAnyOrder() throws {
    let all = [sample, uniform(.wrong), uniform(.solved), uniform(.crashed)]
    let whole = GradeBook(all)
    XCTAssertEqual(
      try GradeBook(merging: [
        GradeBook([all[2]]), GradeBook([all[3], all[0]]), GradeBook([all[1]]),
      ]),
      whole)
    XCTAssertThrowsError(try GradeBook(merging: [whole, GradeBook([sample])])) {
      XCTAssertTrue("\($0)".contains("ada in two grade books"))
    }
  }

  private let exercises = [
    Outline("1.1", "a", file: "a", section: "1.1", difficulty: 2, hints: []),
    Outline("1.2", "b", file: "b", section: "1.1", difficulty: 3, hints: []),
    Outline("2.1", "c", file: "c", section: "2.1", kind: .findTheFault, hints: []),
  ]

  func testPointsAreTheMostExactWord() throws {
    let standard = Points.byDifficulty
    XCTAssertEqual(exercises.map { standard[$0] }, [2, 3, 1])
    let points = try Points(
      Data(#"{ "default": 0, "1": 4, "1.2": 7 }"#.utf8), for: exercises)
    XCTAssertEqual(exercises.map { points[$0] }, [4, 7, 0])
    let byKind = try Points(
      Data(#"{ "apply": 6, "1.2": 7, "find the fault": 9 }"#.utf8), for: exercises)
    XCTAssertEqual(exercises.map { byKind[$0] }, [6, 7, 9])
    let chapterFirst = try Points(Data(#"{ "apply": 6, "1": 2 }"#.utf8), for: exercises)
    XCTAssertEqual(exercises.map { chapterFirst[$0] }, [2, 2, 1])
    XCTAssertEqual(try Points(Data("{}".utf8), for: exercises)[exercises[1]], 3)
  }

  func testPointsSayWhatIsWrong() {
    for (text, words) in [
      ("[]", "found no points"), (#"{ "1.1": 1.5 }"#, "found no points"),
      (#"{ "9": 1 }"#, "found points for \"9\""), (#"{ "1.1": -1 }"#, "found -1 points"),
      (#"{ "1": 2000 }"#, "found 2000 points"), (#"{ "default": 0 }"#, "found no exercise"),
    ] {
      XCTAssertThrowsError(try Points(Data(text.utf8), for: exercises)) {
        XCTAssertTrue("\($0)".hasPrefix(words), "\($0)")
      }
    }
  }
}
