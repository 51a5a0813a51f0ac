import ExerciseSupport
import NeuralNetworks

/// Answers to exercise 1.1, wrong and right. Read on only after you have solved it.
extension WeightedSum {
  static let misconceptions: [Exercise.Misconception] = [
    .init(
      "the bias is left out",
      remedy: "The products alone are not yet z: look at the end of the formula."
    ) { inputs, weights, _ in
      weightedSum(inputs, weights)
    },
    .init(
      "the bias is subtracted",
      remedy: "A positive bias lifts the sum: it has a plus sign in the formula."
    ) { inputs, weights, bias in
      weightedSum(inputs, weights) - bias
    },
    .init(
      "the bias is added once for each input",
      remedy: "A unit has one bias: keep it out of what is done for each pair."
    ) { inputs, weights, bias in
      weightedSum(inputs, weights) + Float(inputs.count) * bias
    },
    .init(
      "inputs and weights are added in place of multiplied",
      remedy: "A weight of 0 should switch its input off, which only a product does."
    ) { inputs, weights, bias in
      inputs.reduce(0, +) + weights.reduce(0, +) + bias
    },
    .init(
      "the sum of the inputs is multiplied by the sum of the weights",
      remedy: "Each input has a weight of its own: multiply first, and add up then."
    ) { inputs, weights, bias in
      inputs.reduce(0, +) * weights.reduce(0, +) + bias
    },
    .init(
      "the weights are not used",
      remedy: "Without weights all inputs count the same: each has to be multiplied by its own."
    ) { inputs, _, bias in
      inputs.reduce(0, +) + bias
    },
    .init(
      "the weighted inputs are averaged",
      remedy: "Leave the products added up: nothing is divided by their number."
    ) { inputs, weights, bias in
      weightedSum(inputs, weights) / Float(max(1, inputs.count)) + bias
    },
    .init(
      "all of the sum, bias included, is divided by the number of inputs",
      remedy: "This is a sum, not an average: nothing is divided."
    ) { inputs, weights, bias in
      (weightedSum(inputs, weights) + bias) / Float(max(1, inputs.count))
    },
    .init(
      "the last input is left out",
      remedy: "The range 0..<inputs.count stops before its end already; take nothing more off."
    ) { inputs, weights, bias in
      weightedSum(inputs.dropLast(), weights) + bias
    },
    .init(
      "the first input is left out",
      remedy: "Lists are counted from 0 in Swift, so the first input has the index 0."
    ) { inputs, weights, bias in
      weightedSum(Array(inputs.dropFirst()), Array(weights.dropFirst())) + bias
    },
    .init(
      "only the last product is kept",
      remedy: "In the loop, add to the sum with += in place of setting it with =."
    ) { inputs, weights, bias in
      (zip(inputs, weights).map { $0 * $1 }.last ?? 0) + bias
    },
    .init(
      "the weights are taken in reverse order",
      remedy: "The first weight belongs to the first input, and so on to the end."
    ) { inputs, weights, bias in
      weightedSum(inputs, weights.reversed()) + bias
    },
    .init(
      "negative results become 0",
      remedy: "Return the sum as it is: what a unit makes of it, its activation, comes later."
    ) { inputs, weights, bias in
      max(0, weightedSum(inputs, weights) + bias)
    },
    .init(
      "the sum is turned into a yes or no",
      remedy: "Return the sum itself: the step function comes in exercise 1.2."
    ) { inputs, weights, bias in
      threshold(weightedSum(inputs, weights) + bias)
    },
    .init(
      "the sum goes through a sigmoid",
      remedy: "Return the sum itself, from before the activation."
    ) { inputs, weights, bias in
      logistic(weightedSum(inputs, weights) + bias)
    },
    .init(
      "the bias is multiplied with the sum",
      remedy: "The weights scale, the bias shifts: it is added."
    ) { inputs, weights, bias in
      weightedSum(inputs, weights) * bias
    },
    .init(
      "the bias is added to each input before it is weighted",
      remedy: "The bias meets no weight: it is added to the finished sum."
    ) { inputs, weights, bias in
      weightedSum(inputs.map { $0 + bias }, weights)
    },
    .init(
      "only the first input counts",
      remedy: "Is there a `return` inside the loop? It has to go through all pairs first."
    ) { inputs, weights, bias in
      weightedSum(Array(inputs.prefix(1)), weights) + bias
    },
    .init(
      "the answer is always that of the worked example",
      remedy: "Work it out from the arguments: other inputs and weights follow."
    ) { _, _, _ in
      -0.4
    },
  ]

  static let otherAnswers: [Exercise.OtherAnswer] = [
    .init("a loop over subscripts that ends with the bias") { inputs, weights, bias in
      var sum: Float = 0
      for index in inputs.indices { sum += inputs[index] * weights[index] }
      return sum + bias
    },
    .init("in Double") { inputs, weights, bias in
      let products = zip(inputs, weights).map { Double($0) * Double($1) }
      return Float(products.reduce(0, +) + Double(bias))
    },
    .init("the bias as a weight whose input is always 1, from the end") { inputs, weights, bias in
      zip((inputs + [1]).reversed(), (weights + [bias]).reversed()).map(*).reduce(0, +)
    },
    .init("a product of two matrices") { inputs, weights, bias in
      let row = Matrix(rows: 1, columns: inputs.count, elements: inputs)
      let column = Matrix(rows: weights.count, columns: 1, elements: weights)
      return matmul(row, column)[0, 0] + bias
    },
  ]
}
