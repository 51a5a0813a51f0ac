import NeuralNetworks

/// The exercises of chapter 1.
package enum Chapter1 {
  /// All of them, in order.
  package static let exercises = [
    weightedSum.exercise, stepAndSign, weightShape.exercise, scores.exercise,
    perceptronUpdate.exercise, logLoss.exercise, logisticGradient.exercise, rocAUC.exercise,
  ]

  // MARK: - 1.1

  package typealias WeightedSum = Contract<([Float], [Float], Float), Float>

  /// Each input times its weight, all added up, and the bias on top.
  package static let weightedSum = WeightedSum(
    "weightedSum",
    in: Outline(
      "1.1", "weighted sum", file: folder + "WeightedSum.swift", section: "1.1",
      hints: [
        "Write the three inputs of the example under their weights. What do you do with each pair, "
          + "and what with the three results?",
        "Let a variable start at the bias, and add one product for each pair that "
          + "`zip(inputs, weights)` gives.",
        "In the loop `for (input, weight) in zip(inputs, weights)` say `sum += input * weight`, "
          + "after `var sum = bias`; then return the sum.",
      ]),
    arguments: ["inputs", "weights", "bias"])

  // MARK: - 1.2

  package typealias Step = Contract<Float, Float>

  /// 1 from zero on, else 0.
  package static let step = Step("step", in: stepAndSign, arguments: ["z"])

  /// 1, 0 or −1.
  package static let sign = Step("sign", in: stepAndSign, arguments: ["z"])

  static let stepAndSign = Outline(
    "1.2", "step and sign", file: folder + "StepAndSign.swift", section: "1.1",
    hints: [
      "Both functions only compare z with zero. Which of them has two answers, and which three?",
      "Choose with `?` and `:`, or with `if` and `return`. Ask yourself for each comparison what "
        + "happens at zero itself: `>` leaves it out, `>=` takes it in.",
      "The step is `z >= 0 ? 1 : 0`. The sign returns 1 if `z > 0`, −1 if `z < 0`, and 0 if neither "
        + "was the case.",
    ])

  // MARK: - 1.3

  package typealias WeightShape = Contract<(Int, Int), Size>

  /// The rows and the columns of a matrix.
  package struct Size: Codable, Sendable {
    package let rows: Int
    package let columns: Int

    package init(rows: Int, columns: Int) {
      self.rows = rows
      self.columns = columns
    }
  }

  /// A weight for each input and each unit, a column for each unit.
  package static let weightShape = WeightShape(
    "weightShape",
    in: Outline(
      "1.3", "shape of the weights", file: folder + "WeightShape.swift", section: "1.3",
      hints: [
        "How many weights has one unit? Which of the two numbers, inputs or units, is that?",
        "In X · W the columns of X meet the rows of W, and the columns of W become the columns of "
          + "Z. What do the columns of X count, and what those of Z?",
        "A row of W for each input, a column for each unit: `(rows: …, columns: …)`.",
      ]),
    arguments: ["inputs", "units"])

  // MARK: - 1.4

  package typealias Scores = Contract<(Matrix, Matrix, Float), Matrix>

  /// One weighted sum for each sample of a batch, by one matrix product.
  package static let scores = Scores(
    "scores",
    in: Outline(
      "1.4", "scores of a batch", file: folder + "Scores.swift", section: "1.3",
      hints: [
        "Read the shapes in the formula. Which of the two matrices has to stand on the left, so "
          + "that the inner sizes meet?",
        "`matmul(inputs, weights)` has the right shape already. What is still missing is the same "
          + "for every element.",
        "Go through the elements of the product with `map`: `{ $0 + bias }`.",
      ]),
    arguments: ["inputs", "weights", "bias"],
    neverEmpty: ["inputs.rows", "inputs.columns", "weights.rows", "weights.columns"])

  // MARK: - 1.5

  package typealias PerceptronUpdate = Contract<([Float], Float, [Float], Float, Float), Unit>

  /// The weights and the bias of one unit.
  package struct Unit: Codable, Sendable {
    package let weights: [Float]
    package let bias: Float

    package init(weights: [Float], bias: Float) {
      self.weights = weights
      self.bias = bias
    }
  }

  /// The perceptron rule for one sample.
  package static let perceptronUpdate = PerceptronUpdate(
    "perceptronUpdate",
    in: Outline(
      "1.5", "perceptron update", file: folder + "PerceptronUpdate.swift", section: "1.7",
      hints: [
        "Do it in four steps, as the formulas do: a preactivation, an answer, an error, and only "
          + "then the new weights and the new bias.",
        "The answer a is 1 or 0, never z itself. With it, the error is 0 in every case that was "
          + "right, and nothing moves.",
        "With `let change = learningRate * (target - a)`, a new weight is "
          + "`weight + change * input`. What is the input of the bias?",
      ]),
    arguments: ["weights", "bias", "inputs", "target", "learningRate"])

  // MARK: - 1.6

  package typealias LogLoss = Contract<([Float], [Float]), Float>

  /// The mean price of probabilities, clipped so that it stays finite.
  package static let logLoss = LogLoss(
    "logLoss",
    in: Outline(
      "1.6", "log loss", file: folder + "LogLoss.swift", section: "1.8",
      hints: [
        "Work out the price of one sample first: which probability did the model give to what "
          + "turned out true, where t is 1, and where t is 0?",
        "Clip p on both sides before you take a logarithm; then multiply the one logarithm by t, "
          + "the other by 1 − t, change the sign, and take the mean at the end.",
        "`let clipped = min(max(p, 1e-7), 1 - 1e-7)` keeps p in its range, and "
          + "`-(t * log(clipped) + (1 - t) * log(1 - clipped))` is the price.",
      ]),
    arguments: ["probabilities", "targets"], neverEmpty: ["probabilities", "targets"])

  // MARK: - 1.7

  package typealias LogisticGradient = Contract<(Matrix, Matrix, Matrix, Float), Slopes>

  /// How a loss changes with the weights and with the bias of a unit.
  package struct Slopes: Codable, Sendable {
    package let weights: Matrix
    package let bias: Float

    package init(weights: Matrix, bias: Float) {
      self.weights = weights
      self.bias = bias
    }
  }

  /// How the mean log loss of one unit changes with its weights and its bias.
  package static let logisticGradient = LogisticGradient(
    "logisticGradient",
    in: Outline(
      "1.7", "gradient of logistic regression", file: folder + "LogisticGradient.swift",
      section: "1.8",
      hints: [
        "Go down the formulas line by line: first the preactivations, then the probabilities, then "
          + "the errors. All three have the shape `[m × 1]`.",
        "The gradient of a weight is the mean of its input times the error. Exchanging rows and "
          + "columns of X makes one product of all of them: [n × m] · [m × 1].",
        "With `let errors = Activation.sigmoid(z) - targets`, both parts follow: "
          + "`matmul(transposing: inputs, errors)` and `errors.sum()`, each over the number of "
          + "samples.",
      ]),
    arguments: ["inputs", "targets", "weights", "bias"],
    neverEmpty: [
      "inputs.rows", "inputs.columns", "targets.rows", "targets.columns", "weights.rows",
      "weights.columns",
    ])

  // MARK: - 1.8

  package typealias ROCAUC = Contract<([Float], [Int]), Float>

  /// How often a yes scores above a no, ties counted half.
  package static let rocAUC = ROCAUC(
    "rocAUC",
    in: Outline(
      "1.8", "ROC AUC", file: folder + "ROCAUC.swift", section: "1.11",
      hints: [
        "Write the scores of the yes samples in one list and those of the no samples in another. "
          + "How many pairs of one from each are there?",
        "Two loops, one in the other, meet every pair. Count 1, a half or nothing for it, and "
          + "divide by the number of pairs at the end.",
        "`zip(scores, labels).filter { $0.1 == 1 }.map(\\.0)` is the list of yes scores. In the "
          + "inner loop: `if yes > no { wins += 1 }`. What is to be done where they are equal?",
      ]),
    arguments: ["scores", "labels"], neverEmpty: ["scores", "labels"])

  private static let folder = "Chapters/Chapter01-Perceptron/Exercises/"
}
