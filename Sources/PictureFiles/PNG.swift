import Handwriting

/// A file in the format PNG.
///
/// "Portable Network Graphics (PNG) Specification", third edition, W3C, 2025. All kinds of pixels are
/// read, from black and white to color with transparency; interlaced and animated pictures are not.
struct PNG {
  static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The picture; where it is transparent, it lies on white paper.
  ///
  /// - Throws: what is wrong with the file.
  func picture() throws(PictureFault) -> GrayPicture {
    var header: PNGHeader?
    var pixels: [UInt8] = []
    var colors = PNGColors()
    var place = Self.signature.count
    while true {
      let chunk = try chunk(at: place)
      place = chunk.end
      let data = bytes[chunk.data]
      guard let found = header else {
        guard chunk.name == "IHDR" else { throw .damaged("it begins with no header") }
        header = try PNGHeader(data)
        continue
      }
      switch chunk.name {
      case "PLTE":
        guard data.count % 3 == 0, data.count <= 768 else { throw .damaged("its palette") }
        colors.palette = Array(data)
      case "tRNS": colors.transparency = Array(data)
      case "IDAT": pixels += data
      case "acTL":
        throw .unsupported(
          found: "an animated picture", remedy: "Save one of its frames as a PNG of its own.")
      case "IEND":
        if pixels.isEmpty { throw .damaged("it has no pixels") }
        let rows = try Zlib.unpacked(pixels, size: found.rows * (found.rowBytes + 1))
        return try PNGPixels(header: found, colors: colors).picture(filtered: rows)
      default: break  // texts, times, profiles: nothing that would move a pixel
      }
    }
  }

  /// A chunk: four bytes of length, four of name, the data, four of checksum.
  private func chunk(
    at place: Int
  ) throws(PictureFault) -> (name: String, data: Range<Int>, end: Int) {
    guard place + 12 <= bytes.count else { throw .truncated }
    let length = number(at: place)
    guard length <= bytes.count - place - 12 else { throw .truncated }
    let data = place + 8..<place + 8 + length
    let checked = bytes[place + 4..<data.upperBound]
    guard CyclicRedundancyCheck.of(checked) == UInt32(number(at: data.upperBound)) else {
      throw .damaged("a checksum differs")
    }
    let name = String(decoding: bytes[place + 4..<place + 8], as: UTF8.self)
    return (name, data, data.upperBound + 4)
  }

  private func number(at place: Int) -> Int {
    bytes[place..<place + 4].reduce(0) { $0 << 8 | Int($1) }
  }
}

/// The checksum of PNG's chunks (annex D of the specification).
enum CyclicRedundancyCheck {
  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { value, _ in
      value & 1 == 1 ? 0xEDB8_8320 ^ value >> 1 : value >> 1
    }
  }

  static func of(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    ~bytes.reduce(~0) { table[Int(($0 ^ UInt32($1)) & 0xFF)] ^ $0 >> 8 }
  }
}
