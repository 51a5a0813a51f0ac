import Groundwork

// Markers and texts on a chart in characters.

extension ChartText {
  /// Draws points, the markers that tell lines from one another, and heads of arrows.
  mutating func drawMarkers(_ mark: Mark, series: Int?) {
    let style = SeriesStyle(series ?? 0)
    let color = series == nil ? nil : style.terminalColor
    switch mark.shape {
    case .points(let points):
      for point in points {
        guard let cell = cell(point) else { continue }
        canvas.set(style.character, column: cell.column, row: cell.row, color: color)
      }
    case .path(let points):
      for point in points { setMarker(point, style, spaced: true) }
      if let start = points.first, let cell = cell(start) {
        canvas.set("○", column: cell.column, row: cell.row, color: color)
      }
      if let end = points.last { setMarker(end, style, spaced: false) }
    case .line(let points):
      if mark.name != nil { markAlong(points, style, series ?? 0) }
    case .bars(let edges, let heights):
      if let series, series > 0 {
        for (index, height) in heights.enumerated() where height != 0 {
          setMarker(Point((edges[index] + edges[index + 1]) / 2, height), style, spaced: true)
        }
      }
    case .arrow(let start, let end):
      guard let cell = cell(end), let from = fraction(start), let to = fraction(end) else { return }
      let right = dots(to).x - dots(from).x
      let up = dots(from).y - dots(to).y
      canvas.set(
        Self.head(right: right, up: up), column: cell.column, row: cell.row, color: color)
    case .region, .contours, .band, .verticalRule, .horizontalRule, .label:
      break
    }
  }

  /// The arrow of eight that points most nearly to the right and up by so much.
  private static func head(right: Double, up: Double) -> Character {
    // The tangent of half an eighth of a turn.
    let tangent = 2.0.squareRoot() - 1
    let isLevel = abs(up) <= tangent * abs(right)
    let isUpright = abs(right) < tangent * abs(up)
    if isLevel { return right < 0 ? "←" : "→" }
    if isUpright { return up < 0 ? "↓" : "↑" }
    return up > 0 ? (right > 0 ? "↗" : "↖") : right > 0 ? "↘" : "↙"
  }

  private mutating func setMarker(_ point: Point, _ style: SeriesStyle, spaced: Bool) {
    guard let cell = cell(point) else { return }
    // Beside another marker it would only thicken it.
    let isClear = (cell.column - 1...cell.column + 1).allSatisfy {
      !(0..<canvas.columns).contains($0) || canvas.hasDots(column: $0, row: cell.row)
        || canvas.isFree(columns: $0..<$0 + 1, row: cell.row)
    }
    if spaced && !isClear { return }
    canvas.set(
      style.character, column: cell.column, row: cell.row, color: style.terminalColor)
  }

  /// Markers on a line, five of them over the width, those of other series elsewhere.
  private mutating func markAlong(_ points: [Point], _ style: SeriesStyle, _ series: Int) {
    let spacing = Double(canvas.columns * 2) / 5
    let offset = spacing * (0.5 + 0.29 * Double(series)).truncatingRemainder(dividingBy: 1)
    let targets = (0..<5).map { offset + Double($0) * spacing }
    for line in visibleLines(points) {
      for (start, end) in zip(line, line.dropFirst()) {
        for target in targets
        where start.x < end.x && start.x <= target && target < end.x {
          let y = start.y + (target - start.x) / (end.x - start.x) * (end.y - start.y)
          canvas.set(
            style.character, column: Int(target) / 2, row: Int(y.rounded()) / 4,
            color: style.terminalColor)
        }
      }
    }
  }

  /// Writes the text of a mark near it, where nothing is drawn if there is such a place.
  mutating func drawNote(_ mark: Mark, series: Int?) {
    let color = series.map { SeriesStyle($0).terminalColor }
    switch mark.shape {
    case .arrow(_, let point), .label(let point):
      guard let cell = cell(point), let name = mark.name else { return }
      write(name, beside: cell, color)
    case .verticalRule(let x):
      guard let cell = cell(Point(x, scales.y.range.upperBound)), let name = mark.name else {
        return
      }
      write(name, beside: cell, nil)
    case .horizontalRule(let y):
      guard let cell = cell(Point(scales.x.range.upperBound, y)), let name = mark.name else {
        return
      }
      write(name, beside: (canvas.columns, cell.row), nil)
    case .contours(let lines, _):
      for line in lines {
        let text = NumberText.short(line.level)
        guard line.points.count > 30, let cell = cell(line.points[line.points.count / 2]) else {
          continue
        }
        canvas.write(text, column: cell.column - text.count / 2, row: cell.row)
      }
    case .line, .points, .path, .band, .bars, .region:
      break
    }
  }

  private mutating func write(
    _ text: String, beside cell: (column: Int, row: Int), _ color: TerminalColor?
  ) {
    let text = text.inOneLine.clipped(to: canvas.columns)
    let length = text.displayWidth
    let right = cell.column + 2
    let left = cell.column - 1 - length
    let candidates = [
      (right, cell.row), (right, cell.row - 1), (right, cell.row + 1), (left, cell.row),
      (left, cell.row - 1), (left, cell.row + 1),
    ]
    let free = candidates.first { column, row in
      canvas.isFree(columns: column..<column + length, row: row)
    }
    let fallback = (
      max(0, min(right, canvas.columns - length)), max(0, min(cell.row, canvas.rows - 1))
    )
    let (column, row) = free ?? fallback
    canvas.write(text, column: column, row: row, color: color)
  }
}
