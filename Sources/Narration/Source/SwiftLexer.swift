/// Tells code from strings and comments in a Swift file, and counts its brackets.
///
/// It knows just enough of Swift's grammar for that: comments (nested too), strings (with quotes
/// of any number of `#`, of several lines, with interpolated code, which is code again) and the
/// brackets `( ) [ ] { }`. Regular expression literals it does not know.
struct SwiftLexer {
  /// What is known of a line.
  struct Line {
    /// The line as it stands in the file.
    let text: String

    /// The line with spaces in place of comments and of the text of strings; quotes stay.
    let code: String

    /// How many brackets are open where the line begins.
    let depth: Int

    /// Whether the line begins within a string or a comment.
    let beginsInside: Bool
  }

  /// The lines of the file; the first is line 1, at index 0.
  private(set) var lines: [Line] = []

  /// The brackets that have no partner.
  private(set) var faults: [Fault] = []

  private let bytes: [UInt8]
  private var position = 0
  private var mask: [UInt8]
  private var open: [(bracket: UInt8, line: Int)] = []
  private var line = 1
  private var insideDepth = 0

  /// How many strings may stand in the code of each other: fewer than the stack holds.
  private static let deepest = 50
  private var lineStarts: [(offset: Int, depth: Int, inside: Bool)] = [(0, 0, false)]

  /// Reads a Swift file.
  init(_ source: String) {
    bytes = Array(source.utf8)
    mask = bytes
    scanCode(isInterpolation: false)
    for (bracket, line) in open {
      faults.append(
        Fault(
          line: line,
          message: "found “\(Self.text(bracket))” that is never closed. Close it, or remove it."))
    }
    let ends = lineStarts.dropFirst().map { $0.offset - 1 } + [bytes.count]
    for (start, end) in zip(lineStarts, ends) {
      let range = start.offset..<end
      lines.append(
        Line(
          text: String(decoding: bytes[range], as: UTF8.self),
          code: String(decoding: mask[range], as: UTF8.self),
          depth: start.depth, beginsInside: start.inside))
    }
  }

  private static func text(_ byte: UInt8) -> String { String(UnicodeScalar(byte)) }

  // MARK: - Scanning

  private func byte(_ offset: Int = 0) -> UInt8? {
    position + offset < bytes.count ? bytes[position + offset] : nil
  }

  private func startsWith(_ text: StaticString) -> Bool {
    text.withUTF8Buffer { bytes[position...].starts(with: $0) }
  }

  /// Goes on by some bytes; `hidden` ones become spaces in the code.
  private mutating func advance(_ count: Int = 1, hidden: Bool = false) {
    for _ in 0..<count where position < bytes.count {
      if bytes[position] == UInt8(ascii: "\n") {
        line += 1
        lineStarts.append((position + 1, open.count, insideDepth > 0))
      } else if hidden {
        mask[position] = UInt8(ascii: " ")
      }
      position += 1
    }
  }

  private mutating func scanCode(isInterpolation: Bool) {
    let depth = open.count
    while let next = byte() {
      switch next {
      case UInt8(ascii: "/") where startsWith("//"):
        while let next = byte(), next != UInt8(ascii: "\n") { advance(hidden: true) }
      case UInt8(ascii: "/") where startsWith("/*"):
        scanComment()
      case UInt8(ascii: "\""), UInt8(ascii: "#"):
        scanStringOrSign()
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
        open.append((next, line))
        advance()
      case UInt8(ascii: ")") where isInterpolation && open.count == depth:
        return
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
        close(next)
        advance()
      default:
        advance()
      }
    }
  }

  private mutating func close(_ bracket: UInt8) {
    // In ASCII "(" and ")" are neighbors; between the other pairs stands one character.
    let partner = bracket == UInt8(ascii: ")") ? bracket - 1 : bracket - 2
    if open.last?.bracket == partner {
      open.removeLast()
    } else {
      faults.append(
        Fault(
          line: line,
          message: "found “\(Self.text(bracket))” without its partner. Open it, or remove it."))
    }
  }

  private mutating func scanComment() {
    insideDepth += 1
    defer { insideDepth -= 1 }
    var level = 0
    while position < bytes.count {
      if startsWith("/*") {
        level += 1
        advance(2, hidden: true)
      } else if startsWith("*/") {
        level -= 1
        advance(2, hidden: true)
        if level == 0 { return }
      } else {
        advance(hidden: true)
      }
    }
  }

  /// Scans a string, after signs such as the two in `##"text"##`; or signs alone, as in `#line`.
  private mutating func scanStringOrSign() {
    var signs = 0
    while byte(signs) == UInt8(ascii: "#") { signs += 1 }
    guard byte(signs) == UInt8(ascii: "\"") else { return advance(max(1, signs)) }
    advance(signs)
    let hasManyLines = startsWith("\"\"\"")
    advance(hasManyLines ? 3 : 1)
    scanStringText(signs: signs, hasManyLines: hasManyLines)
  }

  private mutating func scanStringText(signs: Int, hasManyLines: Bool) {
    insideDepth += 1
    defer { insideDepth -= 1 }
    let hashes = [UInt8](repeating: UInt8(ascii: "#"), count: signs)
    let quotes = [UInt8](repeating: UInt8(ascii: "\""), count: hasManyLines ? 3 : 1)
    while let next = byte() {
      let rest = bytes[position...]
      if next == UInt8(ascii: "\n"), !hasManyLines { return }  // the compiler says the rest
      if rest.starts(with: quotes + hashes) { return advance(quotes.count + signs) }
      guard next == UInt8(ascii: "\\"), rest.dropFirst().starts(with: hashes) else {
        advance(hidden: true)
        continue
      }
      advance(1 + signs, hidden: true)
      if byte() == UInt8(ascii: "("), insideDepth > Self.deepest {
        faults.append(
          Fault(
            line: line,
            message: "strings stand within each other more than \(Self.deepest) deep. Give the "
              + "inner ones names."))
        while position < bytes.count { advance(hidden: true) }
      } else if byte() == UInt8(ascii: "(") {
        advance()
        scanCode(isInterpolation: true)
        advance()
      } else {
        advance(hidden: true)
      }
    }
  }
}
