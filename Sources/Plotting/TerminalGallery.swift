import NeuralNetworks

/// Pictures side by side, each with its caption beneath.
///
///     print(TerminalGallery(mistakes.map { ($0.image.croppedToInk(), "\($0.digit) read as 9") }))
///
/// All pictures get the same width: that of the widest picture or the longest word of a caption.
/// Longer captions continue on the next line. Pictures of different heights stand on one line,
/// as letters do. As many stand side by side as fit; the next ones follow below a blank line.
public struct TerminalGallery: CustomStringConvertible, Sendable {
  private let pictures: [(image: TerminalImage, caption: String)]
  private let width: Int

  /// The number of columns between two pictures.
  private let gap = 3

  /// A gallery of pictures.
  ///
  /// - Parameters:
  ///   - pictures: the pictures in reading order; a caption may be empty.
  ///   - width: the number of columns to fill. A picture that is wider is drawn whole, by itself.
  public init(_ pictures: [(image: TerminalImage, caption: String)], width: Int = 80) {
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
    let imageWidths = pictures.map { $0.image.columns }
    let wordWidths = pictures.flatMap { $0.caption.split(separator: " ").map(\.count) }
    return (imageWidths + wordWidths).max() ?? 0
  }

  private func row(_ pictures: ArraySlice<(image: TerminalImage, caption: String)>) -> String {
    let images = pictures.map { $0.image.lines }
    let captions = pictures.map { $0.caption.wrapped(to: pictureWidth) }
    let imageHeight = images.map(\.count).max() ?? 0
    let captionHeight = captions.map(\.count).max() ?? 0
    let cells = zip(images, captions).map { image, caption in
      Array(repeating: "", count: imageHeight - image.count) + image
        + caption + Array(repeating: "", count: captionHeight - caption.count)
    }
    return (0..<imageHeight + captionHeight).map { line in
      cells.map { $0[line].centered(in: pictureWidth) }
        .joined(separator: String(repeating: " ", count: gap))
        .withoutTrailingSpaces
    }.joined(separator: "\n")
  }
}
