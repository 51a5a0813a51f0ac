import NeuralNetworks

/// The exercises of chapter 1.
package enum Chapter1 {
  /// All of them, in order.
  package static let exercises = [
    weightedSum.exercise, stepAndSign, scores.exercise, oneUnit.exercise,
    perceptronUpdate.exercise, logLoss.exercise, logisticGradient.exercise, rocAUC.exercise,
  ]

  // MARK: - 1.1

  package typealias WeightedSum = Contract<([Float], [Float], Float), Float>

  /// Each input times its weight, all added up, and the bias on top.
  package static let weightedSum = WeightedSum(
    "weightedSum",
    in: Outline(
      "1.1", "weighted sum", file: folder + "WeightedSum.swift", section: "1.1", minutes: 10,
      difficulty: 1, kind: .transcribe,
      hints: [
        "Write the three inputs of the example under their weights. What do you do with each pair, "
          + "and what with the three results?",
        "You go through the pairs one by one and carry one number along. What should it be before "
          + "the first pair, so that nothing has to be added after the last?",
        "Print the number that you carry along after each pair of the example: 0.3, 0, −0.4. Which "
          + "step gives another one in yours? What is left if there are no pairs at all?",
      ]),
    arguments: ["inputs", "weights", "bias"])

  // MARK: - 1.2

  package typealias Step = Contract<Float, Float>

  /// 1 from zero on, else 0.
  package static let step = Step("step", in: stepAndSign, arguments: ["z"])

  /// 1, 0 or −1.
  package static let sign = Step("sign", in: stepAndSign, arguments: ["z"])

  static let stepAndSign = Outline(
    "1.2", "step and sign", file: folder + "StepAndSign.swift", section: "1.1", minutes: 10,
    difficulty: 1,
    hints: [
      "Both functions only compare z with zero. Which of them has two answers, and which three?",
      "Choose with `?` and `:`, or with `if` and `return`. Ask yourself for each comparison what "
        + "happens at zero itself: `>` leaves it out, `>=` takes it in.",
      "Call both with 1, 0 and −1, and with a number between 0 and 1. For which of the four does "
        + "the answer depend on the choice between `>` and `>=`?",
    ])

  // MARK: - 1.3

  package typealias Scores = Contract<(Matrix, Matrix, Float), Matrix>

  /// One weighted sum for each sample of a batch, by one matrix product.
  package static let scores = Scores(
    "scores",
    in: Outline(
      "1.3", "scores of a batch", file: folder + "Scores.swift", section: "1.3", minutes: 10,
      difficulty: 1,
      hints: [
        "Write the shape of each matrix under its letter. Which of the two has to stand on the left, "
          + "so that the inner sizes meet?",
        "Work out the product first, and print it for the two samples of the example. How far is "
          + "each of its elements from the score that it should be?",
        "The product lacks the same number in every element. Which of the two functions named in "
          + "the task does one and the same thing to each element of a matrix?",
      ]),
    arguments: ["inputs", "weights", "bias"],
    neverEmpty: ["inputs.rows", "inputs.columns", "weights.rows", "weights.columns"])

  // MARK: - 1.4

  package typealias OneUnit = Contract<[Bool], UnitOrNone>

  /// A unit, or that there is none.
  package struct UnitOrNone: Codable, Sendable {
    package let unit: Unit?

    package init(_ unit: Unit?) { self.unit = unit }

    package init(weights: [Float], bias: Float) { unit = Unit(weights: weights, bias: bias) }
  }

  /// A unit that answers as a truth table of three inputs says, if one can.
  package static let oneUnit = OneUnit(
    "oneUnit",
    in: Outline(
      "1.4", "what one unit can do", file: folder + "OneUnit.swift", section: "1.6", minutes: 30,
      difficulty: 2, kind: .design,
      hints: [
        "Do two tables by hand: \"at least one input is true\", and \"the first is true, or both "
          + "others are\". Did weights of 1 and −1 do? What must the bias be, compared with the sums?",
        "For given weights, write down the eight sums without a bias, first those of the rows that "
          + "are true, then the others. When is there a bias that parts the two groups? Where does "
          + "it lie, compared with the smallest of the first and the largest of the second?",
        "You need not be clever about weights: there are not many small whole numbers. Count for "
          + "how many of the 256 tables your search finds a unit: it should be 104. With fewer, try "
          + "larger weights, and look at the two tables whose answers are all alike; with more, "
          + "check your units row by row.",
      ]),
    arguments: ["table"], neverEmpty: ["table"])

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
      minutes: 15, difficulty: 2, kind: .transcribe,
      hints: [
        "Do it in four steps, as the formulas do: a preactivation, an answer, an error, and only "
          + "then the new weights and the new bias.",
        "Print z, a and the error for the example. They are 1, 1 and −1. Which of the three may "
          + "never be anything but 1, 0 and −1?",
        "Each weight moves by learning rate times error times its own input. The bias moves as a "
          + "weight does whose input never changes: what is that input?",
      ]),
    arguments: ["weights", "bias", "inputs", "target", "learningRate"])

  // MARK: - 1.6

  package typealias LogLoss = Contract<([Float], [Float]), Float>

  /// The mean price of probabilities, clipped so that it stays finite.
  package static let logLoss = LogLoss(
    "logLoss",
    in: Outline(
      "1.6", "log loss", file: folder + "LogLoss.swift", section: "1.8", minutes: 15,
      difficulty: 2, kind: .transcribe,
      hints: [
        "Work out the price of one sample first: which probability did the model give to what "
          + "turned out true, where t is 1, and where t is 0?",
        "In which order do clipping, logarithm and mean have to come? What would one p of 0 do to "
          + "the mean if clipping came last?",
        "Call it with one sample at a time: p = 0.9 with t = 1 costs 0.105, p = 0.2 with t = 0 costs "
          + "0.223, and p = 0 with t = 0 costs nothing. Which of the three is off? If the last one "
          + "is \"not a number\", which logarithm was taken of which number?",
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
      section: "1.8", minutes: 20, difficulty: 2, kind: .transcribe,
      hints: [
        "Go down the formulas line by line: first the preactivations, then the probabilities, then "
          + "the errors. Which shape have all three?",
        "The slope of a weight is the mean of its input times the error. Which of the products named "
          + "in the task makes [n × 1] of [m × n] and [m × 1], and what is still to be done with it?",
        "Print the errors of the example: −0.5 and 0.5. If they are right and the weights' slopes "
          + "are twice what they should be, look for what both parts are divided by. What is the sum "
          + "of the errors good for?",
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
      "1.8", "ROC AUC", file: folder + "ROCAUC.swift", section: "1.11", minutes: 15,
      difficulty: 2,
      hints: [
        "Write the scores of the yes samples in one list and those of the no samples in another. "
          + "How many pairs of one from each are there?",
        "Two loops, one in the other, meet every pair. What is counted for a pair, and by what is "
          + "the count divided at the end?",
        "Try two samples with equal scores, a yes and a no: the result should be 0.5. Then print "
          + "the number of pairs for the example: it is 4. Are there whole numbers in your division?",
      ]),
    arguments: ["scores", "labels"], neverEmpty: ["scores", "labels"])

  private static let folder = "Chapters/Chapter01-Perceptron/Exercises/"
}
