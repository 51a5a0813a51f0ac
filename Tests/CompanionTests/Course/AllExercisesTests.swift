import Foundation
import XCTest

@testable import Companion

final class AllExercisesTests: XCTestCase {
  func testEachChapterHasExercisesAndEachOfThemThreeHints() {
    for chapter in allChapters { XCTAssertFalse(chapter.exercises.isEmpty, chapter.name) }
    for exercise in allExercises { XCTAssertEqual(exercise.hints.count, 3, exercise.number) }
  }

  func testNumbersAreInOrderAndWithoutGaps() {
    for chapter in allChapters {
      let numbers = chapter.exercises.map(\.number)
      XCTAssertEqual(numbers, numbers.indices.map { "\(chapter.number).\($0 + 1)" })
    }
    XCTAssertEqual(
      allExercises.map(\.number), allChapters.flatMap { $0.exercises.map(\.number) })
  }

  func testEachStubHasASolutionAndBothExist() throws {
    for exercise in allExercises {
      let parts = exercise.file.split(separator: "/")
      XCTAssertEqual(parts.count, 4, exercise.file)
      XCTAssertEqual(parts[0], "Chapters")
      XCTAssertEqual(parts[2], "Exercises")
      for file in [exercise.file, "Solutions/\(parts[1])/\(parts[3])"] {
        let text = try String(contentsOf: package.appendingPathComponent(file), encoding: .utf8)
        XCTAssertTrue(text.contains("Exercise \(exercise.number):"), "\(file) names its exercise")
        // A learner's file may be solved; a solution has to be.
        let marks = text.split(separator: "\n").filter { $0.contains("unfinished(") }
        XCTAssertTrue(file == exercise.file || marks.allSatisfy { $0.contains("// Stub:") }, file)
      }
    }
  }
}
