/// Checks the mathematics and the links of a block of prose for what GitHub, pandoc or the terminal would break.
struct MathematicsChecks {
  /// What was found.
  private(set) var faults: [Fault] = []

  private static let refused = [
    ("\\operatorname", "Use a command such as \\max, or \\text{…}"),
    ("\\newcommand", "Write the formula out"), ("\\def", "Write the formula out"),
    ("\\tag", "Name the formula in the sentence instead"),
    ("\\mathbf", "Use a plain letter; the course marks no vectors in bold"),
  ]

  /// Checks a block and all within it.
  init(_ block: ProseBlock) { check(block, isFolded: false) }

  private mutating func add(_ line: Int, _ message: String) {
    faults.append(Fault(line: line, message: message))
  }

  private mutating func check(_ block: ProseBlock, isFolded: Bool) {
    switch block.kind {
    case .heading, .paragraph, .table:
      checkText(block.source, isFolded: isFolded)
    case .mathematics:
      if isFolded { refuseFolded(block.line) }
      for line in block.source.dropFirst() { checkTeX(line.text, line: line.number) }
      checkUnknown(block.source.dropFirst().dropLast())
    case .list(_, let items):
      for item in items {
        checkItem(item)
        for block in item { check(block, isFolded: isFolded) }
      }
    case .quote(let blocks):
      for block in blocks { check(block, isFolded: isFolded) }
    case .callout(let callout, let blocks):
      // On the page a callout is a quote, or folded; it is no list item.
      for block in blocks { check(block, isFolded: callout.isFolded) }
    case .listing, .sideBySide, .rule:
      break
    }
  }

  private mutating func refuseFolded(_ line: Int) {
    add(
      line,
      "mathematics in an answer or outcome, which is folded on the page, where GitHub shows it raw. "
        + "Say it in words or code.")
  }

  private mutating func checkItem(_ item: [ProseBlock]) {
    let display = item.first { if case .mathematics = $0.kind { true } else { false } }
    let hasInline = item.contains { block in
      if case .paragraph(let text) = block.kind { text.contains("$`") } else { false }
    }
    if let display, hasInline {
      add(
        display.line,
        "display and inline mathematics in one list item, which GitHub breaks. "
          + "Take the formula out of the list.")
    }
  }

  // MARK: - Text

  private mutating func checkText(_ source: [ProseLine], isFolded: Bool) {
    let first = source.first?.number ?? 0
    let text = source.map(\.text).joined(separator: "\n")
    var line = first
    var dollars: [Int] = []
    var previous: Character?
    for span in MarkdownSpan.spans(of: text) {
      switch span {
      case .mathematics(let tex):
        if let previous, previous.isLetter || previous.isNumber || previous == "-" {
          add(
            line,
            "inline mathematics right after “\(previous)”, which GitHub shows raw. "
              + "Put a space before $`\(tex)`$.")
        }
        if isFolded { refuseFolded(line) }
        checkTeX(tex, line: line)
        for command in TeX.unknownCommands(in: tex) { refuseUnknown(command, line: line) }
        for mistake in TeX.mistakes(in: tex) { add(line, mistake) }
        previous = "$"
      case .code:
        previous = "`"
      case .text(let text):
        var number = line
        var last: Character?
        for character in text {
          if character == "\n" { number += 1 }
          if character == "$", last != "\\" { dollars.append(number) }
          last = character
        }
        if text.contains("[^") {
          add(line, "found a footnote, which the course does not use. Put it in a sentence.")
        }
        previous = text.last
      }
      line += span.text.filter { $0 == "\n" }.count
    }
    if dollars.count > 1 {
      add(
        dollars[0],
        "found mathematics between plain dollars. Write $`…`$ in a line, or a fence named math.")
    }
    checkLinks(text, line: first)
    if !Inline.read(text).isTooDeep { faults += ProseLink.faults(in: source) }
  }

  private mutating func checkLinks(_ text: String, line: Int) {
    func containsMathematics(_ pieces: [Inline]) -> Bool {
      pieces.contains { if case .mathematics = $0 { true } else { false } }
    }
    func check(_ pieces: [Inline]) {
      for piece in pieces {
        switch piece {
        case .link(let inner, _) where containsMathematics(inner):
          add(line, "mathematics in the text of a link, which GitHub breaks. Put it outside.")
        case .strong(let inner), .emphasis(let inner): check(inner)
        default: break
        }
      }
    }
    let (pieces, isTooDeep) = Inline.read(text.replacing("\n", with: " "))
    check(pieces)
    if isTooDeep {
      add(
        line,
        "emphasis and links stand within each other more than \(Inline.deepest) deep. "
          + "Write it flatter.")
    }
  }

  // MARK: - TeX

  private mutating func checkTeX(_ tex: String, line: Int) {
    for (command, advice) in Self.refused where Self.contains(command, in: tex) {
      add(line, "found \(command), which GitHub or pandoc breaks. \(advice).")
    }
  }

  private static func contains(_ command: String, in tex: String) -> Bool {
    var rest = tex[...]
    while let range = rest.range(of: command) {
      rest = rest[range.upperBound...]
      if !(rest.first?.isLetter ?? false) { return true }
    }
    return false
  }

  private mutating func checkUnknown(_ source: some Collection<ProseLine>) {
    let tex = source.map(\.text).joined(separator: "\n")
    for mistake in TeX.mistakes(in: tex) { add(source.first?.number ?? 0, mistake) }
    let unknown = TeX.unknownCommands(in: tex)
    for command in unknown {
      refuseUnknown(
        command, line: source.first { $0.text.contains(command) }?.number ?? 0)
    }
  }

  private mutating func refuseUnknown(_ command: String, line: Int) {
    guard !Self.refused.contains(where: { $0.0 == command }) else { return }
    add(line, "found \(command), which the terminal can't show. Use another command.")
  }
}
