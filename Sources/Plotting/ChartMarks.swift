// The marks of a chart as SVG.

extension ChartPicture {
  /// Draws a mark; texts come later, on top of all of them.
  mutating func draw(_ mark: Mark, series: Int?) {
    let style = SeriesStyle(series ?? 0)
    let color = series == nil ? Palette.ink : style.color
    switch mark.shape {
    case .line(let points):
      for line in visibleLines(points) {
        svg.path(line, style: Style(stroke: color, width: 2, dash: style.dash))
      }
      for point in loosePoints(points.map(fraction)).map(pixels) {
        svg.circle(x: point.x, y: point.y, radius: 2, style: Style(fill: color))
      }
    case .points(let points):
      let size = points.count > (layout.isSmall ? 30 : 400) ? 3.0 : 4.5
      svg.shape(style.markers(at: visible(points), size: size), style: style.markerStyle)
    case .path(let points):
      drawPath(points, style)
    case .band(let lower, let upper):
      drawBand(lower, upper, style)
    case .bars(let edges, let heights):
      drawBars(edges, heights, style)
    case .region(let region):
      drawRegion(region)
    case .contours(let lines, _):
      for (_, points) in lines {
        for line in visibleLines(points) {
          svg.path(line, style: Style(stroke: Palette.axis, width: 1, opacity: 0.7))
        }
      }
    case .arrow(let start, let end):
      drawArrow(start, end, color)
    case .verticalRule(let x):
      drawRule([Point(x, scales.y.range.lowerBound), Point(x, scales.y.range.upperBound)])
    case .horizontalRule(let y):
      drawRule([Point(scales.x.range.lowerBound, y), Point(scales.x.range.upperBound, y)])
    case .label:
      break
    }
  }

  private mutating func drawRule(_ points: [Point]) {
    for line in visibleLines(points) {
      svg.path(line, style: Style(stroke: Palette.axis, width: 1.5, dash: "6 4"))
    }
  }

  private mutating func drawPath(_ points: [Point], _ style: SeriesStyle) {
    for line in visibleLines(points) {
      svg.path(line, style: Style(stroke: style.color, width: 1.5))
    }
    // Dots closer than their size would be a thick line.
    var dots: [Point] = []
    for dot in visible(points) where dots.last.map({ areApart($0, dot) }) ?? true {
      dots.append(dot)
    }
    svg.shape(
      SeriesStyle(0).markers(at: dots, size: 1.8), style: Style(fill: style.color))
    guard let first = points.first, let last = points.last else { return }
    svg.shape(
      SeriesStyle(0).markers(at: visible([first]), size: 5),
      style: Style(fill: Palette.panel, stroke: style.color, width: 2))
    svg.shape(style.markers(at: visible([last]), size: 5.5), style: style.markerStyle)
  }

  private func areApart(_ a: Point, _ b: Point) -> Bool {
    (a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y) > 25
  }

  private mutating func drawBand(_ lower: [Point], _ upper: [Point], _ style: SeriesStyle) {
    // Where either end has no place the band breaks, as a line does.
    var runs: [[(low: Point, high: Point)]] = [[]]
    for (low, high) in zip(lower, upper) {
      if let low = fraction(low), let high = fraction(high) {
        runs[runs.count - 1].append((low, high))
      } else {
        runs.append([])
      }
    }
    for run in runs where run.count > 1 {
      let outline = run.map { $0.low } + run.map { $0.high }.reversed()
      svg.path(
        polygonInUnitSquare(outline).map(pixels), closed: true,
        style: Style(fill: style.color, opacity: Mark.groundOpacity))
    }
  }

  private mutating func drawBars(_ edges: [Double], _ heights: [Double], _ style: SeriesStyle) {
    let base = min(max(scales.y.fraction(of: 0) ?? 0, 0), 1)
    for (index, height) in heights.enumerated() {
      guard let left = scales.x.fraction(of: edges[index]),
        let right = scales.x.fraction(of: edges[index + 1]),
        let top = scales.y.fraction(of: height), right > 0, left < 1
      else { continue }
      let start = pixels(Point(max(left, 0), base))
      let end = pixels(Point(min(right, 1), min(max(top, 0), 1)))
      guard start.y != end.y else { continue }
      style.bar(
        x: start.x, y: min(start.y, end.y), width: end.x - start.x,
        height: abs(end.y - start.y), in: &svg)
    }
  }

  private mutating func drawRegion(_ region: Region) {
    let frame = region.frame
    let picture = self
    // Smaller cells than this cannot be seen, but make the file larger.
    let step = Int((3 * Double(region.columns) / layout.plot.width).rounded(.up))
    let seen = region.everyNth(max(1, step))
    let corner = { (column: Int, row: Int) -> Point? in
      let right = Double(column) / Double(seen.columns)
      let up = 1 - Double(row) / Double(seen.rows)
      return picture.fraction(
        Point(
          frame.x.lowerBound + right * (frame.x.upperBound - frame.x.lowerBound),
          frame.y.lowerBound + up * (frame.y.upperBound - frame.y.lowerBound)))
    }
    // A run of cells is a level line as thick as its row, all runs of a color are one path: half
    // the size of outlines, a fifth of that of rectangles.
    var paths: [String: (style: Style, data: String)] = [:]
    for row in 0..<seen.rows {
      for run in seen.runs(inRow: row) {
        guard let topLeft = corner(run.columns.lowerBound, row),
          let bottomRight = corner(run.columns.upperBound, row + 1),
          topLeft.x < 1, bottomRight.x > 0, topLeft.y > 0, bottomRight.y < 1
        else { continue }
        let from = pixels(Point(max(topLeft.x, 0), min(topLeft.y, 1)))
        let to = pixels(Point(min(bottomRight.x, 1), max(bottomRight.y, 0)))
        // Half a pixel more, or the panel shines through between neighbors.
        let end = min(to.x + 0.5, layout.plot.x + layout.plot.width)
        let color = seen.color(run.color)
        let style = Style(stroke: color, width: to.y - from.y + 0.5)
        let key = "\(color) \(SVG.text(style.width))"
        let middle = SVG.text((from.y + to.y) / 2)
        paths[key, default: (style, "")].data +=
          "M\(SVG.text(from.x)) \(middle)h\(SVG.text(end - from.x))"
      }
    }
    // In order, because that of a dictionary changes from run to run.
    for (_, path) in paths.sorted(by: { $0.key < $1.key }) {
      svg.shape(path.data, style: path.style)
    }
  }

  private mutating func drawArrow(_ start: Point, _ end: Point, _ color: String) {
    guard let from = fraction(start), let to = fraction(end),
      let part = clippedToUnitSquare(from: from, to: to)
    else { return }
    let tail = pixels(part.from)
    let tip = pixels(part.to)
    svg.arrow([tail, tip], color: color, width: 2.5)
  }
}
