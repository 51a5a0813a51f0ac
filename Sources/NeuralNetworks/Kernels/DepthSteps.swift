// Which terms of its sums a tile adds up: all of them, or only those that are not zero.

/// The values of k that the tiles of a row of tiles add up, in ascending order.
protocol DepthSteps {
  /// How many there are for the tiles of a row of tiles.
  func count(rowTile: Int) -> Int

  /// One of them.
  func step(_ index: Int, rowTile: Int) -> Int
}

/// All values of k from 0 to `depth` − 1.
struct AllSteps: DepthSteps {
  let depth: Int

  @inline(__always)
  func count(rowTile: Int) -> Int { depth }

  @inline(__always)
  func step(_ index: Int, rowTile: Int) -> Int { index }
}

/// For each row of tiles, the values of k at which not all of its rows of the left factor are zero.
///
/// Four of five pixels of a handwritten digit are paper. A term 0 · b adds nothing, and where all
/// rows of a tile have one, the tile can pass over it: the sums keep their bits. That holds only
/// where b is finite: 0 · ∞ is not a number, and has to stay one. (A sum that is −0 may stay −0
/// instead of becoming 0, which shows in nothing that is computed with it.)
struct NonzeroSteps: DepthSteps {
  private let depth: Int

  /// For each row of tiles how many steps it has, and then these: `[rowTiles × (1 + depth)]`.
  private let memory: UnsafeMutablePointer<Int32>

  /// The steps of a product, if passing over zeros is worth it and allowed.
  ///
  /// - Parameters:
  ///   - left: the left factor, `[rows × depth]`.
  ///   - right: the right factor, `[depth × columns]`, without gaps between its rows.
  ///   - rows: the number of rows of the left factor.
  ///   - columns: the number of columns of the right factor.
  ///   - depth: the number of terms of each sum.
  /// - Returns: the steps, whose memory has to be deallocated; `nil` for a small product, where more
  ///   than two thirds of all steps remain for a row of tiles in the middle, or where the right factor
  ///   is not finite.
  static func find(
    in left: LeftFactor, times right: RightFactor, rows: Int, columns: Int, depth: Int
  ) -> NonzeroSteps? {
    let rowTiles = (rows + Tile.rows - 1) / Tile.rows
    guard rowTiles > 0, rows * columns * depth >= worthLooking else { return nil }
    let found = NonzeroSteps(rowTiles: rowTiles, depth: depth)
    // Halfway down: the first rows of pictures, turned, are the margin of all of them.
    let sample = rowTiles / 2
    found.find(in: left, rows: rows, rowTile: sample)
    var isWorthIt = found.count(rowTile: sample) * 3 <= depth * 2
    if isWorthIt {
      // Each row of tiles looks at its share of the right factor, too.
      inParallel(units: rowTiles, cost: depth / 2 + depth * columns / rowTiles / 32) { part in
        for rowTile in part {
          found.find(in: left, rows: rows, rowTile: rowTile)
          let share = depth * rowTile / rowTiles..<depth * (rowTile + 1) / rowTiles
          if !isFinite(right.start + share.lowerBound * columns, count: share.count * columns) {
            found.list(rowTile)[0] = notFinite
          }
        }
      }
      isWorthIt = !(0..<rowTiles).contains { found.list($0)[0] == notFinite }
    }
    if !isWorthIt { found.deallocate() }
    return isWorthIt ? found : nil
  }

  func deallocate() { memory.deallocate() }

  @inline(__always)
  func count(rowTile: Int) -> Int { Int(list(rowTile)[0]) }

  @inline(__always)
  func step(_ index: Int, rowTile: Int) -> Int { Int(list(rowTile)[1 + index]) }

  /// A row of tiles in memory: how many steps, and then these.
  @inline(__always)
  private func list(_ rowTile: Int) -> UnsafeMutablePointer<Int32> {
    memory + rowTile * (1 + depth)
  }

  // MARK: - Finding them

  /// From how many multiply-adds on zeros are looked for: a smaller product is done in the meantime.
  private static let worthLooking = 4096

  /// A count that says: the right factor is not finite.
  private static let notFinite: Int32 = -1

  private init(rowTiles: Int, depth: Int) {
    self.depth = depth
    memory = .allocate(capacity: rowTiles * (1 + depth))
  }

  private func find(in left: LeftFactor, rows: Int, rowTile: Int) {
    let row = rowTile * Tile.rows
    let rowCount = min(Tile.rows, rows - row)
    let start = left.start + row * left.rowStride
    var steps = StepList(start: list(rowTile) + 1)

    if left.rowStride == 1 && rowCount == Tile.rows {
      // The rows lie side by side: two numbers at a time.
      for k in 0..<depth {
        let place = UnsafeRawPointer(start + k * left.depthStride)
        var bits: UInt64 = 0
        for pair in 0..<Tile.rows / 2 {
          bits |= place.loadUnaligned(fromByteOffset: pair * 8, as: UInt64.self)
        }
        steps.append(k, if: bits & 0x7FFF_FFFF_7FFF_FFFF != 0)
      }
    } else if left.depthStride == 1 {
      // The steps lie side by side: 16 at a time.
      for first in stride(from: 0, to: depth, by: Vector.scalarCount) {
        var bits = SIMD16<Int32>(repeating: 0)
        for index in 0..<rowCount {
          bits |= start.vector(at: index * left.rowStride + first).bits
        }
        bits &= Int32.max
        for lane in 0..<min(Vector.scalarCount, depth - first) {
          steps.append(first + lane, if: bits[lane] != 0)
        }
      }
    } else {
      for k in 0..<depth {
        var bits: UInt32 = 0
        for index in 0..<rowCount { bits |= start[index + k * left.depthStride].bitPattern }
        steps.append(k, if: bits & 0x7FFF_FFFF != 0)
      }
    }
    list(rowTile)[0] = Int32(truncatingIfNeeded: steps.count)
  }
}

/// The steps of one row of tiles, while they are found.
private struct StepList {
  let start: UnsafeMutablePointer<Int32>
  var count = 0

  init(start: UnsafeMutablePointer<Int32>) { self.start = start }

  /// Adds a step without a branch, which would be guessed wrong as often as not: the step is
  /// written in any case, and stays if it counts. (Callers mask the sign: −0 is zero too.)
  @inline(__always)
  mutating func append(_ step: Int, if counts: Bool) {
    start[count] = Int32(truncatingIfNeeded: step)
    count += counts ? 1 : 0
  }
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
