/// A well-known kind of file that comes where an IDX file is expected.
///
/// Each is recognized by what it starts with, whatever its name.
public enum FileFormat: CaseIterable, Sendable {
  /// Gzip; met where a file was gzipped twice.
  case gzip
  /// A zip archive.
  case zip
  /// A 7z archive.
  case sevenZip
  /// A tar archive.
  case tar
  /// Packed by xz.
  case xz
  /// Packed by bzip2.
  case bzip2
  /// Packed by Zstandard.
  case zstandard
  /// A web page, of a server or of a network that asks for a login.
  case webPage
  /// An XML document, such as the one in which a store of files says that it has none.
  case xml
  /// What Git keeps in a file's place until Git LFS fetches it.
  case lfsPointer
  /// What git-annex keeps in a file's place until it is fetched.
  case annexPointer
  /// An array that NumPy wrote.
  case numPy
  /// IDX with the bytes of each number in reverse order.
  case reversedIDX

  /// The number of bytes at a file's start that suffice to recognize it.
  static let startSize = 512

  /// The format of a file that starts with these bytes; nil where it is none of these.
  init?(start: [UInt8]) {
    let found = FileFormat.allCases.first { format in
      format.signatures.contains { start.dropFirst(format.offset).starts(with: $0) }
    }
    if let found {
      self = found
      return
    }
    // Markup may follow spaces and a byte order mark, and is written in small or capital letters.
    let text = String(decoding: start, as: UTF8.self).lowercased().drop { character in
      character.isWhitespace || character == "\u{FEFF}"
    }
    if text.hasPrefix("<!doctype html") || text.hasPrefix("<html") {
      self = .webPage
    } else if text.hasPrefix("<?xml") {
      self = text.contains("<html") ? .webPage : .xml
    } else {
      return nil
    }
  }

  /// Where the signature stands.
  private var offset: Int { self == .tar ? 257 : 0 }

  /// What stands there: the first bytes that each format's definition prescribes.
  private var signatures: [[UInt8]] {
    switch self {
    case .gzip: [[0x1F, 0x8B]]
    case .zip: [Array("PK".utf8) + [3, 4], Array("PK".utf8) + [5, 6]]  // the second: an empty one
    case .sevenZip: [Array("7z".utf8) + [0xBC, 0xAF, 0x27, 0x1C]]
    case .tar: [Array("ustar".utf8)]
    case .xz: [[0xFD] + Array("7zXZ".utf8) + [0]]
    case .bzip2: [Array("BZh".utf8)]
    case .zstandard: [[0x28, 0xB5, 0x2F, 0xFD]]
    case .lfsPointer: [Array("version https://git-lfs.github.com/".utf8)]
    case .annexPointer: [Array("/annex/objects/".utf8)]
    case .numPy: [[0x93] + Array("NUMPY".utf8)]
    case .reversedIDX: [[3, 8, 0, 0], [1, 8, 0, 0]]
    case .webPage, .xml: []
    }
  }

  /// What such a file is called.
  var name: String {
    switch self {
    case .gzip: "a gzip file within a gzip file"
    case .zip: "a zip archive"
    case .sevenZip: "a 7z archive"
    case .tar: "a tar archive"
    case .xz: "packed by xz"
    case .bzip2: "packed by bzip2"
    case .zstandard: "packed by Zstandard"
    case .webPage: "a web page"
    case .xml: "an XML document"
    case .lfsPointer: "a pointer of Git LFS, which stands for the file"
    case .annexPointer: "a pointer of git-annex, which stands for the file"
    case .numPy: "an array of NumPy"
    case .reversedIDX: "an IDX file with its numbers' bytes in reverse order"
    }
  }

  /// What to do about it.
  var remedy: String {
    switch self {
    case .gzip: "Unpack it once with gzip -d."
    case .zip: "Unpack it with unzip and give what was in it."
    case .sevenZip: "Unpack it with 7z x and give what was in it."
    case .tar: "Unpack it with tar -xf and give what was in it."
    case .xz: "Unpack it with xz -d."
    case .bzip2: "Unpack it with bzip2 -d."
    case .zstandard: "Unpack it with zstd -d."
    case .webPage:
      "A server, or a network that asks for a login, sent it in place of the file: open a web "
        + "page in a browser, then download the file again."
    case .xml: "It may be a server's message of an error: read it, then download the file again."
    case .lfsPointer: "Fetch the file with git lfs pull."
    case .annexPointer: "Fetch the file with git annex get."
    case .numPy: "Give the data in MNIST's own files."
    case .reversedIDX: "Give the original, whose numbers start with their most significant byte."
    }
  }
}
