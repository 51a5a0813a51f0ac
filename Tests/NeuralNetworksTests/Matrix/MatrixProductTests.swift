import XCTest

@testable import NeuralNetworks

/// Expected values: Tests/Reference/product_reference.py.
final class MatrixProductTests: XCTestCase {
  /// Multiples of 1/7, so that sums have to be rounded.
  private func pattern(_ rows: Int, _ columns: Int, _ multiplier: Int) -> Matrix {
    Matrix(
      rows: rows, columns: columns,
      elements: (0..<rows * columns).map { Float($0 * multiplier % 23 - 11) / 7 })
  }

  func testKnownProduct() {
    let product = naiveMatmul(
      Matrix([[1, 2, 3], [4, 5, 6]]), Matrix([[1, -1], [0, 2], [10, 1]]))
    XCTAssertEqual(product, Matrix([[31, 6], [64, 12]]))
  }

  func testNaiveProductIsNearTheExactValues() {
    assertEqual(
      naiveMatmul(pattern(3, 5, 5), pattern(5, 7, 9)),
      [
        3.265306, 0.938776, -1.387755, -1.367347, 1.0, -1.795918, 1.040816, 3.265306, 0.897959,
        -1.469388, -1.489796, 0.836735, -1.061224, 0.795918, -1.897959, 2.265306, -4.367347,
        2.142857, 0.204082, -5.020408, 2.428572,
      ])
  }

  /// Worked out with fractions, rounded once a step; without fused multiply-adds, 8 of these 21
  /// numbers have other bits.
  func testEverySumIsMadeOfFusedMultiplyAddsInAscendingOrder() {
    let expected: [UInt32] = [
      0x4050_fac5, 0x3f70_5398, 0xbfb1_a1f6, 0xbfaf_053b, 0x3f80_0000, 0xbfe5_e0a4, 0x3f85_3978,
      0x4050_fac6, 0x3f65_e0ab, 0xbfbc_14e5, 0xbfbe_b1a3, 0x3f56_343f, 0xbf87_d635, 0x3f4b_c14e,
      0xbff2_f054, 0x4010_fac7, 0xc08b_c14e, 0x4009_2492, 0x3e50_fac9, 0xc0a0_a72f, 0x401b_6db8,
    ]
    let (a, b) = (pattern(3, 5, 5), pattern(5, 7, 9))
    XCTAssertEqual(naiveMatmul(a, b).bits, expected)
    XCTAssertEqual(matmul(a, b).bits, expected)
    XCTAssertEqual(matmul(transposing: a.transposed(), b).bits, expected)
    XCTAssertEqual(matmul(a, transposing: b.transposed()).bits, expected)
  }

  func testAProductWithoutTermsIsZero() {
    let product = matmul(Matrix(rows: 2, columns: 0), Matrix(rows: 0, columns: 3))
    XCTAssertEqual(product, Matrix(rows: 2, columns: 3))
    XCTAssertEqual(
      naiveMatmul(Matrix(rows: 2, columns: 0), Matrix(rows: 0, columns: 3)), product)
  }

  func testAProductOfAMatrixWithItself() {
    let matrix = Matrix([[1, 2], [3, 4]])
    XCTAssertEqual(matmul(matrix, matrix), Matrix([[7, 10], [15, 22]]))
    XCTAssertEqual(matmul(transposing: matrix, matrix), Matrix([[10, 14], [14, 20]]))
    XCTAssertEqual(matmul(matrix, transposing: matrix), Matrix([[5, 11], [11, 25]]))
  }
}
