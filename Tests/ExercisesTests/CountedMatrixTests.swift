import NeuralNetworks
import XCTest

@testable import Exercises

/// The matrix that exercise 4.3 is given: it works like `Matrix`, and records what is done.
final class CountedMatrixTests: XCTestCase {
  private let given = [Matrix([[1, 2, 3], [4, 5, 6]]), Matrix([[1, 0, -1], [2, 2, 2]])]

  func testWhatIsDoneNumberByNumberIsCounted() {
    check({ $0 + $1 }, gives: Matrix([[2, 2, 2], [6, 7, 8]]), operations: 6)
    check({ $0 - $1 }, gives: Matrix([[0, 2, 4], [2, 3, 4]]), operations: 6)
    check({ $0 * $1 }, gives: Matrix([[1, 0, -3], [8, 10, 12]]), operations: 6)
    check({ a, _ in 2 * a }, gives: Matrix([[2, 4, 6], [8, 10, 12]]), operations: 6)
    check({ a, _ in a.rowSums() }, gives: Matrix([[6], [15]]), operations: 6)
    check({ a, _ in a.columnSums() }, gives: Matrix([[5, 7, 9]]), operations: 6)
    check(
      { $0.adding(row: $1[row: 0]) }, gives: Matrix([[2, 2, 2], [5, 5, 5]]),
      operations: 6)
  }

  func testElementsAreCountedWhereTheyAreWorkedWith() {
    check(
      { a, b in
        var sum = CountedMatrix(rows: 1, columns: 1)
        for column in 0..<3 { sum[0, 0] += a[0, column] * b[0, column] }
        sum[0, 0] *= 2.5
        sum[0, 0] = -sum[0, 0] - 1
        return sum
      }, gives: Matrix([[4]]), operations: 9)
  }

  func testProductsAndPlacesCostNothing() {
    let product = Matrix([[-2, 12], [-2, 30]])
    check({ matmul($0, $1.transposed()) }, gives: product, operations: 0)
    check({ matmul($0, transposing: $1) }, gives: product, operations: 0)
    check(
      { a, _ in
        var copy = CountedMatrix(rows: 2, columns: 3)
        for row in 0..<2 { for column in 0..<3 { copy[row, column] = a[row, column] } }
        return copy
      }, gives: Matrix([[1, 2, 3], [4, 5, 6]]), operations: 0)
  }

  func testTwoCountsDoNotMeet() {
    check({ $0 + $1 }, gives: Matrix([[2, 2, 2], [6, 7, 8]]), operations: 6)
    _ = CountedMatrix(rows: 1, columns: 1) + CountedMatrix(rows: 1, columns: 1)
    check({ $0[row: 0] + $1[row: 0] }, gives: Matrix([[2, 2, 2]]), operations: 3)
  }

  func testAnElementIsKnownByItsPlace() {
    let calculation = CountedMatrix.recorded(given) { given in
      var result = given[1].transposed()
      result[0, 0] = 0.5
      result[1, 1] = given[0][0, 2] * 4
      return result
    }.calculation
    XCTAssertEqual(calculation.written, [4, 0.5])
    XCTAssertEqual(calculation.steps, [2, 1, 2, -1])
    XCTAssertEqual(calculation.result, [-2, 9, 7, 12, 8, 11])
  }

  func testWithoutARecordItIsAMatrix() {
    let matrix = 2 * matmul(CountedMatrix(rows: 1, columns: 2), CountedMatrix(rows: 2, columns: 3))
    XCTAssertEqual(matrix.values, Matrix(rows: 1, columns: 3))
    XCTAssertEqual("\(matrix[0, 0] + 2.5)", "2.5")
  }

  /// Checks what comes of a calculation, and how many numbers its steps made outside of products.
  private func check(
    _ body: (CountedMatrix, CountedMatrix) -> CountedMatrix, gives expected: Matrix,
    operations: Int, line: UInt = #line
  ) {
    let (result, calculation) = CountedMatrix.recorded(given) { body($0[0], $0[1]) }
    XCTAssertEqual(result, expected, line: line)
    XCTAssertEqual(calculation.operations, operations, line: line)
  }
}
