/// Markdown as HTML, for the few places on a page that are not read as Markdown.
enum HTMLText {
  /// The HTML of some pieces; mathematics is shown as TeX.
  static func of(_ pieces: [Inline]) -> String {
    pieces.map { piece in
      switch piece {
      case .text(let text), .mathematics(let text): escaped(text)
      case .code(let text): "<code>\(escaped(text))</code>"
      case .strong(let inner): "<strong>\(of(inner))</strong>"
      case .emphasis(let inner): "<em>\(of(inner))</em>"
      case .link(let inner, _): of(inner)
      case .image(let description, _): escaped(description)
      }
    }.joined()
  }

  /// Text with the signs escaped that mean something in HTML.
  static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }
}
