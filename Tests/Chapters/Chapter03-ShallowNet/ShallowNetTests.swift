import XCTest

@testable import ShallowNetAnswers
@testable import ShallowNetChecks

/// The exercises of chapter 3. The functions that are called are listed in
/// Sources/Answers/Chapter03-ShallowNet, the cases they are tried on in
/// Sources/Checks/Chapter03-ShallowNet.
final class ShallowNetTests: XCTestCase {
  private let mine = ShallowNetAnswers.answers

  func testHiddenForward() { XCTAssertNil(HiddenForward.exam.failure(of: mine)) }
  func testFiniteDifferenceGradient() {
    XCTAssertNil(FiniteDifferenceGradient.exam.failure(of: mine))
  }
  func testInitialParameters() { XCTAssertNil(InitialParameters.exam.failure(of: mine)) }
  func testIdenticalUnits() { XCTAssertNil(IdenticalUnits.exam.failure(of: mine)) }
  func testKLDivergence() { XCTAssertNil(KLDivergence.exam.failure(of: mine)) }
  func testPolygonNet() { XCTAssertNil(PolygonNet.exam.failure(of: mine)) }
}

/// The checks of chapter 3 themselves.
final class ShallowNetExamTests: XCTestCase {
  func testExamsHaveNoFaults() {
    for exam in ShallowNetChecks.exams { XCTAssertEqual(exam.audit().allFaults, []) }
  }
}
