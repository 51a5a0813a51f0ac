import Exercises
import Judging
import NeuralNetworks

/// Exercise 6.7: weights that shrink a little at each step, and biases that do not.
enum WeightDecay {
  typealias Function = Chapter6.WeightDecay

  static let exam = Exam(
    Check(
      Chapter6.weightDecayStep,
      comparing: .parts(
        .part("weights", { $0.weights }, within: 1e-5),
        .part("biases", { $0.biases }, within: 1e-5)),
      cases: cases, random: random, mistakes: mistakes, rightAnswers: rightAnswers))

  // By hand; the layer of two inputs and three units by PyTorch's SGD with a penalty on the weights
  // (Tests/Reference/chapter06_reference.py).
  private static let cases: [Function.Case] = [
    .init(
      "the worked example",
      (
        Matrix([[2, -1]]), Matrix([[2, -1]]), Matrix([[1, 3]]),
        Matrix([[1, 3]]), 0.1, 0.5
      ), gives: .init(weights: Matrix([[1.8, -1.25]]), biases: Matrix([[1.9, -1.3]]))),
    .init(
      "two inputs, three units",
      (
        Matrix([[0.8, -1.5, 0.25], [2, -0.6, 1.1]]), Matrix([[0.4, -0.9, 3]]),
        Matrix([[0.7, -1.2, 0.05], [0, 3.1, -0.4]]),
        Matrix([[-0.2, 0.5, 0]]), 0.25, 0.6
      ),
      gives: .init(
        weights: Matrix([[0.505, -0.975, 0.2], [1.7, -1.285, 1.035]]),
        biases: Matrix([[0.45, -1.025, 3]])
      )),
    .init(
      "gradients of zero",
      (
        Matrix([[4], [-8], [0]]), Matrix([[4]]),
        Matrix([[0], [0], [0]]), Matrix([[0]]), 0.5,
        0.5
      ), gives: .init(weights: Matrix([[3], [-6], [0]]), biases: Matrix([[4]]))),
    .init(
      "no decay, plain gradient descent",
      (
        Matrix([[1, -2], [3, 0.5]]), Matrix([[1, -1]]),
        Matrix([[2, -4], [0, 1]]), Matrix([[-2, 3]]),
        0.25, 0
      ), gives: .init(weights: Matrix([[0.5, -1], [3, 0.25]]), biases: Matrix([[1.5, -1.75]]))),
    .init(
      "a decay stronger than 1",
      (
        Matrix([[1], [-2]]), Matrix([[0.5]]), Matrix([[1], [1]]),
        Matrix([[-1]]), 0.125, 4
      ), gives: .init(weights: Matrix([[0.375], [-1.125]]), biases: Matrix([[0.625]]))),
  ]

  /// A random layer, worked out in whole 128ths of the weights and 32nds of the biases.
  private static let random: [Function.RandomCases] = [
    .init(5) { generator in
      let inputs = 2 + generator.nextInteger(below: 3)
      let units = 1 + generator.nextInteger(below: 4)
      func quarters(_ count: Int) -> [Int] { generator.nextQuarters(count).map { Int(4 * $0) } }
      let (weights, weightGradient) = (quarters(inputs * units), quarters(inputs * units))
      let (biases, biasGradient) = (quarters(units), quarters(units))
      let rate = 1 + generator.nextInteger(below: 6)  // eighths
      let decay = 1 + generator.nextInteger(below: 3)  // quarters
      func matrix(_ numbers: [Int], over divisor: Float) -> Matrix {
        let elements = numbers.map { Float($0) / divisor }
        return Matrix(rows: numbers.count / units, columns: units, elements: elements)
      }
      let kept: Int = 32 - rate * decay
      let newWeights = weights.indices.map { kept * weights[$0] - 4 * rate * weightGradient[$0] }
      let newBiases = biases.indices.map { 8 * biases[$0] - rate * biasGradient[$0] }
      return .init(
        "a random layer",
        (
          matrix(weights, over: 4), matrix(biases, over: 4), matrix(weightGradient, over: 4),
          matrix(biasGradient, over: 4), Float(rate) / 8, Float(decay) / 4
        ),
        gives: .init(weights: matrix(newWeights, over: 128), biases: matrix(newBiases, over: 32)))
    }
  ]

