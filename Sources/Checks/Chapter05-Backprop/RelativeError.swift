import ExerciseSupport
import NeuralNetworks

/// Exercise 5.6: ‖a − b‖ / (‖a‖ + ‖b‖).
public enum RelativeError {
  /// The function, as one from a tuple.
  public typealias Exercise = ExerciseSupport.Exercise<(a: [Float], b: [Float]), Double>

  /// What is asked, with all that is known of right and wrong answers.
  public static let exercise = Exercise(
    "5.6", "relative error of a gradient check",
    file: "Chapters/Chapter05-Backprop/Exercises/RelativeError.swift",
    comparing: .numbers(within: 1e-4, relativeFrom: 1e-14),
    cases: knownCases + (1...5).map(randomCase),
    hints: [
      "Three norms are needed, so a function inside the function pays off: from a list of Doubles "
        + "to its norm.",
      "Turn both lists into lists of Doubles, work out the norm of their differences and the sum "
        + "of their norms. Which quotient does not exist, and what is it to be?",
      "With `norm` and `let size = norm(a) + norm(b)`: return 0 if `size` is 0, else "
        + "`norm(zip(a, b).map { $0 - $1 }) / size`.",
    ],
    misconceptions: misconceptions, otherAnswers: otherAnswers)

  // By hand, with √2 = 1.41421356; four parameters by NumPy (Tests/Reference/chapter05_reference.py).
  static let knownCases: [Exercise.Case] = [
    .init("the worked example", given: (a: [6, 8], b: [3, 4]), expect: 1.0 / 3),
    .init("equal gradients", given: (a: [0.5, -2, 7], b: [0.5, -2, 7]), expect: 0),
    .init("opposite gradients", given: (a: [3, -4], b: [-3, 4]), expect: 1),
    .init("one is zero", given: (a: [0, 0, 0], b: [1, -2, 2]), expect: 1),
    .init("both are zero", given: (a: [0, 0], b: [0, 0]), expect: 0),
    .init(
      // √(1 + 1) / (1 + 1)
      "as long as each other, but at right angles", given: (a: [1, 0], b: [0, 1]),
      expect: 0.70710678),
    .init(
      "one parameter, as a wrong factor 2 makes it", given: (a: [-5], b: [-2.5]), expect: 1.0 / 3),
    .init(
      // ‖a − b‖ = 1/1024, ‖a‖ = 5; b is longer by 3/5 of 1/1024
      "close to each other", given: (a: [3, 4], b: [3 + 1.0 / 1024, 4]), expect: 9.7650528e-5),
    .init(
      "a parameter whose gradient is zero", given: (a: [0, 12], b: [5, 12]), expect: 5.0 / 25),
    .init(
      "gradients that have vanished", given: (a: [6e-25, 8e-25], b: [3e-25, 4e-25]), expect: 1.0 / 3
    ),
    .init(
      "gradients that have exploded", given: (a: [6e25, 8e25], b: [3e25, 4e25]), expect: 1.0 / 3),
    .init(
      "four parameters, one of them with the wrong sign",
      given: (a: [0.2, -1.5, 0.75, 3], b: [0.2, -1.5, -0.75, 3]), expect: 0.217849356),
  ]

  /// Random gradients. What is expected is worked out from their product: the square of the distance
  /// is ‖a‖² + ‖b‖² − 2 Σ ab.
  static func randomCase(seed: UInt64) -> Exercise.Case {
    var generator = SplitMix64(seed: seed)
    let count = 2 + generator.nextInteger(below: 6)
    let (a, b) = (generator.nextQuarters(count), generator.nextQuarters(count))
    func product(_ one: [Float], _ other: [Float]) -> Double {
      zip(one, other).reduce(0) { $0 + Double($1.0) * Double($1.1) }
    }
    let (aa, bb) = (product(a, a), product(b, b))
    let distance = (aa + bb - 2 * product(a, b)).squareRoot()
    return .init(
      "random gradients, seed \(seed)", given: (a: a, b: b),
      expect: distance / (aa.squareRoot() + bb.squareRoot()))
  }
}
