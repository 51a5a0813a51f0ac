import XCTest

@testable import NeuralNetworks

final class DepthStepsTests: XCTestCase {
  /// A matrix like a batch of pictures: most columns zero in most rows, some zeros negative.
  private func sparseMatrix(_ rows: Int, _ columns: Int, seed: UInt64) -> Matrix {
    var generator = SplitMix64(seed: seed)
    var matrix = Matrix(rows: rows, columns: columns)
    for column in 0..<columns where generator.nextUniform() < 0.3 {
      for row in 0..<rows where generator.nextUniform() < 0.5 {
        matrix[row, column] = generator.nextNormal()
      }
    }
    for row in 0..<rows where columns > 3 { matrix[row, 2] = -0.0 }
    return matrix
  }

  /// The steps of a product with `units` columns, and the rows of a tile.
  private func steps(
    of matrix: Matrix, transposed: Bool, units: Int = 5
  ) -> (tileRows: Int, steps: [[Int]])? {
    let left = transposed ? matrix.transposedLeftFactor : matrix.leftFactor
    let rows = transposed ? matrix.columns : matrix.rows
    let depth = transposed ? matrix.rows : matrix.columns
    let right = Matrix(rows: depth, columns: units, repeating: 1)
    guard
      let found = NonzeroSteps.find(
        in: left, times: right.rightFactor, rows: rows, columns: units, depth: depth)
    else { return nil }
    defer { found.deallocate() }
    let steps = (0..<(rows + found.tile.rows - 1) / found.tile.rows).map { tile in
      var ks = found.ks(rowTile: tile)
      return Array(AnyIterator { ks.next() })
    }
    return (found.tile.rows, steps)
  }

  func testStepsAreThoseAtWhichARowOfTheTileIsNotZero() {
    var tileHeights: Set<Int> = []
    for (rows, columns) in [(8, 40), (64, 96), (37, 50), (3, 16), (1, 70), (17, 33)] {
      for seed in 1...3 as ClosedRange<UInt64> {
        let matrix = sparseMatrix(rows, columns, seed: seed)
        for (transposed, units) in [(false, 5), (true, 5), (false, 128), (true, 128)] {
          guard let found = steps(of: matrix, transposed: transposed, units: units) else {
            continue
          }
          tileHeights.insert(found.tileRows)
          let left = transposed ? matrix.transposed() : matrix
          let expected = stride(from: 0, to: left.rows, by: found.tileRows).map { top in
            (0..<left.columns).filter { k in
              (top..<min(top + found.tileRows, left.rows)).contains { left[$0, k] != 0 }
            }
          }
          XCTAssertEqual(found.steps, expected, "\(matrix.shape), transposed: \(transposed)")
        }
      }
    }
    XCTAssertEqual(tileHeights, [Tile.flat.rows, Tile.tall.rows])
    XCTAssertEqual(Tile.flat.rows * Tile.flat.columns, Tile.sums)
  }

  func testSparseFactorsAreWorthItAndDenseOnesAreNot() {
    XCTAssertNotNil(steps(of: sparseMatrix(64, 96, seed: 1), transposed: false))
    XCTAssertNil(steps(of: Matrix(rows: 64, columns: 96, repeating: 1), transposed: false))
    XCTAssertNil(steps(of: Matrix(rows: 64, columns: 96, repeating: 1), transposed: true))
  }

  /// A layer that passes over zeros gives the bits of the product that adds them all.
  func testALayerGivesTheSameBitsAsTheThreeLoops() {
    for (samples, inputs, units) in [
      (64, 96, 40), (13, 50, 17), (1, 31, 3), (21, 70, 101), (2, 40, 128), (5, 33, 230),
    ] {
      for threads in threadCounts {
        withThreads(threads) {
          var generator = SplitMix64(seed: 5)
          let layer = Dense(inputs: inputs, units: units, using: &generator)
          let input = sparseMatrix(samples, inputs, seed: 9)
          let product = naiveMatmul(input, layer.weights.value)
          XCTAssertEqual(layer.forward(input).bits, product.bits)

          let gradient = randomMatrix(samples, units, seed: 3)
          _ = layer.backward(gradient)
          let weightGradient = naiveMatmul(input.transposed(), gradient)
          XCTAssertEqual(layer.weights.gradient.bits, weightGradient.bits)

          // The fused step moves the weights by the same gradient.
          let before = layer.weights.value
          _ = layer.forward(input)
          let optimizer = SGD(learningRate: 1)
          layer.setGradients(gradient)
          optimizer.step(layer.parameters)
          XCTAssertEqual(layer.weights.value.bits, (before - weightGradient).bits)
        }
      }
    }
  }

  /// 0 · ∞ is not a number, and neither is 0 · NaN: whatever the batch and the neighbors, a layer says
  /// what the product says that adds all terms.
  func testZerosCountWhereTheOtherFactorIsNotFinite() {
    for bad in [Float.infinity, -.infinity, .nan] {
      for samples in [1, 3, 64] {
        for units in [1, 40] {
          for threads in threadCounts {
            var generator = SplitMix64(seed: 1)
            let layer = Dense(inputs: 48, units: units, using: &generator)
            layer.weights.value[0, 0] = bad
            var input = Matrix(rows: samples, columns: 48)
            for row in 0..<samples { input[row, 47] = 1 }
            withThreads(threads) {
              let product = naiveMatmul(input, layer.weights.value)
              XCTAssertTrue(product[0, 0].isNaN)
              XCTAssertEqual(layer(input).canonicalBits, product.canonicalBits)
              XCTAssertEqual(
                matmul(input, layer.weights.value).canonicalBits, product.canonicalBits)
            }
          }
        }
      }
    }
  }

  func testAWeightThatIsInfiniteInASmallLayer() {
    for bad in [Float.infinity, .nan] {
      var generator = SplitMix64(seed: 1)
      let layer = Dense(inputs: 3, units: 1, using: &generator)
      layer.weights.value = Matrix([[bad], [1], [1]])
      for samples in [1, 64] {
        let input = Matrix(Array(repeating: [0, 0, 1], count: samples))
        XCTAssertTrue(layer(input).elements.allSatisfy(\.isNaN))
      }
    }
  }
}
