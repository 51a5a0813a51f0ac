import Judging
import NeuralNetworks

// What several exercises of chapter 5 need to make their cases, without any chain rule, and their
// known wrong answers.

/// The slopes of a function in each of its arguments, by central differences in `Double`.
///
/// The error is about step² times the third derivative: below 10⁻⁸ for what the exercises ask.
func centralDifferences(
  of function: ([Double]) -> Double, at point: [Double], step: Double = 1e-5
) -> [Double] {
  point.indices.map { index in
    var (above, below) = (point, point)
    above[index] += step
    below[index] -= step
    return (function(above) - function(below)) / (2 * step)
  }
}

/// The preactivations of a batch, X · W + b, in `Double` and element by element.
///
/// - Parameters:
///   - inputs: X, row after row; the weights tell how many columns it has.
///   - weights: W, row after row.
///   - bias: b, one number for each unit.
/// - Returns: the preactivations, row after row.
func weightedSums(_ inputs: [Double], weights: [Double], bias: [Double]) -> [Double] {
  let units = bias.count
  let width = weights.count / units
  return (0..<inputs.count / width * units).map { index in
    let (sample, unit) = index.quotientAndRemainder(dividingBy: units)
    return (0..<width).reduce(bias[unit]) {
      $0 + inputs[sample * width + $1] * weights[$1 * units + unit]
    }
  }
}

extension Matrix {
  /// All elements in `Double`, row after row.
  var doubles: [Double] { elements.map { Double($0) } }

  /// A matrix of numbers in `Double`, row after row.
  init(rows: Int, columns: Int, doubles: [Double]) {
    self.init(rows: rows, columns: columns, elements: doubles.map { Float($0) })
  }
}
