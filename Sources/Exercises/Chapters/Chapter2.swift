import Foundation
import NeuralNetworks

/// The exercises of chapter 2.
package enum Chapter2 {
  /// All of them, in order.
  package static let exercises = [
    sigmoid.exercise, tanhFromSigmoid.exercise, reluAndLeakyRelu, derivativesFromOutput,
    softmax.exercise, collapse.exercise, deadUnits.exercise,
  ]

  /// A function from a number to a number.
  package typealias Curve = Contract<Float, Float>

  // MARK: - 2.1

  /// A sigmoid that keeps its first digits for every number.
  package static let sigmoid = Curve(
    "sigmoid",
    in: Outline(
      "2.1", "stable sigmoid", file: folder + "StableSigmoid.swift", section: "2.2",
      hints: [
        "Which of e⁻ᶻ and eᶻ gets large where z is negative, and which where it is positive?",
        "Use the first form of the task where z is at least 0, and the second where it is "
          + "negative: then the exponential is never above 1.",
        "Start with `if z >= 0 { return 1 / (1 + exp(-z)) }`; after it, z is negative, so divide "
          + "`exp(z)` by 1 plus itself.",
      ]),
    arguments: ["z"])

  // MARK: - 2.2

  package typealias TanhFromSigmoid = Contract<(Float, Sigmoid), Float>

  /// A sigmoid to hand in.
  package enum Sigmoid: Codable, Sendable, CustomStringConvertible {
    /// The logistic function.
    case smooth

    /// Three straight lines of about the same shape.
    case hard

    /// The function itself.
    package var function: @Sendable (Float) -> Float {
      switch self {
      // In Double, so that it is stable and right in every digit.
      case .smooth: { Float(1 / (1 + exp(-Double($0)))) }
      case .hard: { min(max(0.2 * $0 + 0.5, 0), 1) }
      }
    }

    /// The formula.
    package var description: String {
      switch self {
      case .smooth: "1 / (1 + e⁻ᶻ)"
      case .hard: "0.2 · z + 0.5 between 0 and 1"
      }
    }
  }

  /// tanh, from a sigmoid that is handed in.
  package static let tanhFromSigmoid = TanhFromSigmoid(
    "tanhFromSigmoid",
    in: Outline(
      "2.2", "tanh from sigmoid", file: folder + "TanhFromSigmoid.swift", section: "2.3",
      hints: [
        "Follow z through the formula from the inside out: what is done to it before the sigmoid, "
          + "and what to the result after it?",
        "Call the function that was handed to you with twice z, and keep what it returns in a "
          + "constant.",
        "With `let a = sigmoid(2 * z)`, double a and subtract 1.",
      ]),
    arguments: ["z", "sigmoid"])

  // MARK: - 2.3

  package typealias LeakyReLU = Contract<(Float, Float), Float>

  /// The larger of a number and 0.
  package static let relu = Curve("relu", in: reluAndLeakyRelu, arguments: ["z"])

  /// The same, with a share of the negative numbers.
  package static let leakyRelu = LeakyReLU(
    "leakyRelu", in: reluAndLeakyRelu, arguments: ["z", "slope"])

  static let reluAndLeakyRelu = Outline(
    "2.3", "ReLU and leaky ReLU", file: folder + "ReLUAndLeakyReLU.swift", section: "2.4",
    hints: [
      "On the positive side both functions do the same. What does each of them do with −2?",
      "ReLU is the larger of two numbers. For the leaky one, compare z with 0 and choose between "
        + "two results.",
      "`max(0, z)` is the whole body of the first; the second is `z > 0 ? z : …` with the product "
        + "of slope and z in the end.",
    ])

  // MARK: - 2.4

  /// The slope of the sigmoid where it has this output.
  package static let sigmoidSlope = Curve(
    "sigmoidSlope", in: derivativesFromOutput, arguments: ["output"])

  /// The slope of tanh where it has this output.
  package static let tanhSlope = Curve(
    "tanhSlope", in: derivativesFromOutput, arguments: ["output"])

  /// The slope of ReLU where it has this output.
  package static let reluSlope = Curve(
    "reluSlope", in: derivativesFromOutput, arguments: ["output"])

  static let derivativesFromOutput = Outline(
    "2.4", "derivatives from the output", file: folder + "DerivativesFromOutput.swift",
    section: "2.2",
    hints: [
      "What is handed in is the output a already. Where in the three formulas does z still occur?",
      "The first two are the formulas with `output` in the place of a; a square is a number times "
        + "itself. The third only compares.",
      "The sigmoid's is `output` times 1 minus `output`; that of tanh is 1 minus "
        + "`output * output`; that of ReLU is `output > 0 ? 1 : 0`.",
    ])

  // MARK: - 2.5

  package typealias Softmax = Contract<[Float], [Float]>

  /// Scores become probabilities, without an overflow.
  package static let softmax = Softmax(
    "softmax",
    in: Outline(
      "2.5", "stable softmax", file: folder + "StableSoftmax.swift", section: "2.6",
      hints: [
        "Section 2.6 subtracts the largest score before anything else. After that you need the "
          + "exponentials and their sum.",
        "Make a list of exponentials with `scores.map`, in which the largest score is subtracted "
          + "from each; add that list up; divide each of its elements by the sum.",
        "`let powers = scores.map { exp($0 - largest) }`, with `largest` from `scores.max() ?? 0`; "
          + "the sum is `powers.reduce(0, +)`, and one more `map` divides.",
      ]),
    arguments: ["scores"], neverEmpty: ["scores"])

  // MARK: - 2.6

  package typealias Collapse = Contract<(Matrix, Matrix, Matrix, Matrix), Layer>

  /// The weights and the biases of a layer.
  package struct Layer: Codable, Sendable {
    package let weights: Matrix
    package let bias: Matrix

    package init(weights: Matrix, bias: Matrix) {
      self.weights = weights
      self.bias = bias
    }
  }

  /// One linear layer that does what two do.
  package static let collapse = Collapse(
    "collapse",
    in: Outline(
      "2.6", "collapse two linear layers", file: folder + "CollapseLayers.swift", section: "2.1",
      hints: [
        "The weights and the bias are separate problems, and section 2.1 has a line of code for "
          + "each.",
        "Two products are needed, and both have the second weights on the right. One of them gets "
          + "something added.",
        "The weights are `matmul(firstWeights, secondWeights)`; the bias goes through the second "
          + "layer as if it were a sample: times its weights, plus its bias.",
      ]),
    arguments: ["firstWeights", "firstBias", "secondWeights", "secondBias"],
    neverEmpty: [
      "firstWeights.rows", "firstWeights.columns", "firstBias.rows", "firstBias.columns",
      "secondWeights.rows", "secondWeights.columns", "secondBias.rows", "secondBias.columns",
    ])

  // MARK: - 2.7

  package typealias DeadUnits = Contract<Matrix, Int>

  /// How many columns are zeros only.
  package static let deadUnits = DeadUnits(
    "deadUnits",
    in: Outline(
      "2.7", "count dead units", file: folder + "CountDeadUnits.swift", section: "2.4",
      hints: [
        "How would you find out by eye? Do you look along a row or down a column?",
        "Go through the columns; a column counts if each of its elements is 0, and one that is not "
          + "settles it.",
        "For one unit, `(0..<activations.rows).allSatisfy { activations[$0, unit] == 0 }` is the "
          + "question; count the units for which it is true.",
      ]),
    arguments: ["activations"], neverEmpty: ["activations.rows", "activations.columns"])

  private static let folder = "Chapters/Chapter02-Activations/Exercises/"
}
