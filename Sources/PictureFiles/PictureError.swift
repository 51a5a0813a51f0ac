import Console
import Handwriting

/// What is wrong with a picture's file, and with which.
package struct PictureError: Error, Equatable, CustomStringConvertible {
  /// The path of the file.
  package let file: String
  package let fault: PictureFault

  package init(_ file: String, _ fault: PictureFault) {
    self.file = file
    self.fault = fault
  }

  /// Says which file, what was found, what was expected and what to do.
  package var description: String { "\(file): \(fault)" }
}

/// What can be wrong with a picture.
package enum PictureFault: Error, Equatable, CustomStringConvertible {
  /// The system does not let the file be read.
  case unreadable(SystemReason)
  /// What has that name is a device or a pipe.
  case notAFile
  /// The file is larger than any picture that is read; in bytes.
  case tooLarge(found: Int, limit: Int)
  /// The file holds nothing.
  case empty
  /// The file is no PNG or PGM picture, but what `found` says.
  case anotherFormat(String)
  /// The file ends before the picture does.
  case truncated
  /// The file is a picture of that format, but not a sound one.
  case damaged(String)
  /// The picture has a property that is not read.
  case unsupported(found: String, remedy: String)
  /// The picture has no pixels, or more than are read.
  case wrongSize(rows: Int, columns: Int)
  /// There is no zlib on this machine, which unpacks PNG pictures.
  case zlibMissing
  /// Nothing stands out from the background.
  case noInk

  package var description: String {
    switch self {
    case .unreadable(let reason): "can't be read: \(reason)"
    case .notAFile:
      "is a device or a pipe where a file was expected. Copy the picture to a file first."
    case .tooLarge(let found, let limit):
      "holds \(found) bytes where a picture of \(limit) at most was expected. Make it smaller."
    case .empty: "holds 0 bytes where a picture was expected. Save it again."
    case .anotherFormat(let found):
      "is \(found) where a PNG or PGM picture was expected. Save or export it as PNG."
    case .truncated: "ends before the picture does. Save or copy it again."
    case .damaged(let what): "is damaged: \(what). Save or copy it again."
    case .unsupported(let found, let remedy): "found \(found). \(remedy)"
    case .wrongSize(let rows, let columns):
      """
      found a size of \(columns)×\(rows) pixels, expected at least one pixel and at most \
      \(GrayPicture.mostPixels / 1_000_000) million. Save it in another size.
      """
    case .zlibMissing:
      """
      is a PNG picture, and zlib, which unpacks it, was not found on this machine. Install it \
      (zlib1g), or save the picture as PGM.
      """
    case .noInk:
      """
      found nothing that stands out from the background, expected a digit. Use a darker pen or more \
      light.
      """
    }
  }
}
