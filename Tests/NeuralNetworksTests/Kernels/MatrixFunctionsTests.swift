import XCTest

@testable import NeuralNetworks

final class MatrixFunctionsTests: XCTestCase {
  func testEveryElementIsReplacedAndCopiesStay() {
    for (rows, columns) in [(1, 1), (3, 7), (16, 2), (129, 131)] {
      var generator = SplitMix64(seed: UInt64(rows))
      let inputs = Initializer.uniform(0.01..<9)
        .weights(inputs: rows, units: columns, using: &generator)
      var exponentials = inputs
      exponentials.applyExponential()
      XCTAssertEqual(exponentials.elements, inputs.elements.map { exponential($0) })
      var logarithms = inputs
      logarithms.applyLogarithm()
      XCTAssertEqual(logarithms.elements, inputs.elements.map { logarithm($0) })
    }
  }
}
