// The innermost loop of a matrix product: a small tile of the result, held in vector registers.
//
// A processor can start one or two vector multiply-adds in every cycle, but it can't read two
// operands from memory for each. So a tile of `Tile.rows` × 16·`Tile.vectors` elements of the
// result stays in registers while k runs; each value read from either factor is then used several
// times. How large a tile may be depends on how many registers there are, so its shape is chosen
// here, for the whole library.

/// The shape of a tile: as many rows and vectors as the registers of the target hold.
enum Tile {
  #if AVX512
    // 32 registers of 16 floats: 8×2 sums, 2 vectors of the right factor, 1 value of the left.
    static let rows = 8
    static let vectors = 2
  #else
    // AVX2: 16 registers of 8 floats, two for a vector of 16, so 4×1 sums take 8 of them; NEON:
    // 32 registers of 4 floats, four for a vector, so 4×1 sums take 16.
    static let rows = 4
    static let vectors = 1
  #endif

  /// The number of columns of a tile.
  static let columns = vectors * Vector.scalarCount
}

/// What becomes of the finished elements of a product.
///
/// Storing them is the plain case. A layer may add its biases first, an optimizer may take a step
/// with them: while the numbers are in the core's nearest cache, that saves writing and reading them
/// once more.
protocol TileResult {
  /// Takes elements (row, column) to (row, column + 15) of the product, of which the first `count`
  /// lie inside it.
  func take(_ sums: Vector, row: Int, column: Int, count: Int)
}

extension TileResult {
  /// Takes a tile, vector by vector.
  ///
  /// It is a loop in a function of its own: written out sixteen times in the loop over the tiles, the
  /// rule of an optimizer makes a function so large that the compiler leaves its square roots as
  /// calls, one for each number.
  @inline(never)
  func take(
    tile sums: UnsafePointer<Float>, row: Int, rowCount: Int, column: Int, columnCount: Int
  ) {
    for tileRow in 0..<rowCount {
      let sums = sums + tileRow * Tile.columns
      let row = row + tileRow
      if columnCount == Tile.columns {
        for first in stride(from: 0, to: Tile.columns, by: Vector.scalarCount) {
          take(
            sums.vector(at: first), row: row, column: column + first, count: Vector.scalarCount)
        }
      } else {
        for first in stride(from: 0, to: columnCount, by: Vector.scalarCount) {
          take(
            sums.vector(at: first), row: row, column: column + first,
            count: min(Vector.scalarCount, columnCount - first))
        }
      }
    }
  }
}

/// The left factor of a product: element (i, k) lies at `start[i * rowStride + k * depthStride]`.
/// So the same loop reads a matrix or its transpose.
struct LeftFactor {
  let start: UnsafePointer<Float>
  let rowStride: Int
  let depthStride: Int
}

/// The right factor of a product: element (k, j) lies at `start[k * rowStride + j]`, with j counted
/// from the first column of the tile.
struct RightFactor {
  let start: UnsafePointer<Float>
  let rowStride: Int
}

/// Sums left[i, k] · right[k, j] over the steps k, from 0 up, for one tile.
///
/// Each step is one fused multiply-add, so every element has the same bits whatever the tile it is
/// computed in. They are written to `sums`, which has room for a whole tile, `[Tile.rows ×
/// Tile.columns]`; what lies outside `rowCount` and `columnCount` is no element of the product.
@inline(__always)
func computeTile(
  _ left: LeftFactor, _ right: RightFactor, steps: some DepthSteps, row: Int, rowCount: Int,
  columnCount: Int, into sums: UnsafeMutablePointer<Float>
) {
  #if AVX512
    if columnCount > Vector.scalarCount && rowCount == 1 {
      computeTile1x2(left, right, steps: steps, row: row, into: sums)
    } else if columnCount > Vector.scalarCount {
      computeTile8x2(left, right, steps: steps, row: row, rowCount: rowCount, into: sums)
    } else {
      computeTile8x1(left, right, steps: steps, row: row, rowCount: rowCount, into: sums)
    }
  #elseif AVX2 || arch(arm64)
    computeTile4x1(left, right, steps: steps, row: row, rowCount: rowCount, into: sums)
  #else
    // Multiply-adds in software are dear: none for lanes that are no columns.
    guard columnCount <= 8 else {
      return computeTile4x1(left, right, steps: steps, row: row, rowCount: rowCount, into: sums)
    }
    for column in stride(from: 0, to: columnCount, by: 4) {
      computeTile4x4(
        left, RightFactor(start: right.start + column, rowStride: right.rowStride), steps: steps,
        row: row, rowCount: rowCount, into: sums + column)
    }
  #endif
}
