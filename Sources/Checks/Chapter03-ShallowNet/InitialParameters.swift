import ExerciseSupport
import NeuralNetworks

/// Exercise 3.1: small random weights in the right shapes, and biases of zero.
public enum InitialParameters {
  /// The parameters of both layers.
  public typealias Parameters = (
    hiddenWeights: Matrix, hiddenBias: Matrix, outputWeights: Matrix, outputBias: Matrix
  )

  /// The function, with the numbers that `draw` gives as a list.
  public typealias Exercise = ExerciseSupport.Exercise<
    (inputs: Int, hidden: Int, draws: [Float]), Parameters
  >

  /// An answer that draws its random numbers itself.
  public typealias DrawingFunction = @Sendable (Int, Int, () -> Float) -> Parameters

  /// What is asked, with all that is known of right and wrong answers.
  public static let exercise = Exercise(
    "3.1", "initial parameters",
    file: "Chapters/Chapter03-ShallowNet/Exercises/InitialParameters.swift",
    comparing: .parts(
      .part("hidden weights", { $0.hiddenWeights }, comparing: .numbers(within: 1e-6)),
      .part("hidden bias", { $0.hiddenBias }, comparing: .numbers()),
      .part("output weights", { $0.outputWeights }, comparing: .numbers(within: 1e-6)),
      .part("output bias", { $0.outputBias }, comparing: .numbers())),
    cases: knownCases + (1...3).map(randomCase),
    hints: [
      "Only two of the four matrices need random numbers. Make these first, one after the other, "
        + "so that the numbers are drawn in the right order.",
      "A matrix of zeros of the right shape is already a bias; for weights, call `draw` once for "
        + "each of its elements with `map`.",
      "The hidden weights are `Matrix(rows: inputs, columns: hidden).map { _ in 0.01 * draw() }`; "
        + "the output weights are the same with `hidden` rows and one column.",
    ],
    misconceptions: misconceptions, otherAnswers: otherAnswers)

  /// The answer as a function of the exercise's input: `draw` gives the listed numbers one after
  /// the other, and starts from the first again after the last.
  ///
  /// - Parameter function: the learner's function, or any other.
  /// - Returns: what `exercise` can judge.
  public static func drawing(_ function: @escaping DrawingFunction) -> Exercise.Function {
    { input in
      var drawn = 0
      return function(input.inputs, input.hidden) {
        defer { drawn += 1 }
        return input.draws[drawn % input.draws.count]
      }
    }
  }

  // A hundredth of each draw, by moving the decimal point.
  static let knownCases: [Exercise.Case] = [
    .init(
      "the worked example", given: (inputs: 2, hidden: 3, draws: [1, 2, 3, 4, 5, 6, 7, 8, 9]),
      expect: (
        hiddenWeights: Matrix([[0.01, 0.02, 0.03], [0.04, 0.05, 0.06]]),
        hiddenBias: Matrix([[0, 0, 0]]), outputWeights: Matrix([[0.07], [0.08], [0.09]]),
        outputBias: Matrix([[0]])
      )),
    .init(
      "more inputs than hidden units, numbers of both signs",
      given: (inputs: 3, hidden: 2, draws: [100, -250, 40, 0, -75, 310, -5, 120]),
      expect: (
        hiddenWeights: Matrix([[1, -2.5], [0.4, 0], [-0.75, 3.1]]),
        hiddenBias: Matrix([[0, 0]]), outputWeights: Matrix([[-0.05], [1.2]]),
        outputBias: Matrix([[0]])
      )),
    .init(
      "one input, one hidden unit", given: (inputs: 1, hidden: 1, draws: [-300, 50]),
      expect: (
        hiddenWeights: Matrix([[-3]]), hiddenBias: Matrix([[0]]), outputWeights: Matrix([[0.5]]),
        outputBias: Matrix([[0]])
      )),
  ]

  /// A random layer. The draws are whole numbers, and the weights worked out in double
  /// precision.
  static func randomCase(seed: UInt64) -> Exercise.Case {
    var generator = SplitMix64(seed: seed)
    let (inputs, hidden) = (
      2 + generator.nextInteger(below: 7), 2 + generator.nextInteger(below: 5)
    )
    let draws = (0..<inputs * hidden + hidden).map { _ in
      Float(generator.nextInteger(below: 601) - 300)
    }
    let weights = draws.map { Float(Double($0) / 100) }
    return .init(
      "a random net, seed \(seed)", given: (inputs: inputs, hidden: hidden, draws: draws),
      expect: (
        hiddenWeights: Matrix(
          rows: inputs, columns: hidden, elements: Array(weights.prefix(inputs * hidden))),
        hiddenBias: Matrix(rows: 1, columns: hidden),
        outputWeights: Matrix(rows: hidden, columns: 1, elements: weights.suffix(hidden)),
        outputBias: Matrix(rows: 1, columns: 1)
      ))
  }
}
