import Foundation

/// An IDX file of unsigned bytes that was read and found whole.
public struct IDXFile: Equatable, Sendable {
  /// What the file said about itself.
  public let header: IDXHeader

  /// The elements, the last dimension changing fastest. There are as many as the header promised.
  public let bytes: [UInt8]

  /// Reads a file, gzipped or not.
  ///
  /// Nothing in the file is believed before it is checked; memory for the elements is reserved
  /// only when the file is large enough to hold them.
  ///
  /// - Parameters:
  ///   - file: the file.
  ///   - dimensions: how many dimensions it has to have: 3 for images, 1 for labels.
  /// - Throws: `IDXError` for every way in which the file can be wrong.
  public init(reading file: URL, dimensions: Int) throws(IDXError) {
    try self.init(reading: file, dimensions: dimensions, searchPath: nil)
  }

  /// The same with `gzip` taken from one of the folders `searchPath`, so that tests can hide it.
  init(reading file: URL, dimensions: Int, searchPath: String?) throws(IDXError) {
    let path = file.path
    let stream = try UnpackedFile(file, searchPath: searchPath)
    let header = try IDXFile.readHeader(from: stream, path: path, dimensions: dimensions)
    let sizes = header.dimensions
    let headerSize = IDXHeader.byteCount(dimensions: dimensions)

    if sizes.contains(0) { throw .noElements(file: path, dimensions: sizes) }
    guard let count = header.elementCount else {
      throw .overflow(file: path, dimensions: sizes)
    }
    guard count <= stream.largestCount - headerSize else {
      throw .missingElements(
        file: path, dimensions: sizes, atMost: max(0, stream.largestCount - headerSize))
    }

    let bytes = stream.read(count)
    if bytes.count == count, !stream.read(1).isEmpty {
      throw .trailingBytes(file: path, dimensions: sizes)
    }
    try stream.finish()
    guard bytes.count == count else {
      throw .missingElements(file: path, dimensions: sizes, atMost: bytes.count)
    }
    self.header = header
    self.bytes = bytes
  }

  private static func readHeader(
    from stream: UnpackedFile, path: String, dimensions: Int
  ) throws(IDXError) -> IDXHeader {
    // The first four bytes say how long the header is, so they are checked before the others.
    let size = IDXHeader.byteCount(dimensions: dimensions)
    let start = stream.read(4)
    if start.count == 4 {
      guard start[0] == 0, start[1] == 0 else {
        let more = start + stream.read(FileFormat.startSize - 4)
        if let format = FileFormat(start: more) { throw .anotherFormat(file: path, format: format) }
        throw .wrongMagic(file: path, found: Array(more.prefix(16)))
      }
      guard start[2] == IDXHeader.unsignedByte else {
        throw .wrongElementType(file: path, found: start[2])
      }
      guard start[3] == dimensions else {
        throw .wrongDimensionCount(file: path, found: Int(start[3]), expected: dimensions)
      }
    }
    let bytes = start + (start.count == 4 ? stream.read(size - 4) : [])
    guard let header = IDXHeader(bytes: bytes) else {
      try stream.finish()
      if bytes.isEmpty { throw .empty(file: path) }
      throw .truncatedHeader(file: path, found: bytes.count, expected: size)
    }
    return header
  }
}
