import NeuralNetworks

// Sums of products of such numbers are exact in `Float`, in whatever order they are added.
extension SplitMix64 {
  /// A whole number of quarters, from −4 to 4.
  package mutating func nextQuarter() -> Float { Float(nextInteger(below: 33) - 16) / 4 }

  /// So many whole numbers of quarters.
  package mutating func nextQuarters(_ count: Int) -> [Float] {
    (0..<count).map { _ in nextQuarter() }
  }

  /// A matrix of whole numbers of quarters.
  package mutating func nextQuarters(_ rows: Int, _ columns: Int) -> Matrix {
    Matrix(rows: rows, columns: columns, elements: nextQuarters(rows * columns))
  }
}
