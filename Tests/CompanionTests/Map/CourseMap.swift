import Foundation

/// The map of the course, Chapters/README.md: its notation and its glossary, held against the pages.
///
/// A term may not stand on an earlier page, or in an earlier section, than the one that defines it,
/// unless the paragraph says where that is: "(1.8)" or a link to it. The opening of a chapter, which
/// shows what it will reach, and its list of sources are left out; a part of a longer term, as the
/// entropy in cross-entropy, is another term.
///
/// A symbol may not stand in mathematics that the table does not have, unless its section says what it
/// is: `` $`h`$ is …``, `` where $`h`$ …``, `` the height $`h`$ ``, `` $`h = …`$ ``.
/// A letter of the table stands for itself with any index or power; indices are symbols, too.
struct CourseMap {
  /// What the glossary says of a term.
  struct Term {
    let term: String
    let chapter: Int
    let anchor: String
  }

  private(set) var terms: [Term] = []
  private(set) var symbols: Set<String> = []

  /// What is wrong with the map itself.
  private(set) var faults: [String] = []

  /// The map, from its Markdown.
  init(markdown: String) {
    for title in ["Notation", "Glossary"] {
      guard let rows = CoursePage.table(below: title, in: markdown), !rows.isEmpty else {
        faults.append(
          "Chapters/README.md has no table below “## \(title)”. Write one there with the columns "
            + "\(title == "Notation" ? "symbol" : "term"), meaning and section.")
        continue
      }
      for row in rows {
        guard row.count >= 3, let link = row[2].firstMatch(of: /\]\(Chapter(\d+)[^)#]*#([^)]+)\)/),
          let chapter = Int(link.1)
        else {
          faults.append(
            "\(title): the row of “\(row.first ?? "")” needs a link to its section, such as "
              + "[1.8](Chapter01-Perceptron/README.md#18-title).")
          continue
        }
        if title == "Glossary" {
          let term = row[0].filter { !"*_`".contains($0) }
          terms.append(Term(term: term, chapter: chapter, anchor: String(link.2)))
        } else {
          let inline = row[0].matches(of: /\$`(.*?)`\$/).map { String($0.1) }
          symbols.formUnion((inline.isEmpty ? [row[0]] : inline).flatMap(Symbols.all))
        }
      }
    }
  }

  /// Where the pages break the rules.
  ///
  /// - Parameters:
  ///   - pages: all pages of the course, in order.
  ///   - checked: the chapters that have to keep the rules.
  /// - Returns: a sentence for each place.
  func faults(in pages: [CoursePage], checked: ClosedRange<Int>) -> [String] {
    terms.filter { checked.contains($0.chapter) }
      .flatMap { faults(of: $0, in: pages, checked: checked) }
      + pages.filter { checked.contains($0.chapter) }.flatMap(symbolFaults)
  }

  // MARK: - Terms

  private func faults(
    of term: Term, in pages: [CoursePage], checked: ClosedRange<Int>
  ) -> [String] {
    guard let page = pages.first(where: { $0.chapter == term.chapter }),
      let definition = page.sections.firstIndex(where: { $0.anchor == term.anchor })
    else {
      return ["“\(term.term)”: chapter \(term.chapter) has no section #\(term.anchor)."]
    }
    // A section goes on below its subheadings.
    let number = term.anchor.prefix { $0.isNumber }
    let end =
      page.sections[(definition + 1)...].firstIndex {
        $0.anchor.first?.isNumber ?? false && !number.isEmpty
      } ?? page.sections.endIndex
    var found: [String] = []
    let emphasis = "(?<![*\\w])[*_]\(Self.pattern(term.term))[*_](?![*\\w])"
    let paragraphs = page.sections[definition..<end].flatMap(\.paragraphs)
    if !paragraphs.contains(where: { Self.matches(emphasis, $0.text) }) {
      found.append("“\(term.term)”: section #\(term.anchor) does not have *\(term.term)*.")
    }
    let said = Self.said(where: term)
    for page in pages where checked.contains(page.chapter) && page.chapter <= term.chapter {
      let sections =
        page.chapter == term.chapter ? page.sections[..<definition] : page.sections[...]
      for section in sections where section.isText {
        for paragraph in section.paragraphs
        where Self.matches("(?<![\\w-])\(Self.pattern(term.term))(?![\\w-])", paragraph.words)
          && !said.contains(where: paragraph.text.contains)
        {
          found.append(
            "“\(term.term)” is used in chapter \(page.chapter), #\(section.anchor), before chapter "
              + "\(term.chapter), #\(term.anchor), defines it: \(paragraph.text.prefix(70))…")
        }
      }
    }
    return found
  }

  /// What a paragraph may say to point to the section that defines a term.
  private static func said(where term: Term) -> [String] {
    let digits = term.anchor.prefix { $0.isNumber }
    guard let chapter = digits.first, digits.count > 1 else { return ["#\(term.anchor)"] }
    return ["\(chapter).\(digits.dropFirst())", "#\(term.anchor)"]
  }

  /// A pattern for a term in the singular or plural.
  static func pattern(_ term: String) -> String {
    let words = term.split(separator: " ").map {
      NSRegularExpression.escapedPattern(for: String($0))
    }
    let text = words.joined(separator: "\\s+")
    if text.hasSuffix("y") { return text.dropLast() + "(?:y|ies)" }
    return text + "(?:s|es)?"
  }

  private static func matches(_ pattern: String, _ text: String) -> Bool {
    text.range(of: pattern, options: [.regularExpression, .caseInsensitive]) != nil
  }

  // MARK: - Symbols

  private func symbolFaults(_ page: CoursePage) -> [String] {
    page.sections.flatMap { section in
      section.paragraphs.flatMap { paragraph -> [String] in
        let unknown = Set(paragraph.mathematics.flatMap(Symbols.all)).subtracting(symbols)
        guard !unknown.isEmpty else { return [] }
        let texts = section.paragraphs.map(\.text)
        return unknown.sorted().filter { symbol in
          !texts.contains { Symbols.explains(symbol, $0) }
        }.map {
          "chapter \(page.chapter), #\(section.anchor): the symbol \($0) is not in the table of "
            + "notation, and the section does not say what it is: \(paragraph.text.prefix(70))…"
        }
      }
    }
  }
}

/// The symbols in mathematics.
enum Symbols {
  private static let greek: Set<String> = [
    "alpha", "beta", "gamma", "delta", "epsilon", "varepsilon", "zeta", "eta", "theta", "kappa",
    "lambda", "mu", "nu", "xi", "pi", "rho", "sigma", "tau", "phi", "varphi", "chi", "psi", "omega",
    "Gamma", "Delta", "Theta", "Lambda", "Sigma", "Phi", "Psi", "Omega",
  ]

