import BackpropChecks
import BackpropExercises
import ExerciseSupport
import XCTest

/// The exercises of chapter 5. The cases they are tried on are in Sources/Checks/Chapter05-Backprop.
final class BackpropTests: XCTestCase {
  func testChainRule() {
    XCTAssertNil(ChainRule.exercise.failure { graphGradient(x: $0, y: $1, z: $2) })
  }

  func testActivationBackward() {
    XCTAssertNil(
      ActivationBackward.exercise.failure { outputGradient, sigmoid, tanh, relu in
        (
          sigmoid: sigmoidBackward(outputGradient, output: sigmoid),
          tanh: tanhBackward(outputGradient, output: tanh),
          relu: reluBackward(outputGradient, output: relu)
        )
      })
  }

  func testDenseBackward() {
    XCTAssertNil(DenseBackward.exercise.failure { denseBackward($0, inputs: $1, weights: $2) })
  }

  func testCrossEntropyGradient() {
    XCTAssertNil(
      CrossEntropyGradient.exercise.failure { crossEntropyGradient(scores: $0, targets: $1) })
  }

  func testTwoLayerGradient() {
    XCTAssertNil(
      TwoLayerGradient.exercise.failure {
        twoLayerGradient(
          $0, targets: $1, hiddenWeights: $2, hiddenBias: $3, outputWeights: $4, outputBias: $5)
      })
  }

  func testRelativeError() {
    XCTAssertNil(RelativeError.exercise.failure { relativeError($0, $1) })
  }

  func testTapeOperations() {
    XCTAssertNil(
      TapeOperations.exercise.failure(
        of: TapeOperations.tape(add: +, multiply: *, tanh: BackpropExercises.tanh)))
  }

  func testGradientSizes() {
    XCTAssertNil(GradientSizes.exercise.failure { gradientSizes($0, layers: $1) })
  }
}
