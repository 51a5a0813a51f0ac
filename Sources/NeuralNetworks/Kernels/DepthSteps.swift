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
struct NonzeroSteps: DepthSteps {
  fileprivate let counts: UnsafeMutablePointer<Int>
  fileprivate let steps: UnsafeMutablePointer<Int32>
  fileprivate let depth: Int

  @inline(__always)
  func count(rowTile: Int) -> Int { counts[rowTile] }

  @inline(__always)
  func step(_ index: Int, rowTile: Int) -> Int { Int(steps[rowTile * depth + index]) }
}

/// Finds the terms of a product that are not zero, in memory that it keeps.
///
/// Four of five pixels of a handwritten digit are paper. A term 0 · b adds nothing, and where all
/// rows of a tile have one, the tile can pass over it: the sums keep their bits. (Two exceptions do
/// not matter: a sum that is −0 may stay −0 instead of becoming 0, and b may be infinite or not a
/// number; then training has failed anyway.)
final class NonzeroStepFinder {
  private var counts = UnsafeMutableBufferPointer<Int>.allocate(capacity: 0)
  private var steps = UnsafeMutableBufferPointer<Int32>.allocate(capacity: 0)

  deinit {
    counts.deallocate()
    steps.deallocate()
  }

  /// The steps of a left factor, if it is worth it.
  ///
  /// - Parameters:
  ///   - left: the left factor, `[rows × depth]`; one of its strides is 1.
  ///   - rows: the number of its rows.
  ///   - depth: the number of its columns.
  /// - Returns: the steps, valid until the next call; `nil` where more than two thirds of all steps
  ///   remain for a row of tiles in the middle.
  func find(in left: LeftFactor, rows: Int, depth: Int) -> NonzeroSteps? {
    let rowTiles = (rows + Tile.rows - 1) / Tile.rows
    guard rowTiles > 0 else { return nil }
    if counts.count < rowTiles {
      counts.deallocate()
      counts = .allocate(capacity: rowTiles)
    }
    if steps.count < rowTiles * depth {
      steps.deallocate()
      steps = .allocate(capacity: rowTiles * depth)
    }
    guard let counts = counts.baseAddress, let steps = steps.baseAddress else { return nil }

    // Halfway down: the first rows of pictures, turned, are the margin of all of them.
    let sample = rowTiles / 2
    find(in: left, rows: rows, depth: depth, rowTile: sample, counts, steps)
    guard counts[sample] * 3 <= depth * 2 else { return nil }
    inParallel(units: rowTiles) { part in
      for rowTile in part {
        self.find(in: left, rows: rows, depth: depth, rowTile: rowTile, counts, steps)
      }
    }
    return NonzeroSteps(counts: counts, steps: steps, depth: depth)
  }

  private func find(
    in left: LeftFactor, rows: Int, depth: Int, rowTile: Int, _ counts: UnsafeMutablePointer<Int>,
    _ steps: UnsafeMutablePointer<Int32>
  ) {
    let row = rowTile * Tile.rows
    let rowCount = min(Tile.rows, rows - row)
    let start = left.start + row * left.rowStride
    var list = StepList(start: steps + rowTile * depth)

    if left.rowStride == 1 && rowCount == Tile.rows {
      // The rows lie side by side: two numbers at a time.
      for k in 0..<depth {
        let place = UnsafeRawPointer(start + k * left.depthStride)
        var bits: UInt64 = 0
        for pair in 0..<Tile.rows / 2 {
          bits |= place.loadUnaligned(fromByteOffset: pair * 8, as: UInt64.self)
        }
        list.append(k, if: bits & 0x7FFF_FFFF_7FFF_FFFF != 0)
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
          list.append(first + lane, if: bits[lane] != 0)
        }
      }
    } else {
      for k in 0..<depth {
        var bits: UInt32 = 0
        for index in 0..<rowCount { bits |= start[index + k * left.depthStride].bitPattern }
        list.append(k, if: bits & 0x7FFF_FFFF != 0)
      }
    }
    counts[rowTile] = list.count
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
