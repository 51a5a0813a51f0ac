import Groundwork

// How wide a text will be, without knowing the font.
//
// A picture is laid out before anyone knows which font will show it. These widths are those of
// DejaVu Sans, the widest of the fonts that the pictures ask for, so nothing is ever cut off.

extension SVG {
  /// About how many pixels wide a line of text is, rather too many than too few.
  static func width(of text: String, size: Double = 13) -> Double {
    text.reduce(0) { $0 + widthInEms($1) } * size
  }

  private static func widthInEms(_ letter: Character) -> Double {
    switch letter {
    case "i", "j", "l", "I", ".", ",", ":", ";", "'", "|", "!", " ": 0.34
    case "f", "r", "t", "(", ")", "[", "]", "-", "/": 0.42
    case "m", "w", "M", "W", "@", "%", "−", "+", "=", "<", ">", "×": 0.92
    case "A"..."Z": 0.72
    case "⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹", "⁻": 0.42
    // East Asian signs are as wide as high, emoji a little wider.
    default: letter.displayWidth > 1 ? 1.25 : letter.isASCII || letter.isLetter ? 0.62 : 1
    }
  }
}
