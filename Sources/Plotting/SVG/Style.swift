/// How a shape is filled and outlined.
struct Style {
  /// The color inside, or nil for none.
  var fill: String?

  /// The color of the outline, or nil for none.
  var stroke: String?

  /// The width of the outline in pixels.
  var width = 1.0

  /// The lengths of dashes and gaps in pixels, such as "4 3"; nil for a solid line.
  var dash: String?

  /// From 0, not to be seen, to 1.
  var opacity = 1.0

  /// The XML attributes, each after a space.
  var attributes: String {
    var text = " fill=\"\(fill ?? "none")\""
    if let stroke {
      text += " stroke=\"\(stroke)\""
      if width != 1 { text += " stroke-width=\"\(SVG.text(width))\"" }
      if let dash { text += " stroke-dasharray=\"\(dash)\"" }
    }
    if opacity != 1 { text += " opacity=\"\(SVG.text(opacity))\"" }
    return text
  }
}
