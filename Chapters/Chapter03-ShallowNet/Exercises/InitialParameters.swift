import Exercises
import NeuralNetworks

/// Exercise 3.3: initial parameters.
///
/// Read first: section 3.5, "Why not start from zeros?".
/// About 20 minutes, ●●○.
///
/// Hidden units that start equal stay equal, and sigmoids that start from large weights are flat. So
/// each weight starts at a random number of its own from −r to r, by the rule of section 3.5; the
/// hidden layer and the output unit have an r each. Biases start at 0.
///
/// `draw` gives the next random number from −1 to 1 each time it is called; stretch it to the range.
/// Draw one number for each weight, in this order: the hidden weights row after row, from left to
/// right in each row, then the output weights from the top down. More may be drawn afterwards.
///
/// For example, with 2 inputs, 2 hidden units and a `draw` that gives 1, −1, 0.5, 0, 1 and −0.5:
///
///     hidden weights   [1.2247 -1.2247]      output weights   [ 1.4142]
///                      [0.6124  0     ]                       [-0.7071]
///     hidden bias      [0 0]                 output bias      [0]
///
/// Accuracy: within 10⁻⁵.
///
/// - Parameters:
///   - inputs: how many inputs the network has, at least 1.
///   - hidden: how many hidden units it has, at least 1.
///   - draw: gives the next random number, from −1 to 1.
/// - Returns: the weights `[inputs × hidden]` and the bias `[1 × hidden]` of the hidden layer, then
///   the weights `[hidden × 1]` and the bias `[1 × 1]` of the output unit.
public func initialParameters(
  inputs: Int, hidden: Int, draw: () -> Float
) -> (hiddenWeights: Matrix, hiddenBias: Matrix, outputWeights: Matrix, outputBias: Matrix) {
  unfinished(
    (
      hiddenWeights: Matrix(rows: inputs, columns: hidden),
      hiddenBias: Matrix(rows: 1, columns: hidden),
      outputWeights: Matrix(rows: hidden, columns: 1),
      outputBias: Matrix(rows: 1, columns: 1)
    ))
}
