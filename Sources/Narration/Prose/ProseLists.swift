// Lists, and the callouts, which are written as list items.

extension ProseReader {
  mutating func listOrCallout() -> ProseBlock {
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
        // Blank lines belong to the item if an indented line follows them.
        let blanks = lines.prefix { $0.text.trimmed.isEmpty }
        let next = blanks.isEmpty ? line : lines.dropFirst(blanks.count).first
        guard let next, next.text.indentation > base else { break }
        source += blanks
        lines = lines.dropFirst(blanks.count)
      }
      source += lines.prefix(1)
      lines = lines.dropFirst()
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

  /// The marker of a list item: its number, if it has one, and its width with the space after it.
  static func marker(of line: String) -> (number: Int?, width: Int)? {
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
}
