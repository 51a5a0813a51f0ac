import ExerciseSupport
import OptimizersChecks
import OptimizersExercises
import XCTest

/// The exercises of chapter 6. The cases they are tried on are in
/// Sources/Checks/Chapter06-Optimizers.
final class OptimizersTests: XCTestCase {
  func testIterationsPerEpoch() {
    XCTAssertNil(
      IterationsPerEpoch.exercise.failure { iterationsPerEpoch(samples: $0, batchSize: $1) })
  }

  func testMiniBatches() {
    XCTAssertNil(
      MiniBatches.exercise.failure(
        of: MiniBatches.observing { miniBatches(samples: $0, batchSize: $1, using: &$2) }))
  }

  func testSGDStep() {
    XCTAssertNil(
      SGDStep.exercise.failure { sgdStep(weights: $0, gradient: $1, learningRate: $2) })
  }

  func testMomentumStep() {
    XCTAssertNil(
      MomentumStep.exercise.failure { weights, gradient, velocity, learningRate, momentum in
        momentumStep(
          weights: weights, gradient: gradient, velocity: velocity, learningRate: learningRate,
          momentum: momentum)
      })
  }

  func testRMSPropStep() {
    XCTAssertNil(
      RMSPropStep.exercise.failure { weights, gradient, meanSquare, learningRate, decay, epsilon in
        rmsPropStep(
          weights: weights, gradient: gradient, meanSquare: meanSquare,
          learningRate: learningRate, decay: decay, epsilon: epsilon)
      })
  }

  func testAdamStep() {
    XCTAssertNil(
      AdamStep.exercise.failure { input in
        adamStep(
          weights: input.weights, gradient: input.gradient, mean: input.mean,
          meanSquare: input.meanSquare, step: input.step, learningRate: input.learningRate,
          beta1: input.beta1, beta2: input.beta2, epsilon: input.epsilon)
      })
  }

  func testWeightDecay() {
    XCTAssertNil(
      WeightDecay.exercise.failure { input in
        weightDecayStep(
          weights: input.weights, biases: input.biases, weightGradient: input.weightGradient,
          biasGradient: input.biasGradient, learningRate: input.learningRate,
          weightDecay: input.weightDecay)
      })
  }

  func testEarlyStopping() {
    XCTAssertNil(
      EarlyStopping.exercise.failure { earlyStopping(validationLosses: $0, patience: $1) })
  }

  func testCosineSchedule() {
    XCTAssertNil(
      CosineSchedule.exercise.failure { cosineRate(step: $0, steps: $1, learningRate: $2) })
  }
}
