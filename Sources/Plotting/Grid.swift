import Groundwork

/// Numbers in rows of equal length.
struct Grid: Sendable {
  let rows: Int
  let columns: Int
  /// Row by row.
  let elements: [Float]

  /// A grid.
  ///
  /// - Parameters:
  ///   - numbers: the numbers of each row.
  ///   - owner: whose grid it is, for the message where rows differ in length.
  init(_ numbers: [[Float]], of owner: StaticString) {
    rows = numbers.count
    columns = numbers.first?.count ?? 0
    for (index, row) in numbers.enumerated() {
      require(
        row.count == columns,
        "\(owner): row \(index) has \(row.count) numbers, row 0 has \(columns)")
    }
    elements = numbers.flatMap { $0 }
  }

  var count: Int { elements.count }

  /// Rows and columns in words: "3×4".
  var shape: String { "\(rows)×\(columns)" }

  subscript(row: Int, column: Int) -> Float { elements[row * columns + column] }
}
