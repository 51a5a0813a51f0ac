import Foundation
import NeuralNetworks

/// The exercises of chapter 3.
package enum Chapter3 {
  /// All of them, in order.
  package static let exercises = [
    initialParameters.exercise, forward.exercise, binaryCrossEntropy.exercise,
    meanSquaredError.exercise, klDivergence.exercise, predictions.exercise,
    numericalGradient.exercise, identicalUnits.exercise,
  ]

  // MARK: - 3.1

  package typealias InitialParameters = Contract<(Int, Int, Draws), Drawn>

  /// A source of numbers that are known beforehand.
  package struct Draws: Codable, Sendable, CustomStringConvertible {
    package let numbers: [Float]

    /// A source of some numbers, at least one.
    package init(_ numbers: [Float]) { self.numbers = numbers }

    /// Calls a function with a source that gives one number after the other, and after the last the
    /// first again.
    package func drawn(by call: (_ draw: () -> Float) -> Net) -> Drawn {
      var count = 0
      let net = call {
        defer { count += 1 }
        return numbers[count % numbers.count]
      }
      return Drawn(net: net, count: count)
    }

    /// What it gives, in order.
    package var description: String {
      "gives " + numbers.map { "\($0)" }.joined(separator: ", ") + ", in turn"
    }
  }

  /// Parameters, and how many numbers were drawn for them.
  package struct Drawn: Codable, Sendable {
    package let net: Net
    package let count: Int

    package init(net: Net, count: Int) {
      self.net = net
      self.count = count
    }
  }

  /// The parameters of both layers.
  package struct Net: Codable, Sendable {
    package let hiddenWeights: Matrix
    package let hiddenBias: Matrix
    package let outputWeights: Matrix
    package let outputBias: Matrix

    package init(
      hiddenWeights: Matrix, hiddenBias: Matrix, outputWeights: Matrix, outputBias: Matrix
    ) {
      self.hiddenWeights = hiddenWeights
      self.hiddenBias = hiddenBias
      self.outputWeights = outputWeights
      self.outputBias = outputBias
    }
  }

  /// Small random weights in the right shapes, and biases of zero.
  package static let initialParameters = InitialParameters(
    "initialParameters",
    in: Outline(
      "3.1", "initial parameters", file: folder + "InitialParameters.swift", section: "3.5",
      hints: [
        "Only two of the four matrices need random numbers. Make these first, one after the other, "
          + "so that the numbers are drawn in the right order.",
        "A matrix of zeros of the right shape is already a bias; for weights, call `draw` once for "
          + "each of its elements with `map`.",
        "The hidden weights are `Matrix(rows: inputs, columns: hidden).map { _ in 0.01 * draw() }`; "
          + "the output weights are the same with `hidden` rows and one column.",
      ]),
    arguments: ["inputs", "hidden", "draw"])

  // MARK: - 3.2

  package typealias Forward = Contract<(Matrix, Matrix, Matrix, Matrix, Matrix), Activations>

  /// What both layers make of a batch.
  package struct Activations: Codable, Sendable {
    package let hidden: Matrix
    package let outputs: Matrix

    package init(hidden: Matrix, outputs: Matrix) {
      self.hidden = hidden
      self.outputs = outputs
    }
  }

  /// Two layers of sigmoid units, from a batch to its outputs.
  package static let forward = Forward(
    "forward",
    in: Outline(
      "3.2", "forward through a hidden layer", file: folder + "HiddenForward.swift",
      section: "3.1",
      hints: [
        "Both layers do the same three things. Write the hidden layer first, in one line, and then "
          + "the same line once more: what are the inputs of the output layer?",
        "`matmul` makes the weighted sums, `adding(row:)` the biases on top, `Activation.sigmoid` "
          + "the activations, in this order.",
        "With hidden = `Activation.sigmoid(matmul(inputs, hiddenWeights).adding(row: hiddenBias))`, "
          + "the outputs are the same of hidden, outputWeights and outputBias.",
      ]),
    arguments: ["inputs", "hiddenWeights", "hiddenBias", "outputWeights", "outputBias"],
    neverEmpty: [
      "inputs.rows", "inputs.columns", "hiddenWeights.rows", "hiddenWeights.columns",
      "hiddenBias.rows", "hiddenBias.columns", "outputWeights.rows", "outputWeights.columns",
      "outputBias.rows", "outputBias.columns",
    ])

  // MARK: - 3.3

  /// What outputs cost, given their targets.
  package typealias Loss = Contract<(Matrix, Matrix), Float>

  /// The mean price of probabilities for yes or no.
  package static let binaryCrossEntropy = Loss(
    "binaryCrossEntropy",
    in: Outline(
      "3.3", "binary cross-entropy", file: folder + "BinaryCrossEntropy.swift", section: "3.2",
      hints: [
        "Work out the price of one sample first. Of the two terms in the sum, one is always zero: "
          + "which one counts for t = 1?",
        "Pair the elements of both matrices with `zip`, clip p with `min` and `max` before any "
          + "logarithm, and divide the sum of all prices by the number of samples.",
        "The price is `-(t * log(p) + (1 - t) * log(1 - p))` after "
          + "`let p = min(max(probability, 1e-7), 1 - 1e-7)`; the loss is the mean of the prices.",
      ]),
    arguments: ["probabilities", "targets"],
    neverEmpty: ["probabilities.rows", "probabilities.columns", "targets.rows", "targets.columns"])

  // MARK: - 3.4

  /// The mean of the squared errors of all samples and outputs.
  package static let meanSquaredError = Loss(
    "meanSquaredError",
    in: Outline(
      "3.4", "mean squared error", file: folder + "MeanSquaredError.swift", section: "3.6",
      hints: [
        "First make the matrix of errors, y − t. What is left to do with each of its elements, and "
          + "what with all of them?",
        "Square each error before you add them up, and divide by the number of elements, rows times "
          + "columns.",
        "With `let errors = outputs - targets`, `(errors * errors).sum()` divided by "
          + "`Double(errors.count)` is the loss; turn it into a `Float`.",
      ]),
    arguments: ["outputs", "targets"],
    neverEmpty: ["outputs.rows", "outputs.columns", "targets.rows", "targets.columns"])

  // MARK: - 3.5

  package typealias KLDivergence = Contract<([Float], [Float]), Float>

  /// How much worse it is to believe p where t holds.
  package static let klDivergence = KLDivergence(
    "klDivergence",
    in: Outline(
      "3.5", "Kullback–Leibler divergence", file: folder + "KLDivergence.swift", section: "3.6",
      hints: [
        "Work out one term for each pair of t and p, and add them up. Some terms are negative, and "
          + "that is right.",
        "Before a term is worked out, ask whether t is 0: such a term must not reach the logarithm.",
        "For each pair of `zip(t, p)` add `t == 0 ? 0 : t * log(t / p)`.",
      ]),
    arguments: ["t", "p"], neverEmpty: ["t", "p"])

  // MARK: - 3.6

  package typealias Predictions = Contract<(Matrix, Float), [Int]>

  /// Yes where a probability is above the threshold.
  package static let predictions = Predictions(
    "predictions",
    in: Outline(
      "3.6", "thresholded predictions", file: folder + "ThresholdPredictions.swift",
      section: "3.1",
      hints: [
        "Every sample is decided by itself, so go through the elements one by one.",
        "Compare with the argument, not with 0.5, and ask yourself what should happen where both "
          + "numbers are equal.",
        "`probabilities.elements.map { … }` with a choice between 1 and 0 by `$0 > threshold` is "
          + "the whole body.",
      ]),
    arguments: ["probabilities", "threshold"], neverEmpty: ["probabilities.columns"])

  // MARK: - 3.7

  package typealias NumericalGradient = Contract<(SmoothLoss, [Float], Float), Measurement>

  /// A loss to be differentiated.
  package enum SmoothLoss: Codable, Sendable, CustomStringConvertible {
    case slope
    case parabola
    case cube
    case product
    case waves
    case softplus
    case valley
    case bowl
    case constant

    /// All parameters depend on each other.
    case quadratic(curvature: [[Float]], slope: [Float])

    /// The loss itself, of as many numbers as the formula has.
    package func callAsFunction(_ x: [Float]) -> Float {
      switch self {
      case .slope: return x[0] * x[0] + 3 * x[0] * x[1]
      case .parabola: return 40 * x[0] * x[0]
      case .cube: return x[0] * x[0] * x[0] - 2 * x[1]
      case .product: return x[0] * x[1] * x[2]
      case .waves: return Float(x.reduce(0.0) { $0 + sin(Double($1)) })
      case .softplus: return Float(log(1 + exp(Double(x[0])))) - x[1]
      case .valley:
        let (a, b) = (x[0], x[1])
        return (1 - a) * (1 - a) + 100 * (b - a * a) * (b - a * a)
      case .bowl: return x.reduce(0) { $0 + $1 * $1 }
      case .constant: return 7
      case .quadratic(let curvature, let slope):
        return x.indices.reduce(0) { sum, row in
          let product = zip(curvature[row], x).reduce(0) { $0 + $1.0 * $1.1 }
          return sum + x[row] * (product / 2 + slope[row])
        }
      }
    }

    /// The formula.
    package var description: String {
      switch self {
      case .slope: "a² + 3ab"
      case .parabola: "40a²"
      case .cube: "a³ − 2b"
      case .product: "abc"
      case .waves: "sin a + sin b + sin c"
      case .softplus: "ln(1 + eᵃ) − b"
      case .valley: "(1 − a)² + 100(b − a²)²"
      case .bowl: "a² + b² + c²"
      case .constant: "7"
      case .quadratic(let curvature, let slope): "½ wᵀAw + bᵀw with A = \(curvature), b = \(slope)"
      }
    }
  }

  /// A gradient, and how often the loss was worked out for it.
  package struct Measurement: Codable, Sendable {
    package let gradient: [Float]
    package let evaluations: Int

    /// Calls a function that measures the gradient of a loss, and counts.
    package init(
      of loss: SmoothLoss, at parameters: [Float],
      by measure: (_ loss: ([Float]) -> Float) -> [Float]
    ) {
      var evaluations = 0
      gradient = measure { moved in
        evaluations += 1
        // A list of another length would stop the program at a subscript.
        return moved.count == parameters.count ? loss(moved) : .nan
      }
      self.evaluations = evaluations
    }

    package init(gradient: [Float], evaluations: Int) {
      self.gradient = gradient
      self.evaluations = evaluations
    }
  }

  /// The gradient of a function by central differences.
  package static let numericalGradient = NumericalGradient(
    "numericalGradient",
    in: Outline(
      "3.7", "gradient by finite differences", file: folder + "FiniteDifferenceGradient.swift",
      section: "3.2",
      hints: [
        "Take one parameter at a time. What do you have to change in a copy of the list, and what "
          + "do you have to put back before the next parameter?",
        "For each index: set the element to `parameters[index] + step`, work out the loss, set it "
          + "to `parameters[index] - step`, work out the loss again, and put the element back.",
        "The slope is `(lossAbove - lossBelow) / (2 * step)`, with the parentheses, and after it "
          + "comes `moved[index] = parameters[index]`.",
      ]),
    arguments: ["loss", "parameters", "step"])

  // MARK: - 3.8

  package typealias IdenticalUnits = Contract<(Matrix, Matrix), [[Int]]>

  /// Groups of hidden units with the same incoming weights and bias.
  package static let identicalUnits = IdenticalUnits(
    "identicalUnits",
    in: Outline(
      "3.8", "units that are identical", file: folder + "IdenticalUnits.swift", section: "3.5",
      hints: [
        "Make of each unit one list of numbers that holds all that counts: its weights and its "
          + "bias. Two units are identical if these lists are equal.",
        "Go through the units in order. If a unit equals the first one of a group that you already "
          + "have, it joins that group; if not, it starts a group of its own.",
        "The list of a unit is `hiddenWeights.transposed().row(unit) + [hiddenBias[0, unit]]`; at "
          + "the end, keep the groups with a count of two or more.",
      ]),
    arguments: ["hiddenWeights", "hiddenBias"],
    neverEmpty: [
      "hiddenWeights.rows", "hiddenWeights.columns", "hiddenBias.rows", "hiddenBias.columns",
    ])

  private static let folder = "Chapters/Chapter03-ShallowNet/Exercises/"
}
