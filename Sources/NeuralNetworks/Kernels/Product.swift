/// Computes a product tile by tile, the tiles divided among the threads.
///
/// Every element of the result is the sum over k, from 0 up, of left[i, k] · right[k, j], each term
/// added with one fused multiply-add. Threads get columns of the result where there are enough of
/// them (in a layer those are its units, whose weights then stay in the core's cache), rows
/// otherwise.
///
/// - Parameters:
///   - left: the left factor, `[rows × depth]`.
///   - right: the right factor, `[depth × columns]`.
///   - rows: the number of rows of the left factor and of the result.
///   - columns: the number of columns of the right factor and of the result.
///   - depth: the number of terms of each sum.
///   - result: what becomes of the sums.
@inline(__always)
func computeProduct(
  _ left: LeftFactor, _ right: RightFactor, rows: Int, columns: Int, depth: Int,
  into result: some TileResult
) {
  let rowTiles = (rows + Tile.rows - 1) / Tile.rows
  let columnTiles = (columns + Tile.columns - 1) / Tile.columns

  func compute(rowTiles: Range<Int>, columnTiles: Range<Int>) {
    for columnTile in columnTiles {
      let column = columnTile * Tile.columns
      for rowTile in rowTiles {
        let row = rowTile * Tile.rows
        computeTile(
          left, right, depth: depth, row: row, rowCount: min(Tile.rows, rows - row),
          column: column, columnCount: min(Tile.columns, columns - column), into: result)
      }
    }
  }

  // Below this many multiply-adds, a second thread costs more than it brings.
  guard rows * columns * depth >= 1 << 15 else {
    return compute(rowTiles: 0..<rowTiles, columnTiles: 0..<columnTiles)
  }
  if columnTiles >= Threads.count {
    inParallel(units: columnTiles) { compute(rowTiles: 0..<rowTiles, columnTiles: $0) }
  } else {
    inParallel(units: rowTiles) { compute(rowTiles: $0, columnTiles: 0..<columnTiles) }
  }
}

/// The sums are the result: they are written to a matrix.
struct StoreResult: TileResult {
  let start: UnsafeMutablePointer<Float>
  let columns: Int

  @inline(__always)
  func take(_ sums: Vector, row: Int, column: Int, count: Int) {
    start.store(sums, at: row * columns + column, count: count)
  }
}

extension Matrix {
  /// The matrix as the left factor of a product.
  var leftFactor: LeftFactor {
    LeftFactor(start: storage.pointer, rowStride: columns, depthStride: 1)
  }

  /// The transpose of the matrix as the left factor of a product: nothing is moved.
  var transposedLeftFactor: LeftFactor {
    LeftFactor(start: storage.pointer, rowStride: 1, depthStride: columns)
  }

  /// The matrix as the right factor of a product.
  var rightFactor: RightFactor { RightFactor(start: storage.pointer, rowStride: columns) }

  /// Writes left · right into this matrix, which takes their shape.
  mutating func setProduct(_ left: Matrix, _ right: Matrix) {
    require(
      left.columns == right.rows,
      "matmul: \(left.shape) times \(right.shape): inner sizes \(left.columns) and "
        + "\(right.rows) differ")
    reshape(rows: left.rows, columns: right.columns)
    computeProduct(
      left.leftFactor, right.rightFactor, rows: rows, columns: columns, depth: left.columns,
      into: StoreResult(start: storage.pointer, columns: columns))
  }

  /// Writes leftᵀ · right into this matrix, which takes their shape.
  mutating func setProduct(transposing left: Matrix, _ right: Matrix) {
    require(
      left.rows == right.rows,
      "matmul: the transpose of \(left.shape) times \(right.shape): inner sizes \(left.rows) and "
        + "\(right.rows) differ")
    reshape(rows: left.columns, columns: right.columns)
    computeProduct(
      left.transposedLeftFactor, right.rightFactor, rows: rows, columns: columns,
      depth: left.rows, into: StoreResult(start: storage.pointer, columns: columns))
  }

  /// Writes left · rightᵀ into this matrix, which takes their shape; `scratch` takes rightᵀ.
  mutating func setProduct(_ left: Matrix, transposing right: Matrix, scratch: inout Matrix) {
    require(
      left.columns == right.columns,
      "matmul: \(left.shape) times the transpose of \(right.shape): inner sizes \(left.columns) "
        + "and \(right.columns) differ")
    scratch.setTransposed(right)
    setProduct(left, scratch)
  }

  /// Writes the transpose of another matrix into this one, which takes its shape.
  mutating func setTransposed(_ other: Matrix) {
    reshape(rows: other.columns, columns: other.rows)
    let source = other.storage.pointer
    let target = storage.pointer
    // In squares, so that the cache lines read and written are still there for their next element.
    let side = 16
    for top in stride(from: 0, to: other.rows, by: side) {
      for left in stride(from: 0, to: other.columns, by: side) {
        for row in top..<min(top + side, other.rows) {
          for column in left..<min(left + side, other.columns) {
            target[column * other.rows + row] = source[row * other.columns + column]
          }
        }
      }
    }
  }
}
