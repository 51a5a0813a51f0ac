/// A table of text: a header, a rule and rows, in columns as wide as their longest cell.
///
///     print(TextTable(["digit", "precision"], rows: [["0", "0.991"], ["1", "0.987"]]))
///
///     digit  precision
///     ─────  ─────────
///         0      0.991
///         1      0.987
///
/// A column stands at the right where all its cells are numbers, otherwise at the left. To have
/// decimal points below each other, give all numbers of a column the same number of decimals.
public struct TextTable: CustomStringConvertible, Sendable {
  private let header: [String]
  private let rows: [[String]]

  /// A table.
  ///
  /// - Parameters:
  ///   - header: the title of each column.
  ///   - rows: the cells of each row, as many as the header has; a cell may be empty. A line break
  ///     in a cell becomes a space.
  public init(_ header: [String], rows: [[String]]) {
    for (index, row) in rows.enumerated() {
      require(
        row.count == header.count,
        "TextTable: row \(index) has \(row.count) cells, the header \(header.count)")
    }
    self.header = header.map { $0.inOneLine }
    self.rows = rows.map { $0.map { $0.inOneLine } }
  }

  /// The table as text, without spaces at the ends of its lines; a table without rows has its
  /// header and rule.
  public var description: String { lines(width: .max).joined(separator: "\n") }

  /// The lines of the table, no wider than a terminal where that is possible: titles and texts
  /// that are too long for it go on below, word by word.
  ///
  /// - Parameter width: how many columns there are.
  /// - Returns: the lines, without spaces at their ends.
  package func lines(width: Int) -> [String] {
    let widths = columnWidths(within: width)
    let rule = widths.map { String(repeating: "─", count: $0) }
    return lines(of: header, widths, atBottom: true) + lines(of: rule, widths)
      + rows.flatMap { lines(of: $0, widths) }
  }

  /// The lines of the table, none wider than a terminal: where its columns don't fit beside each
  /// other, the last ones follow below, with the first column beside them again.
  ///
  /// - Parameter width: how many columns there are.
  /// - Returns: the lines, without spaces at their ends; a cell that is too wide by itself is cut.
  package func parts(width: Int) -> [String] {
    let count = header.count
    let isTooWide = { (lines: [String]) in lines.contains { $0.displayWidth > width } }
    let whole = lines(width: width)
    guard count > 2, isTooWide(whole) else { return whole.map { $0.clipped(to: width) } }
    let fitting = (2..<count).last { !isTooWide(part(0..<$0).lines(width: width)) } ?? 2
    let first = part(0..<fitting)
    // The parts keep the column that says what the rows are about.
    let second = part(0..<1, fitting..<count)
    return first.lines(width: width).map { $0.clipped(to: width) } + [""]
      + second.parts(width: width)
  }

  private func part(_ columns: Range<Int>...) -> TextTable {
    let columns = columns.flatMap { Array($0) }
    return TextTable(
      columns.map { header[$0] }, rows: rows.map { row in columns.map { row[$0] } })
  }

  /// A row, as many lines as its tallest cell needs.
  private func lines(of cells: [String], _ widths: [Int], atBottom: Bool = false) -> [String] {
    let blocks = header.indices.map { column in
      let cell = cells[column]
      return cell.displayWidth <= widths[column] ? [cell] : cell.wrapped(to: widths[column])
    }
    let height = blocks.reduce(1) { max($0, $1.count) }
    return (0..<height).map { line in
      header.indices.map { column in
        let start = atBottom ? height - blocks[column].count : 0
        let block = blocks[column]
        let cell = block.indices.contains(line - start) ? block[line - start] : ""
        return isNumeric(column)
          ? cell.rightAligned(in: widths[column]) : cell.padded(to: widths[column])
      }
      .joined(separator: Self.gap)
      .withoutTrailingSpaces
    }
  }

  private func isNumeric(_ column: Int) -> Bool {
    !rows.isEmpty && rows.allSatisfy { Self.isNumber($0[column]) }
  }

  /// The widths of the columns; where they are too wide together, the widest gives way first, down
  /// to its longest number or word.
  private func columnWidths(within width: Int) -> [Int] {
    var widths = columnWidths
    let least = header.indices.map { column in
      let texts = isNumeric(column) ? [header[column]] : [header[column]] + rows.map { $0[column] }
      let words = texts.flatMap { $0.split(separator: " ") }.map { String($0).displayWidth }
      let numbers = isNumeric(column) ? rows.map { $0[column].displayWidth } : []
      return (words + numbers).max() ?? 0
    }
    let gaps = Self.gap.count * max(0, header.count - 1)
    while widths.reduce(gaps, +) > width {
      let wide = widths.indices.filter { widths[$0] > least[$0] }
      guard let widest = wide.max(by: { widths[$0] < widths[$1] }) else { break }
      widths[widest] -= 1
    }
    return widths
  }

  /// The width of each column: that of its longest cell or its title.
  package var columnWidths: [Int] {
    header.indices.map { column in
      rows.reduce(header[column].displayWidth) { max($0, $1[column].displayWidth) }
    }
  }

  /// What stands between two columns.
  package static let gap = "  "

  /// Whether a cell counts as a number: "12", "−0.5", "1,437", "1e-3", "99.8 %", "784 × 256",
  /// also "nan" and "inf", and what stands for no number: "", "·", "–".
  package static func isNumber(_ cell: String) -> Bool {
    if ["", "·", "–", "nan", "-nan", "inf", "-inf"].contains(cell) { return true }
    let unsigned = cell.drop { "+-−".contains($0) }
    guard let first = unsigned.first, first.isASCII && first.isNumber || first == "." else {
      return false
    }
    return unsigned.allSatisfy { ($0.isASCII && $0.isNumber) || ".,eE+-− %×".contains($0) }
  }
}
