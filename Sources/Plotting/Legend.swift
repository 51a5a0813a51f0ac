/// The legend of a chart: samples and names in rows, as many side by side as fit.
struct Legend {
  /// The rows; 0 pixels high without entries.
  let picture: SVG

  /// Lays out a legend.
  ///
  /// - Parameters:
  ///   - entries: its entries in order.
  ///   - colorBarName: what the colors of a decision map mean, to have a bar of them.
  ///   - width: how many pixels there are.
  ///   - size: the size of the letters.
  init(
    _ entries: [LegendEntry], colorBarName: String? = nil, width: Double, size: Double = 13
  ) {
    let rowHeight = size + 8
    var places: [Point] = []
    var next = Point(0, 0)
    for entry in entries {
      let entryWidth = Self.sampleWidth + 8 + SVG.width(of: entry.name, size: size)
      if next.x > 0 && next.x + entryWidth > width { next = Point(0, next.y + rowHeight) }
      places.append(next)
      next.x += entryWidth + 18
    }
    if let name = colorBarName {
      let barWidth = Self.barWidth + 30 + SVG.width(of: name, size: size)
      if next.x > 0 && next.x + barWidth > width { next = Point(0, next.y + rowHeight) }
    }
    let isEmpty = entries.isEmpty && colorBarName == nil
    var svg = SVG(width: width, height: isEmpty ? 0 : next.y + rowHeight)
    if let name = colorBarName { Self.drawBar(name, at: next, size, in: &svg) }
    for (entry, place) in zip(entries, places) {
      let middle = Point(place.x + Self.sampleWidth / 2, place.y + rowHeight / 2)
      for shape in entry.shapes {
        Self.draw(shape, entry.series, around: middle, in: &svg)
      }
      svg.text(
        entry.name, x: place.x + Self.sampleWidth + 8, y: middle.y + size * 0.36, size: size)
    }
    picture = svg
  }

  private static let sampleWidth = 28.0
  private static let barWidth = 96.0

  private static func drawBar(_ name: String, at place: Point, _ size: Double, in svg: inout SVG) {
    let colors = (0..<Region.levels).map {
      ColorScale.ground.color(at: Double($0) / Double(Region.levels - 1))
    }
    svg.raster(
      [colors], x: place.x + 14, y: place.y + 4, cellWidth: barWidth / Double(Region.levels),
      cellHeight: size)
    let baseline = place.y + size / 2 + 4 + size * 0.36
    svg.text("0", x: place.x, y: baseline, size: size)
    svg.text("1  \(name)", x: place.x + barWidth + 20, y: baseline, size: size)
  }

  private static func draw(
    _ shape: Mark.Shape, _ series: Int, around middle: Point, in svg: inout SVG
  ) {
    let style = SeriesStyle(series)
    let left = Point(middle.x - sampleWidth / 2, middle.y)
    let right = Point(middle.x + sampleWidth / 2, middle.y)
    switch shape {
    case .line:
      svg.path([left, right], style: Style(stroke: style.color, width: 2, dash: style.dash))
    case .points:
      svg.shape(style.markers(at: [middle], size: 4.5), style: style.markerStyle)
    case .path:
      svg.path([left, right], style: Style(stroke: style.color, width: 2, dash: style.dash))
      svg.shape(style.markers(at: [middle], size: 4.5), style: style.markerStyle)
    case .region:
      svg.rectangle(
        x: left.x, y: middle.y - 6, width: sampleWidth, height: 12,
        style: Style(fill: Palette.ground(series)))
    case .band:
      svg.rectangle(
        x: left.x, y: middle.y - 6, width: sampleWidth, height: 12,
        style: Style(fill: style.color, opacity: Mark.groundOpacity))
    case .bars:
      style.bar(x: middle.x - 9, y: middle.y - 6, width: 18, height: 12, in: &svg)
    case .contours, .arrow, .verticalRule, .horizontalRule, .label:
      break
    }
  }
}

extension Mark {
  /// How strong the color of a band is: its line still stands out.
  static let groundOpacity = 0.3
}
