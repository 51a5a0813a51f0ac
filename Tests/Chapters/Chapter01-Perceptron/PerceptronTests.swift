import XCTest

@testable import PerceptronAnswers
@testable import PerceptronChecks

/// The exercises of chapter 1. The functions that are called are listed in
/// Sources/Answers/Chapter01-Perceptron, the cases they are tried on in
/// Sources/Checks/Chapter01-Perceptron.
final class PerceptronTests: XCTestCase {
  private let mine = PerceptronAnswers.answers

  func testWeightedSum() { XCTAssertNil(WeightedSum.exam.failure(of: mine)) }
  func testStepAndSign() { XCTAssertNil(StepAndSign.exam.failure(of: mine)) }
  func testScores() { XCTAssertNil(Scores.exam.failure(of: mine)) }
  func testOneUnit() { XCTAssertNil(OneUnit.exam.failure(of: mine)) }
  func testPerceptronUpdate() { XCTAssertNil(PerceptronUpdate.exam.failure(of: mine)) }
  func testLogLoss() { XCTAssertNil(LogLoss.exam.failure(of: mine)) }
  func testLogisticGradient() { XCTAssertNil(LogisticGradient.exam.failure(of: mine)) }
  func testROCAUC() { XCTAssertNil(ROCAUC.exam.failure(of: mine)) }
}

/// The checks of chapter 1 themselves.
final class PerceptronExamTests: XCTestCase {
  func testExamsHaveNoFaults() {
    for exam in PerceptronChecks.exams { XCTAssertEqual(exam.audit().allFaults, []) }
  }

  /// As a linear program for each finds, in Tests/Reference/chapter01_reference.py.
  func testOneUnitCanDo104Tables() { XCTAssertEqual(OneUnit.possible, 104) }
}
