import Exercises
import Foundation
import Judging
import NeuralNetworks

/// Exercise 5.2: three functions, each of which multiplies what arrives by a slope.
enum ActivationBackward {
  typealias Function = Chapter5.ActivationBackward

  static let exam = Exam(
    check(
      Chapter5.sigmoidBackward, casesOfSigmoid, randomCases { logistic($0) }, mistakesOfSigmoid,
      rightSigmoids),
    check(
      Chapter5.tanhBackward, casesOfTanh, randomCases { Foundation.tanh($0) }, mistakesOfTanh,
      rightTanhs),
    check(
      Chapter5.reluBackward, casesOfReLU, randomCases { max(0, $0) }, mistakesOfReLU, rightReLUs))

  private static func check(
    _ contract: Function, _ cases: [Function.Case], _ random: Function.RandomCases,
    _ mistakes: [Function.Mistake], _ rightAnswers: [Function.RightAnswer]
  ) -> Check<(Matrix, Matrix), Matrix> {
    let none = Matrix(rows: 0, columns: 3)
    return Check(
      contract, comparing: .numbers(within: 1e-5),
      cases: cases + [.init("no samples", (none, none), gives: none)], random: [random],
      mistakes: mistakes, rightAnswers: rightAnswers)
  }

  /// Random outputs. What is expected is worked out with the slopes by central differences of the
  /// activation, at a z that is not near 0.
  private static func randomCases(
    _ activation: @escaping @Sendable (Double) -> Double
  ) -> Function.RandomCases {
    .init(5) { generator in
      let (rows, columns) = (
        1 + generator.nextInteger(below: 4), 2 + generator.nextInteger(below: 3)
      )
      let arriving = generator.nextQuarters(rows, columns)
      let z = (0..<rows * columns).map { _ in
        let magnitude = Double(generator.nextUniform(in: 0.1..<3))
        return generator.nextInteger(below: 2) == 0 ? magnitude : -magnitude
      }
      let slopes = z.map { centralDifferences(of: { activation($0[0]) }, at: [$0])[0] }
      let gradient = slopes.indices.map { arriving.doubles[$0] * slopes[$0] }
      return .init(
        "random outputs",
        (arriving, Matrix(rows: rows, columns: columns, doubles: z.map(activation))),
        gives: Matrix(rows: rows, columns: columns, doubles: gradient))
    }
  }

  /// A mistake in what is done with each gradient and the output in the same place.
  private static func mistake(
    _ name: String, _ remedy: String,
    _ function: @escaping @Sendable (_ g: Float, _ a: Float) -> Float
  ) -> Function.Mistake {
    .init(name, remedy) { elementwise($0, $1, function) }
  }

  private static func right(
    _ form: String, _ function: @escaping @Sendable (_ g: Float, _ a: Float) -> Float
  ) -> Function.RightAnswer {
    .init(form) { elementwise($0, $1, function) }
  }

  private static func elementwise(
    _ gradient: Matrix, _ output: Matrix, _ function: (_ g: Float, _ a: Float) -> Float
  ) -> Matrix {
    Matrix(rows: gradient.rows, columns: gradient.columns) {
      function(gradient[$0, $1], output[$0, $1])
    }
  }

  /// Mistakes of all three functions in what is done with the right gradient.
  private static func mistakesOfAll(
    _ right: @escaping @Sendable (_ g: Float, _ a: Float) -> Float
  ) -> [Function.Mistake] {
    [
      mistake(
        "the gradient loses its sign", "A gradient can be negative: multiply it as it is."
      ) { g, a in right(abs(g), a) },
      .init(
        "the gradient is divided by the number of samples",
        "The loss has seen to the mean already: here it is only multiplied by the slope."
      ) { gradient, output in
        elementwise(gradient, output, right).map { $0 / Float(output.rows) }
      },
      .init("only the first sample is worked out", "Go through all rows, not only the first.") {
        gradient, output in
        Matrix(rows: output.rows, columns: output.columns) {
          $0 == 0 ? right(gradient[$0, $1], output[$0, $1]) : 0
        }
      },
    ]
  }

  // MARK: - Sigmoid

  // By hand; the last by NumPy and SciPy (Tests/Reference/chapter05_reference.py).
  private static let casesOfSigmoid: [Function.Case] = [
    .init(
      "one sample, with the worked example",
      (Matrix([[-2, 4, -3]]), Matrix([[0.8, 0.5, 0.25]])),
      gives: Matrix([[-0.32, 1, -0.5625]])),
    .init(
      "the steepest place and both ends, with gradients of both signs",
      (Matrix([[3, -3], [3, -3], [0, 2]]), Matrix([[0.5, 0.5], [1, 1], [0, 0]])),
      gives: Matrix([[0.75, -0.75], [0, 0], [0, 0]])),
    .init(
      "two samples of three units",
      (
        Matrix([[0.5, -1.5, 2], [-0.25, 1, -4]]),
        Matrix([[0.6791787, 0.2227001, 0.9241418], [0.1192029, 0.5, 0.3775407]])
      ), gives: Matrix([[0.1089475, -0.2596572, 0.1402075], [-0.0262484, 0.25, -0.9400149]])),
  ]

