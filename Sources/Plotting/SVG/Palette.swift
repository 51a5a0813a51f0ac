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

  /// Blue, vermilion, green, purple, orange, sky blue, black: in this order.
  static let series = [
    "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#24292f",
  ]
}
