import Exercises

/// Exercise 4.7: find the layer that does not fit.
///
/// Read first: section 4.2, "A notation for many layers", and the summary in section 4.3.
///
/// In a stack of layers each takes what the one before gives. In layer l
///
///     inputs [samples × n] · weights [n × units] + bias [1 × units] = outputs [samples × units]
///
/// the weights need as many rows as columns come in, and the bias one row and as many columns as
/// the weights. What comes into the first layer are the inputs; what comes into any other has as
/// many columns as the weights before it.
///
/// Walk through the layers from the first, which has number 1. In each look at the weights, then
/// at the bias, and return the first error you meet. For example, with inputs of shape 32×784:
///
///     layer 1    weights 784×16    bias 1×16     fits; 16 columns come out
///     layer 2    weights 16×10     bias 10×1     .bias(layer: 2, expectedColumns: 10,
///                                                      foundRows: 10, foundColumns: 1)
///
/// and had the weights of layer 2 been 10×16, the answer would be
/// `.weights(layer: 2, expectedRows: 16, foundRows: 10)`. If all fits, return nil.
///
/// `LayerShapeError` is given, in Sources/Exercises/Given. `layers.enumerated()` gives each
/// layer with its place, counted from 0; a `var` can remember how many columns come in.
///
/// - Parameters:
///   - inputs: the shape of the inputs; any number of rows fits, also none.
///   - layers: the shapes of the weights and of the bias of each layer, first to last; there
///     may be none.
/// - Returns: the first error, or nil if there is none.
public func shapeError(
  inputs: (rows: Int, columns: Int),
  layers: [(weights: (rows: Int, columns: Int), bias: (rows: Int, columns: Int))]
) -> LayerShapeError? {
  // Stub: unfinished(nil)
  var incoming = inputs.columns
  for (index, layer) in layers.enumerated() {
    let (weights, bias) = layer
    guard weights.rows == incoming else {
      return .weights(layer: index + 1, expectedRows: incoming, foundRows: weights.rows)
    }
    guard bias == (rows: 1, columns: weights.columns) else {
      return .bias(
        layer: index + 1, expectedColumns: weights.columns, foundRows: bias.rows,
        foundColumns: bias.columns)
    }
    incoming = weights.columns
  }
  return nil
  // End of the solution
}
