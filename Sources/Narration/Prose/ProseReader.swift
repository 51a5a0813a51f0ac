/// Reads the Markdown of a chapter's prose.
///
/// It knows what chapters use: headings with `#`, paragraphs, lists with `-` or numbers and items
/// of several blocks, quotes, fenced listings and mathematics, tables, rules, and the callouts of
/// this course.
struct ProseReader {
  var lines: ArraySlice<ProseLine>
  let isTopLevel: Bool

  /// In how many quotes and list items the lines stand.
  private let depth: Int

  /// How many may stand within each other: more than fit on a page, and fewer than the stack holds.
  private static let deepest = 20

  /// Faults found while reading.
  var faults: [Fault] = []

  /// A reader of a run of prose lines; callouts stand at top level only.
  init(_ lines: some Sequence<ProseLine>, depth: Int = 0) {
    self.lines = Array(lines)[...]
    self.depth = depth
    isTopLevel = depth == 0
  }

  /// The blocks of the prose.
  mutating func blocks() -> [ProseBlock] {
    var blocks: [ProseBlock] = []
    while let line = lines.first {
      if line.text.trimmed.isEmpty {
        lines.removeFirst()
      } else {
        let block = block(startingWith: line)
        if isTopLevel, let other = blocks.last, Self.sayTheSame(other, block) {
          blocks[blocks.count - 1] = ProseBlock(
            kind: .sideBySide([other, block]), source: other.source + block.source)
        } else {
          blocks.append(block)
        }
      }
    }
    return blocks
  }

  /// Whether two listings that follow each other are a program in another language and in Swift.
  private static func sayTheSame(_ one: ProseBlock, _ other: ProseBlock) -> Bool {
    guard let language = one.listingLanguage, other.listingLanguage == "swift" else { return false }
    // These are commands and output rather than programs.
    return !["", "swift", "text", "sh", "bash", "console"].contains(language)
  }

  // MARK: - Blocks

  private mutating func block(startingWith line: ProseLine) -> ProseBlock {
    let text = line.text.trimmed
    if text.hasPrefix("```") { return fence(text) }
    if depth > Self.deepest, text.hasPrefix(">") || Self.marker(of: line.text) != nil {
      return refused(line)
    }
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
    if let next = lines.first, let number = Self.marker(of: next.text)?.number, number != 1 {
      faults.append(
        Fault(
          line: next.number,
          message: "the paragraph above goes on with “\(number).”, which would begin a list. "
            + "Break the line elsewhere."))
    }
    return ProseBlock(
      kind: .paragraph(source.map(\.text.trimmed).joined(separator: " ")), source: source)
  }

  /// All lines as a paragraph, because their marks go too deep.
  private mutating func refused(_ line: ProseLine) -> ProseBlock {
    faults.append(
      Fault(
        line: line.number,
        message: "quotes and lists stand within each other more than \(Self.deepest) deep. "
          + "Write it flatter."))
    defer { lines = [] }
    return ProseBlock(
      kind: .paragraph(lines.map(\.text.trimmed).joined(separator: " ")), source: Array(lines))
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
    var rows = source.map { Self.cells(of: $0.text) }
    let columns = rows[0].count
    if rows.count < 2 || !rows[1].allSatisfy(Self.isTableRule) {
      faults.append(
        Fault(
          line: source[0].number,
          message: "found a table without a rule. Write | --- | below its header, a --- for each "
            + "column."))
    }
    for (row, line) in zip(rows.indices, source) where rows[row].count != columns {
      faults.append(
        Fault(
          line: line.number,
          message: "the row has \(rows[row].count) cells, but the header of the table has "
            + "\(columns). Give it as many."))
      // As GitHub shows it: what is missing is empty, what is too much is left out.
      rows[row] = Array((rows[row] + Array(repeating: "", count: columns)).prefix(columns))
    }
    return ProseBlock(
      kind: .table(header: rows[0], rows: Array(rows.dropFirst(2))), source: source)
  }

  private static func isTableRule(_ cell: String) -> Bool {
    let dashes = cell.drop { $0 == ":" }
    return dashes.first == "-" && dashes.allSatisfy { "-:".contains($0) }
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
    var reader = ProseReader(lines, depth: depth + 1)
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
