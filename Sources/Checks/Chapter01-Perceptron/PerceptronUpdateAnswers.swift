import ExerciseSupport

/// Answers to exercise 1.5, wrong and right. Read on only after you have solved it.
extension PerceptronUpdate {
  static let misconceptions: [Exercise.Misconception] = [
    .init(
      "the error has the wrong sign",
      remedy: "A missed yes has to raise z: the error is target minus answer."
    ) { weights, bias, inputs, target, rate in
      let error = prediction(weights, bias, inputs) - target
      return moved(weights, bias, inputs, by: rate * error)
    },
    .init(
      "the preactivation itself is taken for the answer",
      remedy: "The perceptron answers 1 or 0: put z through the step function first."
    ) { weights, bias, inputs, target, rate in
      let error = target - (weightedSum(inputs, weights) + bias)
      return moved(weights, bias, inputs, by: rate * error)
    },
    .init(
      "the answer is a probability from a sigmoid",
      remedy: "That is logistic regression, in exercise 1.7: the perceptron predicts 1 or 0."
    ) { weights, bias, inputs, target, rate in
      let error = target - logistic(weightedSum(inputs, weights) + bias)
      return moved(weights, bias, inputs, by: rate * error)
    },
    .init(
      "the bias does not learn",
      remedy: "The bias moves too, as if it were the weight of an input that is always 1."
    ) { weights, bias, inputs, target, rate in
      let error = target - prediction(weights, bias, inputs)
      return (weights: moved(weights, bias, inputs, by: rate * error).weights, bias: bias)
    },
    .init(
      "the weights do not learn",
      remedy: "A new list of weights is to be returned, not the old one."
    ) { weights, bias, inputs, target, rate in
      (weights: weights, bias: bias + rate * (target - prediction(weights, bias, inputs)))
    },
    .init(
      "the learning rate is left out",
      remedy: "The learning rate scales every move, that of the bias included."
    ) { weights, bias, inputs, target, _ in
      moved(weights, bias, inputs, by: target - prediction(weights, bias, inputs))
    },
    .init(
      "the learning rate is left out for the bias",
      remedy: "The bias moves by the same learning rate as the weights."
    ) { weights, bias, inputs, target, rate in
      let error = target - prediction(weights, bias, inputs)
      return (weights: moved(weights, bias, inputs, by: rate * error).weights, bias: bias + error)
    },
    .init(
      "all weights move by the same amount, whatever their input",
      remedy:
        "An input of 0 had no part in the mistake: each weight moves in proportion to its own."
    ) { weights, bias, inputs, target, rate in
      let change = rate * (target - prediction(weights, bias, inputs))
      return (weights: weights.map { $0 + change }, bias: bias + change)
    },
    .init(
      "the bias moves in proportion to the sum of the inputs",
      remedy: "No input belongs to the bias: it moves by the rate and the error alone."
    ) { weights, bias, inputs, target, rate in
      let change = rate * (target - prediction(weights, bias, inputs))
      let newWeights = moved(weights, bias, inputs, by: change).weights
      return (weights: newWeights, bias: bias + change * inputs.reduce(0, +))
    },
    .init(
      "the answer leaves out the bias",
      remedy: "The z that is compared with 0 is the whole one, with the bias."
    ) { weights, bias, inputs, target, rate in
      moved(weights, bias, inputs, by: rate * (target - prediction(weights, 0, inputs)))
    },
    .init(
      "a preactivation of zero is taken for a no",
      remedy: "A z that just reaches zero is a yes: look at the sign in the formula."
    ) { weights, bias, inputs, target, rate in
      let isYes = weightedSum(inputs, weights) + bias > 0
      return moved(weights, bias, inputs, by: rate * (target - (isYes ? 1 : 0)))
    },
    .init(
      "the old weights are thrown away",
      remedy: "The change is added to what the perceptron has learned before."
    ) { weights, bias, inputs, target, rate in
      let change = rate * (target - prediction(weights, bias, inputs))
      return (weights: inputs.map { change * $0 }, bias: change)
    },
    .init(
      "the weights move whenever the target is 1, right or wrong",
      remedy: "Where the answer is right nothing moves: multiply by the error, not the target."
    ) { weights, bias, inputs, target, rate in
      moved(weights, bias, inputs, by: rate * target)
    },
    .init(
      "the weights move for every sample, toward its target",
      remedy: "Where the answer is right the error is 0, and nothing may move."
    ) { weights, bias, inputs, target, rate in
      moved(weights, bias, inputs, by: rate * (2 * target - 1))
    },
    .init(
      "the classes are counted as 1 and −1, which doubles the error",
      remedy: "Target and answer are 1 or 0 here, so the error is at most 1."
    ) { weights, bias, inputs, target, rate in
      let error = (2 * target - 1) - (2 * prediction(weights, bias, inputs) - 1)
      return moved(weights, bias, inputs, by: rate * error)
    },
    .init(
      "the perceptron learns from a missed yes only",
      remedy: "A false yes is also a mistake: its error is −1."
    ) { weights, bias, inputs, target, rate in
      moved(weights, bias, inputs, by: rate * max(0, target - prediction(weights, bias, inputs)))
    },
    .init(
      "the bias uses an answer of the weights that have moved already",
      remedy: "Answer once, with the old weights, and use this error for all."
    ) { weights, bias, inputs, target, rate in
      let error = target - prediction(weights, bias, inputs)
      let newWeights = moved(weights, bias, inputs, by: rate * error).weights
      return (
        weights: newWeights, bias: bias + rate * (target - prediction(newWeights, bias, inputs))
      )
    },
    .init(
      "the preactivation is compared with one half",
      remedy: "A threshold of one half is for probabilities: a preactivation is compared with 0."
    ) { weights, bias, inputs, target, rate in
      let isYes = weightedSum(inputs, weights) + bias >= 0.5
      return moved(weights, bias, inputs, by: rate * (target - (isYes ? 1 : 0)))
    },
    .init(
      "the answer is the sign of the preactivation, 1 or −1",
      remedy: "A no is predicted as 0 here, or the target 0 could never be met."
    ) { weights, bias, inputs, target, rate in
      let sign: Float = weightedSum(inputs, weights) + bias >= 0 ? 1 : -1
      return moved(weights, bias, inputs, by: rate * (target - sign))
    },
    .init(
      "the perceptron learns from a false yes only",
      remedy: "A missed yes is also a mistake: its error is 1."
    ) { weights, bias, inputs, target, rate in
      moved(weights, bias, inputs, by: rate * min(0, target - prediction(weights, bias, inputs)))
    },
    .init(
      "the bias moves the wrong way",
      remedy: "A missed yes has to raise z, so the bias moves with the error, not against."
    ) { weights, bias, inputs, target, rate in
      let change = rate * (target - prediction(weights, bias, inputs))
      return (weights: moved(weights, bias, inputs, by: change).weights, bias: bias - change)
    },
    .init(
      "each weight moves in proportion to itself, not to its input",
      remedy: "Multiply by the input: a weight of 0 could never learn otherwise."
    ) { weights, bias, inputs, target, rate in
      moved(weights, bias, weights, by: rate * (target - prediction(weights, bias, inputs)))
    },
    .init(
      "nothing moves",
      remedy: "Where the answer is wrong, new weights and a new bias are to be returned."
    ) { weights, bias, _, _, _ in
      (weights: weights, bias: bias)
    },
    .init(
      "the answer is always that of the worked example",
      remedy: "Work it out from the arguments: samples of other sizes follow."
    ) { _, _, _, _, _ in
      (weights: [0, -1.5], bias: -0.5)
    },
  ]

