/// A bar chart being drawn as SVG.
struct BarPicture {
  private let chart: BarChart
  private let scale: AxisScale
  private let plot: ChartLayout.Box
  private let isLying: Bool
  private let size: Double
  private var svg: SVG

  /// The picture of a bar chart.
  ///
  /// - Parameters:
  ///   - chart: the chart.
  ///   - width: how many pixels wide.
  /// - Returns: the picture.
  static func draw(_ chart: BarChart, width: Double) -> SVG {
    var picture = BarPicture(chart, width: width)
    picture.drawAxis()
    for category in chart.categories.indices { picture.drawGroup(category) }
    return picture.svg
  }

  private init(_ chart: BarChart, width: Double) {
    self.chart = chart
    scale = chart.scale
    let size = width < 400 ? 11.0 : 12.5
    self.size = size
    let groups = Double(max(chart.categories.count, 1))
    let bars = Double(max(chart.series.count, 1))
    let widest = { (texts: [String]) in texts.map { SVG.width(of: $0, size: size) }.max() ?? 0 }
    let names = widest(chart.categories)
    let values = widest(chart.series.flatMap { $0.values.map(chart.text) })
    let ticks = widest(scale.ticks().map { $0.text })
    let label = chart.axis.label.isEmpty ? 0.0 : 20
    let slot = (width - ticks - label - 40) / groups
    isLying = names + 8 > slot || values + 6 > slot * Self.share / bars

    let titles = chart.title.wrapped(toPixels: width - 30, size: 16.5)
    let left = isLying ? names + 20 : ticks + label + 20
    let legend = Legend(chart.legend, width: width - left - 10, size: size)
    let legendTop = 12 + 19 * Double(titles.count) + (titles.isEmpty ? 0 : 4)
    // Values stand beyond the ends of the bars: above them, or beside.
    let top = legendTop + legend.picture.height + (isLying ? 8 : 24)
    let isSigned = scale.range.lowerBound < 0
    let aside = isLying && isSigned ? values + 10 : 0
    plot = ChartLayout.Box(
      x: left + aside, y: top,
      width: width - left - aside - (isLying ? values + 20 : 14),
      height: isLying
        ? groups * (bars * 20 + 10) : min(300, width * 0.6) - (isSigned ? 18 : 0))
    let below = isLying ? 24 + label : 30 + (isSigned ? 18 : 0)
    svg = SVG(width: width, height: top + plot.height + below)
    for (index, line) in titles.enumerated() {
      svg.text(line, x: 14, y: 24 + 19 * Double(index), size: 15, bold: true)
    }
    svg.place(legend.picture, x: isLying ? 14 : plot.x, y: legendTop)
  }

  /// How much of its slot a group of bars fills.
  private static let share = 0.78

  /// A place at a fraction of the axis, `across` pixels from the start of the categories.
  private func place(_ fraction: Double, across: Double) -> Point {
    isLying
      ? Point(plot.x + fraction * plot.width, plot.y + across)
      : Point(plot.x + across, plot.y + (1 - fraction) * plot.height)
  }

  private var breadth: Double { isLying ? plot.height : plot.width }

  private var zero: Double { min(max(scale.fraction(of: 0) ?? 0, 0), 1) }

  private mutating func drawAxis() {
    var limit = 7
    var ticks = scale.ticks()
    let size = size
    let room = { (ticks: [Tick]) in
      (ticks.map { SVG.width(of: $0.text, size: size) }.max() ?? 0) + 10
    }
    while isLying && limit > 2 && room(ticks) > plot.width / Double(max(ticks.count, 1)) {
      limit -= 1
      ticks = scale.ticks(atMost: limit)
    }
    for tick in ticks {
      guard let fraction = scale.fraction(of: tick.value) else { continue }
      svg.line(
        from: place(fraction, across: 0), to: place(fraction, across: breadth),
        style: Style(stroke: Palette.grid))
      let end = place(fraction, across: isLying ? breadth : 0)
      svg.text(
        tick.text, x: isLying ? end.x : end.x - 6, y: isLying ? end.y + 17 : end.y + 4,
        size: size, anchor: isLying ? .middle : .end, color: Palette.axis)
    }
    if isLying {
      svg.text(
        chart.axis.label, x: plot.x + plot.width / 2, y: plot.y + plot.height + 37,
        anchor: .middle)
    } else {
      svg.text(
        chart.axis.label, x: 20, y: plot.y + plot.height / 2, anchor: .middle, rotatedBy: -90)
    }
    svg.line(
      from: place(zero, across: 0), to: place(zero, across: breadth),
      style: Style(stroke: Palette.axis))
  }

  private mutating func drawGroup(_ category: Int) {
    let slot = breadth / Double(chart.categories.count)
    let middle = (Double(category) + 0.5) * slot
    if isLying {
      svg.text(
        chart.categories[category], x: 14, y: plot.y + middle + 4, size: size)
    } else {
      let below = scale.range.lowerBound < 0 ? 18.0 : 0
      svg.text(
        chart.categories[category], x: plot.x + middle, y: plot.y + plot.height + 17 + below,
        size: size, anchor: .middle)
    }
    let bar = min(60, slot * Self.share / Double(chart.series.count))
    for number in chart.series.indices {
      let across = middle + (Double(number) - Double(chart.series.count) / 2) * bar
      drawBar(number, category, across: across, width: bar)
    }
  }

  private mutating func drawBar(
    _ number: Int, _ category: Int, across: Double, width: Double
  ) {
    let series = chart.series[number]
    let value = series.values[category]
    guard let fraction = scale.fraction(of: value) else { return }
    let end = min(max(fraction, 0), 1)
    let a = place(zero, across: across + 1)
    let b = place(end, across: across + width - 1)
    if end != zero {
      SeriesStyle(number).bar(
        x: min(a.x, b.x), y: min(a.y, b.y), width: abs(b.x - a.x), height: abs(b.y - a.y),
        in: &svg)
    }
    var outermost = end
    if let spread = series.spread?[category], let low = scale.fraction(of: spread.lowerBound),
      let high = scale.fraction(of: spread.upperBound)
    {
      let low = min(max(low, 0), 1)
      let high = min(max(high, 0), 1)
      drawWhisker(low, high, across: across + width / 2)
      outermost = end < zero ? min(end, low) : max(end, high)
    }
    let tip = place(outermost, across: across + width / 2)
    let sign = end < zero ? -1.0 : 1
    if isLying {
      svg.text(
        chart.text(value), x: tip.x + sign * 6, y: tip.y + 4, size: size,
        anchor: sign < 0 ? .end : .start)
    } else {
      svg.text(
        chart.text(value), x: tip.x, y: sign < 0 ? tip.y + 14 : tip.y - 5, size: size,
        anchor: .middle)
    }
  }

  private mutating func drawWhisker(_ low: Double, _ high: Double, across: Double) {
    let style = Style(stroke: Palette.ink, width: 1.5)
    svg.line(from: place(low, across: across), to: place(high, across: across), style: style)
    for end in [low, high] {
      svg.line(
        from: place(end, across: across - 4), to: place(end, across: across + 4), style: style)
    }
  }
}
