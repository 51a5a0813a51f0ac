import Groundwork

/// Small drawings in a grid, each with a title: the same picture for several nets or settings.
///
///     Panels(title: "Decision maps", columns: 3, sharedLegend: true, [("1 unit", one), ("2 units", two)])
public struct Panels: Picture {
  /// What the panels together are called, or nothing.
  public let title: String

  private let columns: Int
  private let panels: [(title: String, picture: Inside)]
  private let legend: [LegendEntry]
  private let colorBarName: String?

  // Said once for all panels, where each would say the same beside its axis.
  private let xLabel: String
  private let yLabel: String

  #if hasFeature(Embedded)
    /// What can stand in a panel. Embedded Swift has no type for any drawing.
    public typealias Content = Chart
  #else
    /// What can stand in a panel: any drawing of this library.
    public typealias Content = any Drawing
  #endif

  /// Drawings in a grid.
  ///
  /// Charts that all have the same label on an axis have it once, below or beside the grid.
  ///
  /// - Parameters:
  ///   - title: what they are together called; may be empty.
  ///   - columns: how many stand side by side.
  ///   - sharedLegend: whether the charts have the same series, in the same order, so that one
  ///     legend above all of them is enough.
  ///   - panels: the drawings with their titles, in reading order; their own titles should be
  ///     empty.
  public init(
    title: String = "", columns: Int, sharedLegend: Bool = false,
    _ panels: [(title: String, drawing: Content)]
  ) {
    require(columns > 0, "Panels \"\(title)\": \(columns) columns")
    self.title = title
    self.columns = columns
    var legend: [LegendEntry] = []
    var colorBarName: String?
    self.panels = panels.map { name, drawing -> (title: String, picture: Inside) in
      let inside = Inside(drawing)
      if sharedLegend, var chart = inside.chart {
        for entry in chart.legend where !legend.contains(where: { $0.name == entry.name }) {
          legend.append(entry)
        }
        colorBarName = colorBarName ?? chart.colorBarName
        chart.showsLegend = false
        return (name, .chart(chart))
      }
      return (name, inside)
    }
    self.legend = legend
    self.colorBarName = colorBarName
    xLabel = Self.common(self.panels.map { $0.picture.chart?.x.label })
    yLabel = Self.common(self.panels.map { $0.picture.chart?.y.label })
  }

  /// The label that all panels have, or nothing.
  private static func common(_ labels: [String?]) -> String {
    guard let first = labels.first, let label = first else { return "" }
    return labels.allSatisfy { $0 == label } ? label : ""
  }

  /// A panel without the labels that stand at the grid.
  private func bare(_ picture: Inside) -> Inside {
    guard var chart = picture.chart else { return picture }
    if !xLabel.isEmpty { chart.x.label = "" }
    if !yLabel.isEmpty { chart.y.label = "" }
    return .chart(chart)
  }

  /// The panels as a whole SVG file.
  ///
  /// - Parameter description: what is to be seen, for readers who cannot see it.
  /// - Returns: the text of the file, at most 150 KB.
  public func svg(description: String) -> String {
    file(description: description)
  }

