import XCTest

@testable import ActivationsAnswers
@testable import ActivationsChecks

/// The exercises of chapter 2. The functions that are called are listed in
/// Sources/Answers/Chapter02-Activations, the cases they are tried on in
/// Sources/Checks/Chapter02-Activations.
final class ActivationsTests: XCTestCase {
  private let mine = ActivationsAnswers.answers

  func testCollapseLayers() { XCTAssertNil(CollapseLayers.exam.failure(of: mine)) }
  func testStableSigmoid() { XCTAssertNil(StableSigmoid.exam.failure(of: mine)) }
  func testReLUAndLeakyReLU() { XCTAssertNil(ReLUAndLeakyReLU.exam.failure(of: mine)) }
  func testDerivativesFromOutput() { XCTAssertNil(DerivativesFromOutput.exam.failure(of: mine)) }
  func testCountDeadUnits() { XCTAssertNil(CountDeadUnits.exam.failure(of: mine)) }
  func testStableSoftmax() { XCTAssertNil(StableSoftmax.exam.failure(of: mine)) }
  func testRevealingScores() { XCTAssertNil(RevealingScores.exam.failure(of: mine)) }
}

/// The checks of chapter 2 themselves.
final class ActivationsExamTests: XCTestCase {
  func testExamsHaveNoFaults() {
    for exam in ActivationsChecks.exams { XCTAssertEqual(exam.audit().allFaults, []) }
  }
}
