import Groundwork

/// A picture in shades of gray, of any size: what a camera or a drawing program makes.
package struct GrayPicture: Equatable, Sendable {
  /// The height in pixels.
  package let rows: Int

  /// The width in pixels.
  package let columns: Int

  /// The brightness of each pixel, row after row: 0 is black, 1 is white.
  package let brightness: [Float]

  /// A picture that is at hand.
  ///
  /// - Precondition: there are rows · columns pixels, and at least one.
  package init(rows: Int, columns: Int, brightness: [Float]) {
    require(
      rows > 0 && columns > 0 && brightness.count == rows * columns,
      "GrayPicture: \(brightness.count) pixels for \(rows)×\(columns)")
    self.rows = rows
    self.columns = columns
    self.brightness = brightness
  }
}

// MARK: - Sizes

extension GrayPicture {
  /// The picture, made smaller if its longer side has more pixels than that. Its shape stays.
  package func reduced(toLongerSide side: Int) -> GrayPicture {
    let longer = max(rows, columns)
    guard longer > side else { return self }
    let size = { (length: Int) in max(1, (length * side + longer / 2) / longer) }
    return scaled(rows: size(rows), columns: size(columns))
  }

  /// The picture in another size: each new pixel is the mean of what it covers.
  func scaled(rows newRows: Int, columns newColumns: Int) -> GrayPicture {
    let wide = Self.shares(from: columns, to: newColumns)
    let high = Self.shares(from: rows, to: newRows)
    var narrow = [Float](repeating: 0, count: rows * newColumns)
    for row in 0..<rows {
      for (column, shares) in wide.enumerated() {
        narrow[row * newColumns + column] = shares.reduce(0) {
          $0 + $1.share * brightness[row * columns + $1.index]
        }
      }
    }
    var scaled = [Float](repeating: 0, count: newRows * newColumns)
    for (row, shares) in high.enumerated() {
      for column in 0..<newColumns {
        scaled[row * newColumns + column] = shares.reduce(0) {
          $0 + $1.share * narrow[$1.index * newColumns + column]
        }
      }
    }
    return GrayPicture(rows: newRows, columns: newColumns, brightness: scaled)
  }

  /// For each of `count` equal pieces of a line, the shares that the old pieces have of it.
  private static func shares(from old: Int, to count: Int) -> [[(index: Int, share: Float)]] {
    let length = Double(old) / Double(count)
    return (0..<count).map { place in
      let (start, end) = (Double(place) * length, Double(place + 1) * length)
      return (Int(start)...min(old - 1, Int(end))).compactMap { index in
        let covered = min(end, Double(index + 1)) - max(start, Double(index))
        return covered > 0 ? (index, Float(covered / length)) : nil
      }
    }
  }
}
