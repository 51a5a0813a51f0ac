import NeuralNetworks
import Plotting

// Charts are made of plain numbers; a chapter has them in matrices.

extension HeatMap {
  /// A heat map of a matrix; everything else is as in the one of numbers.
  public init(
    title: String, values: Matrix, rows: [String] = [], columns: [String] = [],
    rowTitle: String = "", columnTitle: String = "", label: String = "", diverging: Bool = false,
    range: ClosedRange<Double>? = nil
  ) {
    self.init(
      title: title, values: values.numbers, rows: rows, columns: columns, rowTitle: rowTitle,
      columnTitle: columnTitle, label: label, diverging: diverging, range: range)
  }
}

extension NetworkDiagram {
  /// A network with the matrices of its weights, `[inputs × units]` each.
  public init(title: String, layers: [Layer], weights: [Matrix]) {
    self.init(title: title, layers: layers, weights: weights.map(\.numbers))
  }
}

extension Matrix {
  /// The numbers, row by row.
  fileprivate var numbers: [[Float]] {
    (0..<rows).map { row in (0..<columns).map { self[row, $0] } }
  }
}
