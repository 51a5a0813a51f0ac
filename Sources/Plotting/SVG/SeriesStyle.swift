/// How one of several series looks: its color, and what tells it from others without color.
struct SeriesStyle {
  private let number: Int

  /// The style of a series, numbered from 0; after seven they repeat.
  init(_ number: Int) {
    self.number = number % Palette.series.count
  }

  /// The color on a page.
  var color: String { Palette.series[number] }

  /// The dashes of a line, as in `Style`.
  var dash: String? { [nil, "8 3", "2 3", "9 3 2 3", "14 4", "5 2", "1 4"][number] }

  /// The marker in the terminal.
  var character: Character { ["●", "▲", "■", "◆", "×", "▼", "+"][number] }

  /// The color in a terminal of 256 colors that is closest to that on a page.
  var terminalColor: TerminalColor {
    TerminalColor(code: [32, 166, 36, 175, 214, 74, 245][number])
  }

  /// The outlines of markers around points, in the path language of SVG: circle, triangle, square,
  /// diamond, cross, inverted triangle, plus.
  func markers(at points: [Point], size: Double = 4) -> String {
    var seen = Set<String>()
    return points.reduce(into: "") { data, point in
      let place = "M\(SVG.text(point.x)) \(SVG.text(point.y))"
      // Points on the same place would only make the file larger.
      guard seen.insert(place).inserted else { return }
      data += place + outline(size)
    }
  }

  private func outline(_ size: Double) -> String {
    let text = { (factor: Double) in SVG.text(size * factor) }
    let (one, two) = (text(1), text(2))
    return switch number {
    case 0: "m-\(one) 0a\(one) \(one) 0 1 0 \(two) 0a\(one) \(one) 0 1 0 -\(two) 0z"
    case 1: "m0 -\(text(1.2))l\(text(1.15)) \(two)h-\(text(2.3))z"
    case 2: "m-\(text(0.9)) -\(text(0.9))h\(text(1.8))v\(text(1.8))h-\(text(1.8))z"
    case 3:
      "m0 -\(text(1.3))l\(text(1.2)) \(text(1.3))l-\(text(1.2)) \(text(1.3))"
        + "l-\(text(1.2)) -\(text(1.3))z"
    case 4: "m-\(one) -\(one)l\(two) \(two)m0 -\(two)l-\(two) \(two)"
    case 5: "m0 \(text(1.2))l\(text(1.15)) -\(two)h-\(text(2.3))z"
    default: "m-\(text(1.2)) 0h\(text(2.4))m-\(text(1.2)) -\(text(1.2))v\(text(2.4))"
    }
  }

  /// How markers are filled and outlined: with a light rim, so that they stand apart.
  var markerStyle: Style {
    // The cross and the plus have no inside.
    number == 4 || number == 6
      ? Style(stroke: color, width: 2) : Style(fill: color, stroke: Palette.panel, width: 1)
  }

  /// A bar: plain, tinted or striped.
  func bar(x: Double, y: Double, width: Double, height: Double, in svg: inout SVG) {
    let isTint = number % 4 == 1
    if isTint {
      svg.rectangle(
        x: x, y: y, width: width, height: height, style: Style(fill: color, opacity: 0.4))
    }
    svg.rectangle(
      x: x, y: y, width: width, height: height,
      style: Style(fill: isTint ? nil : color, stroke: isTint ? color : Palette.panel))
    guard number % 4 > 1 else { return }
    let isLevel = number % 4 == 2
    let stripes = stride(from: 3.0, to: isLevel ? height - 1 : width - 1, by: 5).map { offset in
      isLevel
        ? "M\(SVG.text(x + 1)) \(SVG.text(y + offset))h\(SVG.text(max(0, width - 2)))"
        : "M\(SVG.text(x + offset)) \(SVG.text(y + 1))v\(SVG.text(max(0, height - 2)))"
    }
    if !stripes.isEmpty {
      svg.shape(stripes.joined(), style: Style(stroke: Palette.panel, width: 1.5))
    }
  }
}
