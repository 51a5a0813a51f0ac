import ExerciseSupport
import NeuralNetworks

/// Exercise 2.3: two functions, tried on the same number.
public enum ReLUAndLeakyReLU {
  /// Both functions as one, with both results.
  public typealias Exercise = ExerciseSupport.Exercise<
    (z: Float, slope: Float), (relu: Float, leakyRelu: Float)
  >

  /// What is asked, with all that is known of right and wrong answers.
  public static let exercise = Exercise(
    "2.3", "ReLU and leaky ReLU",
    file: "Chapters/Chapter02-Activations/Exercises/ReLUAndLeakyReLU.swift",
    comparing: .parts(
      .part("relu", { $0.relu }, comparing: .numbers(within: 1e-6, relativeFrom: 1e-6)),
      .part("leakyRelu", { $0.leakyRelu }, comparing: .numbers(within: 1e-6, relativeFrom: 1e-6))),
    cases: knownCases + (1...5).map(randomCase),
    hints: [
      "On the positive side both functions do the same. What does each of them do with −2?",
      "ReLU is the larger of two numbers. For the leaky one, compare z with 0 and choose between two "
        + "results.",
      "`max(0, z)` is the whole body of the first; the second is `z > 0 ? z : …` with the product "
        + "of slope and z in the end.",
    ],
    misconceptions: misconceptions, otherAnswers: otherAnswers)

  // Worked out by hand: 0.25 · (−1.5) = −0.375, for example.
  static let knownCases: [Exercise.Case] = [
    both("a positive number", z: 2.5, slope: 0.01, expect: 2.5, 2.5),
    both("a negative number", z: -1.5, slope: 0.01, expect: 0, -0.015),
    both("zero", z: 0, slope: 0.01, expect: 0, 0),
    both("zero with a minus sign", z: -0.0, slope: 0.25, expect: 0, 0),
    both("a steeper slope", z: -1.5, slope: 0.25, expect: 0, -0.375),
    both("a positive number with a steeper slope", z: 1.5, slope: 0.25, expect: 1.5, 1.5),
    both("a little above zero", z: 0.001, slope: 0.1, expect: 0.001, 0.001),
    both("a little below zero", z: -0.001, slope: 0.1, expect: 0, -0.0001),
    both("between 0 and 1", z: 0.75, slope: 0.5, expect: 0.75, 0.75),
    both("between −1 and 0", z: -0.75, slope: 0.5, expect: 0, -0.375),
    both("a large number", z: 4096, slope: 0.5, expect: 4096, 4096),
    both("a large negative number", z: -4096, slope: 0.5, expect: 0, -2048),
    both("slope 0: all is lost", z: -3, slope: 0, expect: 0, 0),
    both("slope 1: all passes", z: -3, slope: 1, expect: 0, -3),
  ]

  private static func both(
    _ name: String, z: Float, slope: Float, expect relu: Float, _ leakyRelu: Float
  ) -> Exercise.Case {
    .init(name, given: (z: z, slope: slope), expect: (relu: relu, leakyRelu: leakyRelu))
  }

  /// A random number of eighths and a random slope of sixteenths, so that whole numbers tell what
  /// is expected. Even seeds give negative numbers, odd ones positive.
  static func randomCase(seed: UInt64) -> Exercise.Case {
    var generator = SplitMix64(seed: seed)
    let eighths = 1 + generator.nextInteger(below: 80)
    let sixteenths = 1 + generator.nextInteger(below: 15)
    let isNegative = seed % 2 == 0
    let (z, slope) = (Float(isNegative ? -eighths : eighths) / 8, Float(sixteenths) / 16)
    return both(
      "a random number, seed \(seed)", z: z, slope: slope, expect: isNegative ? 0 : z,
      isNegative ? -Float(eighths * sixteenths) / 128 : z)
  }
}
