// The loop over k, written once for tiles of all shapes.
//
// An array of sums would lie in memory. A structure of vectors lies in registers, so a tile is a
// structure of structures, each twice as large as its part: eight rows are twice four, which are
// twice two, which are twice one; a row of four vectors is twice two.

/// Sums left[i, k] · right[k, j] over the steps k for a tile of one shape.
///
/// - Parameters:
///   - shape: rows and vectors of the tile.
///   - left: the left factor.
///   - right: the right factor, from the first column of the tile on.
///   - steps: the values of k.
///   - row: the first row.
///   - rowCount: how many rows lie inside the product; those past the last one repeat it.
///   - target: where the sums go, rows `steps.tile.columns` apart.
@inline(never)
func computeTile<Sums: TileSums>(
  _ shape: Sums.Type, _ left: LeftFactor, _ right: RightFactor, steps: some DepthSteps, row: Int,
  rowCount: Int, into target: UnsafeMutablePointer<Float>
) {
  var sums = Sums()
  let rows = LeftRows(
    start: left.start + row * left.rowStride, stride: left.rowStride, last: rowCount - 1)
  // Without a closure: one that is not inlined would keep the sums in memory.
  var ks = steps.ks(rowTile: row / steps.tile.rows)
  while let k = ks.next() {
    let b = Sums.Row(at: right.start + k * right.rowStride)
    sums.add(rows, from: 0, at: k * left.depthStride, times: b)
  }
  sums.store(at: target, rowStride: steps.tile.columns)
}

/// The rows of the left factor that a tile reads; those past the last one repeat it.
struct LeftRows {
  let start: UnsafePointer<Float>
  let stride: Int
  let last: Int

  /// A number of a row, counted from the first of the tile.
  @inline(__always)
  func number(row: Int, at offset: Int) -> Float { start[min(row, last) * stride + offset] }
}

// MARK: - A row of sums

/// The sums of a row of a tile; also what a tile reads of a row of the right factor.
protocol TileRow {
  /// The number of floats.
  static var columns: Int { get }

  /// Zeros.
  init()

  init(at start: UnsafePointer<Float>)

  /// Adds a times b to the sums.
  mutating func add(_ a: Float, times b: Self)

  func store(at start: UnsafeMutablePointer<Float>)
}

extension SIMD16<Float>: TileRow {
  @inline(__always)
  static var columns: Int { scalarCount }

  @inline(__always)
  init(at start: UnsafePointer<Float>) { self = start.vector(at: 0) }

  @inline(__always)
  mutating func add(_ a: Float, times b: Self) {
    self = multiplyAdd(Vector(repeating: a), b, self)
  }

  @inline(__always)
  func store(at start: UnsafeMutablePointer<Float>) { start.store(self, at: 0) }
}

#if !(AVX512 || AVX2 || arch(arm64))
  /// A quarter of a vector, where a multiply-add is done in software and lanes that are no columns are
  /// dear.
  extension SIMD4<Float>: TileRow {
    @inline(__always)
    static var columns: Int { scalarCount }

    @inline(__always)
    init(at start: UnsafePointer<Float>) {
      self = UnsafeRawPointer(start).loadUnaligned(as: Self.self)
    }

    @inline(__always)
    mutating func add(_ a: Float, times b: Self) {
      self = softwareMultiplyAdd(Self(repeating: a), b, self)
    }

    @inline(__always)
    func store(at start: UnsafeMutablePointer<Float>) {
      UnsafeMutableRawPointer(start).storeBytes(of: self, as: Self.self)
    }
  }
#endif

/// A row of two halves.
struct TwiceAsWide<Half: TileRow>: TileRow {
  private var first, second: Half

  @inline(__always)
  static var columns: Int { 2 * Half.columns }

  @inline(__always)
  init() { (first, second) = (Half(), Half()) }

  @inline(__always)
  init(at start: UnsafePointer<Float>) {
    (first, second) = (Half(at: start), Half(at: start + Half.columns))
  }

  @inline(__always)
  mutating func add(_ a: Float, times b: Self) {
    first.add(a, times: b.first)
    second.add(a, times: b.second)
  }

  @inline(__always)
  func store(at start: UnsafeMutablePointer<Float>) {
    first.store(at: start)
    second.store(at: start + Half.columns)
  }
}

typealias TwoVectors = TwiceAsWide<Vector>
typealias FourVectors = TwiceAsWide<TwoVectors>
typealias EightVectors = TwiceAsWide<FourVectors>

// MARK: - Rows

/// The sums of the rows of a tile.
protocol TileSums {
  associatedtype Row: TileRow
  static var rows: Int { get }

  /// Zeros.
  init()

  /// Adds to each row its number of the left factor times b; the first is row `first` of the tile.
  mutating func add(_ a: LeftRows, from first: Int, at offset: Int, times b: Row)

  func store(at start: UnsafeMutablePointer<Float>, rowStride: Int)
}

/// A single row.
struct OneRow<Row: TileRow>: TileSums {
  private var sums: Row

  @inline(__always)
  static var rows: Int { 1 }

  @inline(__always)
  init() { sums = Row() }

  @inline(__always)
  mutating func add(_ a: LeftRows, from first: Int, at offset: Int, times b: Row) {
    sums.add(a.number(row: first, at: offset), times: b)
  }

  @inline(__always)
  func store(at start: UnsafeMutablePointer<Float>, rowStride: Int) { sums.store(at: start) }
}

/// An upper and a lower half.
struct TwiceAsHigh<Half: TileSums>: TileSums {
  private var upper, lower: Half

  @inline(__always)
  static var rows: Int { 2 * Half.rows }

  @inline(__always)
  init() { (upper, lower) = (Half(), Half()) }

  @inline(__always)
  mutating func add(_ a: LeftRows, from first: Int, at offset: Int, times b: Half.Row) {
    upper.add(a, from: first, at: offset, times: b)
    lower.add(a, from: first + Half.rows, at: offset, times: b)
  }

  @inline(__always)
  func store(at start: UnsafeMutablePointer<Float>, rowStride: Int) {
    upper.store(at: start, rowStride: rowStride)
    lower.store(at: start + Half.rows * rowStride, rowStride: rowStride)
  }
}

typealias TwoRows<Row: TileRow> = TwiceAsHigh<OneRow<Row>>
typealias FourRows<Row: TileRow> = TwiceAsHigh<TwoRows<Row>>
typealias EightRows<Row: TileRow> = TwiceAsHigh<FourRows<Row>>
