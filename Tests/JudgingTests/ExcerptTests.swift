import NeuralNetworks
import XCTest

@testable import Judging

final class ExcerptTests: XCTestCase {
  func testValuesAreWrittenAsInSwift() {
    XCTAssertEqual(excerpt(of: [[1, 2], [3, 4]]), "[[1, 2], [3, 4]]")
    XCTAssertEqual(excerpt(of: (inputs: [Float(1)], bias: Float(2))), "(inputs: [1.0], bias: 2.0)")
    XCTAssertEqual(excerpt(of: (1, 2)), "(1, 2)")
  }

  func testMatricesAreListsOfRows() {
    let matrix = Matrix([[1, 2], [3, 4]])
    XCTAssertEqual(excerpt(of: matrix), "[[1.0, 2.0], [3.0, 4.0]]")
    XCTAssertEqual(excerpt(of: [matrix]), "[[[1.0, 2.0], [3.0, 4.0]]]")
    XCTAssertEqual(
      excerpt(of: (weights: matrix, rate: 1)), "(weights: [[1.0, 2.0], [3.0, 4.0]], rate: 1)")
  }

  func testTuplesInListsAndOptionalsAreWrittenInFull() {
    let layers = [(weights: Matrix([[1], [2]]), bias: Matrix([[3]]))]
    XCTAssertEqual(excerpt(of: layers), "[(weights: [[1.0], [2.0]], bias: [[3.0]])]")
    XCTAssertEqual(excerpt(of: Int?.some(3) as Any), "3")
    XCTAssertEqual(excerpt(of: Int?.none as Any), "nil")
  }

  func testStructsAreWrittenAsTuples() {
    struct Unit {
      let weights: Matrix
      let bias: Float
    }
    let unit = Unit(weights: Matrix([[1], [2]]), bias: 3)
    XCTAssertEqual(excerpt(of: unit), "(weights: [[1.0], [2.0]], bias: 3.0)")
    XCTAssertEqual(excerpt(of: [unit]), "[(weights: [[1.0], [2.0]], bias: 3.0)]")
  }

  func testLongValuesAreCut() {
    XCTAssertEqual(excerpt(of: [Int](repeating: 1, count: 54)).count, 161)
    XCTAssertEqual(excerpt(of: [Int](repeating: 1, count: 53)).count, 159)
  }
}
