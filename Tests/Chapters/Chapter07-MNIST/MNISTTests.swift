import ExerciseSupport
import MNISTChecks
import MNISTExercises
import XCTest

/// The exercises of chapter 7. The cases they are tried on are in Sources/Checks/Chapter07-MNIST.
final class MNISTTests: XCTestCase {
  func testReadIDXHeader() {
    XCTAssertNil(ReadIDXHeader.exercise.failure(of: readIDXHeader))
  }

  func testScalePixels() {
    XCTAssertNil(ScalePixels.exercise.failure(of: scalePixels))
  }

  func testConfusionMatrix() {
    XCTAssertNil(
      CountConfusions.exercise.failure { confusionMatrix(predictions: $0, labels: $1, classes: $2) }
    )
  }

  func testPrecisionRecallF1() {
    XCTAssertNil(PrecisionRecallF1.exercise.failure(of: precisionRecallF1))
  }

  func testShiftPicture() {
    XCTAssertNil(
      ShiftPicture.exercise.failure { shifted($0, rows: $1, columns: $2, dx: $3, dy: $4) })
  }

  func testTrainingLoop() {
    XCTAssertNil(TrainingLoop.exercise.failure(of: TrainingLoop.observing(train)))
  }

  func testConfidentMistakes() {
    XCTAssertNil(
      ConfidentMistakes.exercise.failure {
        mostConfidentMistakes(probabilities: $0, labels: $1, count: $2)
      })
  }
}
