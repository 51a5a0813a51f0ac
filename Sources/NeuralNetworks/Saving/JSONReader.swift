/// Reads a JSON text piece by piece, each piece as what the caller expects next (RFC 8259).
///
///     try reader.open("{")
///     while try reader.hasNext(before: "}") {
///       let name = try reader.name()
///       let size = try reader.size()
///     }
///
/// No tree of the text is built, and nothing is read that nobody asked for. So a text nested a
/// million deep is refused at the first bracket too many, and memory is needed only for the names and
/// numbers that are wanted. Reading takes time in proportion to the length of the text.
struct JSONReader {
  private let text: ArraySlice<UInt8>

  /// Where the next byte is, counted like the indices of the text.
  private(set) var position: Int

  /// True between an opening bracket and what comes first after it.
  private var isFirst = true

  /// A reader at the start of a text in UTF-8.
  init(_ text: ArraySlice<UInt8>) {
    self.text = text
    position = text.startIndex
  }

  // MARK: Lists of members and elements

  /// Reads the bracket that opens an object or an array, and by default the space before it.
  mutating func open(
    _ bracket: Unicode.Scalar, skipsSpace: Bool = true
  ) throws(SavedNetworkError) {
    if skipsSpace { skipSpace() }
    try take(bracket)
    isFirst = true
  }

