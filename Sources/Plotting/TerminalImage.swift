import Groundwork

/// A grey picture drawn with characters: no colors, so it reads on light and dark terminals alike.
///
/// A character stands for two pixels, one above the other, since it is about twice as high as it
/// is wide. A picture of 28 × 28 pixels so takes 28 columns and 14 lines.
///
///     print(TerminalImage(bytes: digit, rows: 28, columns: 28))
///
/// Ink is what the terminal writes with: dark on a light terminal, as on paper, and light on a
/// dark one, as in MNIST.
public struct TerminalImage: CustomStringConvertible, Sendable {
  /// The number of pixels from top to bottom.
  public let rows: Int

  /// The number of pixels from left to right: also the number of characters in a line.
  public let columns: Int

  /// The pixels, row after row: 0 is background, 1 is ink.
  private let values: [Float]

  /// A picture of numbers; those below 0 are drawn as 0, those above 1 as 1.
  ///
  /// - Parameters:
  ///   - values: `rows` × `columns` pixels, row after row: 0 is background, 1 is ink.
  ///   - rows: the number of pixels from top to bottom.
  ///   - columns: the number of pixels from left to right.
  public init(values: some Collection<Float>, rows: Int, columns: Int) {
    require(
      rows >= 0 && columns >= 0 && values.count == rows * columns,
      "TerminalImage: \(values.count) pixels do not make a picture of \(rows)×\(columns)")
    self.rows = rows
    self.columns = columns
    self.values = Array(values)
  }

  /// A picture of bytes.
  ///
  /// - Parameters:
  ///   - bytes: `rows` × `columns` pixels, row after row: 0 is background, 255 is ink.
  ///   - rows: the number of pixels from top to bottom.
  ///   - columns: the number of pixels from left to right.
  public init(bytes: some Collection<UInt8>, rows: Int, columns: Int) {
    self.init(values: bytes.map { Float($0) / 255 }, rows: rows, columns: columns)
  }

  /// The picture, one string for two rows of pixels, each of `columns` characters.
  public var lines: [String] {
    stride(from: 0, to: rows, by: 2).map { row in
      String(
        (0..<columns).map { column in
          let bottom = row + 1 < rows ? values[(row + 1) * columns + column] : 0
          return Self.character(top: values[row * columns + column], bottom: bottom)
        })
    }
  }

  /// The picture as text, without spaces at the ends of its lines.
  public var description: String {
    lines.map { $0.withoutTrailingSpaces }.joined(separator: "\n")
  }

  /// The smallest part of the picture that holds all its ink, every value above 0.
  ///
  /// An MNIST digit fills 20 of its 28 columns or less, so three digits fit where two would. A
  /// picture without ink gives one of 0 × 0 pixels.
  public func croppedToInk() -> TerminalImage {
    let isInk = { (row: Int, column: Int) in !(values[row * columns + column] <= 0) }
    let inkRows = (0..<rows).filter { row in (0..<columns).contains { isInk(row, $0) } }
    let inkColumns = (0..<columns).filter { column in (0..<rows).contains { isInk($0, column) } }
    guard let top = inkRows.first, let bottom = inkRows.last,
      let left = inkColumns.first, let right = inkColumns.last
    else { return TerminalImage(values: [], rows: 0, columns: 0) }
    let cropped = (top...bottom).flatMap { row -> ArraySlice<Float> in
      values[row * columns + left...row * columns + right]
    }
    return TerminalImage(values: cropped, rows: bottom - top + 1, columns: right - left + 1)
  }
}

extension TerminalImage {
  /// What a character inks of its upper and its lower half, and how far a shade is set back.
  private typealias Glyph = (character: Character, top: Float, bottom: Float, setback: Float)

  /// Half blocks keep the edge of a stroke sharp, shades show grey areas. The blurred rim of a
  /// stroke would turn to a noise of shades, so a shade has to fit better by 0.12 to be taken:
  /// handwriting comes out black and white, an average of many digits still in greys.
  private static let glyphs: [Glyph] = [
    (" ", 0, 0, 0), ("▀", 1, 0, 0), ("▄", 0, 1, 0), ("█", 1, 1, 0),
    ("░", 0.25, 0.25, 0.12), ("▒", 0.5, 0.5, 0.12), ("▓", 0.75, 0.75, 0.12),
  ]

  /// The character closest to two pixels: least (top − t)² + (bottom − b)² + setback.
  ///
  /// A value that is not a number shows as "?": a picture of weights that have overflowed should
  /// say so.
  static func character(top: Float, bottom: Float) -> Character {
    guard !top.isNaN && !bottom.isNaN else { return "?" }
    let top = min(max(top, 0), 1)
    let bottom = min(max(bottom, 0), 1)
    func misfit(_ glyph: Glyph) -> Float {
      (top - glyph.top) * (top - glyph.top) + (bottom - glyph.bottom) * (bottom - glyph.bottom)
        + glyph.setback
    }
    return glyphs.min { misfit($0) < misfit($1) }?.character ?? " "
  }
}
