import NeuralNetworks

/// The exercises of chapter 2.
package enum Chapter2 {
  /// All of them, in order.
  package static let exercises = [
    collapse.exercise, sigmoid.exercise, reluAndLeakyRelu, derivativesFromOutput,
    deadUnits.exercise, softmax.exercise, revealingScores.exercise,
  ]

  /// A function from a number to a number.
  package typealias Curve = Contract<Float, Float>

  // MARK: - 2.1

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
      "2.1", "collapse two linear layers", file: folder + "CollapseLayers.swift", section: "2.1",
      minutes: 15, difficulty: 1, kind: .derive,
      hints: [
        "The weights and the bias are separate problems. Put Z₁ of the first layer into the second "
          + "and multiply out: which terms contain X, and which do not?",
        "Write the shapes under W₁, W₂, b₁ and b₂. In which order do two of them fit, and which "
          + "product has the shape of b₂?",
        "Send one sample of zeros through both layers of the example, by hand. What comes out is the "
          + "bias that you look for: through which weights did b₁ go on its way?",
      ]),
    arguments: ["firstWeights", "firstBias", "secondWeights", "secondBias"],
    neverEmpty: [
      "firstWeights.rows", "firstWeights.columns", "firstBias.rows", "firstBias.columns",
      "secondWeights.rows", "secondWeights.columns", "secondBias.rows", "secondBias.columns",
    ])

  // MARK: - 2.2

  /// A sigmoid that keeps its first digits for every number.
  package static let sigmoid = Curve(
    "sigmoid",
    in: Outline(
      "2.2", "stable sigmoid", file: folder + "StableSigmoid.swift", section: "2.2", minutes: 15,
      difficulty: 2,
      hints: [
        "Which of e⁻ᶻ and eᶻ gets large where z is negative, and which where it is positive?",
        "Which of the two forms in the task never takes the exponential of a positive number if z "
          + "is at least 0, and which if z is negative?",
        "Print your result for −89, −20, 20 and 89. If one is 0, 1 or \"not a number\" where the task "
          + "says otherwise, print the exponential in it as well: is it ever above 1?",
      ]),
    arguments: ["z"])

  // MARK: - 2.3

  package typealias LeakyReLU = Contract<(Float, Float), Float>

  /// The larger of a number and 0.
  package static let relu = Curve("relu", in: reluAndLeakyRelu, arguments: ["z"])

  /// The same, with a share of the negative numbers.
  package static let leakyRelu = LeakyReLU(
    "leakyRelu", in: reluAndLeakyRelu, arguments: ["z", "slope"])

  static let reluAndLeakyRelu = Outline(
    "2.3", "ReLU and leaky ReLU", file: folder + "ReLUAndLeakyReLU.swift", section: "2.4",
    minutes: 10, difficulty: 1,
    hints: [
      "On the positive side both functions do the same. What does each of them do with −2?",
      "ReLU is the larger of two numbers: which two? For the leaky one, compare z with 0 and choose "
        + "between two results.",
      "Call the leaky one with −2 and the slopes 0, 0.5 and 1. Which of the three results do you "
        + "know without computing anything? What does it do with 2?",
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
    section: "2.4", minutes: 10, difficulty: 1, kind: .transcribe,
    hints: [
      "What is handed in is the output a already. Where in the three formulas does z still occur?",
      "Where is each function steepest, and where flat? Which output does it have there? Put these "
        + "outputs into your formulas.",
      "Print the three at outputs 0, 0.5 and 1: the sigmoid's are 0, 0.25 and 0, those of tanh 1, "
        + "0.75 and 0, those of ReLU 0, 1 and 1. Which one is off, and is it a square, a sign or a "
        + "comparison?",
    ])

  // MARK: - 2.5

  package typealias DeadUnits = Contract<Matrix, Int>

  /// How many columns are zeros only.
  package static let deadUnits = DeadUnits(
    "deadUnits",
    in: Outline(
      "2.5", "count dead units", file: folder + "CountDeadUnits.swift", section: "2.4", minutes: 10,
      difficulty: 1, kind: .diagnose,
      hints: [
        "How would you find out by eye? Do you look along a row or down a column?",
        "What has to hold for all rows, so that a column counts? Which single element settles that "
          + "it does not?",
        "Write a function that answers yes or no for one column, and print its answer for the four "
          + "columns of the example: yes, no, no, yes. What is left is to count.",
      ]),
    arguments: ["activations"], neverEmpty: ["activations.rows", "activations.columns"])

  // MARK: - 2.6

  package typealias Softmax = Contract<[Float], [Float]>

  /// Scores become probabilities, without an overflow.
  package static let softmax = Softmax(
    "softmax",
    in: Outline(
      "2.6", "stable softmax", file: folder + "StableSoftmax.swift", section: "2.6", minutes: 15,
      difficulty: 2,
      hints: [
        "Section 2.6 subtracts the largest score before anything else. Which numbers do you need "
          + "after that, and what is done with all of them together?",
        "Print the three lines of the example one after the other: the differences, their "
          + "exponentials, the shares. Which line is the first that differs?",
        "Try `[1000, 1001]`, `[-1000, -1001]` and a single score. If one gives \"not a number\", "
          + "print the largest exponential: it should be 1 each time. Which number did you subtract, "
          + "and from which scores?",
      ]),
    arguments: ["scores"], neverEmpty: ["scores"])

  // MARK: - 2.7

  package typealias RevealingScores = Contract<(Int, UInt64), ScoreLists>

  /// Two lists of scores.
  package struct ScoreLists: Codable, Sendable {
    package let first: [Float]
    package let second: [Float]

    package init(first: [Float], second: [Float]) {
      self.first = first
      self.second = second
    }
  }

  /// Two lists of scores on which every wrong softmax shows. The seed is for whoever draws these.
  package static let revealingScores = RevealingScores(
    "revealingScores",
    in: Outline(
      "2.7", "expose the impostors", file: folder + "RevealingScores.swift", section: "2.6",
      minutes: 45, difficulty: 3, kind: .findTheFault,
      hints: [
        "Take the impostors one by one, and ask of each what a list must have so that it fails: "
          + "large scores, only negative ones, two that are equal, a low one in the first place. "
          + "Which of these wishes contradict each other, and have to go to different lists?",
        "Let one list be for overflow: a few scores of 1000, and others far below. Whose place "
          + "should the low ones take? Let all scores of the other be very negative, but close "
          + "together. Why must they be close, if leaving out any one score has to show?",
        "Write two impostors yourself, one that subtracts the last score and one that skips a "
          + "score in the sum. Print what they and your softmax of exercise 2.6 make of each list. The "
          + "verdict names one impostor that is still undetected: which line of the task is it, and "
          + "on which of your lists is it right by accident?",
      ]),
    arguments: ["classes", "the impostors' seed"])

  private static let folder = "Chapters/Chapter02-Activations/Exercises/"
}
