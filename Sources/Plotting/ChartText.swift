import Groundwork

/// A chart being drawn in characters.
struct ChartText {
  let chart: Chart
  let width: Int
  let scales: (x: AxisScale, y: AxisScale)
  var canvas: TerminalCanvas
  private let xTicks: [Tick]
  private let yTicks: [Tick]
  private let gutter: Int

  /// Draws a chart.
  ///
  /// - Parameters:
  ///   - chart: the chart.
  ///   - width: the number of columns to fill.
  init(_ chart: Chart, width: Int) {
    self.chart = chart
    self.width = width
    scales = chart.scales
    var rows = width < 50 ? 10 : chart.aspect == .equal ? 20 : 16
    yTicks = scales.y.ticks(atMost: rows < 12 ? 4 : 7)
    gutter = (yTicks.map { $0.text.count }.max() ?? 0) + 1
    var columns = max(1, width - gutter - 1)
    if chart.aspect == .equal {
      // A character is about twice as high as it is wide.
      let spanX = scales.x.range.upperBound - scales.x.range.lowerBound
      let spanY = scales.y.range.upperBound - scales.y.range.lowerBound
      let unit = min(Double(columns) / spanX, 2 * Double(rows) / spanY)
      columns = max(1, Int((unit * spanX).rounded(.down)))
      rows = max(2, Int((unit * spanY / 2).rounded()))
    }
    let longest = scales.x.ticks().map { $0.text.count }.max() ?? 0
    xTicks = scales.x.ticks(atMost: max(2, columns / (longest + 3)))
    canvas = TerminalCanvas(columns: columns, rows: rows)
    for (mark, series) in chart.layers { draw(mark, series: series) }
    for (mark, series) in chart.layers { drawMarkers(mark, series: series) }
    for (mark, series) in chart.layers.reversed() { drawNote(mark, series: series) }
  }

  /// The lines of the drawing, none longer than the width.
  func lines(color: Bool) -> [String] {
    let title = chart.title.wrapped(to: width)
    let yLabel = chart.y.label.wrapped(to: width)
    let lines =
      title + (title.isEmpty ? [] : [""]) + yLabel + plotLines(color: color) + axisLines
      + keyLines(color: color)
    return lines.map { $0.clipped(to: width) }
  }

  // MARK: - Around the plot

  private func plotLines(color: Bool) -> [String] {
    var texts: [Int: String] = [:]
    for tick in yTicks {
      guard let place = scales.y.fraction(of: tick.value) else { continue }
      texts[Int(dots(Point(0, place)).y) / 4] = tick.text
    }
    return canvas.lines(color: color).enumerated().map { row, line in
      let text = texts[row]
      return (text ?? "").rightAligned(in: gutter - 1) + (text == nil ? " │" : " ┤") + line
    }
  }

  private var axisLines: [String] {
    var rule = Array(repeating: Character("─"), count: canvas.columns)
    var numbers = Array(repeating: Character(" "), count: max(width, gutter + 1 + canvas.columns))
    var free = 0
    for tick in xTicks {
      guard let place = scales.x.fraction(of: tick.value) else { continue }
      let column = min(max(Int(dots(Point(place, 0)).x) / 2, 0), canvas.columns - 1)
      let middle = gutter + 1 + column
      let start = max(0, min(middle - tick.text.count / 2, numbers.count - tick.text.count))
      guard start >= free else { continue }
      rule[column] = "┬"
      for (offset, character) in tick.text.enumerated() where start + offset < numbers.count {
        numbers[start + offset] = character
      }
      free = start + tick.text.count + 1
    }
    let label = chart.x.label.wrapped(to: width).map { line in
      let indent = gutter + 1 + (canvas.columns - line.displayWidth) / 2
      return String(repeating: " ", count: max(0, min(indent, width - line.displayWidth))) + line
    }
    return [
      String(repeating: " ", count: gutter) + "└" + String(rule),
      String(numbers).withoutTrailingSpaces,
    ] + label
  }

  private func keyLines(color: Bool) -> [String] {
    guard chart.showsLegend else { return [] }
    // The shades are named as thirds, so a range other than 0 to 1 is said beside them.
    let range = chart.colorBarRange
    let ends = range == 0...1 ? "" : ", from \(range.lowerBound) to 1 = \(range.upperBound)"
    var extra = chart.colorBarName.map { [(sample: Self.shadeKey, text: $0 + ends)] } ?? []
    if chart.marks.contains(where: { if case .path = $0.shape { true } else { false } }) {
      extra.append(("○", "start"))
    }
    let lines = TerminalLegend.lines(
      chart.legend, extra: extra, width: width, color: color)
    return lines.isEmpty ? [] : [""] + lines
  }

  // MARK: - Places

  /// The characters of a decision map for values from 0 to 1.
  static let shades: [Character] = [" ", "░", "▒", "▓"]

  /// What the shades mean.
  static var shadeKey: String {
    zip(shades.dropFirst(), ["⅓", "⅔", "1"]).map { "\($0) \($1)" }.joined(separator: " ")
  }

  /// The character of a decision map for a class.
  static func classGround(_ number: Int) -> Character {
    Array(" ░▒▓█·╱")[number % 7]
  }

  /// A point in fractions of the plot, or nil if it has no place on the axes.
  func fraction(_ point: Point) -> Point? {
    Point(point, on: scales)
  }

  /// Fractions of the plot in dots: x from the left, y from the top.
  func dots(_ fraction: Point) -> Point {
    Point(
      (fraction.x * Double(canvas.columns * 2 - 1)).rounded(),
      ((1 - fraction.y) * Double(canvas.rows * 4 - 1)).rounded())
  }

  /// What can be seen of a line, in dots.
  func visibleLines(_ points: [Point]) -> [[Point]] {
    clippedToUnitSquare(points.map(fraction)).map { $0.map(dots) }
  }

  /// The cell of a point that can be seen.
  func cell(_ point: Point) -> (column: Int, row: Int)? {
    guard let place = fraction(point), isInUnitSquare(place) else { return nil }
    let dot = dots(place)
    return (Int(dot.x) / 2, Int(dot.y) / 4)
  }
}
