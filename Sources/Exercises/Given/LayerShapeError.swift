/// Where a stack of layers does not fit together (exercise 4.2). Layers are counted from 1.
public enum LayerShapeError: Error, Equatable, Codable, Sendable {
  /// The weights do not have as many rows as columns come into the layer.
  case weights(layer: Int, expectedRows: Int, foundRows: Int)

  /// The bias is not a single row with as many columns as the layer has units.
  case bias(layer: Int, expectedColumns: Int, foundRows: Int, foundColumns: Int)
}

extension LayerShapeError: CustomStringConvertible {
  /// What was found and what was expected.
  public var description: String {
    switch self {
    case .weights(let layer, let expectedRows, let foundRows):
      "layer \(layer): \(expectedRows) columns come in, but the weights have \(foundRows) rows"
    case .bias(let layer, let expectedColumns, let foundRows, let foundColumns):
      "layer \(layer): the bias should have shape 1×\(expectedColumns), but has "
        + "\(foundRows)×\(foundColumns)"
    }
  }
}
