/// A program's text in a form that neither names nor spaces nor comments change.
///
/// Each name that the unfinished file does not have becomes `x`: a name that somebody renames stays
/// the same, and `map`, `zip` or the functions' own names are told apart only where everybody has
/// them. Numbers and texts stay what they are.
struct TokenText {
  /// What the text is made of, in order.
  let tokens: [String]

  /// - Parameters:
  ///   - text: Swift.
  ///   - known: names that stay as they are.
  init(_ text: String, known: Set<String>) {
    var tokens: [String] = []
    // Lines that are all comment are most of a file, and quickly dropped.
    let lines = text.split(separator: "\n").filter { !$0.drop { $0 == " " }.hasPrefix("//") }
    var rest = Substring(lines.joined(separator: "\n"))
    while let first = rest.first {
      if first.isWhitespace {
        rest = rest.drop { $0.isWhitespace }
      } else if rest.hasPrefix("//") {
        rest = rest.drop { !$0.isNewline }
      } else if rest.hasPrefix("/*") {
        rest = rest.dropFirst(2).firstRange(of: "*/").map { rest[$0.upperBound...] } ?? ""
      } else if first.isLetter || first == "_" {
        let word = String(rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" })
        tokens.append(known.contains(word) || Self.keywords.contains(word) ? word : "x")
        rest = rest.dropFirst(word.count)
      } else if first.isNumber {
        let number = rest.prefix { $0.isNumber || $0.isLetter || $0 == "." || $0 == "_" }
        tokens.append(String(number))
        rest = rest.dropFirst(number.count)
      } else {
        tokens.append(String(first))
        rest = rest.dropFirst()
      }
    }
    self.tokens = tokens
  }

  /// All names in a text.
  static func names(in text: String) -> Set<String> {
    Set(text.matches(of: /[\p{L}_][\p{L}\p{N}_]*/).map { String($0.0) })
  }

  private static let keywords: Set<String> = [
    "break", "case", "continue", "else", "enum", "false", "for", "func", "guard", "if", "in",
    "inout",
    "let", "nil", "public", "repeat", "return", "self", "struct", "switch", "true", "var", "where",
    "while",
  ]
}
