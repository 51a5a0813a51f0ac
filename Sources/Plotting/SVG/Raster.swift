extension SVG {
  /// A picture of colored cells in rows, such as the pixels of a digit or the cells of a heat map.
  ///
  /// Cells of one color that stand side by side become one line, all lines of a color one path, and
  /// the most frequent color the ground of the whole: a picture of 28 × 28 pixels takes about two
  /// kilobytes instead of sixty.
  ///
  /// - Parameters:
  ///   - colors: the color of each cell, row after row, each row as long as the first.
  ///   - x: the left edge.
  ///   - y: the top edge.
  ///   - cellWidth: the width of a cell in pixels.
  ///   - cellHeight: the height of a cell in pixels.
  mutating func raster(
    _ colors: [[String]], x: Double, y: Double, cellWidth: Double, cellHeight: Double
  ) {
    guard let columns = colors.first?.count, columns > 0 else { return }
    let runs = colors.enumerated().flatMap { row, colors in Self.runs(of: colors, row: row) }
    var lengths: [String: Int] = [:]
    var paths: [String: String] = [:]
    var order: [String] = []
    for run in runs {
      if lengths[run.color] == nil { order.append(run.color) }
      lengths[run.color, default: 0] += run.length
      paths[run.color, default: ""] += "M\(run.column) \(run.row)h\(run.length)"
    }
    // The first of the most frequent ones, so that the file is the same each time.
    let ground = order.max { (lengths[$0] ?? 0) < (lengths[$1] ?? 0) } ?? Palette.panel
    rectangle(
      x: x, y: y, width: cellWidth * Double(columns), height: cellHeight * Double(colors.count),
      style: Style(fill: ground))
    // A line runs along the middle of its cells.
    let place = "translate(\(Self.text(x)) \(Self.text(y + cellHeight / 2)))"
    let scale = "scale(\(Self.text(cellWidth)) \(Self.text(cellHeight)))"
    elements.append("<g transform=\"\(place) \(scale)\" shape-rendering=\"crispEdges\">")
    for color in order where color != ground {
      elements.append("<path stroke=\"\(color)\" d=\"\(paths[color] ?? "")\"/>")
    }
    elements.append("</g>")
  }

  /// Cells of one color side by side.
  struct Run: Equatable {
    let color: String
    let row: Int
    let column: Int
    var length: Int
  }

  /// The runs of a row, from left to right.
  static func runs(of colors: [String], row: Int) -> [Run] {
    colors.enumerated().reduce(into: []) { runs, cell in
      if let last = runs.last, last.color == cell.element {
        runs[runs.count - 1].length += 1
      } else {
        runs.append(Run(color: cell.element, row: row, column: cell.offset, length: 1))
      }
    }
  }
}
