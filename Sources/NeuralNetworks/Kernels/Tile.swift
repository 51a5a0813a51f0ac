// The innermost loop of a matrix product: a small tile of the result, held in vector registers.
//
// A processor can start one or two vector multiply-adds in every cycle, but it can't read two
// operands from memory for each. So a tile of `rows` × 16·`vectors` elements of the result stays in
// registers while k runs; each value read from either factor is then used several times. How large
// a tile may be depends on how many registers there are, so its shapes are chosen here, for the
// whole library.

/// A shape of tiles: as many rows and vectors as the registers of the target hold.
///
/// Tall tiles read the fewest vectors for their sums. Flat ones find more terms that are zero in all of
/// their rows.
struct Tile: Equatable {
  let rows: Int
  let vectors: Int

  /// The number of columns of a tile.
  var columns: Int { vectors * Vector.scalarCount }

  #if AVX512
    // 32 registers of 16 floats: 8×2 sums, 2 vectors of the right factor, 1 value of the left.
    static var tall: Tile { Tile(rows: 8, vectors: 2) }
    static var flat: Tile { Tile(rows: 2, vectors: 8) }
  #else
    // AVX2: 16 registers of 8 floats, two for a vector of 16, so 4×1 sums take 8 of them; NEON:
    // 32 registers of 4 floats, four for a vector, so 4×1 sums take 16.
    static var tall: Tile { Tile(rows: 4, vectors: 1) }
    static var flat: Tile { Tile(rows: 2, vectors: 2) }
  #endif

  /// How many sums a tile has, of either shape.
  static var sums: Int { tall.rows * tall.columns }
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
    _ tile: Tile, sums: UnsafePointer<Float>, row: Int, rowCount: Int, column: Int,
    columnCount: Int
  ) {
    for tileRow in 0..<rowCount {
      let sums = sums + tileRow * tile.columns
      let row = row + tileRow
      if columnCount == Tile.tall.columns {
        // A number of vectors that the compiler knows.
        for first in stride(from: 0, to: Tile.tall.columns, by: Vector.scalarCount) {
          take(
            sums.vector(at: first), row: row, column: column + first, count: Vector.scalarCount)
        }
      } else {
        var first = 0
        while first + Vector.scalarCount <= columnCount {
          take(
            sums.vector(at: first), row: row, column: column + first, count: Vector.scalarCount)
          first += Vector.scalarCount
        }
        if first < columnCount {
          take(
            sums.vector(at: first), row: row, column: column + first, count: columnCount - first)
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
/// computed in. They are written to `sums`, which has room for a whole tile; what lies outside
/// `rowCount` and `columnCount` is no element of the product.
///
/// A tile at the right edge takes as few vectors as it can: it reads at most
/// `MatrixStorage.padding` floats that are no columns.
@inline(__always)
func computeTile(
  _ left: LeftFactor, _ right: RightFactor, steps: some DepthSteps, row: Int, rowCount: Int,
  columnCount: Int, into sums: UnsafeMutablePointer<Float>
) {
  var column = 0
  /// Computes as many columns as the shape has; returns whether a sum may have been rounded twice.
  @inline(__always)
  func computeColumns<Sums: TileSums>(_ shape: Sums.Type) -> Bool {
    computeTile(
      shape, left, RightFactor(start: right.start + column, rowStride: right.rowStride),
      steps: steps, row: row, rowCount: rowCount, into: sums + column)
  }
  #if AVX512 || AVX2 || arch(arm64)
    @inline(__always)
    func compute<Sums: TileSums>(_ shape: Sums.Type) {
      _ = computeColumns(shape)
      column += Sums.Row.columns
    }
    @inline(__always)
    func computeFlat<Row: TileRow>(_ row: Row.Type) {
      if rowCount == 1 { compute(OneRow<Row>.self) } else { compute(TwoRows<Row>.self) }
    }
    let isFlat = steps.tile == .flat
  #else
    // Multiply-adds in software are dear: as few as can be for rows that are none and lanes that are
    // no columns.
    @inline(__always)
    func computeRows<Row: TileRow>(_ row: Row.Type) -> Bool {
      if rowCount == 1 { return computeColumns(OneRow<Row>.self) }
      if rowCount == 2 { return computeColumns(TwoRows<Row>.self) }
      return computeColumns(FourRows<Row>.self)
    }
    /// A doubt is so rare that asking once for all steps, and then taking all of them again, costs less
    /// than asking at each.
    @inline(__always)
    func compute<Row: TileRow, CarefulRow: TileRow>(_ row: Row.Type, carefully: CarefulRow.Type) {
      if computeRows(row) { _ = computeRows(carefully) }
      column += Row.columns
    }
  #endif
  while column < columnCount {
    let width = columnCount - column
    #if AVX512
      if isFlat && width > 96 {
        computeFlat(EightVectors.self)
      } else if isFlat && width > 32 {
        computeFlat(FourVectors.self)
      } else if isFlat {
        computeFlat(TwoVectors.self)
      } else if width > 16 && rowCount == 1 {
        compute(OneRow<TwoVectors>.self)
      } else if width > 16 {
        compute(EightRows<TwoVectors>.self)
      } else {
        compute(EightRows<Vector>.self)
      }
    #elseif AVX2 || arch(arm64)
      if isFlat { computeFlat(TwoVectors.self) } else { compute(FourRows<Vector>.self) }
    #else
      if width <= 2 {
        compute(SIMD2<Double>.self, carefully: CarefulPair.self)
      } else {
        compute(SIMD4<Double>.self, carefully: TwiceAsWide<CarefulPair>.self)
      }
    #endif
  }
}
