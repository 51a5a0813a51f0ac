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
