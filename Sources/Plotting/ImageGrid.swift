import Groundwork

/// Small pictures in rows, each with its caption: digits, mistakes, learned weights.
///
///     ImageGrid(title: "Ten digits", images: digits.map { .init(pixels: …, caption: "7 → 1") })
///
/// Pixels run from 0, the ground, to 1, ink. With `signed: true` they are numbers on both sides of
/// zero, such as weights: blue below, vermilion above, white at zero, all pictures on one scale,
/// with a color bar.
public struct ImageGrid: Picture {
  /// One picture of a grid.
  public struct Image: Sendable {
    let pixels: [Float]
    let rows: Int
    let columns: Int
    let caption: String
    let numbers: [String]

    /// A picture.
    ///
    /// - Parameters:
    ///   - pixels: `rows` × `columns` numbers, row after row.
    ///   - rows: the number of pixels from top to bottom.
    ///   - columns: the number of pixels from left to right.
    ///   - caption: what stands under the picture; may be empty.
    ///   - numbers: a text for each pixel, written into it, or none. Pixels are drawn large
    ///     enough for three digits.
    public init(
      pixels: [Float], rows: Int, columns: Int, caption: String = "", numbers: [String] = []
    ) {
      require(
        rows > 0 && columns > 0 && pixels.count == rows * columns,
        "ImageGrid: \(pixels.count) pixels do not make a picture of \(rows)×\(columns)")
      require(
        numbers.isEmpty || numbers.count == pixels.count,
        "ImageGrid: \(numbers.count) numbers for \(pixels.count) pixels")
      self.pixels = pixels
      self.rows = rows
      self.columns = columns
      self.caption = caption
      self.numbers = numbers
    }
  }

  let title: String
  private let images: [Image]
  private let columns: Int
  private let key: ColorBar
  private let isSigned: Bool

  /// A grid of pictures.
  ///
  /// - Parameters:
  ///   - title: what is to be seen.
  ///   - images: the pictures in reading order, at least one.
  ///   - columns: how many stand side by side on a page.
  ///   - signed: whether pixels are numbers on both sides of zero; otherwise they are greys.
  ///   - label: what the numbers are, such as "weight"; it stands at the color bar.
  public init(
    title: String, images: [Image], columns: Int, signed: Bool = false, label: String = ""
  ) {
    require(columns > 0, "ImageGrid: \(columns) columns")
    require(!images.isEmpty, "ImageGrid: no images")
    self.title = title
    self.images = images
    self.columns = min(columns, images.count)
    isSigned = signed
    key =
      signed
      ? ColorBar(of: images.flatMap { $0.pixels }, diverging: true, label: label)
      : ColorBar(scale: .grey, range: 0...1, label: label)
  }

  /// The pictures as a whole SVG file.
  ///
  /// - Parameter description: what is to be seen, for readers who cannot see it.
  /// - Returns: the text of the file.
  public func svg(description: String) -> String { file(description: description) }

  func picture(width: Double?) -> SVG {
    let limit = width ?? 660
    let barWidth = isSigned ? key.width + Self.margin : 0
    let room = limit - 2 * Self.margin - barWidth - Self.gap * Double(columns - 1)
    let layout = Layout(images, columns: columns, room: room)
    let heading = Heading(title, width: limit - 2 * Self.margin)
    let gridWidth = layout.cellWidth * Double(columns) + Self.gap * Double(columns - 1)
    let inner = max(gridWidth + barWidth, heading.width)
    let rowCount = (images.count + columns - 1) / columns
    let gridHeight = layout.cellHeight * Double(rowCount) + Self.gap * Double(rowCount - 1)
    var picture = SVG(
      width: inner + 2 * Self.margin, height: heading.height + gridHeight + Self.margin)
    heading.draw(in: &picture, x: Self.margin)
    // Pictures that are narrower than their title stand in the middle below it.
    let left = Self.margin + (inner - gridWidth - barWidth) / 2
    for (index, image) in images.enumerated() {
      let x = left + Double(index % columns) * (layout.cellWidth + Self.gap)
      let y = heading.height + Double(index / columns) * (layout.cellHeight + Self.gap)
      draw(image, in: &picture, layout: layout, x: x, y: y)
    }
    if isSigned {
      key.draw(
        in: &picture, x: left + gridWidth + Self.margin, y: heading.height,
        height: min(gridHeight - layout.captionHeight, 240))
    }
    return picture
  }

