import Groundwork
import NeuralNetworks
import Plotting

/// A matrix as rows of numbers, with their points below each other.
struct MatrixText {
  private let cells: [[String]]

  /// The widest that rows may get, so that they fit on a page and in a terminal.
  private static let widest = 76

  /// The cells of a matrix; rows and columns that do not fit are left out in the middle.
  init(_ matrix: Matrix, format: Format) {
    let rows = Self.shown(matrix.rows, atMost: 10)
    func cells(_ columns: [Int?]) -> [[String]] {
      let numbers = rows.flatMap { row in
        columns.compactMap { column in
          row.flatMap { row in column.map { matrix[row, $0] } }
        }
      }
      let write = Self.writer(of: numbers, format: format)
      return rows.map { row in
        guard let row else { return columns.map { _ in "…" } }
        return columns.map { column in column.map { write(matrix[row, $0]) } ?? "…" }
      }
    }
    let whole = cells(Self.shown(matrix.columns, atMost: 16))
    self.cells =
      Self.width(of: whole) <= Self.widest ? whole : cells(Self.shown(matrix.columns, atMost: 7))
  }

  /// The rows, aligned at the right of each column.
  var lines: [String] {
    let widths = Self.widths(of: cells)
    return cells.map { row in
      zip(row, widths).map { $0.rightAligned(in: $1) }.joined(separator: "  ")
    }
  }

  /// The indices shown, nil for what is left out: all, or three at each end.
  private static func shown(_ count: Int, atMost limit: Int) -> [Int?] {
    count <= limit ? Array(0..<count) : [0, 1, 2, nil, count - 3, count - 2, count - 1]
  }

  private static func widths(of cells: [[String]]) -> [Int] {
    (cells.first ?? []).indices.map { column in cells.map { $0[column].count }.max() ?? 0 }
  }

  private static func width(of cells: [[String]]) -> Int {
    widths(of: cells).reduce(-2) { $0 + $1 + 2 }
  }

  /// In the plain format all numbers get as many decimals as the largest needs for four digits.
  private static func writer(of numbers: [Float], format: Format) -> (Float) -> String {
    let largest = numbers.filter(\.isFinite).map(abs).max() ?? 0
    guard format == .plain, largest >= 0.001, largest < 1e9,
      !numbers.allSatisfy({ $0 == $0.rounded() })
    else { return { $0.text(as: format) } }
    // 0.1234 and 9.1234 get four, 17.123 three, 1437.1 one.
    let wholeDigits = Int(largest).description.count
    let limit = max(1, min(4, 5 - wholeDigits))
    // Zeros at the end of all of them say nothing.
    let decimals =
      (1..<limit).first { decimals in
        numbers.allSatisfy {
          Format.fixed(decimals).text(Double($0)) + String(repeating: "0", count: limit - decimals)
            == Format.fixed(limit).text(Double($0))
        }
      } ?? limit
    return { $0.text(as: .fixed(decimals)) }
  }
}
