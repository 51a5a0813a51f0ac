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
/// - Returns: whether a sum may have been rounded twice, as only multiply-adds in software can be.
@inline(never)
func computeTile<Sums: TileSums>(
  _ shape: Sums.Type, _ left: LeftFactor, _ right: RightFactor, steps: some DepthSteps, row: Int,
  rowCount: Int, into target: UnsafeMutablePointer<Float>
) -> Bool {
  var sums = Sums()
  var doubt = Doubt()
  let rows = LeftRows(
    start: left.start + row &* left.rowStride, stride: left.rowStride, last: rowCount - 1)
  // Without a closure: one that is not inlined would keep the sums in memory.
  var ks = steps.ks(rowTile: row / steps.tile.rows)
  while let k = ks.next() {
    let b = Sums.Row(at: right.start + k &* right.rowStride)
    sums.add(rows, from: 0, at: k &* left.depthStride, times: b, doubt: &doubt)
  }
  sums.store(at: target, rowStride: steps.tile.columns)
  return doubt.isThere
}

/// The rows of the left factor that a tile reads; those past the last one repeat it.
struct LeftRows {
  let start: UnsafePointer<Float>
  let stride: Int
  let last: Int

  /// A number of a row, counted from the first of the tile.
  @inline(__always)
  func number(row: Int, at offset: Int) -> Float { start[min(row, last) &* stride &+ offset] }
}

// MARK: - A row of sums

/// The sums of a row of a tile; also what a tile reads of a row of the right factor.
protocol TileRow {
  /// The number of floats.
  static var columns: Int { get }

  /// Zeros.
  init()

  init(at start: UnsafePointer<Float>)

  /// Adds a times b to the sums; `doubt` notes where that may have been rounded twice.
  mutating func add(_ a: Float, times b: Self, doubt: inout Doubt)

  func store(at start: UnsafeMutablePointer<Float>)
}

#if AVX512 || AVX2 || arch(arm64)
  extension SIMD16<Float>: TileRow {
    @inline(__always)
    static var columns: Int { scalarCount }

    @inline(__always)
    init(at start: UnsafePointer<Float>) { self = start.vector(at: 0) }

    @inline(__always)
    mutating func add(_ a: Float, times b: Self, doubt: inout Doubt) {
      self = multiplyAdd(Vector(repeating: a), b, self)
    }

    @inline(__always)
    func store(at start: UnsafeMutablePointer<Float>) { start.store(self, at: 0) }
  }
#else
  /// Two sums, where a multiply-add is done in software: `Float`s that stay `Double`s from one step to
  /// the next, each of which is rounded twice.
  extension SIMD2<Double>: TileRow {
    @inline(__always)
    static var columns: Int { scalarCount }

    @inline(__always)
    init(at start: UnsafePointer<Float>) {
      self = Self(UnsafeRawPointer(start).loadUnaligned(as: SIMD2<Float>.self))
    }

    @inline(__always)
    mutating func add(_ a: Float, times b: Self, doubt: inout Doubt) {
      self = twiceRoundedMultiplyAdd(Self(repeating: Double(a)), b, self, doubt: &doubt)
    }

    /// Stores zeros beside them, because a processor waits for memory when it loads a vector of which
    /// it just stored a part.
    @inline(__always)
    func store(at start: UnsafeMutablePointer<Float>) {
      SIMD4(lowHalf: self, highHalf: .zero).store(at: start)
    }
  }

  /// Four such sums.
  extension SIMD4<Double>: TileRow {
    @inline(__always)
    static var columns: Int { scalarCount }

    @inline(__always)
    init(at start: UnsafePointer<Float>) {
      self = Self(lowHalf: SIMD2(at: start), highHalf: SIMD2(at: start + 2))
    }

    @inline(__always)
    mutating func add(_ a: Float, times b: Self, doubt: inout Doubt) {
      lowHalf.add(a, times: b.lowHalf, doubt: &doubt)
      highHalf.add(a, times: b.highHalf, doubt: &doubt)
    }

    @inline(__always)
    func store(at start: UnsafeMutablePointer<Float>) {
      UnsafeMutableRawPointer(start).storeBytes(of: SIMD4<Float>(self), as: SIMD4<Float>.self)
    }
  }

  /// Two such sums, each step of which is rounded once: for a tile in which one was in doubt.
  struct CarefulPair: TileRow {
    private var sums: SIMD2<Double>

    @inline(__always)
    static var columns: Int { SIMD2<Double>.columns }

    @inline(__always)
    init() { sums = .zero }

    @inline(__always)
    init(at start: UnsafePointer<Float>) { sums = SIMD2(at: start) }

    @inline(__always)
    mutating func add(_ a: Float, times b: Self, doubt: inout Doubt) {
      sums = onceRoundedMultiplyAdd(SIMD2(repeating: Double(a)), b.sums, sums)
    }

    @inline(__always)
    func store(at start: UnsafeMutablePointer<Float>) {
      UnsafeMutableRawPointer(start).storeBytes(of: SIMD2<Float>(sums), as: SIMD2<Float>.self)
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
  mutating func add(_ a: Float, times b: Self, doubt: inout Doubt) {
    first.add(a, times: b.first, doubt: &doubt)
    second.add(a, times: b.second, doubt: &doubt)
  }

  @inline(__always)
  func store(at start: UnsafeMutablePointer<Float>) {
    first.store(at: start)
    second.store(at: start + Half.columns)
  }
}

#if AVX512 || AVX2 || arch(arm64)
  typealias TwoVectors = TwiceAsWide<Vector>
  typealias FourVectors = TwiceAsWide<TwoVectors>
  typealias EightVectors = TwiceAsWide<FourVectors>
#endif

// MARK: - Rows

/// The sums of the rows of a tile.
protocol TileSums {
  associatedtype Row: TileRow
  static var rows: Int { get }

  /// Zeros.
  init()

  /// Adds to each row its number of the left factor times b; the first is row `first` of the tile.
  mutating func add(
    _ a: LeftRows, from first: Int, at offset: Int, times b: Row, doubt: inout Doubt)

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
  mutating func add(
    _ a: LeftRows, from first: Int, at offset: Int, times b: Row, doubt: inout Doubt
  ) {
    sums.add(a.number(row: first, at: offset), times: b, doubt: &doubt)
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
  mutating func add(
    _ a: LeftRows, from first: Int, at offset: Int, times b: Half.Row, doubt: inout Doubt
  ) {
    upper.add(a, from: first, at: offset, times: b, doubt: &doubt)
    lower.add(a, from: first + Half.rows, at: offset, times: b, doubt: &doubt)
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
