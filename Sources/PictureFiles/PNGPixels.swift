import Handwriting

/// What the header of a PNG file says.
struct PNGHeader {
  /// What a pixel is made of.
  enum Color: UInt8 {
    case gray = 0
    case color = 2
    case palette = 3
    case grayWithAlpha = 4
    case colorWithAlpha = 6

    var samples: Int {
      switch self {
      case .gray, .palette: 1
      case .grayWithAlpha: 2
      case .color: 3
      case .colorWithAlpha: 4
      }
    }

    var depths: [Int] {
      switch self {
      case .gray: [1, 2, 4, 8, 16]
      case .palette: [1, 2, 4, 8]
      case .color, .grayWithAlpha, .colorWithAlpha: [8, 16]
      }
    }
  }

  let rows: Int
  let columns: Int

  /// The bits of a sample.
  let depth: Int
  let color: Color

  /// The bytes of a row.
  let rowBytes: Int

  init(_ data: ArraySlice<UInt8>) throws(PictureFault) {
    let bytes = Array(data)
    guard bytes.count == 13 else {
      throw .damaged("its header has \(bytes.count) bytes, expected 13")
    }
    columns = bytes[0..<4].reduce(0) { $0 << 8 | Int($1) }
    rows = bytes[4..<8].reduce(0) { $0 << 8 | Int($1) }
    depth = Int(bytes[8])
    guard rows > 0, columns > 0, columns <= GrayPicture.mostPixels / rows else {
      throw .wrongSize(rows: rows, columns: columns)
    }
    guard let color = Color(rawValue: bytes[9]), color.depths.contains(depth) else {
      throw .damaged("found color type \(bytes[9]) with \(depth) bits, which PNG does not have")
    }
    self.color = color
    guard bytes[10] == 0, bytes[11] == 0, bytes[12] <= 1 else {
      throw .damaged("it is packed in a way that PNG does not have")
    }
    guard bytes[12] == 0 else {
      throw .unsupported(
        found: "an interlaced picture", remedy: "Save it without interlacing (“progressive”).")
    }
    rowBytes = (columns * color.samples * depth + 7) / 8
  }
}

/// What stands beside the pixels and says what they mean.
struct PNGColors {
  /// Red, green and blue of each color of a palette.
  var palette: [UInt8] = []

  /// Opacities of the palette's colors; or the one color that is transparent, two bytes a sample.
  var transparency: [UInt8] = []
}

/// Turns the rows of a PNG file into brightness.
struct PNGPixels {
  let header: PNGHeader
  let colors: PNGColors

  /// The picture.
  ///
  /// - Parameter filtered: for each row a byte that names its filter, and the row.
  /// - Returns: the brightness of each pixel.
  /// - Throws: a filter or a color that is not there.
  func picture(filtered: [UInt8]) throws(PictureFault) -> GrayPicture {
    var brightness: [Float] = []
    brightness.reserveCapacity(header.rows * header.columns)
    var above = [UInt8](repeating: 0, count: header.rowBytes)
    var samples = [Int](repeating: 0, count: header.columns * header.color.samples)
    for row in 0..<header.rows {
      let start = row * (header.rowBytes + 1)
      var line = Array(filtered[start + 1..<start + 1 + header.rowBytes])
      try unfilter(&line, above: above, filter: filtered[start])
      read(line, into: &samples)
      for column in 0..<header.columns {
        brightness.append(try gray(column, in: samples))
      }
      above = line
    }
    return GrayPicture(rows: header.rows, columns: header.columns, brightness: brightness)
  }

  /// Undoes a row's filter, which has taken a neighbor's byte off each byte (section 9 of the
  /// specification).
  private func unfilter(
    _ line: inout [UInt8], above: [UInt8], filter: UInt8
  ) throws(PictureFault) {
    guard filter <= 4 else { throw .damaged("found filter \(filter), which PNG does not have") }
    if filter == 0 { return }
    let step = max(1, header.color.samples * header.depth / 8)
    for index in line.indices {
      let left = index >= step ? line[index - step] : 0
      let up = above[index]
      let corner = index >= step ? above[index - step] : 0
      let expected: UInt8 =
        switch filter {
        case 1: left
        case 2: up
        case 3: UInt8((Int(left) + Int(up)) / 2)
        default: Self.paeth(left, up, corner)
        }
      line[index] &+= expected
    }
  }

  /// The one of three neighbors that is nearest to left + up − corner (Paeth, 1991).
  private static func paeth(_ left: UInt8, _ up: UInt8, _ corner: UInt8) -> UInt8 {
    let guess = Int(left) + Int(up) - Int(corner)
    let (toLeft, toUp) = (abs(guess - Int(left)), abs(guess - Int(up)))
    let toCorner = abs(guess - Int(corner))
    if toLeft <= toUp, toLeft <= toCorner { return left }
    return toUp <= toCorner ? up : corner
  }

  private func read(_ line: [UInt8], into samples: inout [Int]) {
    for index in samples.indices {
      switch header.depth {
      case 16: samples[index] = Int(line[2 * index]) << 8 | Int(line[2 * index + 1])
      case 8: samples[index] = Int(line[index])
      default:
        let bit = index * header.depth
        let shift = 8 - header.depth - bit % 8
        samples[index] = Int(line[bit / 8]) >> shift & (1 << header.depth - 1)
      }
    }
  }

  private func gray(_ column: Int, in samples: [Int]) throws(PictureFault) -> Float {
    let place = column * header.color.samples
    let white = Float(1 << header.depth - 1)
    func share(_ sample: Int) -> Float { Float(samples[place + sample]) / white }
    switch header.color {
    case .gray: return isTransparent(samples[place...].prefix(1)) ? 1 : share(0)
    case .grayWithAlpha: return onPaper(share(0), share(1))
    case .color:
      return isTransparent(samples[place...].prefix(3)) ? 1 : luma(share(0), share(1), share(2))
    case .colorWithAlpha: return onPaper(luma(share(0), share(1), share(2)), share(3))
    case .palette:
      let index = samples[place]
      guard 3 * index + 2 < colors.palette.count else {
        throw .damaged("found color \(index) of a palette of \(colors.palette.count / 3)")
      }
      func part(_ place: Int) -> Float { Float(colors.palette[3 * index + place]) / 255 }
      let opacities = colors.transparency
      return onPaper(
        luma(part(0), part(1), part(2)),
        index < opacities.count ? Float(opacities[index]) / 255 : 1)
    }
  }

  /// Whether a pixel has the one color that the file calls transparent.
  private func isTransparent(_ pixel: ArraySlice<Int>) -> Bool {
    let key = colors.transparency
    return key.count == 2 * pixel.count
      && pixel.enumerated().allSatisfy { Int(key[2 * $0]) << 8 | Int(key[2 * $0 + 1]) == $1 }
  }

  /// How bright a color looks: luma of ITU-R Recommendation BT.601.
  private func luma(_ red: Float, _ green: Float, _ blue: Float) -> Float {
    0.299 * red + 0.587 * green + 0.114 * blue
  }

  private func onPaper(_ brightness: Float, _ opacity: Float) -> Float {
    brightness * opacity + (1 - opacity)
  }
}
