import NeuralNetworks

extension Matrix {
  /// A matrix in which a function of its row and its column gives each element.
  package init(rows: Int, columns: Int, filledBy element: (_ row: Int, _ column: Int) -> Float) {
    self.init(rows: rows, columns: columns)
    for row in 0..<rows {
      for column in 0..<columns { self[row, column] = element(row, column) }
    }
  }

  /// A matrix of the same shape in which a function of each row gives the new row.
  package func mapRows(_ transform: ([Float]) -> [Float]) -> Matrix {
    Matrix(rows: rows, columns: columns, elements: (0..<rows).flatMap { transform(row($0)) })
  }
}
