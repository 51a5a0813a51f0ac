import XCTest

@testable import NeuralNetworks

/// Each of the four rules gives the same bits in its plain form, one number after the other, and in
/// its fast one, sixteen at a time and tile by tile of a product that is never stored.
final class UpdateRuleTests: XCTestCase {
  private func compare(_ rule: some UpdateRule, line: UInt = #line) {
    for (samples, inputs, units) in [(1, 1, 1), (5, 7, 3), (64, 33, 17), (9, 100, 300)] {
      for threads in threadCounts {
        withThreads(threads) {
          let value = randomMatrix(inputs, units, seed: 1)
          let parameters = (0..<3).map { _ in Parameter(name: "weights", value: value) }
          var memories = [RuleMemory(), RuleMemory(), RuleMemory()]
          for seed in [UInt64(2), 3, 4] {
            let input = randomMatrix(samples, inputs, seed: seed).map { $0 < 0.3 ? 0 : $0 }
            let gradient = randomMatrix(samples, units, seed: seed + 10)
            for parameter in parameters { parameter.setGradient(transposing: input, gradient) }
            memories[0].naiveUpdate(parameters[0], by: rule)
            memories[1].update(parameters[1], by: rule)
            _ = parameters[2].gradient  // multiplies the product out
            memories[2].update(parameters[2], by: rule)
          }
          let label = "\(inputs)×\(units), \(samples) samples, \(threads) threads"
          XCTAssertEqual(parameters[1].value.bits, parameters[0].value.bits, label, line: line)
          XCTAssertEqual(parameters[2].value.bits, parameters[0].value.bits, label, line: line)
          XCTAssertNotEqual(parameters[0].value.bits, value.bits, label, line: line)
        }
      }
    }
  }

  func testGradientDescent() { compare(SGD.Rule(rate: 0.1, kept: 0.99)) }

  func testMomentum() { compare(Momentum.Rule(rate: 0.1, momentum: 0.9, kept: 0.99)) }

  func testRMSProp() { compare(RMSProp.Rule(rate: 0.1, decay: 0.9, epsilon: 1e-8, kept: 0.99)) }

  func testAdam() {
    compare(
      Adam.Rule(
        beta1: 0.9, beta2: 0.999, rate: 0.1, correction: 1000, epsilon: 1e-8, kept: 0.99))
  }
}
