/// Reads the Markdown of a chapter's prose.
///
/// It knows what chapters use: headings with `#`, paragraphs, lists with `-` or numbers and items
/// of several blocks, quotes, fenced listings and mathematics, tables, rules, and the callouts of
/// this course.
struct ProseReader {
  private var lines: ArraySlice<ProseLine>
  private let isTopLevel: Bool

  /// Faults found while reading.
  private(set) var faults: [Fault] = []

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

  private mutating func nested(_ lines: [ProseLine]) -> [ProseBlock] {
    var reader = ProseReader(lines, isTopLevel: false)
    let blocks = reader.blocks()
    faults += reader.faults
    return blocks
  }

  // MARK: - Lists

  private mutating func listOrCallout() -> ProseBlock {
    if isTopLevel, let callout = callout() { return callout }
    let ordered = lines.first.flatMap { Self.marker(of: $0.text)?.number }
    var source: [ProseLine] = []
    var items: [[ProseBlock]] = []
    while let line = lines.first, let marker = Self.marker(of: line.text),
      (marker.number == nil) == (ordered == nil),
      !isTopLevel || Self.calloutName(line.text) == nil
    {
      let (itemSource, blocks) = item(width: marker.width)
      source += itemSource
      items.append(blocks)
    }
    return ProseBlock(kind: .list(start: ordered, items: items), source: source)
  }

  /// Takes an item: its first line and all after it that are indented or go on with its paragraph.
  private mutating func item(
    width: Int, dropping prefix: Int = 0
  ) -> (source: [ProseLine], blocks: [ProseBlock]) {
    let base = lines.first.map(\.text.indentation) ?? 0
    var source: [ProseLine] = []
    while let line = lines.first {
      if !source.isEmpty {
        let isBlank = line.text.trimmed.isEmpty
        let isInside = line.text.indentation > base
        let goesOn = isBlank ? blankGoesOn(base: base) : isInside
        guard goesOn else { break }
      }
      source.append(line)
      lines.removeFirst()
    }
    let inner = source.enumerated().map { index, line in
      let dropped = index == 0 ? width + prefix : min(width, line.text.indentation)
      return ProseLine(number: line.number, text: String(line.text.dropFirst(dropped)))
    }
    // A blank line between two items belongs to the list.
    while let blank = lines.first, blank.text.trimmed.isEmpty,
      lines.dropFirst().first.map({ Self.marker(of: $0.text) != nil }) ?? false
    {
      source.append(lines.removeFirst())
    }
    return (source, nested(inner))
  }

  /// Whether an indented line follows the blank lines here.
  private func blankGoesOn(base: Int) -> Bool {
    guard let next = lines.first(where: { !$0.text.trimmed.isEmpty }) else { return false }
    return next.text.indentation > base
  }

  /// The marker of a list item: its number, if it has one, and its width with the space after it.
  private static func marker(of line: String) -> (number: Int?, width: Int)? {
    let indentation = line.indentation
    let text = line.dropFirst(indentation)
    if text.hasPrefix("- ") || text.hasPrefix("* ") { return (nil, indentation + 2) }
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard let number = Int(digits), text.dropFirst(digits.count).hasPrefix(". ") else {
      return nil
    }
    return (number, indentation + digits.count + 2)
  }

  // MARK: - Callouts

  /// The word before the colon in an item such as "- Question: …", if it may name a callout.
  private static func calloutName(_ line: String) -> String? {
    guard line.hasPrefix("- ") else { return nil }
    let text = line.dropFirst(2)
    let word = text.prefix { $0.isLetter }
    guard word.first?.isUppercase ?? false, text.dropFirst(word.count).hasPrefix(":") else {
      return nil
    }
    return String(word)
  }

  private mutating func callout() -> ProseBlock? {
    guard let line = lines.first, let name = Self.calloutName(line.text) else { return nil }
    let known = Callout(rawValue: name)
    if known == nil {
      let names = Callout.allCases.map(\.rawValue).joined(separator: ", ")
      faults.append(
        Fault(
          line: line.number,
          message: "found the callout “\(name):”, which is unknown. Use one of \(names), or write "
            + "the word in bold if it is none."))
    }
    let after = line.text.dropFirst(2 + name.count + 1)
    let (source, blocks) = item(width: 2, dropping: name.count + 1 + after.indentation)
    return ProseBlock(kind: .callout(known ?? .note, blocks), source: source)
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
