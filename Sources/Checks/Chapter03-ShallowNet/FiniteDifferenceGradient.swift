import ExerciseSupport
import Foundation
import NeuralNetworks

/// Exercise 3.7: the gradient of a function by central differences.
public enum FiniteDifferenceGradient {
  /// The function, and how often it worked out the loss.
  public typealias Exercise = ExerciseSupport.Exercise<
    (loss: SmoothLoss, parameters: [Float], step: Float), (gradient: [Float], evaluations: Int)
  >

  /// An answer, which calls the loss itself.
  public typealias GradientFunction = @Sendable (([Float]) -> Float, [Float], Float) -> [Float]

  /// A loss to be differentiated.
  public struct SmoothLoss: Sendable, CustomStringConvertible {
    /// The formula.
    public let description: String

    let value: @Sendable ([Float]) -> Float

    init(_ description: String, value: @escaping @Sendable ([Float]) -> Float) {
      self.description = description
      self.value = value
    }
  }

  /// What is asked, with all that is known of right and wrong answers.
  public static let exercise = Exercise(
    "3.7", "gradient by finite differences",
    file: "Chapters/Chapter03-ShallowNet/Exercises/FiniteDifferenceGradient.swift",
    comparing: .parts(
      .part("gradient", { $0.gradient }, comparing: .numbers(within: 1e-3)),
      .part("how often the loss was worked out", { $0.evaluations }, comparing: .numbers())),
    cases: knownCases + (1...5).map(randomCase),
    hints: [
      "Take one parameter at a time. What do you have to change in a copy of the list, and what do "
        + "you have to put back before the next parameter?",
      "For each index: set the element to `parameters[index] + step`, work out the loss, set it to "
        + "`parameters[index] - step`, work out the loss again, and put the element back.",
      "The slope is `(lossAbove - lossBelow) / (2 * step)`, with the parentheses, and after it comes "
        + "`moved[index] = parameters[index]`.",
    ],
    misconceptions: misconceptions, otherAnswers: otherAnswers)

  /// The answer as a function of the exercise's input, which also counts how often the loss is
  /// worked out.
  ///
  /// - Parameter function: the learner's function, or any other.
  /// - Returns: what `exercise` can judge.
  public static func counting(_ function: @escaping GradientFunction) -> Exercise.Function {
    { input in
      var evaluations = 0
      let gradient = function(
        { moved in
          evaluations += 1
          // A list of another length would stop the program at a subscript.
          return moved.count == input.parameters.count ? input.loss.value(moved) : .nan
        }, input.parameters, input.step)
      return (gradient: gradient, evaluations: evaluations)
    }
  }

  // For a polynomial the central difference is known exactly: of a² it is 2a, of a³ it is 3a² + h².
  // Of sin a it is cos a · sin h / h. Of ln(1 + eᵃ) the slope is 1 / (1 + e⁻ᵃ), and steps this small
  // change it in the sixth decimal place. Rosenbrock's valley by NumPy
  // (Tests/Reference/chapter03_reference.py).
  static let knownCases: [Exercise.Case] = [
    known(
      "the worked example", SmoothLoss("a² + 3ab") { $0[0] * $0[0] + 3 * $0[0] * $0[1] },
      at: [1, 2], step: 0.5, gradient: [8, 3]),
    known(
      "one parameter, strong curvature", SmoothLoss("40a²") { 40 * $0[0] * $0[0] },
      at: [0.25], step: 1 / 16, gradient: [20]),
    known(
      "a cube and a large step", SmoothLoss("a³ − 2b") { $0[0] * $0[0] * $0[0] - 2 * $0[1] },
      at: [2, -1], step: 0.5, gradient: [12.25, -2]),
    known(
      "three parameters that depend on each other", SmoothLoss("abc") { $0[0] * $0[1] * $0[2] },
      at: [2, 3, 5], step: 0.25, gradient: [15, 10, 6]),
    known(
      "waves",
      SmoothLoss("sin a + sin b + sin c") { numbers in
        Float(numbers.reduce(0.0) { $0 + sin(Double($1)) })
      },
      at: [0, 1, -3], step: 1 / 8, gradient: [0.9973979, 0.5388965, -0.9874165]),
    known(
      "the logarithm of 1 + eᵃ, less b",
      SmoothLoss("ln(1 + eᵃ) − b") { Float(log(1 + exp(Double($0[0])))) - $0[1] },
      at: [-1.5, 0], step: 1 / 64, gradient: [0.1824255, -1]),
    known(
      "Rosenbrock's valley",
      SmoothLoss("(1 − a)² + 100(b − a²)²") { numbers in
        let (a, b) = (numbers[0], numbers[1])
        return (1 - a) * (1 - a) + 100 * (b - a * a) * (b - a * a)
      }, at: [-0.5, 0.5], step: 1 / 64, gradient: [46.951172, 50]),
    known(
      "at the bottom of a bowl",
      SmoothLoss("a² + b² + c²") { $0[0] * $0[0] + $0[1] * $0[1] + $0[2] * $0[2] },
      at: [0, 0, 0], step: 1 / 4, gradient: [0, 0, 0]),
    known("no parameters", SmoothLoss("7") { _ in 7 }, at: [], step: 0.5, gradient: []),
  ]

  private static func known(
    _ name: String, _ loss: SmoothLoss, at parameters: [Float], step: Float, gradient: [Float]
  ) -> Exercise.Case {
    .init(
      name, given: (loss: loss, parameters: parameters, step: step),
      expect: (gradient: gradient, evaluations: 2 * parameters.count))
  }

  /// A random quadratic form L = ½ xᵀAx + bᵀx, in which all parameters depend on each other. What is
  /// expected is its gradient Ax + b, which central differences meet exactly.
  static func randomCase(seed: UInt64) -> Exercise.Case {
    var generator = SplitMix64(seed: seed)
    let count = 2 + generator.nextInteger(below: 5)
    func wholeNumbers() -> [Float] {
      (0..<count).map { _ in Float(generator.nextInteger(below: 9) - 4) }
    }
    let half = Matrix((0..<count).map { _ in wholeNumbers() })
    let curvature = half + half.transposed()
    let (slope, point) = (wholeNumbers(), wholeNumbers())
    let loss = SmoothLoss("a quadratic form, seed \(seed)") { numbers in
      numbers.indices.reduce(0) { sum, row in
        let product = zip(curvature.row(row), numbers).map(*).reduce(0, +)
        return sum + numbers[row] * (product / 2 + slope[row])
      }
    }
    let gradient = (0..<count).map { row in
      zip(curvature.row(row), point).reduce(slope[row]) { $0 + $1.0 * $1.1 }
    }
    return known(
      "a random quadratic form, seed \(seed)", loss, at: point,
      step: [0.5, 0.25, 0.125][generator.nextInteger(below: 3)], gradient: gradient)
  }
}