  private func draw(_ image: Image, in picture: inout SVG, layout: Layout, x: Double, y: Double) {
    let pixel = layout.pixel
    let width = pixel * Double(image.columns)
    let height = pixel * Double(image.rows)
    let left = x + (layout.cellWidth - width) / 2
    let top = y + layout.imageHeight - height
    let fractions = image.pixels.map { (key.fraction(of: $0) * levels).rounded() / levels }
    let colors = (0..<image.rows).map { row in
      (0..<image.columns).map { key.scale.color(at: fractions[row * image.columns + $0]) }
    }
    picture.raster(colors, x: left, y: top, cellWidth: pixel, cellHeight: pixel)
    picture.rectangle(
      x: left, y: top, width: width, height: height, style: Style(stroke: Palette.grid))
    for (index, number) in image.numbers.enumerated() {
      picture.text(
        number, x: left + (Double(index % image.columns) + 0.5) * pixel,
        y: top + (Double(index / image.columns) + 0.5) * pixel + 4.5, anchor: .middle,
        color: key.scale.textColor(on: fractions[index]))
    }
    for (index, line) in layout.lines(of: image.caption).enumerated() {
      picture.text(
        line, x: x + layout.cellWidth / 2, y: y + layout.imageHeight + 15 + 15 * Double(index),
        size: 12, anchor: .middle)
    }
  }

  /// How many steps of color there are: so few that neighbors merge and a page loads at once, and
  /// so many that the eye does not mind.
  private var levels: Double { images.reduce(0) { $0 + $1.pixels.count } > 12_000 ? 16 : 32 }

  private static let margin = 16.0
  private static let gap = 12.0
}

extension ImageGrid {
  /// How large pixels are and how much room a picture and its caption get.
  private struct Layout {
    let pixel: Double
    let cellWidth: Double
    let imageHeight: Double
    let captionHeight: Double

    var cellHeight: Double { imageHeight + captionHeight }

    /// - Parameters:
    ///   - images: the pictures.
    ///   - columns: how many stand side by side.
    ///   - room: the pixels that they share, without the gaps.
    init(_ images: [Image], columns: Int, room: Double) {
      let share = room / Double(columns)
      let widest = Double(images.map { $0.columns }.max() ?? 1)
      let highest = Double(images.map { $0.rows }.max() ?? 1)
      let hasNumbers = images.contains { !$0.numbers.isEmpty }
      // A picture of 8 × 8 pixels is about as large as one of 28 × 28; numbers need more room.
      let wanted = hasNumbers ? 34 : 112 / widest
      let possible = min(wanted, share / widest)
      pixel =
        possible >= 1 ? possible.rounded(.down) : max((possible * 10).rounded(.down) / 10, 0.1)
      let words = images.flatMap { $0.caption.split(separator: " ") }
      let word = words.map { SVG.width(of: String($0), size: 12) }.max() ?? 0
      let caption = images.map { SVG.width(of: $0.caption, size: 12) }.max() ?? 0
      // Wide enough for every caption in one line, if there is room for that.
      cellWidth = max(pixel * widest, word, min(caption, share, pixel * widest + 30))
      imageHeight = pixel * highest
      let width = cellWidth
      let lines = images.map { $0.caption.wrapped(toPixels: width, size: 12).count }.max() ?? 0
      captionHeight = lines > 0 ? 15 * Double(lines) + 4 : 0
    }

    /// The lines of a caption.
    func lines(of caption: String) -> [String] {
      caption.wrapped(toPixels: cellWidth, size: 12)
    }
  }
}

extension ImageGrid {
  /// The pictures in characters.
  ///
  /// Grey ones are drawn two pixels a character; pictures of signed numbers, and those with
  /// numbers in their pixels, one after the other with a pixel in two columns or more.
  ///
  /// - Parameters:
  ///   - width: how many columns there are; more pictures than fit continue below.
  ///   - color: whether signed numbers are shown in colors.
  /// - Returns: lines, without a line break at the end.
  public func terminal(width: Int, color: Bool) -> String {
    let pictures = images.map { image -> TerminalGallery.Picture in
      guard isSigned || !image.numbers.isEmpty else {
        let drawn = TerminalImage(values: image.pixels, rows: image.rows, columns: image.columns)
        return (drawn.lines, image.columns, image.caption)
      }
      return cells(of: image, width: width, color: color && isSigned)
    }
    let gallery = TerminalGallery(lines: pictures, width: width).description
    let legend = isSigned ? ["", Cells.legend(of: key, color: color)] : []
    return title.above(
      gallery.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) + legend,
      width: width)
  }

  /// A picture with a pixel in two columns, or in as many as its numbers need.
  private func cells(of image: Image, width: Int, color: Bool) -> TerminalGallery.Picture {
    let longest = image.numbers.map { $0.displayWidth }.max() ?? 1
    let cellWidth = max(1, min(longest + 1, width / image.columns))
    let lines = (0..<image.rows).map { row in
      (0..<image.columns).map { column in
        let index = row * image.columns + column
        let text = image.numbers.isEmpty ? "" : image.numbers[index]
        return Cells.cell(
          image.pixels[index], key: key, text: text, width: cellWidth, color: color)
      }.joined()
    }
    return (lines, cellWidth * image.columns, image.caption)
  }
}