  /// Whether one more member or element follows, whose comma this reads; if not, reads the bracket
  /// that closes the list.
  mutating func hasNext(before bracket: Unicode.Scalar) throws(SavedNetworkError) -> Bool {
    skipSpace()
    let isFirst = self.isFirst
    self.isFirst = false
    if next == UInt8(ascii: bracket) {
      position += 1
      return false
    }
    if isFirst { return true }
    guard next == UInt8(ascii: ",") else { throw unexpected(#"“,” or “\#(bracket)”"#) }
    position += 1
    return true
  }

  /// Reads the name of a member and the colon after it.
  mutating func name() throws(SavedNetworkError) -> String {
    let name = try string()
    skipSpace()
    try take(":")
    return name
  }

  /// Makes sure that nothing but space follows.
  mutating func end() throws(SavedNetworkError) {
    skipSpace()
    if next != nil { throw unexpected("the end") }
  }

  // MARK: Values

  /// Reads a whole number that is not negative and fits an `Int`, written without point or exponent.
  mutating func size() throws(SavedNetworkError) -> Int {
    skipSpace()
    let start = position
    var size = 0
    while let digit = takeDigit() {
      let (tenfold, isTooLarge) = size.multipliedReportingOverflow(by: 10)
      let (sum, isStillTooLarge) = tenfold.addingReportingOverflow(digit)
      if isTooLarge || isStillTooLarge {
        throw .unexpectedText(
          found: "a larger number", expected: "a number of at most \(Int.max)", byte: start)
      }
      size = sum
    }
    let hasLeadingZero = position - start > 1 && text[start] == UInt8(ascii: "0")
    if position == start || hasLeadingZero {
      position = start
      throw unexpected("a whole number of 0 or more")
    }
    return size
  }

  /// Reads a number that is not negative, right to 40 bits or more.
  ///
  /// That is enough for a `Float` written with the digits of a `Double`: it is the nearest by far.
  mutating func number() throws(SavedNetworkError) -> Double {
    var number = Double(try size())
    if takes(".") {
      let start = position
      var weight = 0.1
      while let digit = takeDigit() {
        number += Double(digit) * weight
        weight /= 10
      }
      if position == start { throw unexpected("a digit") }
    }
    if takes("e") || takes("E") {
      let isNegative = takes("-")
      if !isNegative { _ = takes("+") }
      let start = position
      var exponent = 0  // from 400 on, the number is 0 or infinite as a Double
      while let digit = takeDigit() { exponent = min(10 * exponent + digit, 400) }
      if position == start { throw unexpected("a digit") }
      for _ in 0..<exponent { number = isNegative ? number / 10 : number * 10 }
    }
    return number
  }

  /// Reads `true` or `false`.
  mutating func truth() throws(SavedNetworkError) -> Bool {
    skipSpace()
    for (word, truth) in [("true", true), ("false", false)]
    where text[position...].starts(with: word.utf8) {
      position += word.utf8.count
      return truth
    }
    throw unexpected("true or false")
  }

  /// Reads a string, its escapes resolved.
  mutating func string() throws(SavedNetworkError) -> String {
    skipSpace()
    let start = position
    try take("\"")
    var bytes: [UInt8] = []
    while let byte = next, byte != UInt8(ascii: "\"") {
      if byte == UInt8(ascii: "\\") {
        bytes.append(contentsOf: try escapedScalar().utf8)
      } else if byte < 0x20 {
        throw unexpected("a character or its escape")
      } else {
        bytes.append(byte)
        position += 1
      }
    }
    try take("\"")
    guard let string = String(validating: bytes, as: UTF8.self) else {
      throw .unexpectedText(found: "a string that is not UTF-8", expected: "UTF-8", byte: start)
    }
    return string
  }

  /// Reads a backslash and what follows it.
  private mutating func escapedScalar() throws(SavedNetworkError) -> Unicode.Scalar {
    try take("\\")
    guard let byte = next else { throw unexpected("an escape") }
    let scalar: Unicode.Scalar
    switch Unicode.Scalar(byte) {
    case "\"", "\\", "/": scalar = Unicode.Scalar(byte)
    case "b": scalar = "\u{8}"
    case "f": scalar = "\u{C}"
    case "n": scalar = "\n"
    case "r": scalar = "\r"
    case "t": scalar = "\t"
    case "u": return try numberedScalar()
    default: throw unexpected("an escape")
    }
    position += 1
    return scalar
  }

  /// Reads `u` and four digits; beyond U+FFFF, two such escapes, a high and a low surrogate.
  private mutating func numberedScalar() throws(SavedNetworkError) -> Unicode.Scalar {
    let start = position
    try take("u")
    let first = try hexadecimal()
    if let scalar = Unicode.Scalar(first) { return scalar }
    if first < 0xDC00, next == UInt8(ascii: "\\") {
      try take("\\")
      try take("u")
      let second = try hexadecimal()
      if (0xDC00..<0xE000).contains(second),
        let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
      {
        return scalar
      }
    }
    throw .unexpectedText(found: "half a surrogate pair", expected: "a character", byte: start)
  }

  private mutating func hexadecimal() throws(SavedNetworkError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = next else { throw unexpected("a hexadecimal digit") }
      let digit: UInt8
      switch Unicode.Scalar(byte) {
      case "0"..."9": digit = byte - UInt8(ascii: "0")
      case "A"..."F": digit = byte - UInt8(ascii: "A") + 10
      case "a"..."f": digit = byte - UInt8(ascii: "a") + 10
      default: throw unexpected("a hexadecimal digit")
      }
      value = value << 4 | UInt32(digit)
      position += 1
    }
    return value
  }

  // MARK: Bytes

  private var next: UInt8? { position < text.endIndex ? text[position] : nil }

  private mutating func skipSpace() {
    while let byte = next, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { position += 1 }
  }

  private mutating func take(_ expected: Unicode.Scalar) throws(SavedNetworkError) {
    if !takes(expected) { throw unexpected("“\(expected)”") }
  }

  /// Whether a character comes next, which this reads then.
  private mutating func takes(_ character: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  /// Reads a digit, if one comes next.
  private mutating func takeDigit() -> Int? {
    guard let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else {
      return nil
    }
    position += 1
    return Int(byte - UInt8(ascii: "0"))
  }

  private func unexpected(_ expected: String) -> SavedNetworkError {
    var found = "the end"
    if let byte = next {
      let isVisible = (0x21..<0x7F).contains(byte)
      found = isVisible ? "“\(Unicode.Scalar(byte))”" : "byte \(String(byte, radix: 16))"
    }
    return .unexpectedText(found: found, expected: expected, byte: position)
  }
}
