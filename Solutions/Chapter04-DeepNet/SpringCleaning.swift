import Exercises
import NeuralNetworks

/// Exercise 4.4: spring cleaning.
///
/// Read first: section 4.3, "A network, layer by layer", with its question about a forgotten ReLU.
/// About 40 minutes, ●●●.
///
/// A network has ReLU in its hidden layers and a linear last layer. Some hidden units are of no use:
/// they are constant (a dead unit always gives 0), or identical to another unit of their layer. Return
/// a network without them that answers as before, and say how many weights and biases that saves.
/// Outputs stay.
///
/// The samples tell what a unit does, however its weights look. Numbers within 10⁻⁴ of each other are
/// equal; units that differ at all differ by more than 0.01 on a sample. In each hidden layer at least
/// one unit is of use.
///
/// For example, one input and three hidden units, the second of which always gives 2:
///
///     W₁ = [1 0 1]   b₁ = [0 2 0]     becomes    W₁ = [1]    b₁ = [0]
///     W₂ = [3]       b₂ = [1]                    W₂ = [8]    b₂ = [9]
///          [4]
///          [5]                                   10 parameters become 4, so 6 are saved
///
/// Answers are compared on other inputs from 0 to 1, within 10⁻³, relative to answers above 1.
///
/// - Parameters:
///   - layers: weights `[units before × units]` and bias `[1 × units]` of each layer; at least one
///     layer.
///   - samples: `[samples × features]`, at least one of each, numbers from 0 to 1.
/// - Returns: the layers that are left of it, as many as before, and the parameters saved.
public func springCleaned(
  _ layers: [(weights: Matrix, bias: Matrix)], samples: Matrix
) -> (layers: [(weights: Matrix, bias: Matrix)], saved: Int) {
  // Stub: unfinished((layers: layers, saved: 0))
  var layers = layers
  let before = parameterCount(layers)
  var signal = samples
  for index in layers.indices.dropLast() {
    let (weights, bias) = layers[index]
    let outputs = matmul(signal, weights).adding(row: bias).map { max(0, $0) }
    func areAlike(_ one: [Float], _ other: [Float]) -> Bool {
      zip(one, other).allSatisfy { abs($0 - $1) <= 1e-4 }
    }
    var next = layers[index + 1]
    var kept: [Int] = []
    for unit in 0..<outputs.columns {
      let says = outputs[column: unit].elements
      let twin = kept.first { areAlike(outputs[column: $0].elements, says) }
      if says.allSatisfy({ abs($0 - says[0]) <= 1e-4 }) {
        // What it always gives, the next layer gets from its biases.
        next.bias += says[0] * next.weights[row: unit]
      } else if let twin {
        for column in 0..<next.weights.columns {
          next.weights[twin, column] += next.weights[unit, column]
        }
      } else {
        kept.append(unit)
      }
    }
    layers[index] = (columns(kept, of: weights), columns(kept, of: bias))
    layers[index + 1] = (
      columns(kept, of: next.weights.transposed()).transposed(), next.bias
    )
    signal = columns(kept, of: outputs)
  }
  return (layers, before - parameterCount(layers))
  // End of the solution
}
// Stub:

/// The weights and biases of all layers.
private func parameterCount(_ layers: [(weights: Matrix, bias: Matrix)]) -> Int {
  layers.reduce(0) { $0 + $1.weights.count + $1.bias.count }
}

/// Some columns of a matrix, in the order given.
private func columns(_ places: [Int], of matrix: Matrix) -> Matrix {
  Matrix((0..<matrix.rows).map { row in places.map { matrix[row, $0] } })
}
// End of the solution
