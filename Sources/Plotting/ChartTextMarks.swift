// The marks of a chart in characters.

extension ChartText {
  /// Draws areas and lines; markers and texts come later, on top of them.
  mutating func draw(_ mark: Mark, series: Int?) {
    let color = series.map { SeriesStyle($0).terminalColor }
    switch mark.shape {
    case .region(let region):
      drawRegion(region)
    case .bars(let edges, let heights):
      if (series ?? 0) == 0 {
        drawBars(edges, heights, color)
      } else {
        drawLines(steps(edges, heights), color)
      }
    case .band(let lower, let upper):
      drawBand(lower, upper, color)
    case .contours(let lines, _):
      for line in lines { drawLines(line.points, nil) }
    case .line(let points), .path(let points):
      drawLines(points, color)
    case .arrow(let start, let end):
      drawLines([start, end], color)
    case .verticalRule(let x):
      drawRule([Point(x, scales.y.range.lowerBound), Point(x, scales.y.range.upperBound)])
    case .horizontalRule(let y):
      drawRule([Point(scales.x.range.lowerBound, y), Point(scales.x.range.upperBound, y)])
    case .points, .label:
      break
    }
  }

  private mutating func drawLines(_ points: [Point], _ color: TerminalColor?) {
    for line in visibleLines(points) {
      for (start, end) in zip(line, line.dropFirst()) {
        canvas.line(from: start, to: end, color: color)
      }
    }
    for dot in loosePoints(points.map(fraction)).map(dots) {
      canvas.dot(x: Int(dot.x), y: Int(dot.y), color: color)
    }
  }

  private mutating func drawRule(_ points: [Point]) {
    for line in visibleLines(points) {
      canvas.line(from: line[0], to: line[1]) { $0 % 4 < 2 }
    }
  }

  private mutating func drawRegion(_ region: Region) {
    let frame = region.frame
    for row in 0..<canvas.rows {
      for column in 0..<canvas.columns {
        let x = scales.x.value(at: (Double(column) + 0.5) / Double(canvas.columns))
        let y = scales.y.value(at: 1 - (Double(row) + 0.5) / Double(canvas.rows))
        guard frame.x.contains(x), frame.y.contains(y) else { continue }
        let right = (x - frame.x.lowerBound) / (frame.x.upperBound - frame.x.lowerBound)
        let down = (frame.y.upperBound - y) / (frame.y.upperBound - frame.y.lowerBound)
        let cell =
          min(Int(down * Double(region.rows)), region.rows - 1) * region.columns
          + min(Int(right * Double(region.columns)), region.columns - 1)
        guard let number = region.cells[cell] else { continue }
        switch region.coloring {
        case .scale:
          let share = Double(number) / Double(Region.levels - 1)
          canvas.set(
            Self.shades[Int((share * 3).rounded())], column: column, row: row,
            color: SeriesStyle(share < 0.5 ? 0 : 1).terminalColor)
        case .classes:
          canvas.set(
            Self.classGround(number), column: column, row: row,
            color: SeriesStyle(number).terminalColor)
        }
      }
    }
  }

  /// Filled bars, their ends to an eighth of a row.
  private mutating func drawBars(
    _ edges: [Double], _ heights: [Double], _ color: TerminalColor?
  ) {
    let eighths: [Character] = Array(" ▁▂▃▄▅▆▇█")
    let base = min(max(scales.y.fraction(of: 0) ?? 0, 0), 1) * Double(canvas.rows)
    for column in 0..<canvas.columns {
      let x = scales.x.value(at: (Double(column) + 0.5) / Double(canvas.columns))
      guard let index = heights.indices.first(where: { edges[$0] <= x && x < edges[$0 + 1] }),
        let top = scales.y.fraction(of: heights[index])
      else { continue }
      let height = min(max(top, 0), 1) * Double(canvas.rows)
      for row in 0..<canvas.rows {
        let bottom = Double(canvas.rows - 1 - row)
        let filled = min(max(height, base), bottom + 1) - max(min(height, base), bottom)
        let share = Int((filled * 8).rounded())
        // A bar that hangs down is drawn in whole rows: no character fills a row from its top.
        let character = height >= base ? eighths[max(0, min(share, 8))] : share >= 4 ? "█" : " "
        if share > 0 { canvas.set(character, column: column, row: row, color: color) }
      }
    }
  }

  /// The outline of bars.
  func steps(_ edges: [Double], _ heights: [Double]) -> [Point] {
    let tops = heights.indices.flatMap { index in
      [Point(edges[index], heights[index]), Point(edges[index + 1], heights[index])]
    }
    guard let first = edges.first, let last = edges.last else { return [] }
    return [Point(first, 0)] + tops + [Point(last, 0)]
  }

  /// A sparse pattern of dots between two lines.
  private mutating func drawBand(
    _ lower: [Point], _ upper: [Point], _ color: TerminalColor?
  ) {
    for index in lower.indices.dropFirst() {
      let corners = [lower[index - 1], lower[index], upper[index], upper[index - 1]]
      let places = corners.compactMap(fraction)
      guard places.count == 4 else { continue }
      let polygon = polygonInUnitSquare(places).map(dots)
      guard let left = polygon.map({ $0.x }).min(), let right = polygon.map({ $0.x }).max() else {
        continue
      }
      for x in Int(left)...Int(right) where x % 2 == 0 {
        // The polygon is a quadrilateral: interpolate both of its edges at this x.
        let share = right > left ? (Double(x) - left) / (right - left) : 0
        let between = { (a: Point, b: Point) in a.y + share * (b.y - a.y) }
        let ends = [
          between(dots(places[0]), dots(places[1])), between(dots(places[3]), dots(places[2])),
        ]
        guard let top = ends.min(), let bottom = ends.max() else { continue }
        let limits = 0...Double(canvas.rows * 4)
        guard bottom >= 0, top <= limits.upperBound else { continue }
        let rows = (top...bottom).clamped(to: limits)
        for y in Int(rows.lowerBound)...Int(rows.upperBound) where y % 3 == x / 2 % 3 {
          canvas.dot(x: x, y: y, color: color)
        }
      }
    }
  }
}
