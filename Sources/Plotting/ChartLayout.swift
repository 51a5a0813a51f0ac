/// Where everything of a chart stands in its picture, in pixels.
struct ChartLayout {
  /// A rectangle of the picture.
  struct Box {
    var x: Double
    var y: Double
    var width: Double
    var height: Double
  }

  let width: Double
  let height: Double
  let plot: Box
  let xTicks: [Tick]
  let yTicks: [Tick]
  let titleLines: [String]
  let legend: Legend
  let legendTop: Double
  let yLabelX: Double
  let yLabelY: Double

  /// Whether the chart is one of several panels.
  let isSmall: Bool
  let titleSize: Double
  let labelSize: Double
  let tickSize: Double

  init(_ chart: Chart, width: Double) {
    self.width = width
    isSmall = width < 400
    titleSize = isSmall ? 13 : 15
    labelSize = isSmall ? 12 : 13
    tickSize = isSmall ? 11 : 12
    let scales = chart.scales
    // A square in a narrow panel may take its whole width.
    var tallest = width * (isSmall ? 0.72 : chart.aspect == .equal ? 0.66 : 0.48)
    if isSmall, chart.aspect == .equal { tallest = max(tallest, min(width * 0.95, 160)) }

    // How tall the plot is says how many ticks fit, and they say how wide it is.
    let tickSize = tickSize
    let widest = { (ticks: [Tick]) in
      ticks.map { SVG.width(of: $0.text, size: tickSize) }.max() ?? 0
    }
    yTicks = scales.y.ticks(atMost: Int(tallest / 28))
    let left = 10 + (chart.y.label.isEmpty ? 0 : labelSize + 8) + widest(yTicks) + 6
    var right = isSmall ? 12.0 : 18
    if let name = chart.colorBarName, chart.showsLegend { right = name.isEmpty ? 62 : 84 }
    var plotWidth = width - left - right
    var plotHeight = tallest
    if chart.aspect == .equal {
      let spanX = scales.x.range.upperBound - scales.x.range.lowerBound
      let spanY = scales.y.range.upperBound - scales.y.range.lowerBound
      let unit = min(plotWidth / spanX, plotHeight / spanY)
      // However flat or narrow, it can be seen.
      (plotWidth, plotHeight) = (max(1, spanX * unit), max(1, spanY * unit))
    }
    let plotX = left + (width - left - right - plotWidth) / 2
    yLabelX = plotX - left + 8 + labelSize

    var xTicks = scales.x.ticks()
    var limit = 7
    while limit > 2, widest(xTicks) + 10 > plotWidth / Double(max(xTicks.count, 1)) {
      limit -= 1
      xTicks = scales.x.ticks(atMost: limit)
    }
    self.xTicks = xTicks
    // The last number must not be cut off by the edge of the picture.
    if chart.aspect != .equal, let last = xTicks.last,
      let place = scales.x.fraction(of: last.value)
    {
      let half = SVG.width(of: last.text, size: tickSize) / 2
      if place * plotWidth + half > plotWidth + right {
        plotWidth = min(plotWidth, (width - left - half) / place)
      }
    }

    let room = width - plotX - 10
    titleLines = chart.title.wrapped(toPixels: room, size: titleSize * 1.1)
    legend = Legend(chart.showsLegend ? chart.legend : [], width: room, size: labelSize)
    legendTop = 12 + Double(titleLines.count) * 19 + (titleLines.isEmpty ? 0 : 4)
    let top = legendTop + legend.picture.height + 8
    plot = Box(x: plotX, y: top, width: plotWidth, height: plotHeight)
    yLabelY = top + plotHeight / 2
    height = top + plotHeight + (chart.x.label.isEmpty ? 28 : 48)
  }
}
