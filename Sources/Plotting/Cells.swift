import Groundwork

/// Numbers in the terminal as cells of shades, or of colors where the terminal shows them.
enum Cells {
  /// Shades from nothing to full ink.
  private static let shades: [Character] = [" ", "░", "▒", "▓", "█"]

  /// Negative numbers have strokes instead of shades, so that the sign is seen without color.
  private static let strokes: [Character] = [" ", "·", "-", "=", "≡"]

  /// A cell of some columns.
  ///
  /// - Parameters:
  ///   - number: the number that the cell shows.
  ///   - key: what its color means.
  ///   - text: what is written in the cell; it takes the place of a shade.
  ///   - width: the columns of the cell.
  ///   - color: whether the terminal shows colors.
  /// - Returns: the cell, with escape codes only if `color`.
  static func cell(
    _ number: Float, key: ColorBar, text: String = "", width: Int, color: Bool
  ) -> String {
    let fraction = key.fraction(of: number)
    if color {
      return "\(key.scale.terminalCodes(at: fraction))\(text.rightAligned(in: width))\u{1b}[0m"
    }
    guard text.isEmpty else { return text.rightAligned(in: width) }
    return String(repeating: shade(at: fraction, isSigned: key.isSigned), count: width)
  }

  /// The character for a fraction of the scale; "?" for what is not a number.
  static func shade(at fraction: Double, isSigned: Bool) -> Character {
    guard !fraction.isNaN else { return "?" }
    let fraction = min(max(fraction, 0), 1)
    guard isSigned else { return shades[Int((fraction * 4).rounded())] }
    let level = Int((abs(fraction - 0.5) * 8).rounded())
    return fraction < 0.5 ? strokes[level] : shades[level]
  }

  /// What the cells mean: "−0.5 ≡≡ == -- ··    ░░ ▒▒ ▓▓ ██ 0.5  weight".
  static func legend(of key: ColorBar, color: Bool) -> String {
    let steps = key.isSigned ? 9 : 5
    let cells = (0..<steps).map { step -> String in
      let share = Double(step) / Double(steps - 1)
      let number = key.range.lowerBound + share * (key.range.upperBound - key.range.lowerBound)
      return cell(Float(number), key: key, width: 2, color: color)
    }
    let bar = cells.joined(separator: color ? "" : " ")
    return "\(key.ends.low) \(bar) \(key.ends.high)" + (key.label.isEmpty ? "" : "  \(key.label)")
  }
}
