/// The key to a color scale: a bar of its colors with the numbers that they stand for.
struct ColorBar: Sendable {
  /// The colors.
  let scale: ColorScale

  /// The numbers at the two ends of the scale.
  let range: ClosedRange<Double>

  /// What the numbers are, such as "weight"; may be empty.
  let label: String

  /// The key to a range of numbers; where the range has no width, one half is added on both sides,
  /// or what a large number needs to be told from its neighbors.
  init(scale: ColorScale, range: ClosedRange<Double>, label: String) {
    self.scale = scale
    let isEmpty = range.lowerBound == range.upperBound
    self.range = AxisScale.widened(
      isEmpty ? range.lowerBound - 0.5...range.upperBound + 0.5 : range)
    self.label = label
  }

  /// The key to some numbers: from their least to their greatest, or for numbers on both sides of
  /// zero as far down as up, so that white is zero. Numbers that are not finite are passed over.
  init(of values: [Float], diverging: Bool, label: String) {
    let values = values.filter { $0.isFinite }.map(Double.init)
    let low = values.min() ?? 0
    let high = values.max() ?? 0
    let reach = max(abs(low), abs(high))
    self.init(
      scale: diverging ? .diverging : .sequential, range: diverging ? -reach...reach : low...high,
      label: label)
  }

  /// Where a number stands: 0 at the lower end of the range, 1 at the upper.
  func fraction(of number: Float) -> Double {
    (Double(number) - range.lowerBound) / (range.upperBound - range.lowerBound)
  }

  /// Whether the numbers below zero have colors of their own.
  var isSigned: Bool { scale.isDiverging }

  /// How much room the bar takes, from its left edge to the end of its numbers or its label.
  var width: Double {
    let numbers = ticks(count: 3...5).map { SVG.width(of: $0.text, size: 12) }.max() ?? 0
    return max(Self.thickness + 6 + numbers, SVG.width(of: label, size: 12))
  }

  /// The bar in words, for the terminal: `−0.5  …  0.5`.
  var ends: (low: String, high: String) {
    (NumberText.short(range.lowerBound), NumberText.short(range.upperBound))
  }

  private static let thickness = 14.0

  private func ticks(count: ClosedRange<Int>) -> [Tick] { Tick.linear(in: range, count: count) }

  /// Draws the bar with its label above it, in a box of which the corner at the top left is given.
  func draw(in picture: inout SVG, x: Double, y: Double, height: Double) {
    let top = label.isEmpty ? y : y + 20
    if !label.isEmpty { picture.text(label, x: x, y: y + 10, size: 12, color: Palette.axis) }
    let steps = 40
    // Rounded as it is written, so that the outline and the ticks meet the colors.
    let cell = ((y + height - top) / Double(steps) * 10).rounded() / 10
    let length = cell * Double(steps)
    let colors = (0..<steps).map { [scale.color(at: 1 - (Double($0) + 0.5) / Double(steps))] }
    picture.raster(colors, x: x, y: top, cellWidth: Self.thickness, cellHeight: cell)
    picture.rectangle(
      x: x, y: top, width: Self.thickness, height: length, style: Style(stroke: Palette.axis))
    for tick in ticks(count: length < 90 ? 2...3 : 3...5) {
      let share = (tick.value - range.lowerBound) / (range.upperBound - range.lowerBound)
      let place = top + length * (1 - share)
      let end = x + Self.thickness
      picture.line(
        from: Point(end, place), to: Point(end + 3, place), style: Style(stroke: Palette.axis))
      picture.text(tick.text, x: end + 6, y: place + 4, size: 12, color: Palette.axis)
    }
  }
}
