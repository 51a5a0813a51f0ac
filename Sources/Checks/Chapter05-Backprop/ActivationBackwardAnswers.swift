import ExerciseSupport
import Foundation
import NeuralNetworks

/// Answers to exercise 5.2, wrong and right. Read on only after you have solved it.
extension ActivationBackward {
  static let misconceptions: [Exercise.Misconception] = [
    mistake(
      "the slopes are returned, without the gradient that arrives",
      remedy: "The slope is only the last factor of the chain: multiply it by what arrives.",
      sigmoid: { _, y in y * (1 - y) }, tanh: { _, y in 1 - y * y },
      relu: { _, y in y > 0 ? 1 : 0 }),
    mistake(
      "the slopes of ReLU are returned, without the gradient that arrives",
      remedy: "Where the output is positive, what arrives goes through as it is; that is not 1.",
      relu: { _, y in y > 0 ? 1 : 0 }),
    mistake(
      "the slope is added to the gradient that arrives",
      remedy: "Along one path the chain rule multiplies.",
      sigmoid: { $0 + $1 * (1 - $1) }, tanh: { $0 + 1 - $1 * $1 },
      relu: { $0 + ($1 > 0 ? 1 : 0) }),
    mistake(
      "the gradient that arrives is divided by the slope",
      remedy: "Where an activation is flat, little gets through: multiply by its slope.",
      sigmoid: { $0 / ($1 * (1 - $1)) }, tanh: { $0 / (1 - $1 * $1) },
      relu: { $1 > 0 ? $0 : 0 }),
    mistake(
      "the gradient that arrives is multiplied by the outputs and not by the slopes",
      remedy: "How much an output grows is not how large it is: find the slope from y first.",
      sigmoid: { $0 * $1 }, tanh: { $0 * $1 }, relu: { $0 * $1 }),
    mistake(
      "the gradient that arrives is returned as it is",
      remedy: "On its way back it passes the activation: multiply by the slope there.",
      sigmoid: { g, _ in g }, tanh: { g, _ in g }, relu: { g, _ in g }),
    mistake(
      "the gradient goes through the activations forward",
      remedy: "Only preactivations go through f; a gradient is multiplied by its slope.",
      sigmoid: { g, _ in logistic(g) }, tanh: { g, _ in Foundation.tanh(g) },
      relu: { g, _ in max(0, g) }),
    mistake(
      "the outputs go through sigmoid and tanh a second time",
      remedy: "The second argument holds outputs already: put them into the formulas as y.",
      sigmoid: { $0 * logistic($1) * (1 - logistic($1)) },
      tanh: { $0 * (1 - Foundation.tanh($1) * Foundation.tanh($1)) }),
    mistake(
      "the output goes through the sigmoid a second time",
      remedy: "The second argument holds outputs already: put them into the formula as y.",
      sigmoid: { $0 * logistic($1) * (1 - logistic($1)) }),
    mistake(
      "the output goes through tanh a second time",
      remedy: "The second argument holds outputs already: put them into the formula as y.",
      tanh: { $0 * (1 - Foundation.tanh($1) * Foundation.tanh($1)) }),
    mistake(
      "the slope of the sigmoid lacks its factor y",
      remedy: "The sigmoid is flat where y is nearly 0, too: a factor has to see to that.",
      sigmoid: { $0 * (1 - $1) }),
    mistake(
      "the slope of the sigmoid has the wrong sign",
      remedy: "The sigmoid never falls: look at the order of the difference.",
      sigmoid: { $0 * $1 * ($1 - 1) }),
    mistake(
      "parentheses are missing around 1 − y",
      remedy: "A product comes before a difference: put 1 − y in parentheses.",
      sigmoid: { $0 * $1 * 1 - $1 }),
    mistake(
      "the output of tanh is not squared",
      remedy: "The outputs −0.5 and 0.5 have the same slope: the square sees to that.",
      tanh: { $0 * (1 - $1) }),
    mistake(
      "parentheses are missing around 1 − y²",
      remedy: "A product comes before a difference: put 1 − y² in parentheses.",
      tanh: { $0 * 1 - $1 * $1 }),
    mistake(
      "tanh has the slope of the sigmoid",
      remedy: "tanh is steepest where its output is 0, and there a · (1 − a) is 0.",
      tanh: { $0 * $1 * (1 - $1) }),
    mistake(
      "the sigmoid has the slope of tanh",
      remedy: "The slope of the sigmoid is never above 0.25.",
      sigmoid: { $0 * (1 - $1 * $1) }),
    mistake(
      "ReLU lets through what arrives where the output is 0",
      remedy: "An output of 0 comes from the flat side: nothing gets through there. "
        + "No output is below 0.",
      relu: { $1 >= 0 ? $0 : 0 }),
    mistake(
      "ReLU lets through gradients above 0, and does not look at the output",
      remedy: "Whether something gets through depends on y; a gradient may well be negative.",
      relu: { g, _ in max(0, g) }),
    mistake(
      "ReLU lets through only gradients above 0, where the output is above 0",
      remedy: "Where the output is positive, a negative gradient gets through too.",
      relu: { $0 > 0 && $1 > 0 ? $0 : 0 }),
    mistake(
      "ReLU multiplies what arrives by the output",
      remedy: "On its positive side ReLU has the slope 1, however large the output is.",
      relu: { $0 * $1 }),
    mistake(
      "ReLU lets something through only where the output is above 1",
      remedy: "Compare the output with 0.",
      relu: { $1 > 1 ? $0 : 0 }),
    mistake(
      "ReLU lets something through where the output is 0, and stops it elsewhere",
      remedy: "It is the other way round: where the output is positive, it grows as z does.",
      relu: { $1 > 0 ? 0 : $0 }),
    mistake(
      "ReLU lets a hundredth through where the output is 0",
      remedy: "That is leaky ReLU: here nothing gets through.",
      relu: { $1 > 0 ? $0 : 0.01 * $0 }),
    mistake(
      "the gradients lose their sign",
      remedy: "A gradient can be negative: multiply it as it is.",
      sigmoid: { abs($0) * $1 * (1 - $1) }, tanh: { abs($0) * (1 - $1 * $1) },
      relu: { $1 > 0 ? abs($0) : 0 }),
    .init(
      "the gradient is divided by the number of samples",
      remedy: "The loss has seen to the mean already: here it is only multiplied by the slope."
    ) { arriving, sigmoid, tanh, relu in
      let mean = arriving.map { $0 / Float(arriving.rows) }
      return (
        sigmoid: mean * sigmoid.map { $0 * (1 - $0) }, tanh: mean * tanh.map { 1 - $0 * $0 },
        relu: mean * relu.map { $0 > 0 ? 1 : 0 }
      )
    },
    .init(
      "only the first sample is worked out",
      remedy: "Go through all rows, not only the first."
    ) { arriving, sigmoid, tanh, relu in
      func first(_ gradient: Matrix) -> Matrix {
        Matrix(rows: gradient.rows, columns: gradient.columns) { $0 == 0 ? gradient[$0, $1] : 0 }
      }
      return (
        sigmoid: first(arriving * sigmoid.map { $0 * (1 - $0) }),
        tanh: first(arriving * tanh.map { 1 - $0 * $0 }),
        relu: first(arriving * relu.map { $0 > 0 ? 1 : 0 })
      )
    },
  ]

