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

  /// Wherever two long lists differ, both numbers are to be seen.
  func testTheDifferenceIsAlwaysShown() {
    for place in [0, 20, 53, 107, 150, 199] {
      let expected = (0..<200).map(Float.init)
      var found = expected.map { $0 * (1 + 1e-7) }  // not the same, and near enough
      found[place] = -7
      let difference = Comparison<[Float]>.numbers(within: 1e-5).difference(found, expected)
      XCTAssertEqual(difference?.place, "element [\(place)]")
      let shown = difference.map { excerpts(of: expected, found, at: $0) }
      XCTAssertEqual(shown?.found.contains("-7.0"), true, "\(place): \(shown as Any)")
      let number = " \(Float(place)),"
      let isThere = " \(shown?.expected ?? ""),".replacing("[", with: "").replacing("]", with: "")
        .contains(number)
      XCTAssertTrue(isThere, "\(place): \(shown as Any)")
      XCTAssertLessThanOrEqual(shown?.found.count ?? 0, 162)
      XCTAssertEqual(shown?.found.hasPrefix("…"), place > 0)
      XCTAssertEqual(shown?.found.hasSuffix("…"), place < 190)
    }
  }

  /// One list goes on where the other has ended.
  func testTheEndOfAShorterListIsShown() {
    let (expected, found) = ([Int](repeating: 1, count: 100), [Int](repeating: 1, count: 98))
    let difference = Difference(place: "number of elements", expected: "100", found: "98")
    let shown = excerpts(of: expected, found, at: difference)
    XCTAssertTrue(shown.found.hasPrefix("…") && shown.found.hasSuffix("1]"), shown.found)
    XCTAssertTrue(shown.expected.hasPrefix("…"), shown.expected)
  }
}
