import Groundwork

/// Pictures side by side, each with its caption beneath.
///
///     print(TerminalGallery(mistakes.map { ($0.image.croppedToInk(), "\($0.digit) read as 9") }))
///
/// All pictures get the same width: that of the widest picture or the longest word of a caption.
/// Longer captions continue on the next line. Pictures of different heights stand on one line,
/// as letters do. As many stand side by side as fit; the next ones follow below a blank line.
public struct TerminalGallery: CustomStringConvertible, Sendable {
  /// A picture as lines, all of `columns` columns as the terminal shows them.
  typealias Picture = (lines: [String], columns: Int, caption: String)

  private let pictures: [Picture]
  private let width: Int

  /// The number of columns between two pictures.
  private let gap = 3

  /// A gallery of pictures.
  ///
  /// - Parameters:
  ///   - pictures: the pictures in reading order; a caption may be empty.
  ///   - width: the number of columns to fill. A picture that is wider is drawn whole, by itself.
  public init(_ pictures: [(image: TerminalImage, caption: String)], width: Int = 80) {
    self.init(
      lines: pictures.map { ($0.image.lines, $0.image.columns, $0.caption) }, width: width)
  }

  /// A gallery of pictures that are lines already; these may hold escape codes.
  init(lines pictures: [Picture], width: Int) {
    require(width > 0, "TerminalGallery: the width must be positive, not \(width)")
    self.pictures = pictures
    self.width = width
  }

  /// The gallery as text, without spaces at the ends of its lines; empty without pictures.
  public var description: String {
    let perRow = max(1, (width + gap) / (pictureWidth + gap))
    return stride(from: 0, to: pictures.count, by: perRow)
      .map { row(pictures[$0..<min($0 + perRow, pictures.count)]) }
      .joined(separator: "\n\n")
  }

  /// The columns that every picture gets.
  private var pictureWidth: Int {
    let imageWidths = pictures.map { $0.columns }
    let wordWidths = pictures.flatMap { $0.caption.wrapped(to: 1).map { $0.displayWidth } }
    return (imageWidths + wordWidths).max() ?? 0
  }

  private func row(_ pictures: ArraySlice<Picture>) -> String {
    let captions = pictures.map { $0.caption.wrapped(to: pictureWidth) }
    let imageHeight = pictures.map { $0.lines.count }.max() ?? 0
    let captionHeight = captions.map { $0.count }.max() ?? 0
    let cells = zip(pictures, captions).map { picture, caption -> [String] in
      let above = Array(repeating: "", count: imageHeight - picture.lines.count)
      let below = Array(repeating: "", count: captionHeight - caption.count)
      let image = picture.lines.map { centered($0, columns: picture.columns) }
      return above.map { centered($0, columns: 0) } + image
        + (caption + below).map { centered($0, columns: $0.displayWidth) }
    }
    return (0..<imageHeight + captionHeight).map { line in
      cells.map { $0[line] }
        .joined(separator: String(repeating: " ", count: gap))
        .withoutTrailingSpaces
    }.joined(separator: "\n")
  }

  /// A line of a picture between spaces. It is told how many columns the line takes, since escape
  /// codes take none.
  private func centered(_ line: String, columns: Int) -> String {
    let spaces = max(0, pictureWidth - columns)
    return String(repeating: " ", count: spaces / 2) + line
      + String(repeating: " ", count: spaces - spaces / 2)
  }
}