  private static let mistakesOfSigmoid =
    [
      mistake(
        "the slope is returned, without the gradient that arrives",
        "The slope is only the last factor of the chain: multiply it by what arrives."
      ) { _, a in a * (1 - a) },
      mistake(
        "the slope is added to the gradient that arrives",
        "Along one path the chain rule multiplies."
      ) { g, a in g + a * (1 - a) },
      mistake(
        "the gradient that arrives is divided by the slope",
        "Where an activation is flat, little gets through: multiply by its slope."
      ) { g, a in g / (a * (1 - a)) },
      mistake(
        "the gradient that arrives is multiplied by the output and not by the slope",
        "How much an output grows is not how large it is: find the slope from a first."
      ) { g, a in g * a },
      mistake(
        "the gradient that arrives is returned as it is",
        "On its way back it passes the activation: multiply by the slope there."
      ) { g, _ in g },
      mistake(
        "the gradient goes through the sigmoid forward",
        "Only preactivations go through f; a gradient is multiplied by its slope."
      ) { g, _ in logistic(g) },
      mistake(
        "the output goes through the sigmoid a second time",
        "The second argument holds outputs already: put them into the formula as a."
      ) { g, a in g * logistic(a) * (1 - logistic(a)) },
      mistake(
        "the slope of the sigmoid lacks its factor a",
        "The sigmoid is flat where a is nearly 0, too: a factor has to see to that."
      ) { g, a in g * (1 - a) },
      mistake(
        "the slope of the sigmoid has the wrong sign",
        "The sigmoid never falls: look at the order of the difference."
      ) { g, a in g * a * (a - 1) },
      mistake(
        "parentheses are missing around 1 − a",
        "A product comes before a difference: put 1 − a in parentheses."
      ) { g, a in g * a * 1 - a },
      mistake(
        "the sigmoid has the slope of tanh", "The slope of the sigmoid is never above 0.25."
      ) { g, a in g * (1 - a * a) },
    ] + mistakesOfAll { g, a in g * a * (1 - a) }

  private static let rightSigmoids: [Function.RightAnswer] = [
    .init("the formula multiplied out") { $0 * $1 - $0 * $1 * $1 },
    right("in Double, as a difference of squares") { g, a in
      Float(Double(g) * (0.25 - pow(Double(a) - 0.5, 2)))
    },
    .init("by the library's activation") { Activation.sigmoid.backward($0, output: $1) },
  ]

  // MARK: - tanh

  private static let casesOfTanh: [Function.Case] = [
    .init(
      "one sample, with the worked example", (Matrix([[-2, 4, -3]]), Matrix([[0, -0.5, 0.5]])),
      gives: Matrix([[-2, 3, -2.25]])),
    .init(
      "the steepest place and both ends, with gradients of both signs",
      (Matrix([[3, -3], [3, -3], [0, 2]]), Matrix([[0, 0], [1, 1], [-1, -1]])),
      gives: Matrix([[3, -3], [0, 0], [0, 0]])),
    .init(
      "two samples of three units",
      (
        Matrix([[0.5, -1.5, 2], [-0.25, 1, -4]]),
        Matrix([[0.635149, -0.8482836, 0.9866143], [-0.9640276, 0, -0.4621172]])
      ), gives: Matrix([[0.2982929, -0.4206224, 0.0531844], [-0.0176627, 1, -3.1457909]])),
  ]

