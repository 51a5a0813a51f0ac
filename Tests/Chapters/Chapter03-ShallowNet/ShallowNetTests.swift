import ExerciseSupport
import ShallowNetChecks
import ShallowNetExercises
import XCTest

/// The exercises of chapter 3. The cases they are tried on are in
/// Sources/Checks/Chapter03-ShallowNet.
final class ShallowNetTests: XCTestCase {
  func testInitialParameters() {
    XCTAssertNil(
      InitialParameters.exercise.failure(of: InitialParameters.drawing(initialParameters)))
  }

  func testHiddenForward() {
    XCTAssertNil(
      HiddenForward.exercise.failure {
        forward($0, hiddenWeights: $1, hiddenBias: $2, outputWeights: $3, outputBias: $4)
      })
  }

  func testBinaryCrossEntropy() {
    XCTAssertNil(BinaryCrossEntropy.exercise.failure { binaryCrossEntropy($0, targets: $1) })
  }

  func testMeanSquaredError() {
    XCTAssertNil(MeanSquaredError.exercise.failure { meanSquaredError($0, targets: $1) })
  }

  func testKLDivergence() {
    XCTAssertNil(KLDivergence.exercise.failure { klDivergence($0, from: $1) })
  }

  func testThresholdPredictions() {
    XCTAssertNil(ThresholdPredictions.exercise.failure { predictions($0, threshold: $1) })
  }

  func testFiniteDifferenceGradient() {
    XCTAssertNil(
      FiniteDifferenceGradient.exercise.failure(
        of: FiniteDifferenceGradient.counting(numericalGradient)))
  }

  func testIdenticalUnits() {
    XCTAssertNil(
      IdenticalUnits.exercise.failure { identicalUnits(hiddenWeights: $0, hiddenBias: $1) })
  }
}
