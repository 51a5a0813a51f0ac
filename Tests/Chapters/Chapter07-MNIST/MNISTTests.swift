import XCTest

@testable import MNISTAnswers
@testable import MNISTChecks

/// The exercises of chapter 7. The functions that are called are listed in
/// Sources/Answers/Chapter07-MNIST, the cases they are tried on in Sources/Checks/Chapter07-MNIST.
final class MNISTTests: XCTestCase {
  private let mine = MNISTAnswers.answers

  func testReadIDXHeader() { XCTAssertNil(ReadIDXHeader.exam.failure(of: mine)) }
  func testTrainingLoop() { XCTAssertNil(TrainingLoop.exam.failure(of: mine)) }
  func testShiftPicture() { XCTAssertNil(ShiftPicture.exam.failure(of: mine)) }
  func testExperiment() { XCTAssertNil(Experiment.exam.failure(of: mine)) }
  func testConfusionMatrix() { XCTAssertNil(CountConfusions.exam.failure(of: mine)) }
  func testPrecisionRecallF1() { XCTAssertNil(PrecisionRecallF1.exam.failure(of: mine)) }
  func testConfidentMistakes() { XCTAssertNil(ConfidentMistakes.exam.failure(of: mine)) }
  func testFoolIt() { XCTAssertNil(FoolIt.exam.failure(of: mine)) }
  func testCapstone() { XCTAssertNil(Capstone.exam.failure(of: mine)) }
}

/// The checks of chapter 7 themselves.
final class MNISTExamTests: XCTestCase {
  func testExamsHaveNoFaults() {
    for exam in MNISTChecks.exams { XCTAssertEqual(exam.audit().allFaults, []) }
  }
}
