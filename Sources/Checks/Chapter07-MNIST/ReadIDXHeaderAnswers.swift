import ExerciseSupport

/// Answers to exercise 7.1, wrong and right. Read on only after you have solved it.
extension ReadIDXHeader {
  static let misconceptions: [Exercise.Misconception] = [
    .init(
      "the sizes are read with the least significant byte first",
      remedy: "The first byte of a size counts most: 00 00 01 2C is 1 · 256 + 44 = 300."
    ) { bytes in
      try read(bytes, size: { $0.reversed().reduce(0) { $0 << 8 | Int($1) } })
    },
    .init(
      "only the last byte of a size counts, because a UInt8 shifted by 8 is 0",
      remedy: "Turn each byte into an Int before you shift it or multiply it by 256."
    ) { bytes in
      try read(bytes, size: { $0.last.map { Int($0) } ?? 0 })
    },
    .init(
      "a size is read as a number with a sign",
      remedy: "Sizes have no sign: read four bytes as a UInt32, or build up an Int."
    ) { bytes in
      try read(bytes, size: { Int(Int32(truncatingIfNeeded: bigEndian($0))) })
    },
    .init(
      "there are taken to be three dimensions always",
      remedy: "Byte 3 says how many there are: 3 for pictures, 1 for labels."
    ) { bytes in
      try read(bytes, dimensionCount: { _ in 3 })
    },
    .init(
      "the first two bytes are not checked",
      remedy: "Throw wrongMagic unless both are zero."
    ) { bytes in
      try read(bytes, checksMagic: false)
    },
    .init(
      "the type of the elements is not checked",
      remedy: "Throw unsupportedElementType unless byte 2 is 0x08."
    ) { bytes in
      try read(bytes, checksType: false)
    },
    .init(
      "the data are not checked",
      remedy: "Multiply the sizes and compare with the number of bytes after the header."
    ) { bytes in
      try read(bytes, checksData: false)
    },
    .init(
      "the header's own bytes are counted as data",
      remedy: "The data start after 4 + 4 · n bytes, so subtract these from the file's bytes."
    ) { bytes in
      try read(bytes, found: { bytes, _ in bytes.count })
    },
    .init(
      "the sizes are added to find how many bytes are promised",
      remedy: "Multiply them: 2 pictures of 3 rows and 1 column are 2 · 3 · 1 pixels."
    ) { bytes in
      try read(bytes, promised: { ($0.reduce(0, &+), false) })
    },
    .init(
      "a product that is too large wraps around",
      remedy: "&* drops the bits that do not fit; multipliedReportingOverflow tells you of them."
    ) { bytes in
      try read(bytes, promised: { ($0.reduce(1, &*), false) })
    },
    .init(
      "more bytes than promised are taken for an error",
      remedy: "Only too few bytes do harm: compare with <, not with !=."
    ) { bytes in
      let sizes = try read(bytes)
      let (promised, found) = (product(sizes).0, bytes.count - 4 - 4 * sizes.count)
      if found != promised {
        throw IDXHeaderError.dataTooShort(found: found, promised: promised)
      }
      return sizes
    },
    .init(
      "a size of 0 is taken for an error",
      remedy: "A file without pictures is a good file: it promises 0 bytes and has them."
    ) { bytes in
      let sizes = try read(bytes)
      if sizes.contains(0) { throw IDXHeaderError.dataTooShort(found: 0, promised: 0) }
      return sizes
    },
    .init(
      "headerTooShort carries the number of bytes that are missing",
      remedy: "It carries what was found: the number of bytes in the whole file."
    ) { bytes in
      do throws(IDXHeaderError) {
        return try read(bytes)
      } catch .headerTooShort(let found) {
        let needed = found < 4 ? 4 : 4 + 4 * Int(bytes[3])
        throw IDXHeaderError.headerTooShort(found: needed - found)
      }
    },
    .init(
      "dataTooShort carries the bytes of the whole file, header and all",
      remedy: "It carries what was found after the header, to be compared with what was promised."
    ) { bytes in
      do throws(IDXHeaderError) {
        return try read(bytes)
      } catch .dataTooShort(_, let promised) {
        throw IDXHeaderError.dataTooShort(found: bytes.count, promised: promised)
      }
    },
  ]

