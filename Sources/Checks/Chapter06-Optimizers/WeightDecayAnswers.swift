import ExerciseSupport
import NeuralNetworks

/// Answers to exercise 6.7, wrong and right. Read on only after you have solved it.
extension WeightDecay {
  static let misconceptions: [Exercise.Misconception] = [
    .init(
      "the biases decay too",
      remedy: "Biases only shift a unit: they take a plain step of gradient descent."
    ) { weights, biases, weightGradient, biasGradient, rate, decay in
      (
        weights: (1 - rate * decay) * weights - rate * weightGradient,
        biases: (1 - rate * decay) * biases - rate * biasGradient
      )
    },
    mistake(
      "the weights do not decay",
      remedy: "This is plain gradient descent: each weight also loses a share of itself."
    ) { weight, slope, rate, _ in weight - rate * slope },
    mistake(
      "the decay does not depend on the learning rate",
      remedy: "The rate scales the decay as it scales the step: the share that is lost is η λ."
    ) { weight, slope, rate, decay in (1 - decay) * weight - rate * slope },
    mistake(
      "the weights grow in place of decaying",
      remedy: "A share of each weight is lost: mind the sign in the parentheses."
    ) { weight, slope, rate, decay in (1 + rate * decay) * weight - rate * slope },
    mistake(
      "the weights decay after the step, and the step with them",
      remedy: "Only the old weights shrink: the step is taken at its full length."
    ) { weight, slope, rate, decay in (1 - rate * decay) * (weight - rate * slope) },
    mistake(
      "the step shrinks in place of the weights",
      remedy: "The factor 1 − η λ belongs to the old weights."
    ) { weight, slope, rate, decay in weight - (1 - rate * decay) * rate * slope },
    mistake(
      "only the share that should be lost is kept",
      remedy: "η λ is what the weight loses: what is left of it?"
    ) { weight, slope, rate, decay in rate * decay * weight - rate * slope },
    mistake(
      "the decay is twice as strong",
      remedy: "The formula has no factor of 2: there the penalty in the loss would be λ Σ w²."
    ) { weight, slope, rate, decay in (1 - 2 * rate * decay) * weight - rate * slope },
    mistake(
      "the decay is half as strong",
      remedy: "The one half belongs to the penalty in the loss, λ/2 Σ w², and not to its slope λ w."
    ) { weight, slope, rate, decay in (1 - rate * decay / 2) * weight - rate * slope },
    mistake(
      "the learning rate is in the decay twice",
      remedy: "A decay that is put into the gradient is multiplied by the rate there already."
    ) { weight, slope, rate, decay in weight - rate * (slope + rate * decay * weight) },
    mistake(
      "all weights lose the same amount, whatever their size",
      remedy: "That comes from a penalty on |w|: here each weight loses in proportion to its size."
    ) { weight, slope, rate, decay in
      weight - rate * slope - rate * decay * (weight == 0 ? 0 : weight > 0 ? 1 : -1)
    },
    mistake(
      "the gradient is not multiplied by the learning rate",
      remedy: "The rate scales both: the step and the decay."
    ) { weight, slope, rate, decay in (1 - rate * decay) * weight - slope },
    mistake(
      "the weights step along the gradient",
      remedy: "The gradient points to where the loss rises: go the other way."
    ) { weight, slope, rate, decay in (1 - rate * decay) * weight + rate * slope },
    mistake(
      "the weights decay and do nothing else",
      remedy: "They also take their step against the gradient."
    ) { weight, _, rate, decay in (1 - rate * decay) * weight },
    mistake(
      "the square of each weight is added to its slope",
      remedy: "The slope of a penalty λ/2 w² is λ w, and not the penalty itself."
    ) { weight, slope, rate, decay in weight - rate * (slope + decay / 2 * weight * weight) },
    .init(
      "the penalty is added to the gradient in place of its slope",
      remedy: "λ/2 Σ w² is a part of the loss; how fast does it change with one weight?"
    ) { weights, biases, weightGradient, biasGradient, rate, decay in
      let penalty = decay / 2 * weights.elements.reduce(0) { $0 + $1 * $1 }
      return (
        weights: weights - rate * weightGradient.map { $0 + penalty },
        biases: biases - rate * biasGradient
      )
    },
    .init(
      "the decay is divided by the number of inputs",
      remedy: "λ is used as it is: neither inputs nor samples divide it."
    ) { weights, biases, weightGradient, biasGradient, rate, decay in
      (
        weights: (1 - rate * decay / Float(weights.rows)) * weights - rate * weightGradient,
        biases: biases - rate * biasGradient
      )
    },
    .init(
      "the biases decay and the weights do not",
      remedy: "It is the other way around: the weights are to be held down."
    ) { weights, biases, weightGradient, biasGradient, rate, decay in
      (
        weights: weights - rate * weightGradient,
        biases: (1 - rate * decay) * biases - rate * biasGradient
      )
    },
    .init(
      "the biases are not changed",
      remedy: "They do not decay, but they still take their step against the gradient."
    ) { weights, biases, weightGradient, _, rate, decay in
      (weights: (1 - rate * decay) * weights - rate * weightGradient, biases: biases)
    },
  ]

  static let otherAnswers: [Exercise.OtherAnswer] = [
    .init("the slope of the penalty, put into the gradient first") {
      weights, biases, weightGradient, biasGradient, rate, decay in
      (
        weights: weights - rate * (weightGradient + decay * weights),
        biases: biases - rate * biasGradient
      )
    },
    .init("loops over rows and columns") {
      weights, biases, weightGradient, biasGradient, rate, decay in
      var (newWeights, newBiases) = (weights, biases)
      for column in 0..<weights.columns {
        for row in 0..<weights.rows {
          newWeights[row, column] -= rate * decay * weights[row, column]
          newWeights[row, column] -= rate * weightGradient[row, column]
        }
        newBiases[0, column] -= rate * biasGradient[0, column]
      }
      return (weights: newWeights, biases: newBiases)
    },
    .init("the elements as lists, in double precision") {
      weights, biases, weightGradient, biasGradient, rate, decay in
      func step(_ values: Matrix, _ gradient: Matrix, kept: Double) -> Matrix {
        let elements = zip(values.elements, gradient.elements).map {
          Float(kept * Double($0) - Double(rate) * Double($1))
        }
        return Matrix(rows: values.rows, columns: values.columns, elements: elements)
      }
      return (
        weights: step(weights, weightGradient, kept: 1 - Double(rate) * Double(decay)),
        biases: step(biases, biasGradient, kept: 1)
      )
    },
  ]

  /// A wrong answer in which only the weights are wrong, each by itself.
  private static func mistake(
    _ mistake: String, remedy: String,
    _ step:
      @escaping @Sendable (_ weight: Float, _ slope: Float, _ rate: Float, _ decay: Float) -> Float
  ) -> Exercise.Misconception {
    .init(mistake, remedy: remedy) { weights, biases, weightGradient, biasGradient, rate, decay in
      (
        weights: Matrix(rows: weights.rows, columns: weights.columns) { row, column in
          step(weights[row, column], weightGradient[row, column], rate, decay)
        },
        biases: biases - rate * biasGradient
      )
    }
  }
}
