import Checks
import ExerciseSupport
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
      ConfusionMatrix.exercise.failure { confusionMatrix(predictions: $0, labels: $1, classes: $2) }
    )
  }
}