  func picture(width: Double?) -> SVG {
    let width = width ?? 700
    let gap = 10.0
    let left = yLabel.isEmpty ? 0 : 22.0
    let cell = (width - left - gap * Double(columns - 1)) / Double(columns)
    let titles = title.wrapped(toPixels: width - 30, size: 16.5)
    let key = Legend(legend, colorBarName: colorBarName, width: width - 28)
    let keyTop = titles.isEmpty ? 10 : 16 + 19 * Double(titles.count)

    var places: [(x: Double, y: Double, name: String, picture: SVG)] = []
    var top = keyTop + key.picture.height
    for start in stride(from: 0, to: panels.count, by: columns) {
      let row = panels[start..<min(start + columns, panels.count)]
      var height = 0.0
      for (column, panel) in row.enumerated() {
        let picture = bare(panel.picture).picture(width: cell)
        height = max(height, picture.height * min(1, cell / picture.width))
        places.append((left + Double(column) * (cell + gap), top, panel.title, picture))
      }
      top += height + 26
    }
    var svg = SVG(width: width, height: top + (xLabel.isEmpty ? 4 : 16))
    for (index, line) in titles.enumerated() {
      svg.text(line, x: 14, y: 24 + 19 * Double(index), size: 15, bold: true)
    }
    svg.place(key.picture, x: 14, y: keyTop)
    for place in places {
      svg.text(
        place.name, x: place.x + cell / 2, y: place.y + 17, anchor: .middle, bold: true)
      // A picture that is narrower than its cell stands in the middle, below its title.
      let start = place.x + max(0, cell - place.picture.width) / 2
      svg.place(place.picture, x: start, y: place.y + 18, width: cell)
    }
    let middle = left + (width - left) / 2
    if !xLabel.isEmpty { svg.text(xLabel, x: middle, y: top + 2, size: 12, anchor: .middle) }
    if !yLabel.isEmpty {
      svg.text(
        yLabel, x: 18, y: (keyTop + key.picture.height + top) / 2, size: 12, anchor: .middle,
        rotatedBy: -90)
    }
    return svg
  }

  /// The panels in characters, as many side by side as have room for 36 columns each.
  ///
  /// - Parameters:
  ///   - width: how many columns there are.
  ///   - color: whether the terminal shows colors.
  /// - Returns: the panels, row after row, a blank line between.
  public func terminal(width: Int, color: Bool) -> String {
    let gap = 3
    let perRow = max(1, min(columns, (width + gap) / (36 + gap)))
    let cell = (width - gap * (perRow - 1)) / perRow
    var lines: [String] = []
    for start in stride(from: 0, to: panels.count, by: perRow) {
      let blocks = panels[start..<min(start + perRow, panels.count)].map { panel in
        panel.title.wrapped(to: cell)
          + panel.picture.terminal(width: cell, color: color)
          .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      }
      if start > 0 { lines.append("") }
      for row in 0..<(blocks.map({ $0.count }).max() ?? 0) {
        var line = ""
        for (column, block) in blocks.enumerated() {
          let start = column * (cell + gap)
          guard row < block.count, !block[row].isEmpty else { continue }
          line += String(repeating: " ", count: max(0, start - line.displayWidth)) + block[row]
        }
        lines.append(line)
      }
    }
    let shades = colorBarName.map { [(sample: ChartText.shadeKey, text: $0)] } ?? []
    let key = TerminalLegend.lines(legend, extra: shades, width: width, color: color)
    if !key.isEmpty { lines += [""] + key }
    return title.above(lines, width: width)
  }
}

/// What stands in a panel: a chart, whose legend and labels can be shared, or another drawing.
private enum Inside: Sendable {
  case chart(Chart)
  #if !hasFeature(Embedded)
    case other(any Picture)
  #endif

  init(_ drawing: Panels.Content) {
    #if hasFeature(Embedded)
      self = .chart(drawing)
    #else
      if let chart = drawing as? Chart {
        self = .chart(chart)
      } else if let picture = drawing as? any Picture {
        self = .other(picture)
      } else {
        stop("Panels: a \(type(of: drawing)) can't be set in a panel", #fileID, #line)
      }
    #endif
  }

  var chart: Chart? {
    if case .chart(let chart) = self { chart } else { nil }
  }

  func picture(width: Double?) -> SVG {
    switch self {
    case .chart(let chart): chart.picture(width: width)
    #if !hasFeature(Embedded)
      case .other(let picture): picture.picture(width: width)
    #endif
    }
  }

  func terminal(width: Int, color: Bool) -> String {
    switch self {
    case .chart(let chart): chart.terminal(width: width, color: color)
    #if !hasFeature(Embedded)
      case .other(let picture): picture.terminal(width: width, color: color)
    #endif
    }
  }
}