  static let otherAnswers: [Exercise.OtherAnswer] = [
    .init("the formulas multiplied out, the output of ReLU compared with 0") {
      arriving, sigmoid, tanh, relu in
      (
        sigmoid: arriving * sigmoid - arriving * sigmoid * sigmoid,
        tanh: arriving - arriving * tanh * tanh,
        relu: elementwise(arriving, relu) { $1 == 0 ? 0 : $0 }
      )
    },
    .init("in Double, tanh as a difference of squares") { arriving, sigmoid, tanh, relu in
      (
        sigmoid: elementwise(arriving, sigmoid) {
          Float(Double($0) * (0.25 - pow(Double($1) - 0.5, 2)))
        },
        tanh: elementwise(arriving, tanh) {
          Float(Double($0) * (1 - Double($1)) * (1 + Double($1)))
        },
        relu: elementwise(arriving, relu) { Float(Double($0) * ($1 > 0 ? 1.0 : 0.0)) }
      )
    },
    .init("by the library's activations") { arriving, sigmoid, tanh, relu in
      (
        sigmoid: Activation.sigmoid.backward(arriving, output: sigmoid),
        tanh: Activation.tanh.backward(arriving, output: tanh),
        relu: Activation.relu.backward(arriving, output: relu)
      )
    },
  ]

  private static func elementwise(
    _ gradient: Matrix, _ output: Matrix, _ function: (_ g: Float, _ y: Float) -> Float
  ) -> Matrix {
    Matrix(rows: gradient.rows, columns: gradient.columns) {
      function(gradient[$0, $1], output[$0, $1])
    }
  }

  /// A wrong answer of which one function or more are wrong, each from gradient and output.
  private static func mistake(
    _ mistake: String, remedy: String,
    sigmoid: @escaping @Sendable (Float, Float) -> Float = { $0 * $1 * (1 - $1) },
    tanh: @escaping @Sendable (Float, Float) -> Float = { $0 * (1 - $1 * $1) },
    relu: @escaping @Sendable (Float, Float) -> Float = { $1 > 0 ? $0 : 0 }
  ) -> Exercise.Misconception {
    .init(mistake, remedy: remedy) { input in
      (
        sigmoid: elementwise(input.outputGradient, input.sigmoid, sigmoid),
        tanh: elementwise(input.outputGradient, input.tanh, tanh),
        relu: elementwise(input.outputGradient, input.relu, relu)
      )
    }
  }
}
