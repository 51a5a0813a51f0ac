import XCTest

@testable import Benchmarks

/// Time that passes only where a test says so.
private final class FakeTime {
  var seconds = 0.0
  var clock: SecondsClock { SecondsClock { self.seconds } }
}

final class WorkloadTests: XCTestCase {
  func testEachWorkloadGetsItsSecondsPerCall() {
    let time = FakeTime()
    let seconds = secondsPerCall(
      [Workload { time.seconds += 0.5 }, Workload { time.seconds += 0.125 }], runs: 5,
      secondsPerRun: 1, clock: time.clock)
    XCTAssertEqual(seconds, [Array(repeating: 0.5, count: 5), Array(repeating: 0.125, count: 5)])
  }

  func testARunHasAsManyCallsAsFillItsTime() {
    // Two calls to find out how long one takes, then 7 runs of 1 s / 0.25 s = 4 calls.
    let time = FakeTime()
    var calls = 0
    let workload = Workload {
      calls += 1
      time.seconds += 0.25
    }
    _ = secondsPerCall([workload], secondsPerRun: 1, clock: time.clock)
    XCTAssertEqual(calls, 2 + 7 * 4)
  }

  func testASlowWorkloadIsCalledOnceInARun() {
    let time = FakeTime()
    var calls = 0
    let workload = Workload {
      calls += 1
      time.seconds += 10
    }
    XCTAssertEqual(
      secondsPerCall([workload], runs: 2, secondsPerRun: 1, clock: time.clock), [[10, 10]])
    XCTAssertEqual(calls, 4)
  }

  func testWorkloadsTakeTurns() {
    let time = FakeTime()
    var order = ""
    let workloads = ["a", "b", "c"].map { name in
      Workload {
        order += name
        time.seconds += 1
      }
    }
    _ = secondsPerCall(workloads, runs: 3, secondsPerRun: 1, clock: time.clock)
    XCTAssertEqual(order, "aabbcc" + "abcabcabc")
  }

  func testPreparationIsNotTimed() {
    let time = FakeTime()
    var order = ""
    let workload = Workload(
      prepareRun: {
        order += "|"
        time.seconds += 100
      },
      prepareCall: {
        order += "p"
        time.seconds += 10
      },
      call: {
        order += "c"
        time.seconds += 0.5
      })
    XCTAssertEqual(
      secondsPerCall([workload], runs: 2, secondsPerRun: 1, clock: time.clock), [[0.5, 0.5]])
    XCTAssertEqual(order, "|pc|pc" + "|pcpc|pcpc")
  }

  func testTimeTooShortForTheClockStillEnds() {
    var calls = 0
    _ = secondsPerCall([Workload { calls += 1 }], runs: 1, clock: FakeTime().clock)
    XCTAssertEqual(calls, 2 + 1_000_000)
  }

  func testTheSystemsClockCountsSeconds() {
    let clock = SecondsClock.system
    let start = clock.now()
    Thread.sleep(forTimeInterval: 0.02)
    let passed = clock.now() - start
    XCTAssertGreaterThanOrEqual(passed, 0.02)
    XCTAssertLessThan(passed, 10)
  }
}
