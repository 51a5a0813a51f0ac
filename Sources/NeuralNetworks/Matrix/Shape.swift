extension Matrix {
  /// How many rows and columns a matrix has, written `3×4`.
  public struct Shape: Equatable, Sendable, CustomStringConvertible {
    /// The number of rows; in a batch, the number of samples.
    public let rows: Int

    /// The number of columns; in a batch, the number of features of a sample.
    public let columns: Int

    /// The number of elements.
    public var count: Int { rows * columns }

    /// A shape of so many rows and columns.
    public init(rows: Int, columns: Int) {
      self.rows = rows
      self.columns = columns
    }

    /// The shape as error messages show it: `3×4`.
    public var description: String { "\(rows)×\(columns)" }
  }

  /// The shape; print it to see `3×4`.
  public var shape: Shape { Shape(rows: rows, columns: columns) }
}
