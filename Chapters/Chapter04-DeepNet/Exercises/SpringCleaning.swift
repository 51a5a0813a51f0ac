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
  unfinished((layers: layers, saved: 0))
}
