import Exercises

/// Exercise 7.1: read the header of an IDX file, the format in which MNIST is published.
///
/// Read first: section 7.1, under "How does a file of pictures begin?".
/// About 25 minutes, ●●○.
///
///     byte 0, 1    0 and 0
///     byte 2       type of the elements: only 0x08, unsigned bytes, is read
///     byte 3       n, the number of dimensions
///     byte 4 …     n sizes of 4 bytes each, most significant first
///
/// Then follow size₁ · … · sizeₙ bytes of data; more do no harm. For example,
///
///     00 00 08 03   00 00 EA 60   00 00 00 1C   00 00 00 1C      gives [60000, 28, 28]
///
/// A bad file throws an `IDXHeaderError` (Sources/Exercises/Given/IDXHeaderError.swift):
///
///     headerTooShort(found:)           fewer than 4 bytes, or fewer than 4 + 4 · n
///     wrongMagic(_:_:)                 bytes 0 and 1, if not both 0
///     unsupportedElementType(_:)       byte 2, if not 0x08
///     tooManyElements(dimensions:)     the sizes, if their product fits no `Int`
///     dataTooShort(found:promised:)    the bytes after the header, and the product
///
/// With several faults any may be thrown, but a file of two bytes is too short. A size may be 0,
/// and no data need follow then; if other sizes overflow beside it, either is right.
///
/// - Parameter bytes: the whole file.
/// - Returns: the size of each dimension, exactly.
/// - Throws: `IDXHeaderError`, where the file is bad.
public func readIDXHeader(_ bytes: [UInt8]) throws(IDXHeaderError) -> [Int] {
  // Stub: unfinished([])
  guard bytes.count >= 4 else { throw .headerTooShort(found: bytes.count) }
  guard bytes[0] == 0, bytes[1] == 0 else { throw .wrongMagic(bytes[0], bytes[1]) }
  guard bytes[2] == 0x08 else { throw .unsupportedElementType(bytes[2]) }

  let dataStart = 4 + 4 * Int(bytes[3])
  guard bytes.count >= dataStart else { throw .headerTooShort(found: bytes.count) }
  let dimensions = stride(from: 4, to: dataStart, by: 4).map { start in
    // Each step moves what is read so far one byte to the left and adds the next byte.
    bytes[start..<start + 4].reduce(0) { $0 << 8 | Int($1) }
  }

  var promised = 1
  for size in dimensions {
    let (product, overflow) = promised.multipliedReportingOverflow(by: size)
    if overflow { throw .tooManyElements(dimensions: dimensions) }
    promised = product
  }
  let found = bytes.count - dataStart
  guard found >= promised else { throw .dataTooShort(found: found, promised: promised) }
  return dimensions
  // End of the solution
}
