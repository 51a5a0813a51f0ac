// Which terms of its sums a tile adds up: all of them, or only those that are not zero.

/// The values of k that the tiles of a row of tiles add up, in ascending order.
protocol DepthSteps {
  /// The shape of the tiles.
  var tile: Tile { get }

  /// What gives them one after the other.
  associatedtype Ks: IteratorProtocol<Int>

  /// Those of the tiles of a row of tiles.
  func ks(rowTile: Int) -> Ks
}

/// All values of k from 0 to `depth` − 1.
struct AllSteps: DepthSteps {
  let depth: Int

  @inline(__always)
  var tile: Tile { .tall }

  @inline(__always)
  func ks(rowTile: Int) -> Range<Int>.Iterator { (0..<depth).makeIterator() }
}

/// For each row of tiles, the values of k at which not all of its rows of the left factor are zero.
///
/// Four of five pixels of a handwritten digit are paper. A term 0 · b adds nothing, and where all
/// rows of a tile have one, the tile can pass over it: the sums keep their bits. That holds only
/// where b is finite: 0 · ∞ is not a number, and has to stay one. (A sum that is −0 may stay −0
/// instead of becoming 0, which shows in nothing that is computed with it.)
///
/// The fewer rows a tile has, the more often all of them are zero, so such tiles are flat.
struct NonzeroSteps: DepthSteps {
  let tile: Tile
  private let rows: Int
  private let depth: Int

  /// For each row of tiles a bit for each value of k, `[rowTiles × words]`; then for each strip
  /// whether its share of the right factor is finite.
  private let memory: UnsafeMutablePointer<UInt32>

  /// The steps of a product, if passing over zeros is worth it and allowed.
  ///
  /// - Parameters:
  ///   - left: the left factor, `[rows × depth]`, its rows or its columns without gaps.
  ///   - right: the right factor, `[depth × columns]`, without gaps between its rows.
  ///   - rows: the number of rows of the left factor.
  ///   - columns: the number of columns of the right factor.
  ///   - depth: the number of terms of each sum.
  /// - Returns: the steps, whose memory has to be deallocated; `nil` for a small product, where more
  ///   than two thirds of all steps remain in a strip in the middle, or where the right factor is not
  ///   finite.
  static func find(
    in left: LeftFactor, times right: RightFactor, rows: Int, columns: Int, depth: Int
  ) -> NonzeroSteps? {
    guard rows * columns * depth >= worthLooking else { return nil }
    let found = NonzeroSteps(
      tile: columns >= Tile.flat.columns / 2 ? .flat : .tall, rows: rows, depth: depth)
    // Halfway down: the first rows of pictures, turned, are the margin of all of them.
    let sample = found.strips / 2
    found.find(in: left, strip: sample)
    let tiles = found.rowTiles(strip: sample)
    let count = tiles.reduce(0) { $0 + found.count(rowTile: $1) }
    var isWorthIt = count * 3 <= depth * tiles.count * 2
    if isWorthIt {
      // Each strip looks at its share of the right factor, too.
      let strips = found.strips
      inParallel(units: strips, cost: depth + depth * columns / strips / 32) { part in
        for strip in part {
          found.find(in: left, strip: strip)
          let share = depth * strip / strips..<depth * (strip + 1) / strips
          found.finite[strip] =
            isFinite(right.start + share.lowerBound * columns, count: share.count * columns) ? 1 : 0
        }
      }
      isWorthIt = (0..<strips).allSatisfy { found.finite[$0] == 1 }
    }
    if !isWorthIt { found.deallocate() }
    return isWorthIt ? found : nil
  }

  func deallocate() { memory.deallocate() }

  @inline(__always)
  func ks(rowTile: Int) -> SetBits {
    SetBits(word: bits(rowTile), end: bits(rowTile + 1), first: -32, bits: 0)
  }

  // MARK: - Finding them

  /// From how many multiply-adds on zeros are looked for: a smaller product is done in the meantime.
  private static let worthLooking = 4096

  /// Zeros are looked for in so many rows at once: where rows lie side by side, each is a lane.
  private static let stripRows = Vector.scalarCount

  private init(tile: Tile, rows: Int, depth: Int) {
    (self.tile, self.rows, self.depth) = (tile, rows, depth)
    let (rowTiles, words) = ((rows + tile.rows - 1) / tile.rows, (depth + 31) / 32)
    memory = .allocate(capacity: rowTiles * words + rows)
  }

  private var words: Int { (depth + 31) / 32 }
  private var strips: Int { (rows + Self.stripRows - 1) / Self.stripRows }

  /// The bits of a row of tiles.
  @inline(__always)
  private func bits(_ rowTile: Int) -> UnsafeMutablePointer<UInt32> { memory + rowTile * words }

