import XCTest

@testable import NeuralNetworks

final class ThreadsTests: XCTestCase {
  /// Around the length of a vector, and around the size from which threads divide the work.
  private let counts = [0, 1, 15, 16, 17, 31, 33, 16_383, 16_384, 16_401, 60_001]

  func testEachElementBelongsToOneRangeThatBeginsWithAVector() {
    for count in counts {
      for threads in threadCounts {
        withThreads(threads) {
          var visits = [Int](repeating: 0, count: count)
          visits.withUnsafeMutableBufferPointer { visits in
            let start = visits.baseAddress
            inParallel(elements: count, cost: 20) { range in
              if range.lowerBound % 16 != 0 { return }
              for index in range { start?[index] += 1 }
            }
          }
          XCTAssertEqual(
            visits, Array(repeating: 1, count: count), "\(count) elements, \(threads) threads")
        }
      }
    }
  }

  func testTheEnvironmentSetsTheNumberOfThreads() {
    XCTAssertEqual(Threads.initialCount(setting: nil, cores: 8), 8)
    XCTAssertEqual(Threads.initialCount(setting: "", cores: 8), 8)
    XCTAssertEqual(Threads.initialCount(setting: nil, cores: 256), Threads.limit)
    XCTAssertEqual(Threads.initialCount(setting: "1", cores: 8), 1)
    XCTAssertEqual(Threads.initialCount(setting: "64", cores: 8), 64)
    for wrong in ["0", "-1", "65", "1000", "two", "2.0", " 2"] {
      XCTAssertNil(Threads.initialCount(setting: wrong, cores: 8), wrong)
    }
  }

  func testActivationsReachEveryElementOnce() {
    for count in counts {
      let numbers = randomMatrix(1, count, seed: 1)
      for threads in threadCounts {
        withThreads(threads) {
          // Twice a leaky slope of one half is a quarter.
          let once = Activation.leakyRelu(slope: 0.5)(numbers)
          XCTAssertEqual(once.bits, numbers.map { $0 < 0 ? 0.5 * $0 : $0 }.bits)
        }
      }
    }
  }
}
