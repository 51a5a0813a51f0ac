/// The colors of all drawings.
///
/// The colors of series are those of Okabe and Ito, "Color universal design", 2008, which people
/// with any of the common forms of color blindness tell apart; series also differ in their dashes
/// or markers, so that a chart reads in grey.
enum Palette {
  /// The ground of a picture.
  static let panel = "#fcfcfa"

  /// Text and outlines.
  static let ink = "#24292f"

  /// Axes, ticks and their numbers.
  static let axis = "#57606a"

  /// Grid lines.
  static let grid = "#e4e6e8"

  /// What is not a number, where a color would show its size.
  static let missing = "#d0d0d0"

  /// The color of a series thinned with that of the panel, as a ground: points and lines of it
  /// stand out. Neighbors are thinned differently, so that they differ in grey, too.
  ///
  /// - Parameter number: which series, from 0.
  /// - Returns: two to four parts of the color in ten, the rest of the panel.
  static func ground(_ number: Int) -> String {
    let channels = { (text: String) in
      [16, 8, 0].map { (Int(text.dropFirst(), radix: 16) ?? 0) >> $0 & 255 }
    }
    let parts = [4, 2, 3][number % 3]
    let mixed = zip(channels(series[number % series.count]), channels(panel)).map {
      (parts * $0 + (10 - parts) * $1) / 10
    }
    // One more digit in front keeps leading zeros.
    let number = mixed.reduce(1) { $0 << 8 | $1 }
    return "#" + String(number, radix: 16).dropFirst()
  }

  /// Blue, vermilion, green, purple, orange, sky blue, black: in this order.
  static let series = [
    "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#24292f",
  ]
}
