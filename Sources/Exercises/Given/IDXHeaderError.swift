/// Why the header of an IDX file cannot be used (exercise 7.1).
public enum IDXHeaderError: Error, Equatable, Codable, Sendable {
  /// The file ends before its header does; it has so many bytes.
  case headerTooShort(found: Int)

  /// The first two bytes, given here, are not both zero: this is no IDX file.
  case wrongMagic(UInt8, UInt8)

  /// The third byte, given here, is not 0x08: the elements are no unsigned bytes.
  case unsupportedElementType(UInt8)

  /// The dimensions promise more bytes than follow the header.
  case dataTooShort(found: Int, promised: Int)

  /// The number of bytes that these dimensions promise does not fit into an `Int`.
  case tooManyElements(dimensions: [Int])
}

extension IDXHeaderError: CustomStringConvertible {
  /// What was found and what was expected.
  public var description: String {
    switch self {
    case .headerTooShort(let found):
      "the file has \(found) bytes; its header alone takes 4, and 4 more for each dimension"
    case .wrongMagic(let first, let second):
      "the file starts with the bytes \(first) and \(second); an IDX file starts with 0 and 0"
    case .unsupportedElementType(let type):
      "the elements have type \(type); only 8, unsigned bytes, can be read"
    case .dataTooShort(let found, let promised):
      "the header promises \(promised) bytes of data; the file has \(found)"
    case .tooManyElements(let dimensions):
      "dimensions of \(dimensions) are more elements than can be counted"
    }
  }
}
