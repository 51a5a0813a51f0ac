import NeuralNetworks
import Testing

/// Mistakes with learning rate schedules.
@Suite struct LearningRateScheduleStopTests {
  @Test func noStepsAnEpoch() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = LearningRateSchedule.stepDecay(factor: 0.5, every: 2).factor(
        step: 3, stepsPerEpoch: 0, epochs: 2)
    }
    expect(result, says: "LearningRateSchedule: step 3 with 0 steps an epoch and 2 epochs")
  }

  @Test func noEpochs() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = LearningRateSchedule.cosine.factor(step: 3, stepsPerEpoch: 1, epochs: 0)
    }
    expect(result, says: "LearningRateSchedule: step 3 with 1 steps an epoch and 0 epochs")
  }

  @Test func stepBeforeTheFirst() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = LearningRateSchedule.constant.factor(step: -1, stepsPerEpoch: 1, epochs: 1)
    }
    expect(result, says: "LearningRateSchedule: step -1 with 1 steps an epoch and 1 epochs")
  }

  @Test func everyZeroEpochs() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = LearningRateSchedule.stepDecay(factor: 0.5, every: 0).factor(
        step: 0, stepsPerEpoch: 1, epochs: 1)
    }
    expect(result, says: "stepDecay: every 0 epochs: expected 1 or more")
  }

  @Test func factorOfZero() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = LearningRateSchedule.exponentialDecay(factor: 0).factor(
        step: 0, stepsPerEpoch: 1, epochs: 1)
    }
    expect(result, says: "LearningRateSchedule: a factor of 0.0: expected a positive number")
  }

  @Test func factorOfANaN() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = LearningRateSchedule.stepDecay(factor: .nan, every: 1).factor(
        step: 0, stepsPerEpoch: 1, epochs: 1)
    }
    expect(result, says: "LearningRateSchedule: a factor of nan: expected a positive number")
  }

  @Test func infiniteFactor() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = LearningRateSchedule.exponentialDecay(factor: .infinity).factor(
        step: 0, stepsPerEpoch: 1, epochs: 1)
    }
    expect(result, says: "LearningRateSchedule: a factor of inf: expected a positive number")
  }
}
