import Groundwork
import Plotting

/// Prose as lines for the terminal.
struct ProseText {
  let style: TerminalStyle

  /// The lines of a block.
  ///
  /// - Parameters:
  ///   - block: the block.
  ///   - number: the number of the section, question or experiment.
  ///   - indent: by how many columns the lines have to be shorter than the terminal.
  /// - Returns: the lines.
  func lines(_ block: ProseBlock, number: String? = nil, indent: Int = 0) -> [String] {
    switch block.kind {
    case .heading(let level, let text):
      return heading(level, number.map { "\($0) \(text)" } ?? text)
    case .paragraph(let text):
      return style.lines(of: Inline.pieces(of: text), indent: indent)
    case .list(let start, let items):
      return list(start, items, indent: indent)
    case .quote(let blocks):
      return barred(lines(blocks, indent: indent + 2))
    case .listing(_, let lines):
      return style.listing(lines.map(\.withoutTrailingSpaces), indent: indent)
    case .sideBySide(let listings):
      // Side by side there is no room in a terminal.
      return Array(
        listings.map { [style.strong($0.languageName)] + lines($0, indent: indent) }
          .joined(separator: [""]))
    case .mathematics(let tex):
      return TeX.box(tex.joined(separator: " ")).broken(to: style.width - indent - 4)
        .map { ("    " + $0).withoutTrailingSpaces }
    case .table(let header, let rows):
      return TextTable(header.map(plain), rows: rows.map { $0.map(plain) })
        .parts(width: style.width - indent)
    case .rule:
      return [String(repeating: "─", count: style.width - indent)]
    case .callout(let callout, let blocks):
      return self.callout(callout, number, blocks, indent: indent)
    }
  }

  /// The lines of several blocks, parted by blank lines.
  func lines(_ blocks: [ProseBlock], indent: Int) -> [String] {
    Array(blocks.map { lines($0, indent: indent) }.joined(separator: [""]))
  }

  private func plain(_ text: String) -> String { PlainText.of(Inline.pieces(of: text)) }

  private func heading(_ level: Int, _ text: String) -> [String] {
    let lines = plain(text).wrapped(to: style.width)
    let bold = lines.map(style.strong)
    guard level <= 2 else { return bold }
    let width = lines.map(\.displayWidth).max() ?? 0
    return bold + [String(repeating: level == 1 ? "═" : "─", count: width)]
  }

  private func list(_ start: Int?, _ items: [[ProseBlock]], indent: Int) -> [String] {
    let markers = items.indices.map { index in start.map { "\($0 + index). " } ?? "• " }
    let width = markers.map(\.count).max() ?? 0
    // A list of short items is dense, with or without lists in them; longer items stand apart.
    let isDense = items.allSatisfy { $0.count < 2 || $0.count == 2 && $0[1].isList }
    let gap = isDense ? [] : [""]
    let texts = zip(markers, items).map { marker, item in
      item.map { lines($0, indent: indent + width) }.joined(separator: gap).enumerated().map {
        index, line in
        ((index == 0 ? marker : "").padded(to: width) + line).withoutTrailingSpaces
      }
    }
    return Array(texts.joined(separator: gap))
  }

  private func callout(
    _ callout: Callout, _ number: String?, _ blocks: [ProseBlock], indent: Int
  ) -> [String] {
    let number = number ?? ""
    let title =
      switch callout {
      case .claim: "True or false? \(number)."
      case .isTrue, .isFalse: "\(number) is \(callout.rawValue.lowercased())."
      default: number.isEmpty ? "\(callout.rawValue)." : "\(callout.rawValue) \(number)."
      }
    var lines: [String] = []
    var rest = blocks[...]
    if case .paragraph(let text) = rest.first?.kind {
      let pieces = [Inline.strong([.text(title)]), .text(" ")] + Inline.pieces(of: text)
      lines = style.lines(of: pieces, indent: indent + 2)
      rest.removeFirst()
    } else {
      lines = [style.strong(title)]
    }
    if !rest.isEmpty { lines += [""] + self.lines(Array(rest), indent: indent + 2) }
    if callout == .experiment, let settings = Settings(experiment: blocks) {
      lines += ["", "Try it: run it with " + style.code("--set \(settings.argument)")]
    }
    return barred(lines)
  }

  private func barred(_ lines: [String]) -> [String] {
    lines.map { (style.faint("│") + " " + $0).withoutTrailingSpaces }
  }
}
