import XCTest

@testable import BackpropAnswers
@testable import BackpropChecks

/// The exercises of chapter 5. The functions that are called are listed in
/// Sources/Answers/Chapter05-Backprop, the cases they are tried on in
/// Sources/Checks/Chapter05-Backprop.
final class BackpropTests: XCTestCase {
  private let mine = BackpropAnswers.answers

  func testChainRule() { XCTAssertNil(ChainRule.exam.failure(of: mine)) }
  func testDenseBackward() { XCTAssertNil(DenseBackward.exam.failure(of: mine)) }
  func testCrossEntropyGradient() { XCTAssertNil(CrossEntropyGradient.exam.failure(of: mine)) }
  func testTwoLayerGradient() { XCTAssertNil(TwoLayerGradient.exam.failure(of: mine)) }
  func testRelativeError() { XCTAssertNil(RelativeError.exam.failure(of: mine)) }
  func testWhichLayerLies() { XCTAssertNil(WhichLayerLies.exam.failure(of: mine)) }
  func testTapeOperations() { XCTAssertNil(TapeOperations.exam.failure(of: mine)) }
  func testTapeBackward() { XCTAssertNil(TapeBackward.exam.failure(of: mine)) }
  func testLayerBackward() { XCTAssertNil(LayerBackward.exam.failure(of: mine)) }
}

/// The checks of chapter 5 themselves.
final class BackpropExamTests: XCTestCase {
  func testExamsHaveNoFaults() {
    for exam in BackpropChecks.exams { XCTAssertEqual(exam.audit().allFaults, []) }
  }
}
