import ExerciseSupport
import PerceptronChecks
import PerceptronExercises
import XCTest

/// The exercises of chapter 1. The cases they are tried on are in
/// Sources/Checks/Chapter01-Perceptron.
final class PerceptronTests: XCTestCase {
  func testWeightedSum() {
    XCTAssertNil(WeightedSum.exercise.failure { weightedSum($0, weights: $1, bias: $2) })
  }

  func testStepAndSign() {
    XCTAssertNil(
      StepAndSign.exercise.failure {
        [$0.map(PerceptronExercises.step), $0.map(PerceptronExercises.sign)]
      })
  }

  func testWeightShape() {
    XCTAssertNil(WeightShape.exercise.failure { weightShape(inputs: $0, units: $1) })
  }

  func testScores() {
    XCTAssertNil(Scores.exercise.failure { scores($0, weights: $1, bias: $2) })
  }

  func testPerceptronUpdate() {
    XCTAssertNil(
      PerceptronUpdate.exercise.failure {
        perceptronUpdate(weights: $0, bias: $1, inputs: $2, target: $3, learningRate: $4)
      })
  }

  func testLogLoss() {
    XCTAssertNil(LogLoss.exercise.failure { logLoss($0, targets: $1) })
  }

  func testLogisticGradient() {
    XCTAssertNil(
      LogisticGradient.exercise.failure {
        logisticGradient($0, targets: $1, weights: $2, bias: $3)
      })
  }

  func testROCAUC() {
    XCTAssertNil(ROCAUC.exercise.failure { PerceptronExercises.rocAUC($0, labels: $1) })
  }
}
