/// A piece of a paragraph.
indirect enum Inline: Equatable, Sendable {
  case text(String)
  case code(String)
  /// Inline mathematics: TeX.
  case mathematics(String)
  case strong([Inline])
  case emphasis([Inline])
  case link([Inline], address: String)
  case image(description: String, address: String)

  /// Reads the pieces of a paragraph in Markdown.
  static func pieces(of text: some StringProtocol) -> [Inline] { read(text).pieces }

  /// Reads the pieces of a paragraph in Markdown, and says whether there are marks so deep within
  /// each other that they are taken as text.
  static func read(_ text: some StringProtocol) -> (pieces: [Inline], isTooDeep: Bool) {
    var reader = InlineReader(Array(text), depth: 0)
    let pieces = reader.pieces()
    return (pieces, reader.isTooDeep)
  }

  /// How many marks may stand within each other: fewer than the stack holds.
  static let deepest = 20
}

/// Reads the Markdown within a paragraph: code, mathematics, emphasis, links and escapes.
///
/// Each search for the end of something either moves the reader there or finds that there is none,
/// which is remembered, so the time grows with the length of the text and no faster.
private struct InlineReader {
  private(set) var isTooDeep = false

  private let text: [Character]
  private let depth: Int
  private var position = 0
  private var result: [Inline] = []
  private var plain = ""

  /// Marks that do not occur any more.
  private var absent: Set<String> = []

  /// How many of the same character stand in a row from each one on.
  private let runs: [Int]

  /// Where each square bracket that is open is closed.
  private let partners: [Int: Int]

  init(_ text: [Character], depth: Int) {
    self.text = text
    self.depth = depth
    var runs = [Int](repeating: 1, count: text.count)
    for index in text.indices.dropLast().reversed() where text[index] == text[index + 1] {
      runs[index] += runs[index + 1]
    }
    self.runs = runs
    var partners: [Int: Int] = [:]
    var open: [Int] = []
    for (index, character) in text.enumerated() {
      if character == "[" { open.append(index) }
      if character == "]", let start = open.popLast() { partners[start] = index }
    }
    self.partners = partners
  }

  mutating func pieces() -> [Inline] {
    while position < text.count {
      if !takeSpecial(text[position]) { add(text[position]) }
    }
    flush()
    return result
  }

  private mutating func flush() {
    if !plain.isEmpty { result.append(.text(plain)) }
    plain = ""
  }

  private mutating func add(_ character: Character) {
    plain.append(character)
    position += 1
  }

  private mutating func add(_ piece: Inline, end: Int) {
    flush()
    result.append(piece)
    position = end
  }

  private func part(_ start: Int, _ end: Int) -> String {
    start < end ? String(text[start..<end]) : ""
  }

  /// The pieces of a part that stands between marks.
  private mutating func inner(_ start: Int, _ end: Int) -> [Inline] {
    var reader = InlineReader(start < end ? Array(text[start..<end]) : [], depth: depth + 1)
    let pieces = reader.pieces()
    isTooDeep = isTooDeep || reader.isTooDeep
    return pieces
  }

  /// Whether marks within marks may still be read.
  private mutating func canGoDeeper() -> Bool {
    if depth >= Inline.deepest { isTooDeep = true }
    return depth < Inline.deepest
  }

  private mutating func takeSpecial(_ character: Character) -> Bool {
    let start = position
    switch character {
    case "\\":
      guard start + 1 < text.count, text[start + 1].isPunctuation || text[start + 1].isSymbol else {
        return false
      }
      position += 1
      add(text[position])
      return true
    case "$":
      guard starts("$`"), let end = index(of: "`$", from: start + 2) else { return false }
      add(.mathematics(part(start + 2, end)), end: end + 2)
      return true
    case "`":
      let width = run(of: "`", at: start)
      let mark = String(repeating: "`", count: width)
      guard let end = index(of: mark, from: start + width) else { return false }
      let code = part(start + width, end)
      add(.code(code.trimmed.isEmpty ? code : code.trimmed), end: end + width)
      return true
    case "*", "_":
      return takeEmphasis(character)
    case "!":
      guard starts("!["), let link = link(from: start + 1) else { return false }
      add(
        .image(description: part(start + 2, link.textEnd), address: link.address), end: link.end)
      return true
    case "[":
      guard let link = link(from: start), canGoDeeper() else { return false }
      add(.link(inner(start + 1, link.textEnd), address: link.address), end: link.end)
      return true
    case "<":
      guard starts("<http"), let end = index(of: ">", from: start + 1) else { return false }
      let address = part(start + 1, end)
      add(.link([.text(address)], address: address), end: end + 1)
      return true
    default:
      return false
    }
  }

  private mutating func takeEmphasis(_ mark: Character) -> Bool {
    // An underscore within a word is none.
    if mark == "_", position > 0, text[position - 1].isLetter || text[position - 1].isNumber {
      return false
    }
    for width in [2, 1] where run(of: mark, at: position) >= width {
      let start = position + width
      guard start < text.count, !text[start].isWhitespace,
        let end = index(of: String(repeating: mark, count: width), from: start + 1),
        canGoDeeper()
      else { continue }
      let pieces = inner(start, end)
      add(width == 2 ? .strong(pieces) : .emphasis(pieces), end: end + width)
      return true
    }
    return false
  }

  // MARK: - Looking ahead

  private func starts(_ mark: String, at index: Int? = nil) -> Bool {
    text[min(index ?? position, text.count)...].starts(with: mark)
  }

  /// How many times a character stands there in a row.
  private func run(of mark: Character, at index: Int) -> Int {
    index < text.count && text[index] == mark ? runs[index] : 0
  }

  /// Where a mark is next; nil where it is not. A mark such as "**" is only found where exactly so
  /// many stand in a row.
  private mutating func index(of mark: String, from start: Int) -> Int? {
    let isRun = "`*_".contains(mark.first ?? " ") && Set(mark).count == 1
    var index = start
    while index + mark.count <= text.count {
      let length = isRun ? mark.first.map { run(of: $0, at: index) } ?? 0 : 0
      if isRun ? length == mark.count : starts(mark, at: index) { return index }
      // Three marks end emphasis and strong emphasis, the inner one first.
      if length == 3, mark.first != "`" { return index + 3 - mark.count }
      index += max(1, length)
      // Only the first run could be a part of one, so what was missing then is missing now.
      if absent.contains(mark) { return nil }
    }
    absent.insert(mark)
    return nil
  }

  /// A link or what stands after the "!" of an image: where its text ends, its address, its end.
  private mutating func link(from start: Int) -> (textEnd: Int, address: String, end: Int)? {
    guard let textEnd = partners[start], textEnd + 1 < text.count, text[textEnd + 1] == "(",
      let end = index(of: ")", from: textEnd + 2)
    else { return nil }
    return (textEnd, part(textEnd + 2, end), end + 1)
  }
}
