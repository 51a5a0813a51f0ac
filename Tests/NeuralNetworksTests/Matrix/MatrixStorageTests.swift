import XCTest

@testable import NeuralNetworks

final class MatrixStorageTests: XCTestCase {
  func testMemoryIsAlignedAndPaddedWithZeros() {
    for count in [0, 1, 15, 16, 17, 1000] {
      let storage = MatrixStorage(count: count)
      XCTAssertEqual(Int(bitPattern: storage.pointer) % 64, 0, "\(count) elements")
      let padding = (0..<MatrixStorage.padding).map { storage.pointer[count + $0] }
      XCTAssertEqual(padding, Array(repeating: 0, count: MatrixStorage.padding))
    }
  }

  func testACopyHasMemoryOfItsOwn() {
    let storage = MatrixStorage(count: 2)
    storage.pointer.initialize(repeating: 3, count: 2)
    let copy = storage.copy()
    storage.pointer[0] = 4
    XCTAssertEqual(copy.count, 2)
    XCTAssertEqual([copy.pointer[0], copy.pointer[1]], [3, 3])
  }

  /// What lies behind the last element may be read, not written: a store of a whole vector at the end
  /// would show here.
  func testOperationsOnVectorsDoNotWriteThePadding() {
    let operations: [(name: String, run: (inout Matrix) -> Void)] = [
      ("activation", { Activation.sigmoid.apply(to: &$0) }),
      ("activation backward", { $0 = Activation.sigmoid.backward($0, output: $0) }),
      ("softmaxRows", { softmaxRows(&$0) }),
      ("matmul", { $0 = matmul(Matrix([[1]]), $0.map { $0 + 1 }) }),
      (
        "exponentials",
        {
          exponentials(of: $0.storage.pointer, minus: 0, count: $0.count, into: $0.storage.pointer)
        }
      ),
    ]
    for (name, run) in operations {
      for count in [1, 15, 17, 33] {
        var matrix = Matrix(rows: 1, columns: count, repeating: 2)
        run(&matrix)
        XCTAssertNotEqual(matrix, Matrix(rows: 1, columns: count, repeating: 2), name)
        let padding = (0..<MatrixStorage.padding).map { matrix.storage.pointer[count + $0] }
        XCTAssertEqual(padding, Array(repeating: 0, count: MatrixStorage.padding), name)
      }
    }
  }
}
