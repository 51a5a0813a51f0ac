import XCTest

@testable import NeuralNetworks

/// The same seed gives the same bits, with any number of threads, in debug and release, with and
/// without PORTABLE=1, on every machine.
final class DeterminismTests: XCTestCase {
  func testTrainingGivesTheExpectedBitsWithAnyNumberOfThreads() throws {
    for count in threadCounts {
      for check in try withThreads(count, digestChecks) {
        XCTAssertEqual(
          String(check.found, radix: 16), String(check.expected, radix: 16),
          "\(check.name), \(count) threads")
      }
    }
  }

  func testAnotherSeedGivesOtherBits() throws {
    var one = SplitMix64(seed: 1)
    var other = SplitMix64(seed: 2)
    let first = Dense(inputs: 3, units: 2, using: &one)
    let second = Dense(inputs: 3, units: 2, using: &other)
    XCTAssertNotEqual(parameterBits(first), parameterBits(second))
  }
}
