import DataFiles
import Foundation
import Handwriting

extension GrayPicture {
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
