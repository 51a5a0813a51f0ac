import XCTest

@testable import NeuralNetworks

final class ParameterTests: XCTestCase {
  private func weights() -> Parameter {
    Parameter(name: "weights", value: Matrix(rows: 7, columns: 4))
  }

  func testAParameterStartsWithAGradientOfZero() {
    XCTAssertEqual(weights().gradient, Matrix(rows: 7, columns: 4))
    XCTAssertFalse(weights().hasGradient)
  }

  func testAProductIsMultipliedOutForWhoeverReadsIt() {
    let (input, gradient) = (randomMatrix(5, 7, seed: 1), randomMatrix(5, 4, seed: 2))
    let parameter = weights()
    parameter.setGradient(transposing: input, gradient)
    XCTAssertTrue(parameter.hasGradient)
    XCTAssertEqual(parameter.gradient.bits, naiveMatmul(input.transposed(), gradient).bits)
    XCTAssertEqual(parameter.gradient.bits, matmul(transposing: input, gradient).bits)
    parameter.gradient *= 2
    XCTAssertEqual(parameter.gradient.bits, (2 * matmul(transposing: input, gradient)).bits)
  }

  /// Its factors are values: what becomes of the matrices they came from does not change it.
  func testAProductStaysWhenItsFactorsChange() {
    var (input, gradient) = (randomMatrix(5, 7, seed: 1), randomMatrix(5, 4, seed: 2))
    let expected = matmul(transposing: input, gradient).bits
    let parameter = weights()
    parameter.setGradient(transposing: input, gradient)
    input[0, 0] = 9
    gradient[0, 0] = 9
    XCTAssertEqual(parameter.gradient.bits, expected)
  }
}
