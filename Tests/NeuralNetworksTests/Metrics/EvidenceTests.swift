import XCTest

@testable import NeuralNetworks

final class EvidenceTests: XCTestCase {
  /// By hand: √(0.5 · 0.5 / 100) is 0.05, √(0.9 · 0.1 / 360) is √0.00025.
  func testStandardErrorOfAShare() {
    XCTAssertEqual(standardError(ofShare: 0.5, samples: 100), 0.05, accuracy: 1e-15)
    XCTAssertEqual(standardError(ofShare: 0.9, samples: 360), 0.015811388, accuracy: 1e-9)
    XCTAssertEqual(standardError(ofShare: 1, samples: 7), 0)
    XCTAssertEqual(standardError(ofShare: 0, samples: 1), 0)
  }

  /// The standard error is how far simulated shares lie from the true one, as a root mean square.
  func testStandardErrorIsTheSpreadOfCountedShares() {
    for seed: UInt64 in 1...3 {
      var generator = SplitMix64(seed: seed)
      let errors = (0..<4000).map { _ -> Double in
        let hits = (0..<50).count { _ in generator.nextUniform() < 0.8 }
        return Double(hits) / 50 - 0.8
      }
      let spread = errors.map { $0 * $0 }.mean().squareRoot()
      XCTAssertEqual(spread, standardError(ofShare: 0.8, samples: 50), accuracy: 0.002)
    }
  }

  /// Counted by hand in Pascal's triangle: 1 5 10 10 5 1 for five tosses.
  func testChanceOfHeads() {
    XCTAssertEqual(
      (0...5).map { chance(ofAtLeast: $0, of: 5) }, [32, 31, 26, 16, 6, 1].map { $0 / 32 })
    XCTAssertEqual(chance(ofAtLeast: 0, of: 0), 1)
    XCTAssertEqual(chance(ofAtLeast: 1, of: 1), 0.5)
    // Half of the rows of an odd number of tosses, by symmetry.
    XCTAssertEqual(chance(ofAtLeast: 500, of: 999), 0.5, accuracy: 1e-12)
    XCTAssertEqual(chance(ofAtLeast: 1000, of: 1000) / 0x1p-1000, 1, accuracy: 1e-12)
  }

  func testMean() {
    XCTAssertEqual([1.0, 2, 6].mean(), 3)
    XCTAssertEqual([7.0].mean(), 7)
  }

  /// Counted by hand: five tosses fall in 32 ways, two of them five alike; four fall in 16 ways, of
  /// which all but the six with two heads stray by one or more.
  func testCoinTestCountsBothSides() {
    XCTAssertEqual(coinTest(5, against: 0), 2.0 / 32)
    XCTAssertEqual(coinTest(0, against: 5), 2.0 / 32)
    XCTAssertEqual(coinTest(1, against: 3), 10.0 / 16)
    XCTAssertEqual(coinTest(2, against: 2), 1, "an even split is no further than any")
    XCTAssertEqual(coinTest(0, against: 0), 1, "without a toss nothing is said")
  }
}
