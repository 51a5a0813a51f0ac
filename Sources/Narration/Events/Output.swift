import Groundwork
import Plotting

extension Event {
  /// A value that was shown: its label, and its lines.
  typealias Shown = (label: String, lines: [String])

  /// Whether it is a value in lines of text.
  var isText: Bool { if case .shown = kind { true } else { false } }

  /// Values one below the other; those of one line that follow each other stand in one column.
  static func lines(of shown: [Shown]) -> [String] {
    var result: [String] = []
    var rest = shown[...]
    while let first = rest.first {
      let group = first.lines.count > 1 ? rest.prefix(1) : rest.prefix { $0.lines.count <= 1 }
      let width = group.map(\.label.displayWidth).max() ?? 0
      for (label, lines) in group {
        let gap = String(repeating: " ", count: width - label.displayWidth)
        result.append("\(label):\(gap) \(lines.first ?? "")".withoutTrailingSpaces)
        result += lines.dropFirst()
      }
      rest = rest.dropFirst(group.count)
    }
    return result
  }

  /// Whether a cell of a table counts as a number.
  static func isNumber(_ cell: String) -> Bool { TextTable.isNumber(cell) }
}