  private static let mistakes: [Function.Mistake] = [
    .init(
      "the biases decay too",
      "Biases only shift a unit: they take a plain step of gradient descent."
    ) { weights, biases, weightGradient, biasGradient, rate, decay in
      .init(
        weights: (1 - rate * decay) * weights - rate * weightGradient,
        biases: (1 - rate * decay) * biases - rate * biasGradient
      )
    },
    mistake(
      "the weights do not decay",
      "This is plain gradient descent: each weight also loses a share of itself."
    ) { weight, slope, rate, _ in weight - rate * slope },
    mistake(
      "the decay does not depend on the learning rate",
      "The rate scales the decay as it scales the step: the share that is lost is η λ."
    ) { weight, slope, rate, decay in (1 - decay) * weight - rate * slope },
    mistake(
      "the weights grow in place of decaying",
      "A share of each weight is lost: mind the sign in the parentheses."
    ) { weight, slope, rate, decay in (1 + rate * decay) * weight - rate * slope },
    mistake(
      "the weights decay after the step, and the step with them",
      "Only the old weights shrink: the step is taken at its full length."
    ) { weight, slope, rate, decay in (1 - rate * decay) * (weight - rate * slope) },
    mistake(
      "the step shrinks in place of the weights", "The factor 1 − η λ belongs to the old weights."
    ) { weight, slope, rate, decay in weight - (1 - rate * decay) * rate * slope },
    mistake(
      "only the share that should be lost is kept",
      "η λ is what the weight loses: what is left of it?"
    ) { weight, slope, rate, decay in rate * decay * weight - rate * slope },
    mistake(
      "the decay is twice as strong",
      "The formula has no factor of 2: there the penalty in the loss would be λ Σ w²."
    ) { weight, slope, rate, decay in (1 - 2 * rate * decay) * weight - rate * slope },
    mistake(
      "the decay is half as strong",
      "The one half belongs to the penalty in the loss, λ/2 Σ w², and not to its slope λ w."
    ) { weight, slope, rate, decay in (1 - rate * decay / 2) * weight - rate * slope },
    mistake(
      "the learning rate is in the decay twice",
      "A decay that is put into the gradient is multiplied by the rate there already."
    ) { weight, slope, rate, decay in weight - rate * (slope + rate * decay * weight) },
    mistake(
      "all weights lose the same amount, whatever their size",
      "That comes from a penalty on |w|: here each weight loses in proportion to its size."
    ) { weight, slope, rate, decay in
      weight - rate * slope - rate * decay * (weight == 0 ? 0 : weight > 0 ? 1 : -1)
    },
    mistake(
      "the gradient is not multiplied by the learning rate",
      "The rate scales both: the step and the decay."
    ) { weight, slope, rate, decay in (1 - rate * decay) * weight - slope },
    mistake(
      "the weights step along the gradient",
      "The gradient points to where the loss rises: go the other way."
    ) { weight, slope, rate, decay in (1 - rate * decay) * weight + rate * slope },
    mistake(
      "the weights decay and do nothing else", "They also take their step against the gradient."
    ) { weight, _, rate, decay in (1 - rate * decay) * weight },
    mistake(
      "the square of each weight is added to its slope",
      "The slope of a penalty λ/2 w² is λ w, and not the penalty itself."
    ) { weight, slope, rate, decay in weight - rate * (slope + decay / 2 * weight * weight) },
    .init(
      "the penalty is added to the gradient in place of its slope",
      "λ/2 Σ w² is a part of the loss; how fast does it change with one weight?"
    ) { weights, biases, weightGradient, biasGradient, rate, decay in
      let penalty = decay / 2 * weights.elements.reduce(0) { $0 + $1 * $1 }
      return .init(
        weights: weights - rate * weightGradient.map { $0 + penalty },
        biases: biases - rate * biasGradient
      )
    },
    .init(
      "the decay is divided by the number of inputs",
      "λ is used as it is: neither inputs nor samples divide it."
    ) { weights, biases, weightGradient, biasGradient, rate, decay in
      .init(
        weights: (1 - rate * decay / Float(weights.rows)) * weights - rate * weightGradient,
        biases: biases - rate * biasGradient
      )
    },
    .init(
      "the biases decay and the weights do not",
      "It is the other way around: the weights are to be held down."
    ) { weights, biases, weightGradient, biasGradient, rate, decay in
      .init(
        weights: weights - rate * weightGradient,
        biases: (1 - rate * decay) * biases - rate * biasGradient
      )
    },
    .init(
      "the biases are not changed",
      "They do not decay, but they still take their step against the gradient."
    ) { weights, biases, weightGradient, _, rate, decay in
      .init(weights: (1 - rate * decay) * weights - rate * weightGradient, biases: biases)
    },
  ]

  private static let rightAnswers: [Function.RightAnswer] = [
    .init("the slope of the penalty, put into the gradient first") {
      weights, biases, weightGradient, biasGradient, rate, decay in
      .init(
        weights: weights - rate * (weightGradient + decay * weights),
        biases: biases - rate * biasGradient
      )
    },
    .init("column by column, and row by row in each") {
      weights, biases, weightGradient, biasGradient, rate, decay in
      var (newWeights, newBiases) = (weights, biases)
      for column in 0..<weights.columns {
        for row in 0..<weights.rows {
          newWeights[row, column] -= rate * decay * weights[row, column]
          newWeights[row, column] -= rate * weightGradient[row, column]
        }
        newBiases[0, column] -= rate * biasGradient[0, column]
      }
      return .init(weights: newWeights, biases: newBiases)
    },
    .init("the elements as lists, in double precision") {
      weights, biases, weightGradient, biasGradient, rate, decay in
      func step(_ values: Matrix, _ gradient: Matrix, kept: Double) -> Matrix {
        let elements = zip(values.elements, gradient.elements).map {
          Float(kept * Double($0) - Double(rate) * Double($1))
        }
        return Matrix(rows: values.rows, columns: values.columns, elements: elements)
      }
      return .init(
        weights: step(weights, weightGradient, kept: 1 - Double(rate) * Double(decay)),
        biases: step(biases, biasGradient, kept: 1)
      )
    },
  ]

  /// A wrong answer in which only the weights are wrong, each by itself.
  private static func mistake(
    _ name: String, _ remedy: String,
    _ step:
      @escaping @Sendable (_ weight: Float, _ slope: Float, _ rate: Float, _ decay: Float) -> Float
  ) -> Function.Mistake {
    .init(name, remedy) { weights, biases, weightGradient, biasGradient, rate, decay in
      .init(
        weights: Matrix(
          rows: weights.rows, columns: weights.columns,
          filledBy: { row, column in
            step(weights[row, column], weightGradient[row, column], rate, decay)
          }),
        biases: biases - rate * biasGradient
      )
    }
  }
}
