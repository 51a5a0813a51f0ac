import NeuralNetworks

/// The exercises of chapter 5.
package enum Chapter5 {
  /// All of them, in order.
  package static let exercises = [
    graphGradient.exercise, denseBackward.exercise, crossEntropyGradient.exercise,
    twoLayerGradient.exercise, relativeError.exercise, lyingLayer.exercise, tapeOperations,
    tapeBackward.exercise, normalizationBackward.exercise,
  ]

  // MARK: - 5.1

  package typealias GraphGradient = Contract<(Float, Float, Float), GraphSlopes>

  /// The slopes along three numbers.
  package struct GraphSlopes: Codable, Sendable {
    package let x: Float
    package let y: Float
    package let z: Float

    package init(x: Float, y: Float, z: Float) {
      self.x = x
      self.y = y
      self.z = z
    }
  }

  /// The three derivatives of L = (x (x y + z))², step by step.
  package static let graphGradient = GraphGradient(
    "graphGradient",
    in: Outline(
      "5.1", "chain rule on a graph", file: folder + "ChainRule.swift", section: "5.1", minutes: 10,
      difficulty: 1,
      hints: [
        "Draw the graph: four circles for the steps, and an arrow for each number that goes into "
          + "a step. How many arrows start at x?",
        "Through a sum, both terms get what arrives. Through a product, each factor gets it "
          + "times the other factor; through a square, what went in gets it times twice itself. "
          + "Which of these belongs to each arrow of your drawing?",
        "Print dL/dw, dL/dv and dL/du for the worked example, in this order: 4, 8 and 8. Each "
          + "comes from the one before. Which of your numbers reaches x, and along which arrows?",
      ]),
    arguments: ["x", "y", "z"])

  // MARK: - 5.2

  package typealias DenseBackward = Contract<(Matrix, Matrix, Matrix), DenseGradients>

  /// dL/dA, dL/dW and dL/db.
  package struct DenseGradients: Codable, Sendable {
    package var inputs: Matrix
    package var weights: Matrix
    package var bias: Matrix

    package init(inputs: Matrix, weights: Matrix, bias: Matrix) {
      self.inputs = inputs
      self.weights = weights
      self.bias = bias
    }
  }

  /// The three gradients of a dense layer.
  package static let denseBackward = DenseBackward(
    "denseBackward",
    in: Outline(
      "5.2", "dense backward", file: folder + "DenseBackward.swift", section: "5.3", minutes: 15,
      difficulty: 2, kind: .derive,
      hints: [
        "Write down the shapes of the three matrices you have, and of the three you want. Which "
          + "size disappears in each, and so is summed over?",
        "`matmul(a, b)` is a product, `matrix.transposed()` exchanges rows and columns, and "
          + "`matrix.columnSums()` adds up each column. dL/dA[i, j] sums G[i, k] · W[j, k] over "
          + "the units k: which of the two factors is the wrong way round for a product?",
        "Work out one number of each gradient of the example on paper, along its paths. Then "
          + "print yours: is it in the same place, or in the transposed one?",
      ]),
    arguments: ["sumGradient", "inputs", "weights"],
    neverEmpty: [
      "sumGradient.rows", "sumGradient.columns", "inputs.rows", "inputs.columns", "weights.rows",
      "weights.columns",
    ])

  // MARK: - 5.3

  package typealias CrossEntropyGradient = Contract<(Matrix, Matrix), Matrix>

  /// The softmax of the scores less the targets, by the number of samples.
  package static let crossEntropyGradient = CrossEntropyGradient(
    "crossEntropyGradient",
    in: Outline(
      "5.3", "softmax cross-entropy gradient", file: folder + "CrossEntropyGradient.swift",
      section: "5.3", minutes: 15,
      difficulty: 2, kind: .derive,
      hints: [
        "Nudge one score of the second sample of the example. What happens to its three "
          + "probabilities, and what to the loss? The page did it for one sample: what did the "
          + "slopes equal there?",
        "For one sample the slope along each score is p − t. Softmax is e^z, by Foundation's "
          + "`exp`, divided by the sum of the row; `matrix.row(index)` is a row as a list, which "
          + "has a `max()`. What does the mean over the samples divide?",
        "Print your probabilities for the scores 1000, 1001 and 999. What is e^1000 in a "
          + "`Float`? Softmax does not change if the same number is taken off all scores of a row: "
          + "which number is a good one?",
      ]),
    arguments: ["scores", "targets"],
    neverEmpty: ["scores.rows", "scores.columns", "targets.rows", "targets.columns"])

  // MARK: - 5.4

  package typealias TwoLayerGradient = Contract<
    (Matrix, Matrix, Matrix, Matrix, Matrix, Matrix), NetworkGradients
  >

  /// The gradients of a loss with respect to the parameters of two layers.
  package struct NetworkGradients: Codable, Sendable {
    package var hiddenWeights: Matrix
    package var hiddenBias: Matrix
    package var outputWeights: Matrix
    package var outputBias: Matrix

    package init(
      hiddenWeights: Matrix, hiddenBias: Matrix, outputWeights: Matrix, outputBias: Matrix
    ) {
      self.hiddenWeights = hiddenWeights
      self.hiddenBias = hiddenBias
      self.outputWeights = outputWeights
      self.outputBias = outputBias
    }
  }

  /// The four gradients of a network with a hidden layer and an output layer.
  package static let twoLayerGradient = TwoLayerGradient(
    "twoLayerGradient",
    in: Outline(
      "5.4", "two layers end to end", file: folder + "TwoLayerGradient.swift", section: "5.2",
      minutes: 25,
      difficulty: 2,
      hints: [
        "Do it on paper for the worked example first, backward from L, one factor a step: the "
          + "error, the slope of the output's sigmoid, the weight W₂, the slope of the hidden "
          + "unit's sigmoid. Where do the four gradients branch off?",
        "`Activation.sigmoid`, `matmul`, `transposed()`, `adding(row:)` and `columnSums()` do "
          + "all of it, and a sigmoid's slope is a · (1 − a). The last G is (Y − T) / m ⊙ Y ⊙ (1 − "
          + "Y); section 5.3 has the other formulas. Print both G's for the example: −0.125 and "
          + "−0.25.",
        "If the output layer's gradients are right and the hidden ones are not, the fault lies "
          + "between the two G's. Print the shapes of what goes into that product, and ask whether "
          + "the mean over the samples is taken once.",
      ]),
    arguments: [
      "inputs", "targets", "hiddenWeights", "hiddenBias", "outputWeights", "outputBias",
    ],
    neverEmpty: [
      "inputs.rows", "inputs.columns", "targets.rows", "targets.columns", "hiddenWeights.rows",
      "hiddenWeights.columns", "hiddenBias.rows", "hiddenBias.columns", "outputWeights.rows",
      "outputWeights.columns", "outputBias.rows", "outputBias.columns",
    ])

  // MARK: - 5.5

  package typealias RelativeError = Contract<([Float], [Float]), Double>

  /// ‖a − b‖ / (‖a‖ + ‖b‖).
  package static let relativeError = RelativeError(
    "relativeError",
    in: Outline(
      "5.5", "relative error of a gradient check", file: folder + "RelativeError.swift",
      section: "5.5", minutes: 10,
      difficulty: 1, kind: .transcribe,
      hints: [
        "Three lengths are needed, so a function inside the function pays off: from a list of "
          + "numbers to its length. Which quotient does not exist, and what is it to be?",
        "‖a‖ is √(Σ aᵢ²); `zip` pairs two lists, `numbers.reduce(0, +)` adds up a list, "
          + "`x.squareRoot()` is √x. What is the square of 1e-25 in a `Float`, and what in a "
          + "`Double`? Print both.",
        "Try a = [6, 8] and b = [−6, −8], then two lists of zeros, then lists of numbers around "
          + "1e-25. Which of the three comes out wrong?",
      ]),
    arguments: ["a", "b"], neverEmpty: ["a", "b"])

  // MARK: - 5.9

  package typealias NormalizationBackward = Contract<(Matrix, Matrix, Float), Matrix>

  /// The gradient of the inputs of y = (x − mean) / (deviation + ε), for each row by itself.
  package static let normalizationBackward = NormalizationBackward(
    "normalizationBackward",
    in: Outline(
      "5.9", "a layer nobody told you about", file: folder + "LayerBackward.swift", section: "5.8",
      minutes: 40,
      difficulty: 3, kind: .derive,
      hints: [
        "Draw the computation graph of one row of two numbers: the mean, the distances from it, "
          + "the deviation, the quotients. Along how many kinds of paths does x₁ reach y₁, and "
          + "along which does it reach y₂?",
        "With d for the distances, y is d / (s + ε). Write the slopes of three small steps: y "
          + "along d, with s held still; y along s; s along d, from s² = mean of d². The fold on "
          + "batch normalization goes this way for columns without ε. Last, what does the mean do "
          + "to a gradient of the distances?",
        "Check each kind of path by itself, with `numericalGradient`, on one row: first with s "
          + "held still, then with all of it. What is the slope of s along d where s is 0, and "
          + "what is the whole path through s worth there? Print your answer for a row of equal "
          + "numbers.",
      ]),
    arguments: ["outputGradient", "inputs", "epsilon"],
    neverEmpty: ["outputGradient.columns", "inputs.columns"])

  static let folder = "Chapters/Chapter05-Backprop/Exercises/"
}
