import Exercises

/// Exercise 7.1: read the header of an IDX file, the format in which MNIST is published.
///
/// Read first: section 7.1, under "How does a file of pictures begin?".
/// About 25 minutes, ●●○.
///
///     byte 0, 1    0 and 0
///     byte 2       type of the elements: 0x08, one unsigned byte each, is all we read
///     byte 3       n, the number of dimensions
///     byte 4 …     n sizes of 4 bytes each, most significant byte first
///
/// Then follow size₁ · … · sizeₙ bytes of data; more do no harm. The header of MNIST's pictures
///
///     00 00 08 03   00 00 EA 60   00 00 00 1C   00 00 00 1C      gives [60000, 28, 28]
///
/// A bad file must not stop the program but throw an `IDXHeaderError`
/// (Sources/Exercises/Given/IDXHeaderError.swift):
///
///     headerTooShort(found:)           fewer than 4 bytes, or fewer than 4 + 4 · n
///     wrongMagic(_:_:)                 byte 0 and byte 1, if they are not both 0
///     unsupportedElementType(_:)       byte 2, if it is not 0x08
///     tooManyElements(dimensions:)     the sizes, if their product does not fit into an `Int`
///     dataTooShort(found:promised:)    how many bytes follow the header, and the product
///
/// A file with several faults may throw any of them. A file of two bytes is too short, whatever
/// they are. A size may be 0, as in a file of no pictures, and then no data need follow; if other
/// sizes overflow beside a 0, either is right.
///
/// - Parameter bytes: the whole file.
/// - Returns: the size of each dimension, exactly.
/// - Throws: `IDXHeaderError`, where the file is bad.
public func readIDXHeader(_ bytes: [UInt8]) throws(IDXHeaderError) -> [Int] {
  unfinished([])
}
