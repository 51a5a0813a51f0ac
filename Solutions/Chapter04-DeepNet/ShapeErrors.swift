import Exercises

/// Exercise 4.2: find the layer that does not fit.
///
/// Read first: section 4.2, "A notation for many layers", and the summary in section 4.3.
/// About 15 minutes, ●●○.
///
/// A stack of layers is given by the shapes of its weights and biases alone. Walk through it from the
/// first layer, which has number 1. In each layer look at the weights, then at the bias, and return
/// the first error you meet, or nil if all fits.
///
/// For example, with inputs of shape 32×784:
///
///     layer 1    weights 784×16    bias 1×16     fits; 16 columns come out
///     layer 2    weights 16×10     bias 10×1     .bias(layer: 2, expectedColumns: 10,
///                                                      foundRows: 10, foundColumns: 1)
///
/// and had the weights of layer 2 been 10×16, the answer would be
/// `.weights(layer: 2, expectedRows: 16, foundRows: 10)`.
///
/// `LayerShapeError` is given, in Sources/Exercises/Given.
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
