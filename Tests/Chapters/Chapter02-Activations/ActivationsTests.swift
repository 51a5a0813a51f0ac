import ActivationsChecks
import ActivationsExercises
import ExerciseSupport
import XCTest

/// The exercises of chapter 2. The cases they are tried on are in
/// Sources/Checks/Chapter02-Activations.
final class ActivationsTests: XCTestCase {
  func testStableSigmoid() {
    XCTAssertNil(StableSigmoid.exercise.failure(of: sigmoid))
  }

  func testTanhFromSigmoid() {
    XCTAssertNil(
      TanhFromSigmoid.exercise.failure { tanhFromSigmoid($0, sigmoid: $1.function) })
  }

  func testReLUAndLeakyReLU() {
    XCTAssertNil(
      ReLUAndLeakyReLU.exercise.failure { z, slope in
        (relu: relu(z), leakyRelu: leakyRelu(z, slope: slope))
      })
  }

  func testDerivativesFromOutput() {
    XCTAssertNil(
      DerivativesFromOutput.exercise.failure { sigmoid, tanh, relu in
        (
          sigmoid: sigmoidSlope(output: sigmoid), tanh: tanhSlope(output: tanh),
          relu: reluSlope(output: relu)
        )
      })
  }

  func testStableSoftmax() {
    XCTAssertNil(StableSoftmax.exercise.failure(of: softmax))
  }

  func testCollapseLayers() {
    XCTAssertNil(
      CollapseLayers.exercise.failure {
        collapse(firstWeights: $0, firstBias: $1, secondWeights: $2, secondBias: $3)
      })
  }

  func testCountDeadUnits() {
    XCTAssertNil(CountDeadUnits.exercise.failure(of: deadUnits))
  }
}
