import ExerciseSupport
import Foundation
import NeuralNetworks

/// Exercise 2.4: three functions, each from the output of its activation at the same z.
public enum DerivativesFromOutput {
  /// All three functions as one: from the three outputs to the three slopes.
  public typealias Exercise = ExerciseSupport.Exercise<
    (sigmoid: Float, tanh: Float, relu: Float), (sigmoid: Float, tanh: Float, relu: Float)
  >

  /// What is asked, with all that is known of right and wrong answers.
  public static let exercise = Exercise(
    "2.4", "derivatives from the output",
    file: "Chapters/Chapter02-Activations/Exercises/DerivativesFromOutput.swift",
    comparing: .parts(
      .part("sigmoidSlope", { $0.sigmoid }, comparing: .numbers(within: 1e-5)),
      .part("tanhSlope", { $0.tanh }, comparing: .numbers(within: 1e-5)),
      .part("reluSlope", { $0.relu }, comparing: .numbers())),
    cases: knownCases + (1...6).map(randomCase),
    hints: [
      "What is handed in is the output a already. Where in the three formulas does z still occur?",
      "The first two are the formulas with `output` in the place of a; a square is a number times "
        + "itself. The third only compares.",
      "The sigmoid's is `output` times 1 minus `output`; that of tanh is 1 minus `output * output`; "
        + "that of ReLU is `output > 0 ? 1 : 0`.",
    ],
    misconceptions: misconceptions, otherAnswers: otherAnswers)

  // Outputs and slopes by NumPy and SciPy, the slope of tanh as 1 / cosh² z
  // (Tests/Reference/chapter02_reference.py).
  static let knownCases: [Exercise.Case] = [
    .init(
      "the outputs at z = 0", given: (sigmoid: 0.5, tanh: 0, relu: 0),
      expect: (sigmoid: 0.25, tanh: 1, relu: 0)),
    .init(
      "the outputs at z = 0.75", given: (sigmoid: 0.679178699, tanh: 0.635148952, relu: 0.75),
      expect: (sigmoid: 0.217894994, tanh: 0.596585808, relu: 1)),
    .init(
      "the outputs at z = −1.25", given: (sigmoid: 0.222700139, tanh: -0.84828364, relu: 0),
      expect: (sigmoid: 0.173104787, tanh: 0.280414866, relu: 0)),
    .init(
      "the outputs at z = 2.5", given: (sigmoid: 0.92414182, tanh: 0.986614298, relu: 2.5),
      expect: (sigmoid: 0.0701037165, tanh: 0.0265922267, relu: 1)),
    .init(
      "the outputs at z = −2", given: (sigmoid: 0.119202922, tanh: -0.96402758, relu: 0),
      expect: (sigmoid: 0.104993585, tanh: 0.0706508249, relu: 0)),
    .init(
      "saturated above", given: (sigmoid: 1, tanh: 1, relu: 1000),
      expect: (sigmoid: 0, tanh: 0, relu: 1)),
    .init(
      "saturated below", given: (sigmoid: 0, tanh: -1, relu: 0),
      expect: (sigmoid: 0, tanh: 0, relu: 0)),
    .init(
      "close to zero", given: (sigmoid: 0.5, tanh: 1e-6, relu: 1e-6),
      expect: (sigmoid: 0.25, tanh: 1, relu: 1)),
    .init(
      "zero with a minus sign", given: (sigmoid: 0.5, tanh: -0.0, relu: -0.0),
      expect: (sigmoid: 0.25, tanh: 1, relu: 0)),
  ]

  /// The slope of a function, from its values a little below and a little above z.
  private static func slope(_ function: (Double) -> Double, at z: Double) -> Double {
    let step = 1e-5
    return (function(z + step) - function(z - step)) / (2 * step)
  }

  /// The outputs at a random z from −3 to 3, but not between −0.1 and 0.1. What is expected is worked
  /// out from values of the activations to both sides of z.
  static func randomCase(seed: UInt64) -> Exercise.Case {
    var generator = SplitMix64(seed: seed)
    let magnitude = Double(generator.nextUniform(in: 0.1..<3))
    let z = generator.nextInteger(below: 2) == 0 ? magnitude : -magnitude
    func relu(_ z: Double) -> Double { max(0, z) }
    return .init(
      "the outputs at a random z, seed \(seed)",
      given: (sigmoid: Float(logistic(z)), tanh: Float(tanh(z)), relu: Float(relu(z))),
      expect: (
        sigmoid: Float(slope(logistic, at: z)),
        tanh: Float(slope({ tanh($0) }, at: z)),
        relu: Float(slope(relu, at: z).rounded())
      ))
  }
}
