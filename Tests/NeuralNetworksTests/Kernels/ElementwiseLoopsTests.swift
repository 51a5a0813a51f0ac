import XCTest

@testable import NeuralNetworks

final class ElementwiseLoopsTests: XCTestCase {
  /// Around the length of a vector, and around the size from which threads divide the work.
  private let counts = [0, 1, 15, 16, 17, 31, 33, 16_383, 16_384, 16_401]

  func testEveryElementIsReplacedOnce() {
    for count in counts {
      let numbers = randomMatrix(1, count, seed: 1)
      let others = randomMatrix(1, count, seed: 2)
      let one = numbers.map { $0 * 2 + 1 }
      let two = numbers - others
      for threads in threadCounts {
        withThreads(threads) {
          var result = numbers
          result.updateVectors { $0 * 2 + 1 }
          XCTAssertEqual(result.bits, one.bits, "\(count) elements, \(threads) threads")
          result = numbers
          result.updateVectors(with: others) { $0 - $1 }
          XCTAssertEqual(result.bits, two.bits, "\(count) elements, \(threads) threads")
        }
      }
    }
  }

  func testTheLastVectorMayBeShorter() {
    var visited: [[Int]] = []
    forEachVector(of: 37) { visited.append([$0, $1]) }
    XCTAssertEqual(visited, [[0, 16], [16, 16], [32, 5]])
  }
}