  static let otherAnswers: [Exercise.OtherAnswer] = [
    .init("sizes by multiplication, overflow found by division") { bytes in
      try read(
        bytes,
        size: { four in four.reduce(0) { 256 * $0 + Int($1) } },
        promised: { sizes in
          var product = 1
          for size in sizes {
            if size > 0 && product > Int.max / size { return (0, true) }
            product *= size
          }
          return (product, false)
        })
    },
    .init("element type checked before the first two bytes") { bytes in
      guard bytes.count >= 4 else { throw IDXHeaderError.headerTooShort(found: bytes.count) }
      guard bytes[2] == 8 else { throw IDXHeaderError.unsupportedElementType(bytes[2]) }
      return try read(bytes)
    },
    .init("read from a slice that gets shorter") { bytes in
      var rest = bytes[...]
      func next(_ count: Int) throws -> [UInt8] {
        guard rest.count >= count else { throw IDXHeaderError.headerTooShort(found: bytes.count) }
        defer { rest = rest.dropFirst(count) }
        return Array(rest.prefix(count))
      }
      let magic = try next(4)
      guard magic[0] | magic[1] == 0 else { throw IDXHeaderError.wrongMagic(magic[0], magic[1]) }
      guard magic[2] == 8 else { throw IDXHeaderError.unsupportedElementType(magic[2]) }
      var sizes: [Int] = []
      for _ in 0..<magic[3] {
        let four = try next(4).map { Int($0) }
        sizes.append(four[0] << 24 + four[1] << 16 + four[2] << 8 + four[3])
      }
      // A Double holds products far larger than an Int, if not to the last digit.
      let estimate = sizes.reduce(1.0) { $0 * Double($1) }
      guard estimate < 0x1p63 else { throw IDXHeaderError.tooManyElements(dimensions: sizes) }
      let promised = sizes.reduce(1, &*)
      guard rest.count >= promised else {
        throw IDXHeaderError.dataTooShort(found: rest.count, promised: promised)
      }
      return sizes
    },
  ]
}

// MARK: - A reader with exchangeable parts

/// Reads a header as it should be read, except for the part that a caller replaces.
private func read(
  _ bytes: [UInt8],
  checksMagic: Bool = true,
  checksType: Bool = true,
  checksData: Bool = true,
  dimensionCount: (UInt8) -> Int = { Int($0) },
  size: (ArraySlice<UInt8>) -> Int = bigEndian,
  found: (_ bytes: [UInt8], _ dataStart: Int) -> Int = { $0.count - $1 },
  promised: ([Int]) -> (Int, overflow: Bool) = product
) throws(IDXHeaderError) -> [Int] {
  guard bytes.count >= 4 else { throw .headerTooShort(found: bytes.count) }
  if checksMagic && (bytes[0] != 0 || bytes[1] != 0) { throw .wrongMagic(bytes[0], bytes[1]) }
  if checksType && bytes[2] != 8 { throw .unsupportedElementType(bytes[2]) }
  let dataStart = 4 + 4 * dimensionCount(bytes[3])
  guard bytes.count >= dataStart else { throw .headerTooShort(found: bytes.count) }
  let sizes = stride(from: 4, to: dataStart, by: 4).map { size(bytes[$0..<$0 + 4]) }
  let (promised, overflow) = promised(sizes)
  let found = found(bytes, dataStart)
  if checksData && overflow { throw .tooManyElements(dimensions: sizes) }
  if checksData && found < promised { throw .dataTooShort(found: found, promised: promised) }
  return sizes
}

private func bigEndian(_ bytes: ArraySlice<UInt8>) -> Int {
  bytes.reduce(0) { $0 << 8 | Int($1) }
}

private func product(_ sizes: [Int]) -> (Int, overflow: Bool) {
  sizes.reduce(into: (1, overflow: false)) { result, size in
    let (product, overflow) = result.0.multipliedReportingOverflow(by: size)
    result = (product, result.overflow || overflow)
  }
}