  /// The Greek letters as they may stand in the table.
  private static let written = [
    "α": "\\alpha", "β": "\\beta", "γ": "\\gamma", "δ": "\\delta", "ε": "\\epsilon",
    "η": "\\eta", "λ": "\\lambda", "μ": "\\mu", "ρ": "\\rho", "σ": "\\sigma", "θ": "\\theta",
    "π": "\\pi", "φ": "\\varphi", "Δ": "\\Delta", "Σ": "\\Sigma",
  ]

  /// The letters of a formula, Greek ones as commands; words, the d of a differential and the T of
  /// a transposed matrix are none.
  static func all(in tex: String) -> [String] {
    var text = tex.replacing(/\\(?:text|mathrm|operatorname|begin|end)\s*\{[^}]*\}/, with: " ")
      .replacing(/\^\s*(?:T|\{T\}|\\top|\{\\top\})/, with: " ")
    for (letter, command) in written { text = text.replacing(letter, with: command + " ") }
    return text.matches(of: /\\([A-Za-z]+)|([A-Za-z])/).enumerated().compactMap { _, match in
      if let command = match.1 { return greek.contains(String(command)) ? "\\\(command)" : nil }
      guard let letter = match.2 else { return nil }
      let next = text[match.range.upperBound...].first
      let isDifferential = letter == "d" && (next?.isLetter ?? false || next == "\\")
      return isDifferential ? nil : String(letter)
    }
  }

  /// Whether a paragraph says what a symbol is.
  static func explains(_ symbol: String, _ paragraph: String) -> Bool {
    let escaped = NSRegularExpression.escapedPattern(for: symbol)
    // By itself, with an index or power, or as a function of something.
    let alone = "\\$`\\s*\(escaped)(?:\\s*[_^'(][^`]*)?`\\$"
    let patterns = [
      alone + "\\)?,?\\s+(?:is|are|be|stands?|means?|denotes?|counts?|for)\\b",
      "\\b(?i:let|calls?|called|where|write|written|named)\\s+(?:\\w+,?\\s+){0,3}" + alone,
      "\\$`\\s*\(escaped)\\s*=",
      alone + "\\s+\\(",  // with its name: (gamma)
      "\\b(?i:with|by|a|an|the)\\s+(?:\\w+\\s+){1,3}" + alone,
    ]
    return patterns.contains {
      paragraph.range(of: $0, options: [.regularExpression]) != nil
    }
  }
}
