/// Reads the Markdown of a chapter's prose.
///
/// It knows what chapters use: headings with `#`, paragraphs, lists with `-` or numbers and items
/// of several blocks, quotes, fenced listings and mathematics, tables, rules, and the callouts of
/// this course.
struct ProseReader {
  var lines: ArraySlice<ProseLine>
  let isTopLevel: Bool

  /// Faults found while reading.
  var faults: [Fault] = []

  /// A reader of a run of prose lines; callouts stand at top level only.
  init(_ lines: some Sequence<ProseLine>, isTopLevel: Bool = true) {
    self.lines = Array(lines)[...]
    self.isTopLevel = isTopLevel
  }

  /// The blocks of the prose.
  mutating func blocks() -> [ProseBlock] {
    var blocks: [ProseBlock] = []
    while let line = lines.first {
      if line.text.trimmed.isEmpty {
        lines.removeFirst()
      } else {
        blocks.append(block(startingWith: line))
      }
    }
    return blocks
  }

  // MARK: - Blocks

  private mutating func block(startingWith line: ProseLine) -> ProseBlock {
    let text = line.text.trimmed
    if text.hasPrefix("```") { return fence(text) }
    if let level = Self.headingLevel(text) {
      lines.removeFirst()
      return ProseBlock(
        kind: .heading(level: level, text.dropFirst(level).trimmed), source: [line])
    }
    if text.hasPrefix(">") { return quote() }
    if Self.isRule(text) {
      lines.removeFirst()
      return ProseBlock(kind: .rule, source: [line])
    }
    if Self.marker(of: line.text) != nil { return listOrCallout() }
    if text.hasPrefix("|") { return table() }
    let source = take { next in
      !next.isEmpty && !next.hasPrefix("```") && Self.headingLevel(next) == nil
        && !next.hasPrefix(">") && Self.marker(of: next) == nil
    }
    return ProseBlock(
      kind: .paragraph(source.map(\.text.trimmed).joined(separator: " ")), source: source)
  }

  /// Takes the first line and those after it that, trimmed, satisfy a condition.
  private mutating func take(while condition: (String) -> Bool) -> [ProseLine] {
    let count = 1 + lines.dropFirst().prefix { condition($0.text.trimmed) }.count
    defer { lines = lines.dropFirst(count) }
    return Array(lines.prefix(count))
  }

  private mutating func fence(_ opening: String) -> ProseBlock {
    let mark = opening.prefix { $0 == "`" }
    var source = take { !$0.hasPrefix(mark) }
    let body = source.dropFirst().map(\.text)
    if let closing = lines.popFirst() {
      source.append(closing)
    } else {
      faults.append(
        Fault(
          line: source[0].number,
          message: "the fence \(mark) is never closed. Close it with \(mark)."))
    }
    let indentation = body.filter { !$0.trimmed.isEmpty }.map(\.indentation).min() ?? 0
    let text = body.map { String($0.dropFirst(min(indentation, $0.indentation))) }
    let language = opening.dropFirst(mark.count).trimmed
    return ProseBlock(
      kind: language == "math" ? .mathematics(text) : .listing(language: language, text),
      source: source)
  }

  private mutating func quote() -> ProseBlock {
    let source = take { $0.hasPrefix(">") }
    let inner = source.map { line in
      let text = line.text.trimmed.dropFirst()
      return ProseLine(
        number: line.number, text: String(text.first == " " ? text.dropFirst() : text))
    }
    return ProseBlock(kind: .quote(nested(inner)), source: source)
  }

  private mutating func table() -> ProseBlock {
    let source = take { $0.hasPrefix("|") }
    let cells = source.map { Self.cells(of: $0.text) }
    return ProseBlock(
      kind: .table(header: cells[0], rows: Array(cells.dropFirst(2))), source: source)
  }

  /// The cells of a row; a bar within code or after a backslash does not part cells.
  private static func cells(of row: String) -> [String] {
    var cells = [""]
    var inCode = false
    var previous: Character?
    for character in row.trimmed.dropFirst() {
      if character == "`" { inCode.toggle() }
      if character == "|", !inCode, previous != "\\" {
        cells.append("")
      } else {
        cells[cells.count - 1].append(character)
      }
      previous = character
    }
    if cells.last?.trimmed.isEmpty ?? false { cells.removeLast() }
    return cells.map(\.trimmed)
  }

  mutating func nested(_ lines: [ProseLine]) -> [ProseBlock] {
    var reader = ProseReader(lines, isTopLevel: false)
    let blocks = reader.blocks()
    faults += reader.faults
    return blocks
  }

  // MARK: - Marks

  private static func headingLevel(_ text: String) -> Int? {
    let level = text.prefix { $0 == "#" }.count
    return (1...6).contains(level) && text.dropFirst(level).hasPrefix(" ") ? level : nil
  }

  private static func isRule(_ text: String) -> Bool {
    text.count >= 3 && (text.allSatisfy { $0 == "-" } || text.allSatisfy { $0 == "*" })
  }
}
