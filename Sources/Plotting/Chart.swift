import Groundwork

/// A picture of numbers on a plane with two axes.
///
///     Chart(
///       title: "Loss after each epoch", x: "epoch", y: Axis("loss", scale: .logarithmic),
///       .line(slow, "learning rate 0.01"), .line(fast, "learning rate 0.5"))
///
/// Marks lie in layers, whatever their order: decision maps and contours, bands and bars, lines
/// and paths, points, arrows and notes. A legend stands above the plot if a mark has a name.
public struct Chart: Picture {
  /// Whether a unit is as long to the right as it is upwards.
  public enum Aspect: Sendable {
    /// The plot fills its place.
    case free
    /// A unit is as long on both axes, so that a right angle looks right. Both must be linear.
    case equal
  }

  /// What the chart is called, or nothing.
  public let title: String

  var x: Axis
  var y: Axis
  let marks: [Mark]
  let aspect: Aspect

  /// Whether the chart draws its legend; panels draw a shared one themselves.
  var showsLegend = true

  /// The marks of charts that are shown on the same place, one after the other: the axes reach as
  /// far as they need, and no text stands in the way of a path.
  var neighbors: [Mark] = []

  /// A chart.
  ///
  /// - Parameters:
  ///   - title: what the chart is called; may be empty.
  ///   - x: the axis to the right.
  ///   - y: the axis upwards.
  ///   - aspect: whether a unit is as long on both axes.
  ///   - marks: what is drawn; nothing gives empty axes.
  public init(
    title: String = "", x: Axis, y: Axis, aspect: Aspect = .free, _ marks: [Mark]
  ) {
    require(
      aspect == .free || (x.scale == .linear && y.scale == .linear),
      "Chart \"\(title)\": an equal aspect needs two linear axes")
    require(
      x.scale == .linear && y.scale == .linear
        || !marks.contains { if case .region = $0.shape { true } else { false } },
      "Chart \"\(title)\": a decision map needs two linear axes")
    self.title = title
    self.x = x
    self.y = y
    self.aspect = aspect
    self.marks = marks
  }

  /// A chart of marks given one by one.
  ///
  /// - Parameters:
  ///   - title: what the chart is called; may be empty.
  ///   - x: the axis to the right.
  ///   - y: the axis upwards.
  ///   - aspect: whether a unit is as long on both axes.
  ///   - marks: what is drawn.
  public init(
    title: String = "", x: Axis, y: Axis, aspect: Aspect = .free, _ marks: Mark...
  ) {
    self.init(title: title, x: x, y: y, aspect: aspect, marks)
  }

  /// The chart as a whole SVG file.
  ///
  /// - Parameter description: what is to be seen, for readers who cannot see it.
  /// - Returns: the text of the file, at most 150 KB.
  public func svg(description: String) -> String {
    file(description: description)
  }

  /// The chart in characters: lines in braille dots, points as ●▲■◆, areas in ░▒▓█.
  ///
  /// - Parameters:
  ///   - width: how many columns there are.
  ///   - color: whether the terminal shows colors.
  /// - Returns: about 24 lines.
  public func terminal(width: Int, color: Bool) -> String {
    ChartText(self, width: width).lines(color: color).joined(separator: "\n")
  }

  func picture(width: Double?) -> SVG {
    ChartPicture.draw(self, width: width)
  }
}

// MARK: - What both the page and the terminal draw from

extension Chart {
  /// The marks with the number of their series, in the order in which they are drawn; nil for
  /// marks that are no series.
  var layers: [(mark: Mark, series: Int?)] {
    let names = seriesNames
    var unnamed = names.count
    let numbered = marks.map { mark -> (mark: Mark, series: Int?) in
      if let number = mark.seriesNumber { return (mark, number) }
      guard mark.isSeries else { return (mark, nil) }
      if let name = mark.name { return (mark, names.firstIndex(of: name)) }
      unnamed += 1
      return (mark, unnamed - 1)
    }
    // Sorting by layer must keep the order within each.
    return (0...Mark.topLayer).flatMap { layer in numbered.filter { $0.mark.layer == layer } }
  }

  /// The names of series in the order of their numbers; the classes of a decision map come first.
  var seriesNames: [String] {
    var names: [String] = []
    for mark in marks {
      if case .region(let region) = mark.shape, case .classes(let classes) = region.coloring {
        for name in classes where !names.contains(name) { names.append(name) }
      }
    }
    for mark in marks where mark.isSeries {
      if let name = mark.name, !names.contains(name) { names.append(name) }
    }
    return names
  }

  /// What the legend says: the names, in the order of the marks.
  var legend: [LegendEntry] {
    seriesNames.enumerated().compactMap { number, name in
      let samples = layers.filter { $0.mark.stands(for: name) }
      guard !samples.isEmpty else { return nil }
      let series = samples.compactMap { $0.series }.first ?? number
      return LegendEntry(name: name, series: series, shapes: samples.map { $0.mark.shape })
    }
  }

  /// What the colors of a decision map mean, if there is one with a scale.
  var colorBarName: String? {
    for mark in marks {
      if case .region(let region) = mark.shape, case .scale = region.coloring {
        return mark.name ?? ""
      }
    }
    return nil
  }

  /// The numbers at the two ends of the color bar.
  var colorBarRange: ClosedRange<Double> {
    for mark in marks {
      if case .region(let region) = mark.shape, case .scale(let range) = region.coloring {
        return range
      }
    }
    return 0...1
  }

  /// The scales of both axes.
  var scales: (x: AxisScale, y: AxisScale) {
    let extents = (marks + neighbors).map { $0.extent }
    return (
      AxisScale(x, fixed: extents.flatMap { $0.fixedX }, roomy: extents.flatMap { $0.roomyX }),
      AxisScale(y, fixed: extents.flatMap { $0.fixedY }, roomy: extents.flatMap { $0.roomyY })
    )
  }
}

/// A line of the legend.
struct LegendEntry {
  var name: String
  var series: Int
  var shapes: [Mark.Shape]
}
