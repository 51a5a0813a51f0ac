import NeuralNetworks
import XCTest

@testable import Benchmarks

final class PeakRateTests: XCTestCase {
  private let threads = Threads.count

  override func tearDown() { Threads.count = threads }

  func testSumsConvergeToTheFixedPointOfTheirFormula() {
    // s ← s/2 + 1 ends at 2 from every start; a total is the sum of all sums of a thread, one for
    // every two operations in each of 16 lanes.
    for count in [1, 2, 3] {
      Threads.count = count
      let totals = PeakRate.run(rounds: 100)
      let sums = PeakRate.operations(rounds: 1) / (2 * 16 * count)
      XCTAssertEqual(totals, Array(repeating: SIMD16(repeating: Float(2 * sums)), count: count))
    }
  }

  func testEachRoundIsOneMultiplyAdd() {
    // The sums start at 0, 1, …, n − 1, so that s ← 3 s + 1 makes of their total T 3 T + n.
    Threads.count = 1
    let sums = Float(PeakRate.operations(rounds: 1) / (2 * 16))
    var total = sums * (sums - 1) / 2
    for rounds in 0..<6 {
      XCTAssertEqual(
        PeakRate.run(rounds: rounds, factor: 3, term: 1), [SIMD16(repeating: total)])
      total = 3 * total + sums
    }
  }

  func testOperationsGrowWithRoundsAndThreads() {
    Threads.count = 1
    let one = PeakRate.operations(rounds: 1)
    XCTAssertEqual(PeakRate.operations(rounds: 7), 7 * one)
    Threads.count = 3
    XCTAssertEqual(PeakRate.operations(rounds: 7), 21 * one)
  }
}
