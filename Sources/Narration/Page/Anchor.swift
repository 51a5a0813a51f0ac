/// The anchors that GitHub gives the headings of a page.
struct Anchors {
  private var counts: [String: Int] = [:]

  /// The anchors so far, in order.
  private(set) var all: [String] = []

  /// The anchor of the next heading: lowercase, without punctuation, with hyphens for spaces, and
  /// with a number from the second time on.
  ///
  /// - Parameter heading: the heading, in Markdown.
  /// - Returns: the anchor, without its "#".
  mutating func anchor(for heading: String) -> String {
    let text = PlainText.of(Inline.pieces(of: heading), mathematics: { $0 })
    let anchor = String(
      text.lowercased().compactMap { character -> Character? in
        if character == " " { return "-" }
        let stays = character.isLetter || character.isNumber || character == "-" || character == "_"
        return stays ? character : nil
      })
    let count = counts[anchor, default: 0]
    counts[anchor] = count + 1
    all.append(count == 0 ? anchor : "\(anchor)-\(count)")
    return all[all.count - 1]
  }
}

/// Markdown without its marks.
enum PlainText {
  /// The text of some pieces.
  static func of(
    _ pieces: [Inline], mathematics: (String) -> String = { TeX.line($0) }
  ) -> String {
    pieces.map { piece in
      switch piece {
      case .text(let text), .code(let text): text
      case .mathematics(let tex): mathematics(tex)
      case .strong(let inner), .emphasis(let inner), .link(let inner, _):
        of(inner, mathematics: mathematics)
      case .image(let description, _): description
      }
    }.joined()
  }
}
