/// A line of prose, without its `//:`.
struct ProseLine: Equatable, Sendable {
  /// The line in the chapter's main.swift, counted from 1.
  let number: Int

  /// The text after `//: `.
  var text: String
}

/// A block of Markdown in a chapter's prose.
struct ProseBlock: Equatable, Sendable {
  indirect enum Kind: Equatable, Sendable {
    /// A heading of level 2 to 6.
    case heading(level: Int, String)
    case paragraph(String)
    /// A list; `start` is the number of the first item, nil for a list with bullets.
    case list(start: Int?, items: [[ProseBlock]])
    case quote([ProseBlock])
    /// A listing, in the language after the fence.
    case listing(language: String, [String])
    /// Two listings that say the same, the first in another language, the second in Swift.
    case sideBySide([ProseBlock])
    /// Display mathematics: the lines of TeX in a fence named `math`.
    case mathematics([String])
    case table(header: [String], rows: [[String]])
    case rule
    case callout(Callout, [ProseBlock])
  }

  let kind: Kind

  /// The lines as they stand in the prose, for the page.
  let source: [ProseLine]

  /// Whether it is a list.
  var isList: Bool { if case .list = kind { true } else { false } }

  /// The language of a listing; nil for other blocks.
  var listingLanguage: String? {
    if case .listing(let language, _) = kind { language } else { nil }
  }

  /// The title of the fold that the block opens: "Why so" of a heading "Deeper: Why so"; nil where it
  /// opens none.
  var foldTitle: String? {
    guard case .heading(_, let text) = kind, text.hasPrefix("Deeper:") else { return nil }
    return text.dropFirst("Deeper:".count).trimmed
  }

  /// The kinds of the block and of all in it, without their text: what a named value that is filled in
  /// must not change.
  var form: String {
    func form(of blocks: [ProseBlock]) -> String {
      "(" + blocks.map(\.form).joined(separator: " ") + ")"
    }
    return switch kind {
    case .heading(let level, _): "heading\(level)"
    case .paragraph: "paragraph"
    case .list(_, let items): "list" + items.map(form).joined()
    case .quote(let blocks): "quote" + form(of: blocks)
    case .listing(let language, let lines): "listing \(language) \(lines.count)"
    case .sideBySide(let blocks): "sideBySide" + form(of: blocks)
    case .mathematics(let lines): "mathematics\(lines.count)"
    case .table(let header, let rows): "table\(([header] + rows).map(\.count))"
    case .rule: "rule"
    case .callout(let callout, let blocks): callout.rawValue + form(of: blocks)
    }
  }

  /// The line in the chapter's main.swift where the block begins.
  var line: Int { source.first?.number ?? 0 }
}

/// What a list item at the margin becomes that begins with one of these words and a colon.
enum Callout: String, CaseIterable, Sendable {
  case question = "Question"
  case answer = "Answer"
  case experiment = "Experiment"
  case outcome = "Outcome"
  /// A statement that is true or false; it becomes a question "True or false?".
  case claim = "Claim"
  case isTrue = "True"
  case isFalse = "False"
  case misconception = "Misconception"
  case note = "Note"

  /// Whether it is folded on the page, and hidden in the terminal without `--answers`.
  var isFolded: Bool { opener != nil }

  /// Whether it is numbered in the chapter.
  var isNumbered: Bool { !partners.isEmpty }

  /// The callouts one of which has to follow at once.
  var partners: [Callout] {
    switch self {
    case .question: [.answer]
    case .experiment: [.outcome]
    case .claim: [.isTrue, .isFalse]
    default: []
    }
  }

  /// The callout that this one has to follow, and whose number it takes.
  var opener: Callout? { Self.allCases.first { $0.partners.contains(self) } }
}
