// The texts on the plot of a chart: beside arrows, rules and contours, and by themselves.

extension ChartPicture {
  /// Writes the texts, none over another.
  mutating func drawNotes() {
    for (mark, series) in chart.layers.reversed() {
      guard let name = mark.name else { continue }
      let color = series.map { SeriesStyle($0).color } ?? Palette.ink
      let plot = layout.plot
      switch mark.shape {
      case .arrow(_, let end):
        guard let tip = visible([end]).first else { continue }
        write(name, color, around(tip, by: 7))
      case .label(let point):
        guard let place = visible([point]).first else { continue }
        write(name, color, around(place, by: 3))
      case .verticalRule(let x):
        guard let place = visible([Point(x, scales.y.range.upperBound)]).first else { continue }
        let candidates = [13.0, 31, 49].flatMap { down -> [NotePlacement.Candidate] in
          let y = plot.y + down
          return [
            .init(x: place.x + 5, y: y, anchor: .start), .init(x: place.x - 5, y: y, anchor: .end),
          ]
        }
        write(name, Palette.axis, candidates)
      case .horizontalRule(let y):
        guard let place = visible([Point(scales.x.range.upperBound, y)]).first else { continue }
        write(
          name, Palette.axis,
          [
            .init(x: place.x - 5, y: place.y - 5, anchor: .end),
            .init(x: place.x - 5, y: place.y + 15, anchor: .end),
            .init(x: plot.x + 5, y: place.y - 5, anchor: .start),
            .init(x: plot.x + 5, y: place.y + 15, anchor: .start),
          ])
      default:
        continue
      }
    }
    for mark in chart.marks {
      if case .contours(let lines, _) = mark.shape { drawLevels(lines) }
    }
  }

  private func around(_ place: Point, by gap: Double) -> [NotePlacement.Candidate] {
    [
      .init(x: place.x + gap, y: place.y - gap, anchor: .start),
      .init(x: place.x + gap, y: place.y + gap + 9, anchor: .start),
      .init(x: place.x - gap, y: place.y - gap, anchor: .end),
      .init(x: place.x - gap, y: place.y + gap + 9, anchor: .end),
      .init(x: place.x, y: place.y - gap - 4, anchor: .middle),
      .init(x: place.x, y: place.y + gap + 14, anchor: .middle),
    ]
  }

  private mutating func write(
    _ text: String, _ color: String, _ candidates: [NotePlacement.Candidate]
  ) {
    let size = layout.labelSize
    guard let place = notes.place(text, size: size, at: candidates, in: layout.plot) else { return }
    svg.text(
      text, x: place.x, y: place.y, size: size, anchor: place.anchor, color: color, halo: true)
  }

  /// Writes its level in the middle of each contour that is long enough for it, or elsewhere on it
  /// where a path would cross it there.
  private mutating func drawLevels(_ contours: [(level: Double, points: [Point])]) {
    let size = layout.tickSize - 1
    let paths = (chart.marks + chart.neighbors).flatMap { mark -> [[Point]] in
      if case .path(let points) = mark.shape { visibleLines(points) } else { [] }
    }
    for (level, points) in contours {
      let text = NumberText.short(level)
      for line in visibleLines(points) {
        let width = SVG.width(of: text, size: size)
        let xs = line.map { $0.x }
        let ys = line.map { $0.y }
        let reach = max(
          (xs.max() ?? 0) - (xs.min() ?? 0), (ys.max() ?? 0) - (ys.min() ?? 0))
        guard reach > 2 * width else { continue }
        // A place on the line where no other level stands and that the plot's edge does not cut.
        let plot = layout.plot
        let center = Point(plot.x + plot.width / 2, plot.y + plot.height / 2)
        var fractions: [Double] = [0.5, 0.3, 0.7, 0.15, 0.85]
        if !paths.isEmpty { fractions += [0.4, 0.6, 0.22, 0.78, 0.05, 0.95] }
        let places = fractions.map { line[Int($0 * Double(line.count - 1))] }.filter { point in
          abs(point.x - center.x) < (plot.width - width) / 2
            && abs(point.y - center.y) < plot.height / 2 - size
        }
        let isFree = { (place: Point) in
          !paths.contains { $0.passes(within: width / 2 + 4, and: size / 2 + 4, of: place) }
        }
        let place = places.first(where: isFree)
        guard let place, notes.take(text, size: size, middle: place) else { continue }
        // A halo alone would let the contour show through above a decimal point.
        svg.rectangle(
          x: place.x - width / 2 - 2, y: place.y - size * 0.5, width: width + 4,
          height: size, style: Style(fill: Palette.panel))
        svg.text(
          text, x: place.x, y: place.y + size * 0.36, size: size, anchor: .middle,
          color: Palette.axis)
      }
    }
  }
}

extension [Point] {
  /// Whether a line through the points comes so near to a place, to the side and up or down.
  fileprivate func passes(within width: Double, and height: Double, of place: Point) -> Bool {
    zip(self, dropFirst()).contains { start, end in
      let length = Swift.max(abs(end.x - start.x), abs(end.y - start.y))
      let count = Int(length / 4) + 1
      return (0...count).contains { step in
        let share = Double(step) / Double(count)
        return abs(start.x + share * (end.x - start.x) - place.x) < width
          && abs(start.y + share * (end.y - start.y) - place.y) < height
      }
    }
  }
}
