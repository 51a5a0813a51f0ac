import NeuralNetworks
import XCTest

/// Expected values: Tests/Reference/optimizers_reference.py, in double precision, for 4 epochs of 5
/// steps.
final class LearningRateScheduleTests: XCTestCase {
  private func check(
    _ schedule: LearningRateSchedule, _ expected: [Int: Double], file: StaticString = #filePath,
    line: UInt = #line
  ) {
    for (step, factor) in expected.sorted(by: { $0.key < $1.key }) {
      XCTAssertEqual(
        Double(schedule.factor(step: step, stepsPerEpoch: 5, epochs: 4)), factor, accuracy: 1e-6,
        "step \(step)", file: file, line: line)
    }
  }

  func testConstant() {
    check(.constant, [0: 1, 7: 1, 19: 1])
  }

  func testStepDecayFallsAtTheEndOfItsEpochs() {
    check(
      .stepDecay(factor: 0.5, every: 2), [0: 1, 5: 1, 9: 1, 10: 0.5, 15: 0.5, 19: 0.5, 20: 0.25])
    check(.stepDecay(factor: 0.1, every: 1), [4: 1, 5: 0.1, 10: 0.01, 15: 0.001])
  }

  func testExponentialDecayFallsAtEveryStep() {
    check(
      .exponentialDecay(factor: 0.8),
      [0: 1, 1: 0.9563525, 4: 0.83651164, 5: 0.8, 7: 0.73168808, 10: 0.64, 19: 0.42829396])
  }

  func testCosineFallsFromOneToZero() {
    check(
      .cosine,
      [
        0: 1, 1: 0.99384417, 2: 0.97552826, 3: 0.94550326, 4: 0.9045085, 5: 0.85355339,
        6: 0.79389263, 7: 0.72699525, 8: 0.6545085, 9: 0.57821723, 10: 0.5, 11: 0.42178277,
        12: 0.3454915, 13: 0.27300475, 14: 0.20610737, 15: 0.14644661, 16: 0.095491503,
        17: 0.054496738, 18: 0.024471742, 19: 0.0061558297, 20: 0,
      ])
  }

  func testAfterItsEndTheCosineStaysAtZero() {
    for step in [2, 4, 1000, Int.max] {
      XCTAssertEqual(LearningRateSchedule.cosine.factor(step: step, stepsPerEpoch: 1, epochs: 2), 0)
    }
    XCTAssertEqual(
      LearningRateSchedule.cosine.factor(step: 1, stepsPerEpoch: .max, epochs: .max), 1)
  }

  /// Its three pieces of a series must meet.
  func testCosineNeverRises() {
    var last: Float = 2
    for step in 0...1000 {
      let factor = LearningRateSchedule.cosine.factor(step: step, stepsPerEpoch: 100, epochs: 10)
      XCTAssertLessThanOrEqual(factor, last, "step \(step)")
      last = factor
    }
  }
}
