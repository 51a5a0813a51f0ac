import Foundation
import Groundwork

/// A picture in shades of gray, of any size: what a camera or a drawing program leaves in a file.
package struct GrayPicture: Equatable, Sendable {
  /// The height in pixels.
  package let rows: Int

  /// The width in pixels.
  package let columns: Int

  /// The brightness of each pixel, row after row: 0 is black, 1 is white.
  package let brightness: [Float]

  /// A picture that is at hand.
  ///
  /// - Precondition: there are rows · columns pixels, and at least one.
  package init(rows: Int, columns: Int, brightness: [Float]) {
    require(
      rows > 0 && columns > 0 && brightness.count == rows * columns,
      "GrayPicture: \(brightness.count) pixels for \(rows)×\(columns)")
    self.rows = rows
    self.columns = columns
    self.brightness = brightness
  }

  /// Reads a picture from a file in the format PNG or PGM.
  ///
  /// - Parameter file: a regular file.
  /// - Throws: `PictureError`, which names the file and says what is wrong with it.
  package init(contentsOf file: URL) throws(PictureError) {
    let name = file.path
    let found: [UInt8]
    do {
      found = try bytes(ofRegularFile: file, upTo: Self.largestFile)
    } catch {
      switch error {
      case .unreadable(let reason): throw PictureError(name, .unreadable(reason))
      case .notAFile: throw PictureError(name, .notAFile)
      case .tooLarge(let size):
        throw PictureError(name, .tooLarge(found: size, limit: Self.largestFile))
      }
    }
    do {
      try self.init(decoding: found)
    } catch {
      throw PictureError(name, error)
    }
  }

  /// Reads a picture from the bytes of a file.
  ///
  /// - Parameter bytes: a whole PNG or PGM file.
  /// - Throws: what is wrong with it.
  package init(decoding bytes: [UInt8]) throws(PictureFault) {
    if bytes.isEmpty { throw .empty }
    if bytes.starts(with: PNG.signature) {
      self = try PNG(bytes).picture()
    } else if let format = Self.known.first(where: { bytes.starts(with: $0.start) })?.name {
      throw .anotherFormat(format)
    } else if bytes.starts(with: [UInt8(ascii: "P")]) {
      self = try PortableGraymap(bytes).picture()
    } else {
      throw .anotherFormat("a file of another kind")
    }
  }

  /// A photograph takes some megabytes.
  private static let largestFile = 100 << 20

  /// 100 megapixels; a picture with more is refused before anything is allocated for it.
  static let mostPixels = 100_000_000

  private static let known: [(start: [UInt8], name: String)] = [
    ([0xFF, 0xD8, 0xFF], "a JPEG picture"), (Array("GIF8".utf8), "a GIF picture"),
    (Array("BM".utf8), "a BMP picture"), (Array("%PDF".utf8), "a PDF document"),
    (Array("RIFF".utf8), "a WebP picture"), ([0, 0, 0], "a HEIC picture or a film"),
    (Array("II*".utf8), "a TIFF picture"), (Array("MM".utf8), "a TIFF picture"),
    (Array("P6".utf8), "a PPM picture in color"), (Array("P3".utf8), "a PPM picture in color"),
  ]
}

// MARK: - Sizes

extension GrayPicture {
  /// The picture, made smaller if its longer side has more pixels than that. Its shape stays.
  package func reduced(toLongerSide side: Int) -> GrayPicture {
    let longer = max(rows, columns)
    guard longer > side else { return self }
    let size = { (length: Int) in max(1, (length * side + longer / 2) / longer) }
    return scaled(rows: size(rows), columns: size(columns))
  }

  /// The picture in another size: each new pixel is the mean of what it covers.
  func scaled(rows newRows: Int, columns newColumns: Int) -> GrayPicture {
    let wide = Self.shares(from: columns, to: newColumns)
    let high = Self.shares(from: rows, to: newRows)
    var narrow = [Float](repeating: 0, count: rows * newColumns)
    for row in 0..<rows {
      for (column, shares) in wide.enumerated() {
        narrow[row * newColumns + column] = shares.reduce(0) {
          $0 + $1.share * brightness[row * columns + $1.index]
        }
      }
    }
    var scaled = [Float](repeating: 0, count: newRows * newColumns)
    for (row, shares) in high.enumerated() {
      for column in 0..<newColumns {
        scaled[row * newColumns + column] = shares.reduce(0) {
          $0 + $1.share * narrow[$1.index * newColumns + column]
        }
      }
    }
    return GrayPicture(rows: newRows, columns: newColumns, brightness: scaled)
  }

  /// For each of `count` equal pieces of a line, the shares that the old pieces have of it.
  private static func shares(from old: Int, to count: Int) -> [[(index: Int, share: Float)]] {
    let length = Double(old) / Double(count)
    return (0..<count).map { place in
      let (start, end) = (Double(place) * length, Double(place + 1) * length)
      return (Int(start)...min(old - 1, Int(end))).compactMap { index in
        let covered = min(end, Double(index + 1)) - max(start, Double(index))
        return covered > 0 ? (index, Float(covered / length)) : nil
      }
    }
  }
}
