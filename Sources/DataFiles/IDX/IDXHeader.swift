/// What the first bytes of an IDX file say about the rest.
///
/// IDX is the format in which MNIST is published (LeCun, Cortes and Burges, "The MNIST database of
/// handwritten digits", 1998): two zero bytes, one byte for the type of the elements, one for the
/// number of dimensions, then the size of each dimension as a 32-bit integer, most significant
/// byte first. The elements follow, the last dimension changing fastest.
///
///     00 00  08  03   00 00 EA 60   00 00 00 1C   00 00 00 1C
///            │   │    60,000        28 rows       28 columns
///            │   three dimensions
///            unsigned bytes
public struct IDXHeader: Equatable, Sendable {
  /// The code of one unsigned byte an element, the only type in use here.
  public static let unsignedByte: UInt8 = 0x08

  /// The code of the type of the elements; 8 stands for unsigned bytes.
  public let elementType: UInt8

  /// The size of each dimension: images, rows, columns; or labels only.
  public let dimensions: [Int]

  /// The number of bytes that a header with so many dimensions takes.
  static func byteCount(dimensions: Int) -> Int { 4 + 4 * dimensions }

  /// A header made of its bytes.
  ///
  /// - Returns: nil where the bytes are fewer than a header's, or do not start with two zeros.
  init?(bytes: [UInt8]) {
    guard bytes.count >= 4, bytes[0] == 0, bytes[1] == 0 else { return nil }
    let dimensionCount = Int(bytes[3])
    guard bytes.count >= IDXHeader.byteCount(dimensions: dimensionCount) else { return nil }
    elementType = bytes[2]
    dimensions = (0..<dimensionCount).map { dimension in
      bytes[(4 + 4 * dimension)..<(8 + 4 * dimension)].reduce(0) { $0 << 8 | Int($1) }
    }
  }

  /// The number of elements, or nil where it is too large for an `Int`.
  var elementCount: Int? {
    var product = 1
    for size in dimensions {
      let (partial, overflow) = product.multipliedReportingOverflow(by: size)
      if overflow { return nil }
      product = partial
    }
    return product
  }
}
