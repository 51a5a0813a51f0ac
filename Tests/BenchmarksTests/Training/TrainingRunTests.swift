import Datasets
import NeuralNetworks
import XCTest

@testable import Benchmarks

final class TrainingRunTests: XCTestCase {
  private let plan = TrainingPlan(hidden: [8], batch: 32, epochs: 3)

  /// A clock that tells 0, 1, 3, 6, 10, …: each answer comes later by one second more.
  private func growingClock() -> SecondsClock {
    var step = -1.0
    var now = 0.0
    return SecondsClock {
      step += 1
      now += step
      return now
    }
  }

  func testItNotesTheSecondsOfEachEpoch() throws {
    // Asked at the start (0) and at the end (1) of the first epoch, again at the start of the
    // second (3), … : epochs of 1 − 0, 6 − 3 and 15 − 10 seconds.
    let digits = try Digits8x8.inFileOrder().split(first: 1437)
    var run = TrainingRun(plan, inputs: 64)
    var epochs: [Int] = []
    try run.train(on: digits.training, epochs: 3, clock: growingClock()) { epochs.append($0) }
    XCTAssertEqual(run.seconds, [1, 3, 5])
    XCTAssertEqual(epochs, [1, 2, 3])
  }

  func testTrainingInPartsGoesOnWhereItStopped() throws {
    let digits = try Digits8x8.inFileOrder().split(first: 1437)
    var whole = TrainingRun(plan, inputs: 64)
    try whole.train(on: digits.training, epochs: 3)
    var parts = TrainingRun(plan, inputs: 64)
    for _ in 0..<3 { try parts.train(on: digits.training, epochs: 1) }
    XCTAssertEqual(parts.seconds.count, 3)
    XCTAssertEqual(parts.accuracy(on: digits.test), whole.accuracy(on: digits.test))
  }

  func testItLearns() throws {
    let digits = try Digits8x8.inFileOrder().split(first: 1437)
    var run = TrainingRun(TrainingPlan(hidden: [32], batch: 16, epochs: 20), inputs: 64)
    let before = run.accuracy(on: digits.test)
    try run.train(on: digits.training, epochs: 20)
    XCTAssertLessThan(before, 0.5)
    XCTAssertGreaterThan(run.accuracy(on: digits.test), 0.85)
  }

  func testTheLastLineLeavesTheFirstEpochOut() throws {
    // Epochs of 1, 3, 5 and 7 seconds: without the first, the median is 5.
    let digits = try Digits8x8.inFileOrder().split(first: 1437)
    var run = TrainingRun(TrainingPlan(hidden: [8, 4], batch: 64, epochs: 4), inputs: 64)
    try run.train(on: digits.test, epochs: 4, clock: growingClock())
    XCTAssertEqual(
      run.line(testAccuracy: 0.97514),
      "swift hidden 8,4 batch 64: 5.000 s/epoch (first 1.000), test 0.9751")
  }
}
