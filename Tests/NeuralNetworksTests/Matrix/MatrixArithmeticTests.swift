import XCTest

@testable import NeuralNetworks

final class MatrixArithmeticTests: XCTestCase {
  private let a = Matrix([[1, -2, 3], [4, 5, -6]])
  private let b = Matrix([[10, 20, 30], [40, 50, 60]])

  func testElementByElement() {
    XCTAssertEqual(a + b, Matrix([[11, 18, 33], [44, 55, 54]]))
    XCTAssertEqual(a - b, Matrix([[-9, -22, -27], [-36, -45, -66]]))
    XCTAssertEqual(a * b, Matrix([[10, -40, 90], [160, 250, -360]]))
    XCTAssertEqual(-2 * a, Matrix([[-2, 4, -6], [-8, -10, 12]]))
    XCTAssertEqual(a.map { $0 * $0 }, Matrix([[1, 4, 9], [16, 25, 36]]))
  }

  func testEmptyMatrices() {
    let empty = Matrix(rows: 0, columns: 3)
    XCTAssertEqual((empty + empty).shape.description, "0×3")
    XCTAssertEqual(empty.transposed().shape.description, "3×0")
    XCTAssertEqual(empty.columnSums(), Matrix([[0, 0, 0]]))
    XCTAssertEqual(empty.sum(), 0)
    XCTAssertEqual(empty.argmax(), [])
    XCTAssertEqual(empty.adding(row: Matrix([[1, 2, 3]])).shape.description, "0×3")
  }

  func testAddingARowAddsItToEveryRow() {
    XCTAssertEqual(
      a.adding(row: Matrix([[100, 200, 300]])), Matrix([[101, 198, 303], [104, 205, 294]]))
    let row = Matrix([[1, 2]])
    XCTAssertEqual(row.adding(row: row), Matrix([[2, 4]]))
  }

  /// Shapes below, at and above the side of the squares in which the transpose is copied.
  func testTransposeExchangesRowsAndColumns() {
    for (rows, columns) in [(1, 1), (1, 7), (7, 1), (3, 5), (16, 16), (15, 33), (40, 17)] {
      let matrix = randomMatrix(rows, columns, seed: 1)
      let transposed = matrix.transposed()
      XCTAssertEqual(transposed.shape.description, "\(columns)×\(rows)")
      for row in 0..<rows {
        for column in 0..<columns where matrix[row, column] != transposed[column, row] {
          XCTFail("element (\(row), \(column)) of \(matrix.shape)")
        }
      }
    }
  }

  func testSums() {
    XCTAssertEqual(a.columnSums(), Matrix([[5, 3, -3]]))
    XCTAssertEqual(a.sum(), 5)
    // In single precision the 1 would be lost.
    XCTAssertEqual(Matrix([[0x1p30, 1, -0x1p30]]).sum(), 1)
    // From the first row down: 2²⁴ + 1 is 2²⁴ in single precision; 1 + 1 + 2²⁴ is not.
    XCTAssertEqual(Matrix([[0x1p24], [1], [1]]).columnSums(), Matrix([[0x1p24]]))
    XCTAssertEqual(Matrix([[1], [1], [0x1p24]]).columnSums(), Matrix([[0x1p24 + 2]]))
  }

  func testLargestInRowsIsTheFirstOfEquals() {
    let matrix = Matrix([
      [1, 3, 2], [5, 5, 1], [-3, -2, -1], [-.infinity, -.infinity, -.infinity],
    ])
    XCTAssertEqual(matrix.argmax(), [1, 0, 2, 0])
    XCTAssertEqual(Matrix([[7], [-7]]).argmax(), [0, 0])
  }

  /// As NumPy's argmax has it; the answer must not depend on where the NaN stands.
  func testANaNCountsAsTheLargest() {
    let matrix = Matrix([[.nan, 5, 1], [5, .nan, 7], [1, 2, .nan], [.nan, .nan, .infinity]])
    XCTAssertEqual(matrix.argmax(), [0, 1, 2, 0])
  }

  func testApproximateEquality() {
    let close = a.map { $0 + 0.25 }
    XCTAssertTrue(a.isApproximatelyEqual(to: a, tolerance: 0))
    XCTAssertTrue(a.isApproximatelyEqual(to: close, tolerance: 0.25))
    XCTAssertFalse(a.isApproximatelyEqual(to: close, tolerance: 0.2))
    XCTAssertFalse(a.isApproximatelyEqual(to: a.transposed(), tolerance: 100))
  }

  func testANaNIsNeverApproximatelyEqual() {
    let notANumber = Matrix([[1, .nan]])
    XCTAssertFalse(notANumber.isApproximatelyEqual(to: notANumber, tolerance: .infinity))
    XCTAssertFalse(notANumber.isApproximatelyEqual(to: Matrix([[1, 1]]), tolerance: .infinity))
    XCTAssertFalse(Matrix([[1, 1]]).isApproximatelyEqual(to: notANumber, tolerance: 100))
  }

  func testEqualInfinitiesAreApproximatelyEqual() {
    let infinite = Matrix([[.infinity, -.infinity]])
    XCTAssertTrue(infinite.isApproximatelyEqual(to: infinite, tolerance: 0))
    XCTAssertFalse(infinite.isApproximatelyEqual(to: -1 * infinite, tolerance: 1))
  }

  func testOperatorsWithNumbers() {
    let matrix = Matrix([[1, -2], [3, 8]])
    XCTAssertEqual(-matrix, Matrix([[-1, 2], [-3, -8]]))
    XCTAssertEqual(matrix * 2, Matrix([[2, -4], [6, 16]]))
    XCTAssertEqual(2 * matrix, matrix * 2)
    XCTAssertEqual(matrix / 4, Matrix([[0.25, -0.5], [0.75, 2]]))
    var changed = matrix
    changed += matrix
    changed *= 3
    changed -= matrix
    XCTAssertEqual(changed, 5 * matrix)
  }

  func testSumsAndMeansAndParts() {
    let matrix = Matrix([[1, -2, 4], [3, 8, 0]])
    XCTAssertEqual(matrix.columnSums(), Matrix([[4, 6, 4]]))
    XCTAssertEqual(matrix.rowSums(), Matrix([[3], [11]]))
    XCTAssertEqual(matrix.mean(), 14.0 / 6)
    XCTAssertTrue(Matrix(rows: 0, columns: 3).mean().isNaN)
    XCTAssertEqual(matrix[row: 1], Matrix([[3, 8, 0]]))
    XCTAssertEqual(matrix[column: 1], Matrix([[-2], [8]]))
    XCTAssertEqual(Matrix(oneHot: [2, 0], classes: 3), Matrix([[0, 0, 1], [1, 0, 0]]))
    XCTAssertEqual(Matrix(oneHot: [2, 0, 1], classes: 3).argmax(), [2, 0, 1])
  }
}
