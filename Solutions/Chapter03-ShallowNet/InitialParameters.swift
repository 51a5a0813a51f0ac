import Exercises
import NeuralNetworks

/// Exercise 3.3: initial parameters.
///
/// Read first: section 3.5, "Why not start from zeros?".
/// About 15 minutes, ●●○.
///
/// If all weights of a network started equal, its hidden units would stay equal forever. So each
/// weight starts at a hundredth of a random number of its own. The biases may start at 0, because
/// the weights already make the units differ.
///
/// `draw` gives the next random number each time it is called. Take the numbers in this order: the
/// hidden weights row after row, from left to right in each row, then the output weights from the
/// top down. Draw one number for each weight; more may be drawn only after the last weight.
///
/// For example, with 2 inputs, 3 hidden units and a `draw` that gives 1, 2, 3 and so on:
///
///     hidden weights   [0.01 0.02 0.03]      output weights   [0.07]
///                      [0.04 0.05 0.06]                       [0.08]
///     hidden bias      [0 0 0]                                [0.09]
///     output bias      [0]
///
/// Accuracy: within 10⁻⁶. `draw` is called before the function returns, so it needs no `@escaping`.
///
/// - Parameters:
///   - inputs: how many inputs the network has, at least 1.
///   - hidden: how many hidden units it has, at least 1.
///   - draw: gives the next random number.
/// - Returns: the weights `[inputs × hidden]` and the bias `[1 × hidden]` of the hidden layer, then
///   the weights `[hidden × 1]` and the bias `[1 × 1]` of the output unit.
public func initialParameters(
  inputs: Int, hidden: Int, draw: () -> Float
) -> (hiddenWeights: Matrix, hiddenBias: Matrix, outputWeights: Matrix, outputBias: Matrix) {
  // Stub: unfinished(
  // Stub:   (
  // Stub:     hiddenWeights: Matrix(rows: inputs, columns: hidden),
  // Stub:     hiddenBias: Matrix(rows: 1, columns: hidden),
  // Stub:     outputWeights: Matrix(rows: hidden, columns: 1),
  // Stub:     outputBias: Matrix(rows: 1, columns: 1)
  // Stub:   ))
  let hiddenWeights = Matrix(rows: inputs, columns: hidden).map { _ in 0.01 * draw() }
  let outputWeights = Matrix(rows: hidden, columns: 1).map { _ in 0.01 * draw() }
  return (
    hiddenWeights: hiddenWeights,
    hiddenBias: Matrix(rows: 1, columns: hidden),
    outputWeights: outputWeights,
    outputBias: Matrix(rows: 1, columns: 1)
  )
  // End of the solution
}
