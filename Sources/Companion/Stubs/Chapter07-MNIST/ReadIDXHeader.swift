import ExerciseSupport

/// Exercise 7.1: read the header of an IDX file, the format in which MNIST is published.
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
/// A bad file must not stop the program. Swift stops at a subscript outside an array, and where a
/// product does not fit into an `Int`: `multipliedReportingOverflow(by:)` tells you instead.
///
/// - Parameter bytes: the whole file.
/// - Returns: the size of each dimension.
/// - Throws: `headerTooShort`, `wrongMagic`, `unsupportedElementType`, `dataTooShort` or
///   `tooManyElements`; look at `IDXHeaderError` for what each of them carries.
public func readIDXHeader(_ bytes: [UInt8]) throws(IDXHeaderError) -> [Int] {
  unfinished([])
}
