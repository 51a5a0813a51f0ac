import Foundation

/// A page of the course, cut in sections and paragraphs: what tests of its words read.
struct CoursePage {
  /// A heading with what stands below it, up to the next heading.
  struct Section {
    let anchor: String
    var paragraphs: [Paragraph] = []

    /// Whether it is neither the opening of a chapter nor its list of sources.
    var isText: Bool {
      !anchor.isEmpty && !anchor.hasPrefix("chapter-") && !anchor.hasSuffix("where-this-comes-from")
    }
  }

  /// A paragraph, an item of a list, a row of a table, or a formula by itself.
  struct Paragraph: Equatable {
    /// Its Markdown in one line, without HTML; of a formula its TeX.
    let text: String
    let isFormula: Bool

    /// The text without code, mathematics, pictures and the targets of links.
    var words: String {
      if isFormula { return "" }
      return text.replacing(/!\[[^\]]*\]\([^)]*\)/, with: " ").replacing(/\$`.*?`\$/, with: " ")
        .replacing(/`[^`]*`/, with: " ").replacing(/\]\([^)]*\)/, with: "]")
    }

    /// The TeX of all mathematics in it.
    var mathematics: [String] {
      isFormula ? [text] : text.matches(of: /\$`(.*?)`\$/).map { String($0.1) }
    }
  }

  let chapter: Int
  private(set) var sections: [Section] = [Section(anchor: "")]

  /// A page, from its Markdown.
  init(chapter: Int, markdown: String) {
    self.chapter = chapter
    var lines: [String] = []
    var fence: String?
    var isContents = false
    func end() {
      let text = lines.joined(separator: " ").replacing(/<[^>]*>/, with: " ")
      lines = []
      guard text.contains(where: { !$0.isWhitespace }) else { return }
      add(Paragraph(text: text, isFormula: false))
    }
    for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
      let text = line.trimmingCharacters(in: .whitespaces)
      if text.hasPrefix("```") {
        if let opened = fence {
          if opened == "```math" {
            add(Paragraph(text: lines.joined(separator: " "), isFormula: true))
          }
          lines = []
          fence = nil
        } else {
          end()
          fence = text
        }
      } else if fence != nil {
        lines.append(text)
      } else if text.hasPrefix("#") {
        end()
        isContents = false
        sections.append(Section(anchor: Self.anchor(String(text.drop { $0 == "#" }))))
      } else if text == "**On this page**" {
        end()
        isContents = true
      } else if isContents, text.isEmpty || text.hasPrefix("- ") {
        continue
      } else {
        isContents = false
        let begins = text.hasPrefix("- ") || text.hasPrefix("|") || text.hasPrefix("<")
        if text.isEmpty || text == ">" || begins { end() }
        lines.append(text.hasPrefix("> ") ? String(text.dropFirst(2)) : text)
      }
    }
    end()
  }

  private mutating func add(_ paragraph: Paragraph) {
    sections[sections.count - 1].paragraphs.append(paragraph)
  }

  /// The anchor that GitHub gives a heading.
  static func anchor(_ heading: String) -> String {
    String(
      heading.trimmingCharacters(in: .whitespaces).lowercased().compactMap { character in
        if character == " " { return "-" }
        return character.isLetter || character.isNumber || "-_".contains(character)
          ? character : nil
      })
  }

  /// The rows of the first table below a heading "## title": its cells, without head and rule.
  static func table(below title: String, in markdown: String) -> [[String]]? {
    let lines = markdown.split(separator: "\n", omittingEmptySubsequences: false)
    guard let start = lines.firstIndex(where: { $0 == "## \(title)" }) else { return nil }
    let section = lines[(start + 1)...].prefix { !$0.hasPrefix("## ") }
    let rows = section.drop { !$0.hasPrefix("|") }.prefix { $0.hasPrefix("|") }
    return rows.dropFirst(2).map { row in
      row.dropFirst().replacing("\\|", with: "\u{1}").split(
        separator: "|", omittingEmptySubsequences: false
      ).map {
        $0.replacing("\u{1}", with: "|").trimmingCharacters(in: .whitespaces)
      }
    }
  }
}
