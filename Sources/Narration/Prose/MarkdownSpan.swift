/// A stretch of Markdown: code and mathematics are not read as text.
enum MarkdownSpan: Equatable {
  case text(String)
  /// Code, with its back-ticks.
  case code(String)
  /// The TeX within `` $`…`$ ``.
  case mathematics(String)

  /// The stretch, for mathematics without its signs.
  var text: String {
    switch self {
    case .text(let text), .code(let text), .mathematics(let text): text
    }
  }

  /// Whether it is mathematics.
  var isMathematics: Bool { if case .mathematics = self { true } else { false } }

  /// The stretch as it stands in the source.
  var source: String {
    if case .mathematics(let tex) = self { "$`\(tex)`$" } else { text }
  }

  /// Cuts a text in stretches.
  static func spans(of text: String) -> [MarkdownSpan] {
    var spans: [MarkdownSpan] = []
    var plain = ""
    var rest = text[...]
    func flush() {
      if !plain.isEmpty { spans.append(.text(plain)) }
      plain = ""
    }
    // Once there is no end for mathematics, there is none for what follows either.
    var hasEnd = true
    while let character = rest.first {
      let end =
        hasEnd && character == "$" && rest.hasPrefix("$`")
        ? rest.dropFirst(2).range(of: "`$") : nil
      if hasEnd, end == nil, character == "$", rest.hasPrefix("$`") { hasEnd = false }
      if let end {
        flush()
        spans.append(.mathematics(String(rest.dropFirst(2)[..<end.lowerBound])))
        rest = rest[end.upperBound...]
      } else if character == "`" {
        let mark = rest.prefix { $0 == "`" }
        if let end = rest.dropFirst(mark.count).range(of: mark) {
          flush()
          spans.append(.code(String(rest[..<end.upperBound])))
          rest = rest[end.upperBound...]
        } else {
          plain += mark
          rest = rest.dropFirst(mark.count)
        }
      } else {
        plain.append(character)
        rest.removeFirst()
      }
    }
    flush()
    return spans
  }
}
