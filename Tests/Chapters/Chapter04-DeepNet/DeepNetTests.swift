import XCTest

@testable import DeepNetAnswers
@testable import DeepNetChecks

/// The exercises of chapter 4. The functions that are called are listed in
/// Sources/Answers/Chapter04-DeepNet, the cases they are tried on in
/// Sources/Checks/Chapter04-DeepNet.
final class DeepNetTests: XCTestCase {
  private let mine = DeepNetAnswers.answers

  func testForwardThroughLayers() { XCTAssertNil(ForwardThroughLayers.exam.failure(of: mine)) }
  func testShapeErrors() { XCTAssertNil(ShapeErrors.exam.failure(of: mine)) }
  func testLoopsIntoProducts() { XCTAssertNil(LoopsIntoProducts.exam.failure(of: mine)) }
  func testSpringCleaning() { XCTAssertNil(SpringCleaning.exam.failure(of: mine)) }
  func testOneHot() { XCTAssertNil(OneHot.exam.failure(of: mine)) }
  func testCategoricalCrossEntropy() {
    XCTAssertNil(CategoricalCrossEntropy.exam.failure(of: mine))
  }
  func testStandardize() { XCTAssertNil(Standardize.exam.failure(of: mine)) }
  func testFoldScaler() { XCTAssertNil(FoldScaler.exam.failure(of: mine)) }
}

/// The checks of chapter 4 themselves.
final class DeepNetExamTests: XCTestCase {
  func testExamsHaveNoFaults() {
    for exam in DeepNetChecks.exams { XCTAssertEqual(exam.audit().allFaults, []) }
  }
}