  private var finite: UnsafeMutablePointer<UInt32> { bits((rows + tile.rows - 1) / tile.rows) }

  private func count(rowTile: Int) -> Int {
    (0..<words).reduce(0) { $0 + bits(rowTile)[$1].nonzeroBitCount }
  }

  /// The rows of tiles of a strip.
  private func rowTiles(strip: Int) -> Range<Int> {
    let end = min(rows, (strip + 1) * Self.stripRows)
    return strip * Self.stripRows / tile.rows..<(end + tile.rows - 1) / tile.rows
  }

  private func find(in left: LeftFactor, strip: Int) {
    for rowTile in rowTiles(strip: strip) where left.rowStride != 1 {
      findAlongRows(left, rowTile)
    }
    if left.rowStride == 1 { findAcrossRows(left, strip) }
  }

  /// The numbers of a row lie side by side: 32 of each row of a tile at a time.
  private func findAlongRows(_ left: LeftFactor, _ rowTile: Int) {
    let top = rowTile * tile.rows
    for word in 0..<words {
      var first = SIMD16<Int32>.zero
      var second = SIMD16<Int32>.zero
      for row in top..<min(top + tile.rows, rows) {
        let numbers = left.start + row * left.rowStride + word * 32
        first |= numbers.vector(at: 0).bits
        second |= numbers.vector(at: 16).bits
      }
      let inside = UInt32.max >> UInt32(max(0, (word + 1) * 32 - depth))
      bits(rowTile)[word] = (nonzeroBits(first) | nonzeroBits(second) << 16) & inside
    }
  }

  /// The rows lie side by side: a number of each of 16 rows at a time.
  private func findAcrossRows(_ left: LeftFactor, _ strip: Int) {
    let top = strip * Self.stripRows
    for word in 0..<words {
      var found = SIMD16<Int32>.zero
      for k in word * 32..<min((word + 1) * 32, depth) {
        let numbers = left.start + top + k * left.depthStride
        found |= onesWhereNonzero(numbers.vector(at: 0).bits) & (1 &<< Int32(k % 32))
      }
      for rowTile in rowTiles(strip: strip) {
        var ofTile: Int32 = 0
        let first = rowTile * tile.rows
        for row in first..<min(first + tile.rows, rows) { ofTile |= found[row - top] }
        bits(rowTile)[word] = UInt32(bitPattern: ofTile)
      }
    }
  }
}

/// The places of the bits that are set in some words, in ascending order.
struct SetBits: IteratorProtocol {
  /// The next word, and the end of them.
  fileprivate var word: UnsafePointer<UInt32>
  fileprivate let end: UnsafePointer<UInt32>

  /// The place of the first bit of the word before, and those of its bits that are still to be given.
  fileprivate var first: Int
  fileprivate var bits: UInt32

  @inline(__always)
  mutating func next() -> Int? {
    while bits == 0 {
      guard word < end else { return nil }
      bits = word.pointee
      word += 1
      first += 32
    }
    defer { bits &= bits &- 1 }  // without the last one that is set
    return first + bits.trailingZeroBitCount
  }
}

/// All bits of a lane set where a number, given by its bits, is neither 0 nor −0. (Comparisons say it
/// more plainly, but one lane at a time.)
@inline(__always)
private func onesWhereNonzero(_ bits: SIMD16<Int32>) -> SIMD16<Int32> {
  (0 &- (bits & Int32.max)) &>> 31
}

/// For each of 16 numbers, given by their bits, a bit that is set where it is neither 0 nor −0.
@inline(__always)
private func nonzeroBits(_ bits: SIMD16<Int32>) -> UInt32 {
  let bytes = SIMD16<UInt8>(truncatingIfNeeded: onesWhereNonzero(bits))
  let halves = unsafeBitCast(bytes, to: SIMD2<UInt64>.self)
  /// Of byte i its bit i stays; the product moves all of them to the last byte.
  func gathered(_ bytes: UInt64) -> UInt32 {
    UInt32(((bytes & 0x8040_2010_0804_0201) &* 0x0101_0101_0101_0101) >> 56)
  }
  return gathered(halves[0]) | gathered(halves[1]) << 8
}

/// Whether all of `count` numbers are finite: none has an exponent of ones.
private func isFinite(_ numbers: UnsafePointer<Float>, count: Int) -> Bool {
  let ones: Int32 = 0x7F80_0000
  // Adding one to an exponent of ones carries into the sign.
  var carries = SIMD16<Int32>.zero
  var index = 0
  while index + Vector.scalarCount <= count {
    carries |= (numbers.vector(at: index).bits & ones) &+ 0x0080_0000
    index += Vector.scalarCount
  }
  var isFinite = carries.min() >= 0
  while index < count {
    isFinite = isFinite && numbers[index].isFinite
    index += 1
  }
  return isFinite
}
