import XCTest

@testable import Companion

final class StubTests: XCTestCase {
  /// Whoever changes a stub has to copy it. A solved exercise, which is a learner's, is passed over.
  func testStubsAreThoseOfTheChapters() throws {
    let workspace = Workspace(package: package, products: package)
    for exercise in allExercises {
      let stub = Stub(exercise: exercise, workspace: workspace)
      let text = try XCTUnwrap(workspace.text(of: exercise.file))
      let isSame = stub.isUntouched || !text.contains("unfinished(")
      XCTAssertTrue(isSame, "they differ: cp \(exercise.file) \(stub.path)")
      XCTAssertNotNil(stub.line, stub.path)
      XCTAssertNotNil(workspace.text(of: stub.solution), stub.solution)
    }
  }
}
