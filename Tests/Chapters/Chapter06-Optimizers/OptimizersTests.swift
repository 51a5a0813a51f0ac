import XCTest

@testable import OptimizersAnswers
@testable import OptimizersChecks

/// The exercises of chapter 6. The functions that are called are listed in
/// Sources/Answers/Chapter06-Optimizers, the cases they are tried on in
/// Sources/Checks/Chapter06-Optimizers.
final class OptimizersTests: XCTestCase {
  private let mine = OptimizersAnswers.answers

  func testSGDStep() { XCTAssertNil(SGDStep.exam.failure(of: mine)) }
  func testMiniBatches() { XCTAssertNil(MiniBatches.exam.failure(of: mine)) }
  func testMomentumStep() { XCTAssertNil(MomentumStep.exam.failure(of: mine)) }
  func testRMSPropStep() { XCTAssertNil(RMSPropStep.exam.failure(of: mine)) }
  func testAdamStep() { XCTAssertNil(AdamStep.exam.failure(of: mine)) }
  func testOwnOptimizer() { XCTAssertNil(OwnOptimizer.exam.failure(of: mine)) }
  func testWeightDecay() { XCTAssertNil(WeightDecay.exam.failure(of: mine)) }
  func testEarlyStopping() { XCTAssertNil(EarlyStopping.exam.failure(of: mine)) }
  func testDoctor() { XCTAssertNil(Doctor.exam.failure(of: mine)) }
}

/// The checks of chapter 6 themselves.
final class OptimizersExamTests: XCTestCase {
  func testExamsHaveNoFaults() {
    for exam in OptimizersChecks.exams { XCTAssertEqual(exam.audit().allFaults, []) }
  }
}
