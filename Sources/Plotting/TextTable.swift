import NeuralNetworks

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
  ///   - rows: the cells of each row, as many as the header has; a cell may be empty.
  public init(_ header: [String], rows: [[String]]) {
    for (index, row) in rows.enumerated() {
      require(
        row.count == header.count,
        "TextTable: row \(index) has \(row.count) cells, the header \(header.count)")
    }
    self.header = header
    self.rows = rows
  }

  /// The table as text, without spaces at the ends of its lines; a table without rows has its
  /// header and rule.
  public var description: String {
    let widths = columnWidths
    let numeric = header.indices.map { column in
      !rows.isEmpty && rows.allSatisfy { Self.isNumber($0[column]) }
    }
    let rule = widths.map { String(repeating: "─", count: $0) }
    return ([header, rule] + rows).map { cells in
      cells.indices.map { column in
        numeric[column]
          ? cells[column].rightAligned(in: widths[column])
          : cells[column].padded(to: widths[column])
      }
      .joined(separator: Self.gap)
      .withoutTrailingSpaces
    }.joined(separator: "\n")
  }

  /// The width of each column: that of its longest cell or its title.
  var columnWidths: [Int] {
    header.indices.map { column in
      rows.reduce(header[column].count) { max($0, $1[column].count) }
    }
  }

  /// What stands between two columns.
  static let gap = "  "

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
