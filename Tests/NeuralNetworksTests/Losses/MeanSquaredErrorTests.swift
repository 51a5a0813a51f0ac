import XCTest

@testable import NeuralNetworks

/// Expected values: Tests/Reference/functions_reference.py, by PyTorch in double precision.
final class MeanSquaredErrorTests: XCTestCase {
  func testKnownValues() {
    check(
      .meanSquaredError, of: LossReference.outputs, LossReference.numbers, is: 0.92708333,
      gradient: [0.16666667, -0.33333333, -0.083333333, -0.66666667, -0.16666667, 0])
  }

  func testExtremeOutputs() {
    check(
      .meanSquaredError, of: LossReference.extreme, LossReference.numbers, is: 832503.25,
      gradient: [333, -333, -0.16666667, -334, 332.16667, 333.66667])
  }

  func testEqualOutputs() {
    check(
      .meanSquaredError, of: LossReference.equal, LossReference.numbers, is: 40.583333,
      gradient: [2, 2.6666667, 2.1666667, 1.6666667, 1.1666667, 2.6666667])
  }

  func testNoErrorIsZero() {
    let numbers = LossReference.numbers
    check(
      .meanSquaredError, of: numbers, numbers, is: 0, gradient: Array(repeating: 0, count: 6))
  }
}
