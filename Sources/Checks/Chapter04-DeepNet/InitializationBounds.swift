import ExerciseSupport
import NeuralNetworks

/// Exercise 4.5: two functions, tried on the same layers.
public enum InitializationBounds {
  /// What the two functions give for a layer; `heDeviation` takes only its inputs.
  public typealias Exercise = ExerciseSupport.Exercise<
    (inputs: Int, units: Int), (glorotBound: Float, heDeviation: Float)
  >

  /// What is asked, with all that is known of right and wrong answers.
  public static let exercise = Exercise(
    "4.5", "initialization bounds",
    file: "Chapters/Chapter04-DeepNet/Exercises/InitializationBounds.swift",
    comparing: .parts(
      .part("glorotBound", { $0.glorotBound }, comparing: .numbers(within: 1e-6)),
      .part("heDeviation", { $0.heDeviation }, comparing: .numbers(within: 1e-6))),
    cases: knownCases + (1...5).map(randomCase),
    hints: [
      "Both are a square root of a quotient. Which of the two counts how many numbers meet at both "
        + "ends of the layer, and which only those that come in?",
      "Turn the count into a Float before you divide by it, and take the root of the whole quotient.",
      "The first is (6 / Float(…)).squareRoot() with the sum of both counts inside, the second the "
        + "same with 2 and the inputs alone.",
    ],
    misconceptions: misconceptions,
    otherAnswers: otherAnswers)

  // By NumPy (Tests/Reference/chapter04_reference.py).
  static let knownCases: [Exercise.Case] = [
    .init(
      "the worked example", given: (inputs: 784, units: 16),
      expect: (glorotBound: 0.086602540, heDeviation: 0.050507627)),
    .init(
      "many units on few inputs", given: (inputs: 16, units: 784),
      expect: (glorotBound: 0.086602540, heDeviation: 0.353553391)),
    .init(
      "64 pixels, 32 units", given: (inputs: 64, units: 32),
      expect: (glorotBound: 0.25, heDeviation: 0.176776695)),
    .init(
      "five inputs, one unit", given: (inputs: 5, units: 1),
      expect: (glorotBound: 1, heDeviation: 0.632455532)),
    .init(
      "one input, one unit", given: (inputs: 1, units: 1),
      expect: (glorotBound: 1.732050808, heDeviation: 1.414213562)),
  ]

  /// A random layer for which both roots come out even: 2·j² inputs make s = 1/j, and together with
  /// the units 6·k² make r = 1/k.
  static func randomCase(seed: UInt64) -> Exercise.Case {
    var generator = SplitMix64(seed: seed)
    let j = 1 + generator.nextInteger(below: 12)
    // 6·k² > 2·j² where k > 0.58·j.
    let k = 1 + j * 3 / 5 + generator.nextInteger(below: 8)
    let inputs = 2 * j * j
    return .init(
      "a random layer, seed \(seed)", given: (inputs: inputs, units: 6 * k * k - inputs),
      expect: (glorotBound: 1 / Float(k), heDeviation: 1 / Float(j)))
  }
}
