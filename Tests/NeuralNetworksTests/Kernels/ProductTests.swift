import XCTest

@testable import NeuralNetworks

/// The tiled, threaded product against the three loops of `naiveMatmul`, bit for bit.
final class ProductTests: XCTestCase {
  /// Rows, depth and columns: below, at and above the sides of the tiles, and large enough to be
  /// divided among threads by columns (the last four but one) and by rows (the others of them).
  private let shapes: [(rows: Int, depth: Int, columns: Int)] = [
    (1, 1, 1), (1, 1, 6), (1, 9, 1), (6, 1, 1), (1, 5, 40), (40, 5, 1), (3, 5, 7), (8, 16, 16),
    (8, 16, 32), (9, 17, 33), (17, 33, 9), (4, 3, 17), (5, 3, 31), (16, 2, 48), (0, 3, 4),
    (3, 0, 4), (3, 4, 0), (0, 0, 0), (1, 20, 100), (1, 3, 230), (1, 7, 128), (1, 2, 150),
    (65, 129, 31), (64, 784, 10), (3, 60, 300), (33, 40, 129),
    (200, 15, 16),
  ]

  func testAllVariantsGiveTheBitsOfTheDefinition() {
    for (rows, depth, columns) in shapes {
      let a = randomMatrix(rows, depth, seed: 1)
      let b = randomMatrix(depth, columns, seed: 2)
      let (aTransposed, bTransposed) = (a.transposed(), b.transposed())
      let expected = naiveMatmul(a, b).bits
      for count in threadCounts {
        withThreads(count) {
          let label = "\(rows)×\(depth) times \(depth)×\(columns), \(count) threads"
          XCTAssertEqual(matmul(a, b).bits, expected, label)
          XCTAssertEqual(matmul(transposing: aTransposed, b).bits, expected, label)
          XCTAssertEqual(matmul(a, transposing: bTransposed).bits, expected, label)
        }
      }
    }
  }

  /// Sums that end halfway between two numbers, below the normal ones, at infinity or as NaN, each
  /// alone among ordinary ones: where multiply-adds are done in software, a tile that has one is
  /// computed once more.
  func testSumsThatAreHardToRoundAreRoundedOnce() {
    // (1 + 2⁻¹²)² + 2⁻⁶⁰; half of the smallest number beside an odd one; 2¹²⁸ − 2¹⁰³ and 2¹⁰⁴; ∞ − ∞.
    let odd = 0x1p-127 + Float.leastNonzeroMagnitude
    let hard: [[(a: Float, b: Float)]] = [
      [(0x1p-30, 0x1p-30), (0x1.001p0, 0x1.001p0)], [(0x1p-30, -0x1p-30), (-0x1.001p0, 0x1.001p0)],
      [(1, odd), (0x1.000002p-75, 0x1.fffffcp-76)], [(1, odd), (0x1p-75, 0x1p-75)],
      [(-0x1p52, 0x1p51), (0x1p64, 0x1p64)], [(-0x1p52, 0x1p52), (0x1p64, 0x1p64)],
      [(.infinity, 1), (1, -.infinity)],
    ]
    for (rows, columns) in [(1, 1), (2, 2), (4, 3), (7, 5), (10, 4), (9, 17)] {
      for terms in hard {
        for (row, column) in [(0, 0), (rows - 1, columns - 1), (rows / 2, columns / 2)] {
          var a = randomMatrix(rows, 5, seed: 5)
          var b = randomMatrix(5, columns, seed: 6)
          for k in 0..<5 { (a[row, k], b[k, column]) = k < 2 ? terms[k] : (0, 1) }
          var expected: [UInt32] = []
          for i in 0..<rows {
            for j in 0..<columns {
              let sum = (0..<5).reduce(Float(0)) { $0.addingProduct(a[i, $1], b[$1, j]) }
              expected.append(sum.isNaN ? 1 : sum.bitPattern)
            }
          }
          let product = matmul(a, b)
          let found = (0..<rows).flatMap { product.row($0).map { $0.isNaN ? 1 : $0.bitPattern } }
          XCTAssertEqual(found, expected, "\(rows)×\(columns), \(terms) at \(row), \(column)")
        }
      }
    }
  }

  func testTheShapeOfAProduct() {
    let product = matmul(Matrix(rows: 0, columns: 3), Matrix(rows: 3, columns: 4))
    XCTAssertEqual(product.shape.description, "0×4")
    let transposed = matmul(transposing: randomMatrix(5, 2, seed: 1), randomMatrix(5, 3, seed: 2))
    XCTAssertEqual(transposed.shape.description, "2×3")
    let scores = matmul(randomMatrix(5, 2, seed: 1), transposing: randomMatrix(3, 2, seed: 2))
    XCTAssertEqual(scores.shape.description, "5×3")
  }

  /// A vector load reaches past the last column; what it finds there must not come into the result.
  func testANaNStaysInItsRowAndItsColumn() {
    for columns in [3, 17, 33] {
      var b = randomMatrix(4, columns, seed: 3)
      b[1, columns - 1] = .nan
      let product = matmul(randomMatrix(9, 4, seed: 4), b)
      for row in 0..<9 {
        let isNaN = product.row(row).map(\.isNaN)
        XCTAssertEqual(isNaN, (0..<columns).map { $0 == columns - 1 })
      }
    }
  }
}
