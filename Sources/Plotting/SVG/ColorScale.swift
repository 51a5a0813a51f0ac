/// A scale of colors: a fraction from 0 to 1 becomes a color, by linear interpolation between a
/// few stops at equal distances.
///
/// The stops are those of ColorBrewer (Cynthia Brewer, "Color Brewer 2.0"), or made in its manner:
/// the lightness always goes one way, so that a picture printed in grey still reads.
public struct ColorScale: Sendable {
  /// From light to dark blue, for numbers from little to much.
  public static let sequential = ColorScale(
    [
      [247, 251, 255], [198, 219, 239], [107, 174, 214], [33, 113, 181], [8, 48, 107],
    ], terminal: [231, 195, 153, 110, 67, 25, 17])

  /// From blue through the white of the panel to vermilion, for numbers on both sides of zero.
  ///
  /// The color-blind tell the two ends apart.
  public static let diverging = ColorScale(
    [
      [0, 82, 132], [92, 163, 209], [252, 252, 250], [238, 150, 90], [172, 66, 0],
    ], terminal: [24, 31, 74, 153, 231, 223, 215, 166, 130], isDiverging: true)

  /// As diverging, but pale: the ground of points and lines in the colors of series. The blue end is
  /// darker than the other, so that the two sides differ in grey, too.
  static let ground = ColorScale(
    [
      [104, 160, 201], [252, 252, 250], [248, 190, 146],
    ], terminal: [74, 153, 231, 223, 215], isDiverging: true)

  /// From the panel to ink, for pictures.
  public static let grey = ColorScale(
    [[252, 252, 250], [36, 41, 47]], terminal: [231, 250, 244, 238, 232])

  /// Red, green and blue from 0 to 255, from the fraction 0 to the fraction 1.
  private let stops: [[Double]]

  /// Whether the middle stands for zero and the two halves for numbers below and above it.
  let isDiverging: Bool

  private let terminalColors: [Int]

  private init(_ stops: [[Double]], terminal: [Int], isDiverging: Bool = false) {
    self.stops = stops
    terminalColors = terminal
    self.isDiverging = isDiverging
  }

  /// The color of a fraction, such as "#0072b2".
  ///
  /// - Parameter fraction: from 0 to 1; what lies outside gets the color of the nearer end, and
  ///   what is not a number a grey of its own.
  /// - Returns: the color as SVG writes it.
  public func color(at fraction: Double) -> String {
    guard !fraction.isNaN else { return Palette.missing }
    return "#" + channels(at: fraction).map(Self.hexadecimal).joined()
  }

  /// The color of text that is read on the color of a fraction: ink, black on darker colors, white
  /// on the darkest. Its contrast is at least 4.5, which WCAG 2 asks for.
  func textColor(on fraction: Double) -> String {
    let luminance = luminance(at: fraction)
    // Black and white have the same contrast at √(1.05 · 0.05) − 0.05; ink's is 4.5 at 0.274.
    return luminance > 0.274 ? Palette.ink : luminance > 0.179 ? "#000000" : "#ffffff"
  }

  /// The relative luminance of WCAG 2, from 0 for black to 1 for white.
  private func luminance(at fraction: Double) -> Double {
    let linear = channels(at: fraction).map { channel -> Double in
      let share = channel / 255
      return share <= 0.04045
        ? share / 12.92 : .ten(toThe: 2.4 * ((share + 0.055) / 1.055).decimalLogarithm)
    }
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
  }

  /// The codes that set ground and letters of a terminal to the color of a fraction.
  ///
  /// They are picked by hand from the 256 colors that nearly every terminal knows: the nearest ones
  /// by calculation wander off to green and violet.
  func terminalCodes(at fraction: Double) -> String {
    guard !fraction.isNaN else { return "\u{1b}[48;5;250m\u{1b}[30m" }
    let place = min(max(fraction, 0), 1) * Double(terminalColors.count - 1)
    let ground = "\u{1b}[48;5;\(terminalColors[Int(place.rounded())])m"
    return ground + (lightness(at: fraction) > 0.5 ? "\u{1b}[30m" : "\u{1b}[97m")
  }

  /// How light a color looks, from 0 to 1: its luma, 0.299 red + 0.587 green + 0.114 blue (ITU-R
  /// BT.601).
  func lightness(at fraction: Double) -> Double {
    let color = channels(at: fraction)
    return (0.299 * color[0] + 0.587 * color[1] + 0.114 * color[2]) / 255
  }

  private func channels(at fraction: Double) -> [Double] {
    guard !fraction.isNaN else { return [208, 208, 208] }
    let place = min(max(fraction, 0), 1) * Double(stops.count - 1)
    let left = min(Int(place), stops.count - 2)
    let share = place - Double(left)
    return zip(stops[left], stops[left + 1]).map { ($0 + share * ($1 - $0)).rounded() }
  }

  private static func hexadecimal(_ channel: Double) -> String {
    let digits = String(Int(channel), radix: 16)
    return digits.count < 2 ? "0" + digits : digits
  }
}
