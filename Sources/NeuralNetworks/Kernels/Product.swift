/// How the work of a product is divided among the threads.
enum Division {
  /// Each thread computes some of the columns: those are units of a layer, whose weights then stay
  /// in the core's cache.
  case columns

  /// Each thread computes some of the rows, and reads only those of the left factor.
  case rows
}

/// Computes a product tile by tile, the tiles divided among the threads.
///
/// Every element of the result is the sum over k, from 0 up, of left[i, k] · right[k, j], each term
/// added with one fused multiply-add. So neither the order of the tiles nor the number of threads
/// changes a bit.
///
/// - Parameters:
///   - left: the left factor, `[rows × depth]`.
///   - right: the right factor, `[depth × columns]`.
///   - rows: the number of rows of the left factor and of the result.
///   - columns: the number of columns of the right factor and of the result.
///   - depth: the number of terms of each sum.
///   - steps: the terms that are summed; all of them, or those that are not zero.
///   - division: what the threads divide, where there are tiles enough in that direction.
///   - result: what becomes of the sums.
@inline(__always)
func computeProduct(
  _ left: LeftFactor, _ right: RightFactor, rows: Int, columns: Int, depth: Int,
  steps: some DepthSteps, dividing division: Division = .columns, into result: some TileResult
) {
  let rowTiles = (rows + Tile.rows - 1) / Tile.rows
  let columnTiles = (columns + Tile.columns - 1) / Tile.columns

  let usesPanels = Panels.areWorthIt(rows: rows, columns: columns, depth: depth)
  // The factor of the outer loop is read once; that of the inner one, again for each of its tiles,
  // from cache.
  let rowsOutside = !usesPanels && (division == .rows || rows > columns)
  let innerTiles = rowsOutside ? columnTiles : rowTiles

  inParallel(
    units: rowTiles * columnTiles, cost: depth * (Tile.rows * Tile.vectors) / 4 + 10,
    least: usesPanels ? 16 : 1
  ) { tiles in
    let panels = Panels(for: right, areUsed: usesPanels, columns: columns, depth: depth)
    defer { panels.deallocate() }
    var (outer, inner) = tiles.lowerBound.quotientAndRemainder(dividingBy: innerTiles)
    var isNew = true
    for _ in tiles {
      let row = (rowsOutside ? outer : inner) * Tile.rows
      let column = (rowsOutside ? inner : outer) * Tile.columns
      if isNew { panels.load(column: column) }
      computeTile(
        left, panels.factor(column: column), steps: steps, row: row,
        rowCount: min(Tile.rows, rows - row), column: column,
        columnCount: min(Tile.columns, columns - column), into: result)
      inner += 1
      isNew = inner == innerTiles
      if isNew { (outer, inner) = (outer + 1, 0) }
    }
  }
}

/// Computes a product tile by tile, passing over terms that are zero if it should and finds many.
@inline(__always)
func computeProduct(
  _ left: LeftFactor, _ right: RightFactor, rows: Int, columns: Int, depth: Int,
  skipsZeros: Bool = false, dividing division: Division = .columns,
  into result: some TileResult
) {
  if skipsZeros,
    let steps = NonzeroSteps.find(
      in: left, times: right, rows: rows, columns: columns, depth: depth)
  {
    defer { steps.deallocate() }
    computeProduct(
      left, right, rows: rows, columns: columns, depth: depth, steps: steps, dividing: division,
      into: result)
  } else {
    computeProduct(
      left, right, rows: rows, columns: columns, depth: depth, steps: AllSteps(depth: depth),
      dividing: division, into: result)
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

/// The sums are weighted sums of a layer: biases are added and, for ReLU, what is negative becomes
/// 0, before they are written to a matrix.
private struct StoreBiased: TileResult {
  let start: UnsafeMutablePointer<Float>
  let columns: Int
  let biases: UnsafePointer<Float>

  /// What becomes 0: sums below this; 0 for ReLU, else −∞.
  let threshold: Float

  @inline(__always)
  func take(_ sums: Vector, row: Int, column: Int, count: Int) {
    let biased = sums + biases.vector(at: column)
    // A NaN is not below anything and stays one, so that training notices it.
    let result = biased.replacing(with: 0, where: biased .< threshold)
    start.store(result, at: row * columns + column, count: count)
  }
}

extension Matrix {
  /// Writes left · right, with a row of biases added to each row, into this matrix.
  ///
  /// - Parameters:
  ///   - left: `[m × k]`.
  ///   - right: `[k × n]`.
  ///   - biases: `[1 × n]`.
  ///   - rectifies: whether negative results become 0.
  ///   - skipsZeros: whether terms of the sums that are zero should be passed over.
  mutating func setProduct(
    _ left: Matrix, _ right: Matrix, adding biases: Matrix, rectifies: Bool,
    skipsZeros: Bool
  ) {
    require(
      left.columns == right.rows && biases.rows == 1 && biases.columns == right.columns,
      "matmul: \(left.shape) times \(right.shape) plus a row of shape \(biases.shape)")
    reshape(rows: left.rows, columns: right.columns)
    computeProduct(
      left.leftFactor, right.rightFactor, rows: rows, columns: columns, depth: left.columns,
      skipsZeros: skipsZeros,
      into: StoreBiased(
        start: storage.pointer, columns: columns, biases: biases.storage.pointer,
        threshold: rectifies ? 0 : -.infinity))
  }

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
  package mutating func setProduct(_ left: Matrix, _ right: Matrix) {
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
  package mutating func setProduct(transposing left: Matrix, _ right: Matrix) {
    require(
      left.rows == right.rows,
      "matmul: the transpose of \(left.shape) times \(right.shape): inner sizes \(left.rows) and "
        + "\(right.rows) differ")
    reshape(rows: left.columns, columns: right.columns)
    computeProduct(
      left.transposedLeftFactor, right.rightFactor, rows: rows, columns: columns,
      depth: left.rows, into: StoreResult(start: storage.pointer, columns: columns))
  }

  /// Writes left · rightᵀ into this matrix, which takes their shape.
  ///
  /// Tiles need the rows of their right factor in one piece, so something has to be transposed:
  /// `right` itself or, where that is less work, `left` and the result, as (right · leftᵀ)ᵀ. The
  /// sums and their order are the same.
  package mutating func setProduct(
    _ left: Matrix, transposing right: Matrix, scratch: inout TransposeScratch
  ) {
    require(
      left.columns == right.columns,
      "matmul: \(left.shape) times the transpose of \(right.shape): inner sizes \(left.columns) "
        + "and \(right.columns) differ")
    guard right.count > left.count + left.rows * right.rows else {
      scratch.factor.setTransposed(right)
      return setProduct(left, scratch.factor)
    }
    scratch.factor.setTransposed(left)
    scratch.product.reshape(rows: right.rows, columns: left.rows)
    computeProduct(
      right.leftFactor, scratch.factor.rightFactor, rows: right.rows, columns: left.rows,
      depth: left.columns, dividing: .rows,
      into: StoreResult(start: scratch.product.storage.pointer, columns: left.rows))
    setTransposed(scratch.product)
  }
}

/// What a product with a transposed factor keeps from one call to the next.
package struct TransposeScratch {
  package init() {}

  var factor = Matrix(rows: 0, columns: 0)
  var product = Matrix(rows: 0, columns: 0)
}
