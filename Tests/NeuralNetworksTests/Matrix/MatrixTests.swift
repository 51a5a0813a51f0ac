import XCTest

@testable import NeuralNetworks

final class MatrixTests: XCTestCase {
  func testElementsAreStoredRowAfterRow() {
    let matrix = Matrix([[1, 2, 3], [4, 5, 6]])
    XCTAssertEqual(matrix.rows, 2)
    XCTAssertEqual(matrix.columns, 3)
    XCTAssertEqual(matrix.count, 6)
    XCTAssertEqual(matrix.shape.description, "2×3")
    XCTAssertEqual(matrix.elements, [1, 2, 3, 4, 5, 6])
    XCTAssertEqual(matrix, Matrix(rows: 2, columns: 3, elements: [1, 2, 3, 4, 5, 6]))
    XCTAssertEqual(matrix[0, 2], 3)
    XCTAssertEqual(matrix[1, 0], 4)
    XCTAssertEqual(matrix.row(1), [4, 5, 6])
  }

  func testRepeatingFillsEveryElement() {
    XCTAssertEqual(Matrix(rows: 3, columns: 2, repeating: 7).elements, [7, 7, 7, 7, 7, 7])
    XCTAssertEqual(Matrix(rows: 2, columns: 2).elements, [0, 0, 0, 0])
  }

  func testEmptyMatricesKeepTheirShape() {
    XCTAssertEqual(Matrix([]).shape.description, "0×0")
    XCTAssertEqual(Matrix([[], []]).shape.description, "2×0")
    XCTAssertEqual(Matrix(rows: 0, columns: 5).elements, [])
    XCTAssertNotEqual(Matrix(rows: 0, columns: 5), Matrix(rows: 5, columns: 0))
  }

  func testSubscriptChangesOneElement() {
    var matrix = Matrix(rows: 2, columns: 3)
    matrix[1, 2] = 5
    matrix[0, 1] -= 2
    XCTAssertEqual(matrix.elements, [0, -2, 0, 0, 0, 5])
  }

  func testRowsTakesARangeOfRows() {
    let matrix = Matrix([[1, 2], [3, 4], [5, 6]])
    XCTAssertEqual(matrix.rows(1..<3), Matrix([[3, 4], [5, 6]]))
    XCTAssertEqual(matrix.rows(0..<3), matrix)
    XCTAssertEqual(matrix.rows(3..<3).shape.description, "0×2")
  }

  // MARK: - Value semantics

  /// Every way to change a matrix in place must leave a copy made before as it was.
  func testACopyDoesNotChangeWithTheOriginal() {
    let changes: [(name: String, change: (inout Matrix) -> Void)] = [
      ("subscript", { $0[0, 1] = 9 }),
      ("withMutableElements", { $0.withMutableElements { $0[0] = 9 } }),
      ("activation", { Activation.sigmoid.apply(to: &$0) }),
      ("add(row:)", { $0.add(row: Matrix([[9, 9, 9]])) }),
      ("+=", { $0 += Matrix(rows: 2, columns: 3, repeating: 9) }),
      ("*=", { $0 *= 9 }),
      ("softmaxRows", { softmaxRows(&$0) }),
    ]
    for (name, change) in changes {
      var original = Matrix([[1, 2, 3], [4, 5, 6]])
      let copy = original
      XCTAssertTrue(copy.sharesStorage(with: original))
      change(&original)
      XCTAssertEqual(copy.elements, [1, 2, 3, 4, 5, 6], name)
      XCTAssertNotEqual(original, copy, name)
    }
  }

  func testAChangeOfTheCopyLeavesTheOriginal() {
    let original = Matrix([[1, 2]])
    var copy = original
    copy[0, 0] = 7
    XCTAssertEqual(original, Matrix([[1, 2]]))
    XCTAssertEqual(copy, Matrix([[7, 2]]))
  }

  func testAnUnsharedMatrixChangesInPlace() {
    var matrix = Matrix(rows: 2, columns: 3)
    let memory = matrix.storage.pointer
    matrix[1, 1] = 1
    Activation.sigmoid.apply(to: &matrix)
    XCTAssertEqual(matrix.storage.pointer, memory)
  }

  // MARK: - Reshape

  func testReshapeKeepsMemoryOfTheSameSize() {
    var matrix = Matrix(rows: 2, columns: 6)
    let memory = matrix.storage.pointer
    matrix.reshape(rows: 4, columns: 3)
    XCTAssertEqual(matrix.shape.description, "4×3")
    XCTAssertEqual(matrix.storage.pointer, memory)
    matrix.reshape(rows: 4, columns: 4)
    XCTAssertEqual(matrix.storage.count, 16)
    XCTAssertNotEqual(matrix.storage.pointer, memory)
  }

  func testReshapeLeavesSharedMemoryToTheOther() {
    var matrix = Matrix([[1, 2], [3, 4]])
    let copy = matrix
    matrix.reshape(rows: 2, columns: 2)
    XCTAssertFalse(matrix.sharesStorage(with: copy))
    XCTAssertTrue(matrix.storage.isUnique())
    XCTAssertEqual(copy, Matrix([[1, 2], [3, 4]]))
  }

  // MARK: - Equality

  func testEqualityComparesShapeAndNumbers() {
    XCTAssertEqual(Matrix([[0]]), Matrix([[-0.0]]))
    XCTAssertNotEqual(Matrix([[1, 2]]), Matrix([[1], [2]]))
    XCTAssertNotEqual(Matrix([[1, 2]]), Matrix([[1, 3]]))
    let notANumber = Matrix([[.nan]])
    XCTAssertNotEqual(notANumber, notANumber)
  }
}
