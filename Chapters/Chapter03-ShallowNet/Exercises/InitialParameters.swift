import Exercises
import NeuralNetworks

/// Exercise 3.1: initial parameters.
///
/// Read first: section 3.5, "Why not start from zeros?".
///
/// Before a network can learn, its weights need values to start from. If all of them were equal, the
/// hidden units would stay equal forever, so each weight starts at a small random number of its own.
/// The biases may start at 0, because the weights already make the units differ.
///
///     hidden weights   [inputs × hidden]   0.01 · draw() each
///     hidden bias      [1 × hidden]        0
///     output weights   [hidden × 1]        0.01 · draw() each
///     output bias      [1 × 1]             0
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
/// `Matrix(rows: 2, columns: 3)` is a matrix of zeros. `matrix.map { … }` makes a new matrix of the
/// same shape by calling a function once for each element, row after row, and
/// `Matrix(rows:columns:elements:)` takes a list of all elements in the same order. `draw` is called
/// before the function returns, so it needs no `@escaping`. Accuracy: within 10⁻⁶.
///
/// - Parameters:
///   - inputs: how many inputs the network has, at least 1.
///   - hidden: how many hidden units it has, at least 1.
///   - draw: gives the next random number.
/// - Returns: the parameters of the hidden layer, then those of the output layer.
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
