import Exercises

/// Exercise 7.1: read the header of an IDX file, the format in which MNIST is published.
///
/// Read first: section 7.1, under "How does a file of pictures begin?".
///
/// The header says what the bytes after it are:
///
///     byte 0, 1    0 and 0
///     byte 2       type of the elements: 0x08, one unsigned byte each, is all we read
///     byte 3       n, the number of dimensions
///     byte 4 …     n sizes of 4 bytes each, most significant byte first
///
/// Then follow size₁ · size₂ · … · sizeₙ bytes of data; more bytes than that do no harm. The
/// 60,000 pictures of MNIST, each of 28 rows and 28 columns, have this header:
///
///     00 00 08 03   00 00 EA 60   00 00 00 1C   00 00 00 1C
///
/// and `readIDXHeader` returns `[60000, 28, 28]`, as 0xEA60 = 234 · 256 + 96 = 60,000 and
/// 0x1C = 28.
///
/// A bad file must not stop the program but throw an `IDXHeaderError`, which is declared in
/// Sources/Exercises/Given/IDXHeaderError.swift:
///
///     headerTooShort(found:)           fewer than 4 bytes, or fewer than 4 + 4 · n
///     wrongMagic(_:_:)                 byte 0 and byte 1, if they are not both 0
///     unsupportedElementType(_:)       byte 2, if it is not 0x08
///     tooManyElements(dimensions:)     the sizes, if their product does not fit into an `Int`
///     dataTooShort(found:promised:)    how many bytes follow the header, and the product
///
/// A file with several faults may throw any of them. A file of two bytes is too short, whatever
/// they are. A size may be 0, as in a file of no pictures, and then no data need follow. Swift
/// stops at a subscript outside an array and at a product that does not fit into an `Int`;
/// `multipliedReportingOverflow(by:)` reports the overflow instead. Multiply from the first size to
/// the last: sizes that overflow on the way are too many, even if a later one is 0.
///
/// - Parameter bytes: the whole file.
/// - Returns: the size of each dimension, exactly.
/// - Throws: `IDXHeaderError`, where the file is bad.
public func readIDXHeader(_ bytes: [UInt8]) throws(IDXHeaderError) -> [Int] {
  unfinished([])
}
