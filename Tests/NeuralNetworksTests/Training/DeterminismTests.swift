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

  /// Steps so large that sums overflow, and weights are soon not a number. Which sign and payload that
  /// has is the processor's business; where it is, and all else, is not.
  func testATrainingThatDivergesGivesTheSameBitsWithAnyNumberOfThreads() throws {
    var results: [[UInt32]] = []
    for count in threadCounts {
      withThreads(count) {
        var generator = SplitMix64(seed: 4)
        let (inputs, targets) = (randomMatrix(128, 100, seed: 5), randomMatrix(128, 300, seed: 6))
        let network = Dense(inputs: 100, units: 300, using: &generator)
        let optimizer = SGD(learningRate: 1e10)
        var result: [UInt32] = []
        for _ in 0..<6 {
          let outputs = network.forward(inputs)
          network.setGradients(Loss.meanSquaredError.gradient(outputs, targets: targets))
          optimizer.step(network.parameters)
          result += outputs.canonicalBits + network.parameters.flatMap { $0.value.canonicalBits }
        }
        XCTAssertTrue(result.contains(Float.nan.bitPattern), "\(count) threads: all are numbers")
        results.append(result)
      }
    }
    for (count, result) in zip(threadCounts, results) {
      XCTAssertTrue(result == results[0], "\(count) threads")
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
