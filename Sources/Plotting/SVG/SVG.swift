import Groundwork

/// A picture being written as SVG: the one writer under all drawings.
///
/// Coordinates are in pixels, x to the right and y down, rounded to tenths, so that a file stays
/// small and is the same bytes on every platform. The ground is an opaque light panel: a page may
/// be dark, and an SVG cannot ask.
///
/// W3C, "Scalable Vector Graphics (SVG) 2", 2018.
struct SVG {
  /// The width of the picture in pixels; pages show up to 700.
  let width: Double

  /// The height of the picture in pixels.
  let height: Double

  /// The shapes in the order in which they are painted, each a line of the file.
  var elements: [String] = []

  /// An empty picture.
  init(width: Double, height: Double) {
    self.width = width
    self.height = height
  }

  // MARK: - Shapes

  /// A rectangle, its corner at the top left given.
  mutating func rectangle(
    x: Double, y: Double, width: Double, height: Double, style: Style, cornerRadius: Double = 0
  ) {
    let rounding = cornerRadius > 0 ? " rx=\"\(Self.text(cornerRadius))\"" : ""
    add(
      "rect x=\"\(Self.text(x))\" y=\"\(Self.text(y))\" width=\"\(Self.text(width))\" "
        + "height=\"\(Self.text(height))\"\(rounding)", style)
  }

  /// A circle.
  mutating func circle(x: Double, y: Double, radius: Double, style: Style) {
    add(
      "circle cx=\"\(Self.text(x))\" cy=\"\(Self.text(y))\" r=\"\(Self.text(radius))\"", style)
  }

  /// A straight line.
  mutating func line(from start: Point, to end: Point, style: Style) {
    path([start, end], style: style)
  }

  /// A line through points; closed, it is a polygon.
  mutating func path(_ points: [Point], closed: Bool = false, style: Style) {
    guard let first = points.first else { return }
    var data = "M\(Self.text(first.x))"
    data += " \(Self.text(first.y))"
    for point in points.dropFirst() { data += "L\(Self.text(point.x)) \(Self.text(point.y))" }
    add("path d=\"\(data)\(closed ? "Z" : "")\"", style)
  }

  /// An outline written in the path language of SVG: many small shapes in one element.
  mutating func shape(_ data: String, style: Style) {
    add("path d=\"\(data)\"", style)
  }

  /// Text; `anchor` says which part of it stands at x, and y is its baseline. A halo of the
  /// ground's color keeps it readable on lines: it is the same text below, with a wide edge, because
  /// `paint-order`, which would do it in one, is unknown to EPUB and to many converters.
  mutating func text(
    _ content: String, x: Double, y: Double, size: Double = 13, anchor: Anchor = .start,
    color: String = Palette.ink, bold: Bool = false, halo: Bool = false,
    rotatedBy degrees: Double = 0
  ) {
    var attributes = "x=\"\(Self.text(x))\" y=\"\(Self.text(y))\""
    if size != 13 { attributes += " font-size=\"\(Self.text(size))\"" }
    if anchor != .start { attributes += " text-anchor=\"\(anchor.rawValue)\"" }
    if bold { attributes += " font-weight=\"600\"" }
    if degrees != 0 {
      attributes +=
        " transform=\"rotate(\(Self.text(degrees)) \(Self.text(x)) \(Self.text(y)))\""
    }
    let content = Self.escaped(content)
    if halo {
      let edge = "fill=\"\(Palette.panel)\" stroke=\"\(Palette.panel)\" stroke-width=\"3.5\""
      elements.append("<text \(attributes) \(edge)>\(content)</text>")
    }
    if color != Palette.ink { attributes += " fill=\"\(color)\"" }
    elements.append("<text \(attributes)>\(content)</text>")
  }

  /// Another picture, set with its corner at the top left at a point; scaled down if it is wider
  /// than `width`.
  mutating func place(_ picture: SVG, x: Double, y: Double, width: Double = .infinity) {
    if picture.elements.isEmpty { return }
    var transform = "translate(\(Self.text(x)) \(Self.text(y)))"
    if picture.width > width {
      // In thousandths, to be the same bytes everywhere.
      transform += " scale(\(NumberText.fixed(width / picture.width, decimals: 3)))"
    }
    elements.append("<g transform=\"\(transform)\">")
    elements += picture.elements
    elements.append("</g>")
  }

  private mutating func add(_ shape: String, _ style: Style) {
    elements.append("<\(shape)\(style.attributes)/>")
  }

  // MARK: - The file

  /// The whole file.
  ///
  /// - Parameters:
  ///   - title: what a browser shows where the pointer rests.
  ///   - description: what is to be seen, for readers who cannot see it.
  /// - Returns: the text of the file.
  func file(title: String, description: String) -> String {
    let size = "\(Self.text(width)) \(Self.text(height))"
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(size)" \
      width="\(Self.text(width))" height="\(Self.text(height))" role="img" \
      font-family="system-ui, -apple-system, 'Segoe UI', 'DejaVu Sans', sans-serif" \
      font-size="13" fill="\(Palette.ink)">
      <title>\(Self.escaped(title))</title>
      <desc>\(Self.escaped(description))</desc>
      <rect width="100%" height="100%" rx="6" fill="\(Palette.panel)"/>
      \(elements.joined(separator: "\n"))
      </svg>

      """
  }

  // MARK: - Numbers and letters

  /// A coordinate, rounded to tenths: "12", "−3.5" with an ASCII minus, never an exponent.
  static func text(_ number: Double) -> String {
    require(number.isFinite, "SVG: a coordinate of \(number)")
    let tenths = Int((number * 10).rounded())
    let sign = tenths < 0 ? "-" : ""
    let fraction = tenths.magnitude % 10
    return "\(sign)\(tenths.magnitude / 10)" + (fraction == 0 ? "" : ".\(fraction)")
  }

  /// Text with the letters replaced that have a meaning in XML, and those that may not stand in it:
  /// control characters other than line breaks and tabs, U+FFFE and U+FFFF.
  static func escaped(_ text: String) -> String {
    // By scalars, because a mark on a letter makes another character of it.
    text.unicodeScalars.reduce(into: "") { result, letter in
      switch letter {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\n", "\t", "\r": result.unicodeScalars.append(letter)
      case "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
      default: result.unicodeScalars.append(letter.isControl ? "\u{FFFD}" : letter)
      }
    }
  }
}

/// A place in a picture or on the plane of a chart.
public struct Point: Equatable, Sendable {
  /// To the right.
  public var x: Double

  /// Down in a picture, up on the plane of a chart.
  public var y: Double

  /// A point.
  public init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }
}

/// Which part of a text stands at its x.
enum Anchor: String {
  case start, middle, end
}
