import ExerciseSupport
import Foundation
import NeuralNetworks

/// Exercise 2.2: tanh, from a sigmoid that is handed in.
public enum TanhFromSigmoid {
  /// The function, as one from a tuple.
  public typealias Exercise = ExerciseSupport.Exercise<(z: Float, sigmoid: Sigmoid), Float>

  /// A sigmoid to hand in.
  public enum Sigmoid: Sendable, CustomStringConvertible {
    /// The logistic function.
    case smooth

    /// Three straight lines of about the same shape.
    case hard

    /// The function itself, to be handed to an answer.
    public var function: @Sendable (Float) -> Float {
      switch self {
      // In Double, so that it is stable and right in every digit.
      case .smooth: { Float(logistic(Double($0))) }
      case .hard: { min(max(0.2 * $0 + 0.5, 0), 1) }
      }
    }

    /// The formula.
    public var description: String {
      switch self {
      case .smooth: "1 / (1 + e⁻ᶻ)"
      case .hard: "0.2 · z + 0.5 between 0 and 1"
      }
    }
  }

  /// What is asked, with all that is known of right and wrong answers.
  public static let exercise = Exercise(
    "2.2", "tanh from sigmoid",
    file: "Chapters/Chapter02-Activations/Exercises/TanhFromSigmoid.swift",
    comparing: .numbers(within: 2e-6),
    cases: knownCases + (1...6).map(randomCase),
    hints: [
      "Follow z through the formula from the inside out: what is done to it before the sigmoid, and "
        + "what to the result after it?",
      "Call the function that was handed to you with twice z, and keep what it returns in a "
        + "constant.",
      "With `let a = sigmoid(2 * z)`, double a and subtract 1.",
    ],
    misconceptions: misconceptions, otherAnswers: otherAnswers)

  // The smooth ones by NumPy (Tests/Reference/chapter02_reference.py). The hard ones by hand: at
  // −1.5 it is 2 · (0.2 · (−3) + 0.5) − 1 = −1.2, but the sigmoid stops at 0, so −1.
  static let knownCases: [Exercise.Case] = [
    .init("the worked example", given: (z: 0.5, sigmoid: .smooth), expect: 0.462117157),
    .init("zero", given: (z: 0, sigmoid: .smooth), expect: 0),
    .init("below zero", given: (z: -0.5, sigmoid: .smooth), expect: -0.462117157),
    .init("z = 2", given: (z: 2, sigmoid: .smooth), expect: 0.96402758),
    .init("z = −3", given: (z: -3, sigmoid: .smooth), expect: -0.995054754),
    .init("close to zero", given: (z: 0.1, sigmoid: .smooth), expect: 0.0996679946),
    .init("far to the right", given: (z: 12, sigmoid: .smooth), expect: 1),
    .init("far to the left", given: (z: -12, sigmoid: .smooth), expect: -1),
    .init("beyond the range of exp", given: (z: 100, sigmoid: .smooth), expect: 1),
    .init("as far on the other side", given: (z: -100, sigmoid: .smooth), expect: -1),
    .init("the hard sigmoid", given: (z: 0.5, sigmoid: .hard), expect: 0.4),
    .init("the hard sigmoid at zero", given: (z: 0, sigmoid: .hard), expect: 0),
    .init("the hard sigmoid below zero", given: (z: -0.25, sigmoid: .hard), expect: -0.2),
    .init("the hard sigmoid at its lower end", given: (z: -1.5, sigmoid: .hard), expect: -1),
    .init("the hard sigmoid at its upper end", given: (z: 1.5, sigmoid: .hard), expect: 1),
  ]

  /// A random number from −4 to 4, for either sigmoid. What is expected is Foundation's tanh, or
  /// the line of slope 0.8 between −1 and 1.
  static func randomCase(seed: UInt64) -> Exercise.Case {
    var generator = SplitMix64(seed: seed)
    let z = generator.nextUniform(in: -4..<4)
    let isSmooth = seed % 2 == 0
    let line = min(max(0.8 * Double(z), -1), 1)
    return .init(
      "a random number, seed \(seed)", given: (z: z, sigmoid: isSmooth ? .smooth : .hard),
      expect: Float(isSmooth ? tanh(Double(z)) : line))
  }
}