  static let otherAnswers: [Exercise.OtherAnswer] = [
    .init("decided by cases, without an error") { weights, bias, inputs, target, rate in
      var (newWeights, newBias) = (weights, bias)
      var score = bias
      for index in inputs.indices { score += inputs[index] * weights[index] }
      if score < 0 && target == 1 {
        for index in inputs.indices { newWeights[index] += rate * inputs[index] }
        newBias += rate
      } else if score >= 0 && target == 0 {
        for index in inputs.indices { newWeights[index] -= rate * inputs[index] }
        newBias -= rate
      }
      return (weights: newWeights, bias: newBias)
    },
    .init("the bias as a weight whose input is always 1") { weights, bias, inputs, target, rate in
      let (all, extended) = (weights + [bias], inputs + [1])
      let error = target - threshold(weightedSum(extended, all))
      let new = zip(all, extended).map { $0 + rate * error * $1 }
      return (weights: Array(new.dropLast()), bias: new[weights.count])
    },
    .init("in Double") { weights, bias, inputs, target, rate in
      let products = zip(weights, inputs).map { Double($0) * Double($1) }
      let isYes = products.reduce(Double(bias), +) >= 0
      let change = Double(rate) * (Double(target) - (isYes ? 1 : 0))
      return (
        weights: zip(weights, inputs).map { Float(Double($0) + change * Double($1)) },
        bias: Float(Double(bias) + change)
      )
    },
  ]

  private static func prediction(_ weights: [Float], _ bias: Float, _ inputs: [Float]) -> Float {
    threshold(weightedSum(inputs, weights) + bias)
  }

  private static func moved(
    _ weights: [Float], _ bias: Float, _ inputs: [Float], by change: Float
  ) -> (weights: [Float], bias: Float) {
    (weights: zip(weights, inputs).map { $0 + change * $1 }, bias: bias + change)
  }
}
