/// A link or picture in prose: where it leads, and where it stands.
struct ProseLink: Equatable, Sendable {
  /// What is to be clicked, without marks; of a picture, its description.
  let text: String

  /// The address in its brackets.
  let address: String

  /// The line in the chapter's main.swift.
  let line: Int

  /// The links of a block and all within it.
  static func links(in block: ProseBlock) -> [ProseLink] {
    switch block.kind {
    case .heading, .paragraph, .table: links(in: block.source)
    case .list(_, let items): items.joined().flatMap(links)
    case .quote(let blocks), .callout(_, let blocks): blocks.flatMap(links)
    case .listing, .sideBySide, .mathematics, .rule: []
    }
  }

  /// The links of some lines that are one text.
  static func links(in source: [ProseLine]) -> [ProseLink] {
    pieces(of: source).compactMap { piece in
      let link: (text: String, address: String)
      switch piece {
      case .link(let inner, let address): link = (PlainText.of(inner), address)
      case .image(let description, let address): link = (description, address)
      default: return nil
      }
      // A link may be broken after a word of its text, but hardly in its address.
      let marks = ["(", "<"].map { $0 + link.address }
      let line = source.first { line in marks.contains { line.text.contains($0) } } ?? source.first
      return ProseLink(text: link.text, address: link.address, line: line?.number ?? 0)
    }
  }

  /// The pieces of a text, those within emphasis and links among them.
  private static func pieces(of source: [ProseLine]) -> [Inline] {
    func all(_ pieces: [Inline]) -> [Inline] {
      pieces.flatMap { piece in
        switch piece {
        case .strong(let inner), .emphasis(let inner), .link(let inner, _): [piece] + all(inner)
        case .text, .code, .mathematics, .image: [piece]
        }
      }
    }
    return all(Inline.pieces(of: source.map(\.text).joined(separator: " ")))
  }

  // MARK: - Form

  /// What is wrong with the form of links in some lines that are one text.
  static func faults(in source: [ProseLine]) -> [Fault] {
    let broken = pieces(of: source).contains { piece in
      if case .text(let text) = piece { text.contains("](") } else { false }
    }
    let line = (source.first { $0.text.contains("](") } ?? source.first)?.number ?? 0
    let message = "found a link that is never closed, or not opened. Write [text](address)."
    return (broken ? [Fault(line: line, message: message)] : [])
      + links(in: source).compactMap { $0.fault }
  }

  /// What is wrong with the form of the link.
  private var fault: Fault? {
    mistake.map { Fault(line: line, message: "the link to “\(address)” \($0)") }
  }

  private var mistake: String? {
    if text.trimmed.isEmpty { return "has no text. Write in the square brackets what it leads to." }
    if address.isEmpty { return "has no address. Write https://…, a path or #heading." }
    if address.contains(where: \.isWhitespace) {
      return "has a space in its address. Write %20 for it, and no title after the address."
    }
    if address.contains("(") {
      return "has a round bracket, at which other readers of Markdown end it. Write %28 and %29."
    }
    if address.hasPrefix("http://") { return "is not encrypted. Write https://." }
    if address.hasPrefix("/") {
      return "begins with a slash. Write the path as seen from the chapter's folder."
    }
    if address.hasPrefix("https://") {
      let host = address.dropFirst(8).prefix { $0 != "/" && $0 != "#" && $0 != "?" }
      return host.contains(".") && !host.hasSuffix(".") && !host.hasPrefix(".")
        ? nil : "names no server. Write https://server.org/page."
    }
    let start = address.prefix { $0 != "/" && $0 != "#" }
    if start.contains(":") { return "is of an unknown kind. Write https://…, a path or #heading." }
    if address.filter({ $0 == "#" }).count > 1 || address.hasSuffix("#") {
      return "has a “#” without a heading. Write path#heading, or leave it out."
    }
    return nil
  }
}
