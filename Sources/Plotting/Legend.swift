/// The legend of a chart: samples and names in rows, as many side by side as fit.
struct Legend {
  /// The rows; 0 pixels high without entries.
  let picture: SVG

  /// Lays out a legend.
  ///
  /// - Parameters:
  ///   - entries: its entries in order.
  ///   - width: how many pixels there are.
  ///   - size: the size of the letters.
  init(_ entries: [LegendEntry], width: Double, size: Double = 13) {
    let rowHeight = size + 8
    var places: [Point] = []
    var next = Point(0, 0)
    for entry in entries {
      let entryWidth = Self.sampleWidth + 8 + SVG.width(of: entry.name, size: size)
      if next.x > 0 && next.x + entryWidth > width { next = Point(0, next.y + rowHeight) }
      places.append(next)
      next.x += entryWidth + 18
    }
    var svg = SVG(width: width, height: entries.isEmpty ? 0 : next.y + rowHeight)
    for (entry, place) in zip(entries, places) {
      let middle = Point(place.x + Self.sampleWidth / 2, place.y + rowHeight / 2)
      for shape in entry.shapes {
        Self.draw(shape, SeriesStyle(entry.series), around: middle, in: &svg)
      }
      svg.text(
        entry.name, x: place.x + Self.sampleWidth + 8, y: middle.y + size * 0.36, size: size)
    }
    picture = svg
  }

  private static let sampleWidth = 28.0

  private static func draw(
    _ shape: Mark.Shape, _ style: SeriesStyle, around middle: Point, in svg: inout SVG
  ) {
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
    case .band, .region:
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
  /// How strong the color of a band and of a decision map of classes is: lines and points of the
  /// same color still stand out.
  static let groundOpacity = 0.3
}
