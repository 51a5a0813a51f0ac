import XCTest

@testable import NeuralNetworks

final class ElementwiseTests: XCTestCase {
  func testReachesEveryElementAndNoneBehind() {
    for count in [0, 1, 2, 15, 16, 17, 31, 32, 33, 100] {
      let source = Matrix(rows: 1, columns: count + 40, elements: (0..<count + 40).map(Float.init))
      let result = Matrix(rows: 1, columns: count + 40, repeating: -1)
      apply({ $0 + $0 }, to: source.storage.pointer, into: result.storage.pointer, count: count)
      let expected = (0..<count).map { 2 * Float($0) } + [Float](repeating: -1, count: 40)
      XCTAssertEqual(result.elements, expected, "\(count) elements")
    }
  }

  func testWorksInPlaceAndFromAnyElementOn() {
    let numbers = Matrix(rows: 1, columns: 50, elements: (0..<50).map(Float.init))
    let third = numbers.storage.pointer + 3
    apply({ $0 * $0 }, to: third, into: third, count: 37)
    let expected = (0..<50).map { index -> Float in
      Float((3..<40).contains(index) ? index * index : index)
    }
    XCTAssertEqual(numbers.elements, expected)
  }

  func testRestHasTheBitsOfWholeVectors() {
    let inputs = (0..<64).map { Float($0) * 0.113 - 3 }
    let whole = values(of: exponential, at: inputs)
    for count in 1..<64 {
      XCTAssertEqual(
        values(of: exponential, at: Array(inputs.prefix(count))), Array(whole.prefix(count)))
    }
  }
}
