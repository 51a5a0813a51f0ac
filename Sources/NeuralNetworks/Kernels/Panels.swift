/// The right factor as tiles read it: as it lies, or, where it is large and many rows need it, a
/// panel of it at a time, copied together.
///
/// A tile reads 16 or 32 neighboring floats of each row. In a wide matrix they lie a page or more apart,
/// in the same few sets of the cache; side by side they stream.
struct Panels {
  private let right: RightFactor
  private let columns: Int
  private let depth: Int
  private let panel: UnsafeMutablePointer<Float>?

  /// Whether the right factor is so large, and needed by so many rows, that copying it pays.
  static func areWorthIt(rows: Int, columns: Int, depth: Int) -> Bool {
    rows >= 128 && depth * columns >= 1 << 16
  }

  init(for right: RightFactor, areUsed: Bool, columns: Int, depth: Int) {
    self.right = right
    self.columns = columns
    self.depth = depth
    panel = areUsed ? .allocate(capacity: depth * Tile.tall.columns) : nil
    // A last panel that is narrower leaves the rest as it is; tiles read that and don't use it.
    panel?.initialize(repeating: 0, count: depth * Tile.tall.columns)
  }

  /// Copies the panel from a column on, for the tiles that follow.
  func load(column: Int) {
    guard let panel else { return }
    let width = min(Tile.tall.columns, columns - column)
    for k in 0..<depth {
      let source = right.start + k * right.rowStride + column
      (panel + k * Tile.tall.columns).update(from: source, count: width)
    }
  }

  /// What the tiles of a column read, with the column's place in it.
  @inline(__always)
  func factor(column: Int) -> RightFactor {
    guard let panel else {
      return RightFactor(start: right.start + column, rowStride: right.rowStride)
    }
    return RightFactor(start: UnsafePointer(panel), rowStride: Tile.tall.columns)
  }

  func deallocate() { panel?.deallocate() }
}
