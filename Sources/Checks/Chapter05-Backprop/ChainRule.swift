import ExerciseSupport
import NeuralNetworks

/// Exercise 5.1: the three derivatives of L = (x (x y + z))², step by step.
public enum ChainRule {
  /// The function, as one from a tuple.
  public typealias Exercise = ExerciseSupport.Exercise<
    (x: Float, y: Float, z: Float), (x: Float, y: Float, z: Float)
  >

  /// What is asked, with all that is known of right and wrong answers.
  public static let exercise = Exercise(
    "5.1", "chain rule on a graph", file: "Chapters/Chapter05-Backprop/Exercises/ChainRule.swift",
    comparing: .parts(
      .part("dL/dx", { $0.x }, comparing: .numbers(within: 1e-4)),
      .part("dL/dy", { $0.y }, comparing: .numbers(within: 1e-4)),
      .part("dL/dz", { $0.z }, comparing: .numbers(within: 1e-4))),
    cases: knownCases + (1...5).map(randomCase),
    hints: [
      "Draw the graph: four circles for the steps, and an arrow for each number that goes into a "
        + "step. How many arrows start at x?",
      "After the four steps forward, make one `let` for dL/dw, one for dL/dv and one for dL/du, "
        + "each from the one before. Which slope belongs to each arrow?",
      "dL/dw is 2 * w, and dL/dv is that times x. Both dL/du and dL/dz equal dL/dv. Then dL/dy is "
        + "dL/du * x, and dL/dx is dL/du * y + dL/dw * v.",
    ],
    misconceptions: misconceptions, otherAnswers: otherAnswers)

  // By hand, as in the worked example.
  static let knownCases: [Exercise.Case] = [
    .init("the worked example", given: (x: 2, y: 3, z: -5), expect: (x: 28, y: 16, z: 8)),
    .init(
      // u = −2, v = −1.5, w = 1.5; dL/dw = 3, dL/dv = −3; dL/dx = −3 · 2 + 3 · (−1.5)
      "a negative x", given: (x: -1, y: 2, z: 0.5), expect: (x: -10.5, y: 3, z: -3)),
    .init(
      // u = 0, v = 2, w = 3; dL/dw = 6, dL/dv = 9
      "y is zero: x still counts", given: (x: 1.5, y: 0, z: 2), expect: (x: 12, y: 13.5, z: 9)),
    .init(
      // u = v = 6, w = 18; dL/dw = 36, dL/dv = 108; dL/dx = 108 · 2 + 36 · 6
      "z is zero", given: (x: 3, y: 2, z: 0), expect: (x: 432, y: 324, z: 108)),
    .init(
      // u = −1, v = 3, w = −1.5; dL/dw = −3, dL/dv = 1.5; dL/dx = 1.5 · 2 − 3 · 3
      "the two paths against each other", given: (x: -0.5, y: 2, z: 4),
      expect: (x: -6, y: -0.75, z: 1.5)),
    .init("x is zero: nothing gets through", given: (x: 0, y: 3, z: 7), expect: (x: 0, y: 0, z: 0)),
    .init(
      "w is zero: the bottom of the square", given: (x: 2, y: -1, z: 2), expect: (x: 0, y: 0, z: 0)),
  ]

  /// Random numbers. What is expected is worked out by central differences of L.
  static func randomCase(seed: UInt64) -> Exercise.Case {
    var generator = SplitMix64(seed: seed)
    let point = generator.nextQuarters(3).map { Double($0) / 2 }
    let slopes = centralDifferences(
      of: { numbers in
        let w = numbers[0] * (numbers[0] * numbers[1] + numbers[2])
        return w * w
      }, at: point
    ).map { Float($0) }
    return .init(
      "random numbers, seed \(seed)",
      given: (x: Float(point[0]), y: Float(point[1]), z: Float(point[2])),
      expect: (x: slopes[0], y: slopes[1], z: slopes[2]))
  }
}
