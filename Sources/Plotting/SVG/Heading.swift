/// The title of a drawing, in as many lines as it needs.
struct Heading {
  private let lines: [String]

  /// The title of a drawing that is `width` pixels wide; it may be empty.
  init(_ title: String, width: Double) {
    lines = title.wrapped(toPixels: width, size: Self.size)
  }

  /// How wide the longest line is.
  var width: Double { lines.map { SVG.width(of: $0, size: Self.size) }.max() ?? 0 }

  /// Where the drawing below the title may start.
  var height: Double { lines.isEmpty ? 16 : 22 + 19 * Double(lines.count) }

  /// Draws the title at the top, from `x` to the right.
  func draw(in picture: inout SVG, x: Double) {
    for (index, line) in lines.enumerated() {
      picture.text(line, x: x, y: 27 + 19 * Double(index), size: 15, bold: true)
    }
  }

  // Letters of the title are 15 pixels high and heavy, so a tenth wider.
  private static let size = 16.5
}

extension String {
  /// The words of the text in lines of at most `width` pixels; a longer word has its own line.
  func wrapped(toPixels width: Double, size: Double) -> [String] {
    inOneLine.split(separator: " ").reduce(into: []) { lines, word in
      if let line = lines.last, SVG.width(of: "\(line) \(word)", size: size) <= width {
        lines[lines.count - 1] = "\(line) \(word)"
      } else {
        lines.append(String(word))
      }
    }
  }

  /// A drawing in the terminal under the title that this text is: nothing is wider than `width`.
  func above(_ drawing: [String], width: Int) -> String {
    let title = wrapped(to: width)
    return ((title.isEmpty ? [] : title + [""]) + drawing)
      .map { $0.clipped(to: width) }
      .joined(separator: "\n")
  }
}
