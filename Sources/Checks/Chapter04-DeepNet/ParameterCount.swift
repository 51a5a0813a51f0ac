import ExerciseSupport
import NeuralNetworks

/// Exercise 4.3: weights and biases of a stack of dense layers.
public enum ParameterCount {
  /// The function.
  public typealias Exercise = ExerciseSupport.Exercise<[Int], Int>

  /// What is asked, with all that is known of right and wrong answers.
  public static let exercise = Exercise(
    "4.3", "parameter count", file: "Chapters/Chapter04-DeepNet/Exercises/ParameterCount.swift",
    comparing: .numbers(),
    cases: knownCases + (1...5).map(randomCase),
    hints: [
      "How many layers does a list of four sizes make? Count the parameters of one of them.",
      "Go through neighboring sizes: the first of a pair are the inputs of a layer, the second its "
        + "units. Each unit has a bias.",
      "For each pair (inputs, units) of zip(layerSizes, layerSizes.dropFirst()), add "
        + "inputs * units + units to the count.",
    ],
    misconceptions: misconceptions,
    otherAnswers: otherAnswers)

  // By hand: a layer has inputs · units + units; 64-32-16-10 by the sizes of NumPy's arrays
  // (Tests/Reference/chapter04_reference.py).
  static let knownCases: [Exercise.Case] = [
    .init("the worked example", given: [784, 16, 16, 10], expect: 13_002),
    .init("one unit on 64 pixels", given: [64, 1], expect: 65),
    .init("several units, one layer", given: [3, 5], expect: 20),
    .init("XOR: 2-2-1", given: [2, 2, 1], expect: 9),
    .init("chapter 3's network: 64-4-1", given: [64, 4, 1], expect: 265),
    .init("wider and wider", given: [2, 3, 5, 7], expect: 9 + 20 + 42),
    .init("digits: 64-32-16-10", given: [64, 32, 16, 10], expect: 2778),
    .init("a chain of ones", given: [1, 1, 1, 1, 1], expect: 8),
    .init("only inputs, no layer", given: [10], expect: 0),
    .init(
      // A Float near 25 million is always even.
      "a layer too large for counting in Float", given: [5000, 5001], expect: 25_010_001),
  ]

  /// A random network. What is expected is counted one by one: for each unit its inputs and a bias.
  static func randomCase(seed: UInt64) -> Exercise.Case {
    var generator = SplitMix64(seed: seed)
    let sizes = (0..<3 + generator.nextInteger(below: 4)).map { _ in
      1 + generator.nextInteger(below: 40)
    }
    var count = 0
    for layer in 1..<sizes.count {
      for _ in 0..<sizes[layer] {
        for _ in 0..<sizes[layer - 1] { count += 1 }
        count += 1
      }
    }
    return .init("random sizes, seed \(seed)", given: sizes, expect: count)
  }
}