  private static let mistakesOfTanh =
    [
      mistake(
        "the slope is returned, without the gradient that arrives",
        "The slope is only the last factor of the chain: multiply it by what arrives."
      ) { _, a in 1 - a * a },
      mistake(
        "the slope is added to the gradient that arrives",
        "Along one path the chain rule multiplies."
      ) { g, a in g + 1 - a * a },
      mistake(
        "the gradient that arrives is divided by the slope",
        "Where an activation is flat, little gets through: multiply by its slope."
      ) { g, a in g / (1 - a * a) },
      mistake(
        "the gradient that arrives is multiplied by the output and not by the slope",
        "How much an output grows is not how large it is: find the slope from a first."
      ) { g, a in g * a },
      mistake(
        "the gradient that arrives is returned as it is",
        "On its way back it passes the activation: multiply by the slope there."
      ) { g, _ in g },
      mistake(
        "the gradient goes through tanh forward",
        "Only preactivations go through f; a gradient is multiplied by its slope."
      ) { g, _ in Foundation.tanh(g) },
      mistake(
        "the output goes through tanh a second time",
        "The second argument holds outputs already: put them into the formula as a."
      ) { g, a in g * (1 - Foundation.tanh(a) * Foundation.tanh(a)) },
      mistake(
        "the output of tanh is not squared",
        "The outputs −0.5 and 0.5 have the same slope: the square sees to that."
      ) { g, a in g * (1 - a) },
      mistake(
        "parentheses are missing around 1 − a²",
        "A product comes before a difference: put 1 − a² in parentheses."
      ) { g, a in g * 1 - a * a },
      mistake(
        "tanh has the slope of the sigmoid",
        "tanh is steepest where its output is 0, and there a · (1 − a) is 0."
      ) { g, a in g * a * (1 - a) },
    ] + mistakesOfAll { g, a in g * (1 - a * a) }

  private static let rightTanhs: [Function.RightAnswer] = [
    .init("the formula multiplied out") { $0 - $0 * $1 * $1 },
    right("in Double, as a product of sum and difference") { g, a in
      Float(Double(g) * (1 - Double(a)) * (1 + Double(a)))
    },
    .init("by the library's activation") { Activation.tanh.backward($0, output: $1) },
  ]

  // MARK: - ReLU

  private static let casesOfReLU: [Function.Case] = [
    .init(
      "one sample, with the worked example", (Matrix([[-2, 4, -3]]), Matrix([[0, 0, 2.5]])),
      gives: Matrix([[0, 0, -3]])),
    .init(
      "both sides of ReLU's kink, with gradients of both signs",
      (Matrix([[3, -3], [3, -3], [0, 2]]), Matrix([[0, 0], [1e-6, 1e-6], [4, 4]])),
      gives: Matrix([[0, 0], [3, -3], [0, 2]])),
    .init(
      "the output next above zero, and zero with a minus",
      (Matrix([[2, 2, -1]]), Matrix([[.leastNonzeroMagnitude, -0.0, 1]])),
      gives: Matrix([[2, 0, -1]])),
    .init(
      "two samples of three units",
      (
        Matrix([[0.5, -1.5, 2], [-0.25, 1, -4]]), Matrix([[0.75, 0, 2.5], [0, 0, 0.125]])
      ), gives: Matrix([[0.5, 0, 2], [0, 0, -4]])),
  ]

  private static let mistakesOfReLU =
    [
      mistake(
        "the slopes of ReLU are returned, without the gradient that arrives",
        "Where the output is positive, what arrives goes through as it is; that is not 1."
      ) { _, a in a > 0 ? 1 : 0 },
      mistake(
        "the slope is added to the gradient that arrives",
        "Along one path the chain rule multiplies."
      ) { g, a in g + (a > 0 ? 1 : 0) },
      mistake(
        "ReLU lets through what arrives where the output is 0",
        "An output of 0 comes from the flat side: nothing gets through there. "
          + "No output is below 0."
      ) { g, a in a >= 0 ? g : 0 },
      mistake(
        "ReLU lets through gradients above 0, and does not look at the output",
        "Whether something gets through depends on a; a gradient may well be negative."
      ) { g, _ in max(0, g) },
      mistake(
        "ReLU lets through only gradients above 0, where the output is above 0",
        "Where the output is positive, a negative gradient gets through too."
      ) { g, a in g > 0 && a > 0 ? g : 0 },
      mistake(
        "ReLU multiplies what arrives by the output",
        "On its positive side ReLU has the slope 1, however large the output is."
      ) { g, a in g * a },
      mistake(
        "ReLU lets something through only where the output is above 1",
        "Compare the output with 0."
      ) { g, a in a > 1 ? g : 0 },
      mistake(
        "ReLU lets something through where the output is 0, and stops it elsewhere",
        "It is the other way round: where the output is positive, it grows as z does."
      ) { g, a in a > 0 ? 0 : g },
      mistake(
        "ReLU lets a hundredth through where the output is 0",
        "That is leaky ReLU: here nothing gets through."
      ) { g, a in a > 0 ? g : 0.01 * g },
    ] + mistakesOfAll { g, a in a > 0 ? g : 0 }

  private static let rightReLUs: [Function.RightAnswer] = [
    right("the output compared with 0") { g, a in a == 0 ? 0 : g },
    right("in Double, by a factor") { g, a in Float(Double(g) * (a > 0 ? 1.0 : 0.0)) },
    .init("by the library's activation") { Activation.relu.backward($0, output: $1) },
  ]
}
