import Groundwork
import Plotting

/// How a terminal shows text: with colors and typefaces, or plain.
struct TerminalStyle: Equatable, Sendable {
  /// Whether escape codes are used.
  var color: Bool

  /// The widest a line may be.
  var width: Int

  private func code(_ on: Int, _ off: Int, _ text: String) -> String {
    color && !text.isEmpty ? "\u{1B}[\(on)m\(text)\u{1B}[\(off)m" : text
  }

  /// Bold text.
  func strong(_ text: String) -> String { code(1, 22, text) }

  /// Text in italics.
  func emphasis(_ text: String) -> String { code(3, 23, text) }

  /// Pale text.
  func faint(_ text: String) -> String { code(2, 22, text) }

  /// Code, colored; within a plain sentence it keeps its back-ticks.
  func code(_ text: String) -> String { code(36, 39, text) }

  /// Lines of code, indented; what is longer than a line goes on below.
  func listing(_ lines: [String], indent: Int = 0) -> [String] {
    lines.flatMap { $0.broken(to: width - indent - 4) }.map { line in
      line.isEmpty ? "" : "    " + code(line)
    }
  }

  // MARK: - Paragraphs

  /// The lines of a paragraph.
  ///
  /// - Parameters:
  ///   - pieces: the paragraph.
  ///   - indent: by how many columns the lines have to be shorter.
  /// - Returns: the lines.
  func lines(of pieces: [Inline], indent: Int = 0) -> [String] {
    var words = Words()
    add(pieces, to: &words) { $0 }
    return words.wrapped(to: max(20, width - indent))
  }

  private func add(_ pieces: [Inline], to words: inout Words, style: (String) -> String) {
    for piece in pieces {
      switch piece {
      case .text(let text): words.append(text, style: style)
      case .code(let text): words.append(color ? text : "`\(text)`") { style(code($0)) }
      case .mathematics(let tex):
        words.append(Self.unbroken(TeX.line(tex)), style: style)
      case .strong(let inner): add(inner, to: &words) { style(strong($0)) }
      case .emphasis(let inner): add(inner, to: &words) { style(emphasis($0)) }
      case .link(let inner, let address):
        add(inner, to: &words, style: style)
        if address.hasPrefix("http"), PlainText.of(inner) != address {
          words.append(" (\(address))") { style(faint($0)) }
        }
      case .image(let description, _): words.append("[\(description)]", style: style)
      }
    }
  }

  /// A short formula stays in one line.
  private static func unbroken(_ formula: String) -> String {
    formula.displayWidth <= 40 ? formula.replacing(" ", with: "\u{A0}") : formula
  }
}

/// Words, each with its escape codes, so that lines can break between any two.
private struct Words {
  private var words: [String] = []
  private var isOpen = false

  mutating func append(_ text: String, style: (String) -> String) {
    for (index, part) in text.split(separator: " ", omittingEmptySubsequences: false).enumerated() {
      if index > 0 { isOpen = false }
      guard !part.isEmpty else { continue }
      if isOpen {
        words[words.count - 1] += style(String(part))
      } else {
        words.append(style(String(part)))
        isOpen = true
      }
    }
  }

  func wrapped(to width: Int) -> [String] {
    var lines: [String] = []
    var used = 0
    for word in words {
      let length = word.displayWidth
      if !lines.isEmpty, used + 1 + length <= width {
        lines[lines.count - 1] += " " + word
        used += 1 + length
      } else {
        lines.append(word)
        used = length
      }
    }
    return lines.map { $0.replacing("\u{A0}", with: " ") }
  }
}
