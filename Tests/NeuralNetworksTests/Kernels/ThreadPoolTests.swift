import Foundation
import Synchronization
import XCTest

@testable import NeuralNetworks

final class ThreadPoolTests: XCTestCase {
  /// A cost that makes any work worth sharing, down to the last unit.
  private let cost = 100_000

  /// How often each unit was done; every unit has a counter of its own, so no two threads write one.
  private func visits(units: Int, _ run: ((Range<Int>) -> Void) -> Void) -> [Int] {
    let counters = UnsafeMutablePointer<Int>.allocate(capacity: max(units, 1))
    counters.initialize(repeating: 0, count: units)
    defer { counters.deallocate() }
    run { for unit in $0 { counters[unit] += 1 } }
    return Array(UnsafeBufferPointer(start: counters, count: units))
  }

  func testEveryUnitIsDoneOnce() {
    for count in [1, 2, 3, 8, Threads.limit] {
      for units in [0, 1, 2, 3, 7, 64, 65, 1000] {
        let found = withThreads(count) {
          visits(units: units) { inParallel(units: units, cost: cost, $0) }
        }
        XCTAssertEqual(
          found, Array(repeating: 1, count: units), "\(units) units, \(count) threads")
      }
    }
  }

  /// Eight pieces a thread at most, each worth 3 µs or more and of the fewest units asked for.
  func testWorkIsCutInPiecesThatAreNotTooSmall() {
    for (units, cost, least, most) in [
      (1000, 1000, 1, 16), (10, 100_000, 1, 10), (5, 10, 1, 1), (40, 1000, 1, 13),
      (64, 10_000, 20, 3),
    ] {
      let found = Mutex<[Range<Int>]>([])
      withThreads(2) {
        inParallel(units: units, cost: cost, least: least) { range in
          found.withLock { $0.append(range) }
        }
      }
      let ranges = found.withLock { $0 }
      XCTAssertEqual(ranges.count, most)
      XCTAssertEqual(ranges.reduce(0) { $0 + $1.count }, units)
      XCTAssertTrue(ranges.allSatisfy { $0.count >= least })
    }
  }

  func testManySmallPiecesOneAfterTheOther() {
    let rounds = 5000
    let found = withThreads(3) {
      visits(units: 3) { body in
        for _ in 0..<rounds { inParallel(units: 3, cost: cost, body) }
      }
    }
    XCTAssertEqual(found, [rounds, rounds, rounds])
  }

  func testWorkersThatFellAsleepWakeUp() {
    withThreads(3) {
      for _ in 0..<3 {
        XCTAssertEqual(visits(units: 5) { inParallel(units: 5, cost: cost, $0) }, [1, 1, 1, 1, 1])
        Thread.sleep(forTimeInterval: 0.05)
      }
    }
  }

  func testWorkThatHandsOutWorkItself() {
    let found = withThreads(3) {
      visits(units: 12) { body in
        inParallel(units: 4, cost: cost) { outer in
          for part in outer {
            inParallel(units: 3, cost: cost) { inner in
              body(part * 3 + inner.lowerBound..<part * 3 + inner.upperBound)
            }
          }
        }
      }
    }
    XCTAssertEqual(found, Array(repeating: 1, count: 12))
  }

  func testSeveralCallersAtATime() {
    let (a, b) = (randomMatrix(64, 64, seed: 1), randomMatrix(64, 64, seed: 2))
    let expected = naiveMatmul(a, b).bits
    let wrong = Mutex(0)
    withThreads(2) {
      DispatchQueue.concurrentPerform(iterations: 16) { _ in
        if matmul(a, b).bits != expected { wrong.withLock { $0 += 1 } }
      }
    }
    XCTAssertEqual(wrong.withLock { $0 }, 0)
  }

  func testTheCountOfThreadsIsKept() {
    let before = Threads.count
    XCTAssertTrue((1...Threads.limit).contains(before))
    withThreads(5) { XCTAssertEqual(Threads.count, 5) }
    XCTAssertEqual(Threads.count, before)
  }
}
