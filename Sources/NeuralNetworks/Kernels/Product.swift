import Groundwork

/// In which order the tiles of a product follow each other: a thread gets neighbors.
enum Division {
  /// Down one column of tiles after the other, where columns are not fewer than rows: they are units
  /// of a layer, whose weights then stay in the core's cache.
  case columns

  /// Along one row of tiles after the other, so that a thread reads few rows of the left factor.
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
///   - division: the order of the tiles; where panels are copied, always down the columns.
///   - result: what becomes of the sums.
@inline(__always)
func computeProduct(
  _ left: LeftFactor, _ right: RightFactor, rows: Int, columns: Int, depth: Int,
  steps: some DepthSteps, dividing division: Division = .columns, into result: some TileResult
) {
  let tile = steps.tile
  let rowTiles = (rows + tile.rows - 1) / tile.rows
  let columnTiles = (columns + tile.columns - 1) / tile.columns

  let usesPanels = tile == .tall && Panels.areWorthIt(rows: rows, columns: columns, depth: depth)
  // The factor of the outer loop is read once; that of the inner one, again for each of its tiles,
  // from cache.
  let rowsOutside = !usesPanels && (division == .rows || rows > columns)
  let innerTiles = rowsOutside ? columnTiles : rowTiles

  inParallel(
    units: rowTiles * columnTiles, cost: depth * (tile.rows * tile.vectors) / 4 + 10,
    least: usesPanels ? 16 : 1
  ) { tiles in
    let panels = Panels(for: right, areUsed: usesPanels, columns: columns, depth: depth)
    defer { panels.deallocate() }
    var (outer, inner) = tiles.lowerBound.quotientAndRemainder(dividingBy: innerTiles)
    var isNew = true
    withUnsafeTemporaryAllocation(of: Float.self, capacity: Tile.sums) { room in
      guard let sums = room.baseAddress else { return }
      for _ in tiles {
        let row = (rowsOutside ? outer : inner) * tile.rows
        let column = (rowsOutside ? inner : outer) * tile.columns
        let (rowCount, columnCount) = (
          min(tile.rows, rows - row), min(tile.columns, columns - column)
        )
        if isNew { panels.load(column: column) }
        computeTile(
          left, panels.factor(column: column), steps: steps, row: row, rowCount: rowCount,
          columnCount: columnCount, into: sums)
        result.take(
          tile, sums: sums, row: row, rowCount: rowCount, column: column, columnCount: columnCount)
        inner += 1
        isNew = inner == innerTiles
        if isNew { (outer, inner) = (outer + 1, 0) }
      }
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

/// The product of two factors as a matrix, `[rows × columns]`.
func product(
  _ left: LeftFactor, _ right: RightFactor, rows: Int, columns: Int, depth: Int,
  dividing division: Division = .columns
) -> Matrix {
  let product = Matrix(uninitializedRows: rows, columns: columns)
  computeProduct(
    left, right, rows: rows, columns: columns, depth: depth, dividing: division,
    into: StoreResult(start: product.storage.pointer, columns: columns))
  return product
}

/// X W + b, the weighted sums of a layer, in one pass.
///
/// - Parameters:
///   - input: X, `[samples × inputs]`.
///   - weights: W, `[inputs × units]`.
///   - biases: b, `[1 × units]`.
///   - rectifies: whether negative results become 0, as ReLU makes them.
/// - Returns: `[samples × units]`.
func affine(_ input: Matrix, _ weights: Matrix, adding biases: Matrix, rectifies: Bool) -> Matrix {
  require(
    input.columns == weights.rows && biases.rows == 1 && biases.columns == weights.columns,
    "matmul: \(input.shape) times \(weights.shape) plus a row of shape \(biases.shape)")
  let sums = Matrix(uninitializedRows: input.rows, columns: weights.columns)
  computeProduct(
    input.leftFactor, weights.rightFactor, rows: sums.rows, columns: sums.columns,
    depth: input.columns, skipsZeros: true,
    into: StoreBiased(
      start: sums.storage.pointer, columns: sums.columns, biases: biases.storage.pointer,
      threshold: rectifies ? 0 : -.infinity))
  return sums
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
}
