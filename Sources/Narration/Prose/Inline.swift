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
  static func pieces(of text: some StringProtocol) -> [Inline] {
    var reader = InlineReader(rest: Array(text)[...])
    return reader.pieces()
  }
}

/// Reads the Markdown within a paragraph: code, mathematics, emphasis, links and escapes.
private struct InlineReader {
  var rest: ArraySlice<Character>
  var previous: Character?
  private var result: [Inline] = []

  init(rest: ArraySlice<Character>) { self.rest = rest }

  mutating func pieces() -> [Inline] {
    while let character = rest.first {
      if !takeSpecial(character) { add(character) }
    }
    return result
  }

  private mutating func add(_ character: Character) {
    rest.removeFirst()
    previous = character
    if case .text(let text) = result.last {
      result[result.count - 1] = .text(text + String(character))
    } else {
      result.append(.text(String(character)))
    }
  }

  private mutating func add(_ piece: Inline, length: Int) {
    previous = rest.dropFirst(length - 1).first
    rest = rest.dropFirst(length)
    result.append(piece)
  }

  private mutating func takeSpecial(_ character: Character) -> Bool {
    switch character {
    case "\\":
      guard let next = rest.dropFirst().first, next.isPunctuation || next.isSymbol else {
        return false
      }
      rest.removeFirst()
      add(next)
      return true
    case "$":
      guard starts("$`"), let end = index(of: "`$", from: 2) else { return false }
      add(.mathematics(String(rest.prefix(end).dropFirst(2))), length: end + 2)
      return true
    case "`":
      let mark = String(rest.prefix { $0 == "`" })
      guard let end = index(of: mark, from: mark.count) else { return false }
      let code = String(rest.prefix(end).dropFirst(mark.count))
      add(.code(code.trimmed.isEmpty ? code : code.trimmed), length: end + mark.count)
      return true
    case "*", "_":
      return takeEmphasis(character)
    case "!":
      guard starts("!["), let link = link(from: 1) else { return false }
      add(.image(description: link.text, address: link.address), length: link.length)
      return true
    case "[":
      guard let link = link(from: 0) else { return false }
      add(.link(Inline.pieces(of: link.text), address: link.address), length: link.length)
      return true
    case "<":
      guard starts("<http"), let end = index(of: ">", from: 1) else { return false }
      let address = String(rest.prefix(end).dropFirst())
      add(.link([.text(address)], address: address), length: end + 1)
      return true
    default:
      return false
    }
  }

  private mutating func takeEmphasis(_ mark: Character) -> Bool {
    // An underscore within a word is none.
    if mark == "_", let previous, previous.isLetter || previous.isNumber { return false }
    for width in [2, 1] where starts(String(repeating: mark, count: width)) {
      guard let next = rest.dropFirst(width).first, !next.isWhitespace,
        let end = index(of: String(repeating: mark, count: width), from: width + 1)
      else { continue }
      let inner = Inline.pieces(of: String(rest.prefix(end).dropFirst(width)))
      add(width == 2 ? .strong(inner) : .emphasis(inner), length: end + width)
      return true
    }
    return false
  }

  // MARK: - Looking ahead

  private func starts(_ text: String) -> Bool { rest.starts(with: text) }

  /// Where `text` is next, counted from here; nil where it is not.
  private func index(of text: String, from start: Int) -> Int? {
    guard start <= rest.count else { return nil }
    let mark = text.first ?? " "
    let isRun = "`*_".contains(mark) && text.allSatisfy { $0 == mark }
    var offset = start
    while offset + text.count <= rest.count {
      let here = rest.dropFirst(offset)
      let run = isRun ? here.prefix { $0 == mark }.count : 0
      if here.starts(with: text), !isRun || run == text.count { return offset }
      // Three marks end emphasis and strong emphasis, the inner one first.
      if run == 3, mark != "`" { return offset + 3 - text.count }
      offset += max(1, run)
    }
    return nil
  }

  /// A link or what stands after the "!" of an image.
  private func link(from start: Int) -> (text: String, address: String, length: Int)? {
    var depth = 0
    for (offset, character) in rest.enumerated().dropFirst(start) {
      if character == "[" { depth += 1 }
      guard character == "]" else { continue }
      depth -= 1
      guard depth == 0 else { continue }
      guard rest.dropFirst(offset + 1).first == "(", let end = index(of: ")", from: offset + 2)
      else { return nil }
      return (
        String(rest.prefix(offset).dropFirst(start + 1)),
        String(rest.prefix(end).dropFirst(offset + 2)), end + 1
      )
    }
    return nil
  }
}
