/// What the first bytes of a safetensors file say about the rest, checked before it is believed.
struct SafetensorsHeader {
  /// A matrix that the header announces; offsets count from the start of the data.
  struct Entry {
    let name: String
    let rows: Int
    let columns: Int
    let begin: Int
    let end: Int
  }

  /// A longer header is refused, as the format asks.
  static let longest = 100_000_000

  /// Where the header ends and the data start.
  let end: Int

  /// The notes, in the order of the file.
  private(set) var metadata: [(name: String, text: String)] = []

  /// The matrices, in the order of their data, which they fill without gap or overlap.
  private(set) var entries: [Entry] = []

  /// Reads and checks the header of a file.
  ///
  /// - Parameter bytes: the whole file.
  /// - Throws: `SavedNetworkError` for every way in which the header can be wrong.
  init(of bytes: [UInt8]) throws(SavedNetworkError) {
    guard bytes.count >= 8 else { throw .tooShort(byteCount: bytes.count) }
    let length = littleEndian(bytes[...], at: 0, count: 8)
    guard length <= SafetensorsHeader.longest else {
      throw .headerTooLong(found: length, limit: SafetensorsHeader.longest)
    }
    end = 8 + Int(length)
    guard end <= bytes.count else {
      throw .headerCutOff(found: bytes.count - 8, expected: Int(length))
    }
    var reader = JSONReader(bytes[8..<end])
    try readMembers(from: &reader)
    try checkLayout(dataCount: bytes.count - end)
  }

  // MARK: The text

  private mutating func readMembers(from reader: inout JSONReader) throws(SavedNetworkError) {
    var names: [String] = []
    // The format allows no space before the first bracket.
    try reader.open("{", skipsSpace: false)
    while try reader.hasNext(before: "}") {
      let name = try reader.name()
      names.append(name)
      if name.isSpelled(Safetensors.metadataName) {
        try readMetadata(from: &reader)
      } else {
        entries.append(try SafetensorsHeader.entry(name, from: &reader))
      }
    }
    try reader.end()
    try SafetensorsHeader.checkNames(names)
  }

  private mutating func readMetadata(from reader: inout JSONReader) throws(SavedNetworkError) {
    try reader.open("{")
    while try reader.hasNext(before: "}") {
      metadata.append((try reader.name(), try reader.string()))
    }
    try SafetensorsHeader.checkNames(metadata.map { $0.name })
  }

  /// Reads what the header says about one tensor: three fields, in any order.
  private static func entry(
    _ name: String, from reader: inout JSONReader
  ) throws(SavedNetworkError) -> Entry {
    var type: String?
    var shape: SizeList?
    var offsets: SizeList?
    try reader.open("{")
    while try reader.hasNext(before: "}") {
      let start = reader.position
      let field = try reader.name()
      if type == nil, field.isSpelled("dtype") {
        type = try reader.string()
      } else if shape == nil, field.isSpelled("shape") {
        shape = try sizes(from: &reader)
      } else if offsets == nil, field.isSpelled("data_offsets") {
        offsets = try sizes(from: &reader)
      } else {
        throw .unexpectedText(
          found: "the field \(quoted(field))", expected: "dtype, shape and data_offsets, once each",
          byte: start)
      }
    }
    guard let type else { throw .missingField(tensor: name, field: "dtype") }
    guard let shape else { throw .missingField(tensor: name, field: "shape") }
    guard let offsets else { throw .missingField(tensor: name, field: "data_offsets") }
    guard type.isSpelled("F32") else { throw .wrongElementType(tensor: name, found: type) }
    guard shape.count == 1 || shape.count == 2 else {
      throw .wrongDimensionCount(tensor: name, found: shape.count)
    }
    guard offsets.count == 2 else { throw .wrongOffsetCount(tensor: name, found: offsets.count) }
    return Entry(
      name: name, rows: shape.count == 1 ? 1 : shape.first, columns: shape.last,
      begin: offsets.first, end: offsets.last)
  }

  /// A list of sizes. Of a list that is too long only its length matters, so two are kept.
  private struct SizeList {
    var count = 0
    var first = 0
    var last = 0
  }

  private static func sizes(from reader: inout JSONReader) throws(SavedNetworkError) -> SizeList {
    var sizes = SizeList()
    try reader.open("[")
    while try reader.hasNext(before: "]") {
      sizes.last = try reader.size()
      if sizes.count == 0 { sizes.first = sizes.last }
      sizes.count += 1
    }
    return sizes
  }

  // MARK: Checks

  /// Throws where a name stands twice.
  static func checkNames(_ names: [String]) throws(SavedNetworkError) {
    let sorted = names.sorted { $0.isSpelledBefore($1) }
    for (name, next) in zip(sorted, sorted.dropFirst()) where name.isSpelled(next) {
      throw .repeatedName(name)
    }
  }

  /// Puts the matrices in the order of their data; throws unless these are filled from the first
  /// byte to the last, each byte once.
  private mutating func checkLayout(dataCount: Int) throws(SavedNetworkError) {
    for entry in entries { try SafetensorsHeader.check(entry, dataCount: dataCount) }
    entries.sort { ($0.begin, $0.end) < ($1.begin, $1.end) }
    var end = 0
    var previous = ""
    for entry in entries {
      if entry.begin < end { throw .overlap(tensor: entry.name, other: previous) }
      if entry.begin > end { throw .unusedData(begin: end, end: entry.begin) }
      end = entry.end
      previous = entry.name
    }
    if end < dataCount { throw .unusedData(begin: end, end: dataCount) }
  }

  private static func check(_ entry: Entry, dataCount: Int) throws(SavedNetworkError) {
    let (count, isTooLarge) = entry.rows.multipliedReportingOverflow(by: entry.columns)
    let (size, isStillTooLarge) = count.multipliedReportingOverflow(by: 4)
    if isTooLarge || isStillTooLarge {
      throw .overflow(tensor: entry.name, rows: entry.rows, columns: entry.columns)
    }
    guard entry.begin <= entry.end else {
      throw .offsetsReversed(tensor: entry.name, begin: entry.begin, end: entry.end)
    }
    guard entry.end - entry.begin == size else {
      throw .wrongSize(
        tensor: entry.name, rows: entry.rows, columns: entry.columns,
        byteCount: entry.end - entry.begin)
    }
    guard entry.end <= dataCount else {
      throw .missingData(tensor: entry.name, end: entry.end, available: dataCount)
    }
  }
}

extension String {
  /// Whether two texts are the same bytes. `==` takes the two ways to write “é” in Unicode for the same
  /// text, but in a file they are two names.
  func isSpelled(_ other: String) -> Bool { utf8.elementsEqual(other.utf8) }

  /// Whether a text comes before another by its bytes.
  func isSpelledBefore(_ other: String) -> Bool { utf8.lexicographicallyPrecedes(other.utf8) }
}
