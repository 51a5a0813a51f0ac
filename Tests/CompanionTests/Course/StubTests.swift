import Exercises
import XCTest

@testable import Companion

final class StubTests: XCTestCase {
  /// Whoever changes a solution's text has to change the stub, and the other way round. A solved
  /// exercise, which is a learner's, is passed over.
  func testStubsAreWhatTheirSolutionsSay() throws {
    let workspace = Workspace(package: package, products: package)
    for exercise in allExercises {
      let stub = Stub(exercise: exercise, workspace: workspace)
      let text = try XCTUnwrap(workspace.text(of: exercise.file))
      let isSame = stub.isUntouched || !text.contains("unfinished(")
      XCTAssertTrue(isSame, "\(exercise.file) is not what \(stub.solution) says")
      XCTAssertNotNil(stub.line, stub.solution)
    }
  }

  func testStubsSayHowLongTheyTake() throws {
    let workspace = Workspace(package: package, products: package)
    for chapter in allChapters {
      for exercise in chapter.exercises {
        XCTAssertTrue((1...3).contains(exercise.difficulty), exercise.number)
        let expected = "/// About \(exercise.minutes) minutes, \(exercise.difficultyInDots)."
        let solution = Stub(exercise: exercise, workspace: workspace).solution
        let text = try XCTUnwrap(workspace.text(of: solution))
        let first = text.components(separatedBy: "\n///\n").first {
          $0.hasPrefix("/// Read first: ")
        }
        // The line stands right under what to read, and nowhere else.
        XCTAssertEqual(first?.components(separatedBy: "\n").last, expected, solution)
        XCTAssertEqual(text.components(separatedBy: "/// About ").count, 2, solution)
      }
    }
  }

  func testTheMapSaysHowLongTheExercisesOfAChapterTake() throws {
    let workspace = Workspace(package: package, products: package)
    let map = try XCTUnwrap(workspace.text(of: "Chapters/README.md"))
    for chapter in allChapters {
      let minutes = chapter.exercises.reduce(0) { $0 + $1.minutes }
      let row = map.split(separator: "\n").first { $0.hasPrefix("| [\(chapter.number). ") }
      let cells = row?.components(separatedBy: " | ") ?? []
      let rest = minutes % 60 == 0 ? "" : " \(minutes % 60) min"
      XCTAssertEqual(
        cells.dropFirst(2).first, "\(minutes / 60) h\(rest)", "chapter \(chapter.number)")
    }
  }

  func testTheStubOfASolution() {
    let solution = """
      func double(_ x: Int) -> Int {
        // Stub: unfinished(
        // Stub:   0)
        let y = twice(x)
        return y
        // End of the solution
      }

      // Stub:
      private func twice(_ x: Int) -> Int { 2 * x }
      // End of the solution
      """
    XCTAssertEqual(
      Stub.stub(ofSolution: solution),
      """
      func double(_ x: Int) -> Int {
        unfinished(
          0)
      }

      """)
  }
}
