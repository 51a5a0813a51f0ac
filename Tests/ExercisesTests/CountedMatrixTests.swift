import NeuralNetworks
import XCTest

@testable import Exercises

/// The matrix that exercise 4.3 is given: it works like `Matrix`, and counts.
final class CountedMatrixTests: XCTestCase {
  private let a = CountedMatrix(Matrix([[1, 2, 3], [4, 5, 6]]))
  private let b = CountedMatrix(Matrix([[1, 0, -1], [2, 2, 2]]))

  func testWhatIsDoneNumberByNumberIsCounted() {
    check({ self.a + self.b }, gives: Matrix([[2, 2, 2], [6, 7, 8]]), operations: 6)
    check({ self.a - self.b }, gives: Matrix([[0, 2, 4], [2, 3, 4]]), operations: 6)
    check({ self.a * self.b }, gives: Matrix([[1, 0, -3], [8, 10, 12]]), operations: 6)
    check({ 2 * self.a }, gives: Matrix([[2, 4, 6], [8, 10, 12]]), operations: 6)
    check({ self.a.rowSums() }, gives: Matrix([[6], [15]]), operations: 6)
    check({ self.a.columnSums() }, gives: Matrix([[5, 7, 9]]), operations: 6)
    check(
      { self.a.adding(row: self.b[row: 0]) }, gives: Matrix([[2, 2, 2], [5, 5, 5]]),
      operations: 6)
  }

  func testElementsAreCountedWhereTheyAreWorkedWith() {
    check(
      {
        var sum = CountedMatrix(rows: 1, columns: 1)
        for column in 0..<3 { sum[0, 0] += self.a[0, column] * self.b[0, column] }
        sum[0, 0] *= 2.5
        sum[0, 0] = -sum[0, 0] - 1
        return sum
      }, gives: Matrix([[4]]), operations: 9)
  }

  func testProductsAndPlacesCostNothing() {
    let product = Matrix([[-2, 12], [-2, 30]])
    check({ matmul(self.a, self.b.transposed()) }, gives: product, operations: 0)
    check({ matmul(self.a, transposing: self.b) }, gives: product, operations: 0)
    check(
      {
        var copy = CountedMatrix(rows: 2, columns: 3)
        for row in 0..<2 { for column in 0..<3 { copy[row, column] = self.a[row, column] } }
        return copy
      }, gives: Matrix([[1, 2, 3], [4, 5, 6]]), operations: 0)
  }

  func testTwoCountsDoNotMeet() {
    check({ self.a + self.b }, gives: Matrix([[2, 2, 2], [6, 7, 8]]), operations: 6)
    _ = a + b
    check({ self.a[row: 0] + self.b[row: 0] }, gives: Matrix([[2, 2, 2]]), operations: 3)
  }

  private func check(
    _ body: () -> CountedMatrix, gives expected: Matrix, operations: Int, line: UInt = #line
  ) {
    let counted = CountedMatrix.counting(body)
    XCTAssertEqual(counted.result, expected, line: line)
    XCTAssertEqual(counted.operations, operations, line: line)
  }
}
