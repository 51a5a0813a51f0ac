/// A chart being drawn as SVG.
struct ChartPicture {
  let chart: Chart
  let scales: (x: AxisScale, y: AxisScale)
  let layout: ChartLayout
  var svg: SVG
  var notes = NotePlacement()

  /// The picture of a chart.
  ///
  /// - Parameters:
  ///   - chart: the chart.
  ///   - width: how many pixels wide, or nil for 660.
  /// - Returns: the picture.
  static func draw(_ chart: Chart, width: Double?) -> SVG {
    let layout = ChartLayout(chart, width: width ?? 660)
    var picture = ChartPicture(
      chart: chart, scales: chart.scales, layout: layout,
      svg: SVG(width: layout.width, height: layout.height))
    picture.drawGrid()
    for (mark, series) in chart.layers { picture.draw(mark, series: series) }
    picture.drawAxes()
    picture.drawNotes()
    picture.drawTitleAndLegend()
    return picture.svg
  }

  // MARK: - Around the plot

  private mutating func drawGrid() {
    let plot = layout.plot
    for (_, place) in places(of: layout.xTicks, on: scales.x) {
      let x = plot.x + place * plot.width
      svg.line(
        from: Point(x, plot.y), to: Point(x, plot.y + plot.height),
        style: Style(stroke: Palette.grid))
    }
    for (_, place) in places(of: layout.yTicks, on: scales.y) {
      let y = plot.y + (1 - place) * plot.height
      svg.line(
        from: Point(plot.x, y), to: Point(plot.x + plot.width, y),
        style: Style(stroke: Palette.grid))
    }
  }

  private mutating func drawAxes() {
    let plot = layout.plot
    let bottom = plot.y + plot.height
    svg.path(
      [Point(plot.x, plot.y), Point(plot.x, bottom), Point(plot.x + plot.width, bottom)],
      style: Style(stroke: Palette.axis))
    for (tick, place) in places(of: layout.xTicks, on: scales.x) {
      svg.text(
        tick.text, x: plot.x + place * plot.width, y: bottom + 17, size: layout.tickSize,
        anchor: .middle, color: Palette.axis)
    }
    for (tick, place) in places(of: layout.yTicks, on: scales.y) {
      svg.text(
        tick.text, x: plot.x - 6, y: bottom - place * plot.height + layout.tickSize * 0.36,
        size: layout.tickSize, anchor: .end, color: Palette.axis)
    }
    if !chart.x.label.isEmpty {
      svg.text(
        chart.x.label, x: plot.x + plot.width / 2, y: bottom + 37, size: layout.labelSize,
        anchor: .middle)
    }
    if !chart.y.label.isEmpty {
      svg.text(
        chart.y.label, x: layout.yLabelX, y: layout.yLabelY, size: layout.labelSize,
        anchor: .middle, rotatedBy: -90)
    }
  }

  private func places(of ticks: [Tick], on scale: AxisScale) -> [(Tick, Double)] {
    ticks.compactMap { tick in scale.fraction(of: tick.value).map { (tick, $0) } }
  }

  private mutating func drawTitleAndLegend() {
    for (index, line) in layout.titleLines.enumerated() {
      svg.text(
        line, x: layout.plot.x, y: 24 + Double(index) * 19, size: layout.titleSize, bold: true)
    }
    svg.place(layout.legend.picture, x: layout.plot.x, y: layout.legendTop)
    if let name = chart.colorBarName, chart.showsLegend { drawColorBar(name) }
  }

  private mutating func drawColorBar(_ name: String) {
    let plot = layout.plot
    let x = plot.x + plot.width + 16
    ColorBar(scale: .ground, range: chart.colorBarRange, label: "")
      .draw(in: &svg, x: x, y: plot.y, height: plot.height)
    svg.text(
      name, x: x + 60, y: plot.y + plot.height / 2, size: layout.labelSize, anchor: .middle,
      rotatedBy: -90)
  }

  // MARK: - Places

  /// A point in fractions of the plot, or nil if it has no place on the axes.
  func fraction(_ point: Point) -> Point? {
    Point(point, on: scales)
  }

  /// Fractions of the plot in pixels.
  func pixels(_ fraction: Point) -> Point {
    let plot = layout.plot
    return Point(plot.x + fraction.x * plot.width, plot.y + (1 - fraction.y) * plot.height)
  }

  /// The points that can be seen, in pixels.
  func visible(_ points: [Point]) -> [Point] {
    points.compactMap(fraction).filter(isInUnitSquare).map(pixels)
  }

  /// What can be seen of a line, in pixels.
  func visibleLines(_ points: [Point]) -> [[Point]] {
    clippedToUnitSquare(points.map(fraction)).map { thinned($0.map(pixels)) }
  }
}
