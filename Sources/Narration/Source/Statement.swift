/// A statement of a chapter at top level, with the comments and blank lines before it.
struct Statement: Equatable, Sendable {
  /// The lines of the file it takes, comments before it included, counted from 1.
  let range: ClosedRange<Int>

  /// The text of these lines.
  let lines: [String]

  /// Its first word, such as "let", "for" or "show"; empty where there are only comments.
  let firstWord: String

  /// The function it calls as a whole, be it for a constant: "narrate" in
  /// `let options = narrate(…)`; nil where it does something else.
  let call: String?

  /// The title from a comment `// Folded: title` before it or above it in its code block.
  let foldedTitle: String?

  /// Whether the page leaves it out: it speaks to the reader and is no part of the subject.
  var isHidden: Bool {
    if firstWord == "import" || firstWord == "@testable" { return true }
    let hidden = ["narrate", "figure", "table", "record", "showInTerminal", "finish", "yourTurn"]
    return call.map(hidden.contains) ?? false
  }

  /// Whether it only declares something that runs elsewhere.
  var isDeclaration: Bool {
    [
      "func", "struct", "class", "enum", "extension", "protocol", "actor", "typealias", "import",
      "final", "private", "fileprivate", "@MainActor", "@discardableResult",
    ].contains(firstWord)
  }
}

/// Cuts a block of code in statements.
///
/// A statement begins on a line where no bracket is open, unless the line before can't end there
/// (it ends in an operator or a comma) or the line goes on with it (it starts with a dot, an
/// operator, `else`).
struct StatementSplitter {
  private static let operators = Set("=+-*/%<>&|^?:!~.")

  /// The statements of a code block.
  ///
  /// - Parameters:
  ///   - lines: the lines of the file.
  ///   - block: the lines of the block, counted from 1.
  /// - Returns: the statements in order; together they have all lines of the block.
  static func statements(of lines: [SwiftLexer.Line], in block: ClosedRange<Int>) -> [Statement] {
    var statements: [Statement] = []
    let prefix = "// Folded:"
    var title: String?
    var start = block.lowerBound
    var previous: String?
    var firstCode: String?
    func end(at last: Int) {
      guard start <= last else { return }
      let head = (start...last).first { !lines[$0 - 1].text.trimmed.isEmpty }
      if let head, lines[head - 1].text.trimmed.hasPrefix(prefix) {
        title = String(lines[head - 1].text.trimmed.dropFirst(prefix.count)).trimmed
        start = head + 1
      }
      guard start <= last else { return }
      statements.append(statement(lines, start...last, code: firstCode, title: title))
      start = last + 1
      firstCode = nil
    }
    var lastCodeLine = start - 1
    for number in block {
      let line = lines[number - 1]
      let code = line.code.trimmed
      guard !code.isEmpty || line.beginsInside else { continue }
      let begins =
        line.depth == 0 && !line.beginsInside && !(previous.map(isUnfinished) ?? false)
        && !continues(code)
      if begins, firstCode != nil { end(at: lastCodeLine) }
      if firstCode == nil { firstCode = code }
      previous = code
      lastCodeLine = number
    }
    end(at: lastCodeLine)
    end(at: block.upperBound)
    return statements
  }

  private static func isUnfinished(_ code: String) -> Bool {
    if code.hasSuffix(",") { return true }
    if code.hasPrefix("@"), !code.contains(" ") { return true }
    guard let word = code.split(separator: " ").last, word.count < code.count else { return false }
    return word.allSatisfy(operators.contains) || word == "else"
  }

  private static func continues(_ code: String) -> Bool {
    guard let first = code.first else { return true }
    if first == "." { return !code.hasPrefix("..") || code.hasPrefix("...") }
    if "{)]}".contains(first) { return true }
    let word = code.prefix { $0 != " " }
    return word.allSatisfy(operators.contains) || ["else", "catch", "where"].contains(word)
  }

  private static func statement(
    _ lines: [SwiftLexer.Line], _ range: ClosedRange<Int>, code: String?, title: String?
  ) -> Statement {
    let code = code ?? ""
    let isNamePart: (Character) -> Bool = { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "@" }
    let firstWord = String(code.prefix(while: isNamePart))
    var expression = code[...]
    if ["let", "var", "_"].contains(firstWord), let equals = code.range(of: " = ") {
      expression = code[equals.upperBound...]
    }
    let name = expression.prefix(while: isNamePart)
    let isCall = expression.dropFirst(name.count).first.map { "({".contains($0) } ?? false
    return Statement(
      range: range, lines: range.map { lines[$0 - 1].text }, firstWord: firstWord,
      call: isCall && !name.isEmpty ? String(name) : nil, foldedTitle: title)
  }
}
