import Exercises
import Judging
import NeuralNetworks

/// Exercise 1.1: each input times its weight, all added up, and the bias on top.
enum WeightedSum {
  typealias Function = Chapter1.WeightedSum

  static let exam = Exam(
    Check(
      Chapter1.weightedSum, comparing: .numbers(within: 1e-5), cases: cases, random: random,
      mistakes: mistakes, rightAnswers: rightAnswers))

  // Worked out by hand; the six numbers by NumPy (Tests/Reference/chapter01_reference.py).
  private static let cases: [Function.Case] = [
    .init("the worked example", ([0.5, -1, 2], [0.4, 0.3, -0.2], 0.1), gives: -0.4),
    .init("one input", ([3], [-2], 10), gives: 4),
    .init("no bias", ([1, 2, 3, 4], [4, 3, 2, 2], 0), gives: 24),
    .init("inputs of zero", ([0, 0, 0], [7, -8, 9], -1.5), gives: -1.5),
    .init("no inputs", ([], [], 2.5), gives: 2.5),
    .init("a large sum", ([16, 16, 0, 16], [2, 3, 50, 1], 4), gives: 100),
    .init("a large negative sum", ([10, -4], [-9, 2], -2), gives: -100),
    .init(
      "six numbers",
      (
        [0.31, -1.27, 0.88, 2.05, -0.46, 1.73],
        [-0.52, 0.19, 1.41, -0.07, -0.93, 0.64], -0.35
      ), gives: 1.8798),
  ]

  /// From 2 to 65 numbers. What is expected is summed up in whole numbers.
  private static let random: [Function.RandomCases] = [
    .init(5) { generator in
      let count = 2 + generator.nextInteger(below: 64)
      let (inputs, weights) = (generator.nextQuarters(count), generator.nextQuarters(count))
      let bias = generator.nextQuarter()
      let sixteenths = inputs.indices.map { Int(4 * inputs[$0]) * Int(4 * weights[$0]) }
      let sum = Float(sixteenths.reduce(Int(16 * bias), +)) / 16
      return .init("random numbers", (inputs, weights, bias), gives: sum)
    }
  ]

  private static let mistakes: [Function.Mistake] = [
    .init(
      "the bias is left out", "The products alone are not yet z: look at the end of the formula."
    ) { x, w, _ in dot(x, w) },
    .init(
      "the result is 0 where there are no inputs",
      "A unit without inputs still has its bias: let the sum start from it, or end with it."
    ) { x, w, b in x.isEmpty ? 0 : dot(x, w) + b },
    .init(
      "the weights are taken from the last to the first",
      "The first weight belongs to the first input, the second to the second."
    ) { x, w, b in dot(x, w.reversed()) + b },
    .init(
      "the bias is subtracted", "A positive bias lifts the sum: it has a plus sign in the formula."
    ) { x, w, b in dot(x, w) - b },
    .init(
      "the bias is added once for each input",
      "A unit has one bias: keep it out of what is done for each pair."
    ) { x, w, b in dot(x, w) + Float(x.count) * b },
    .init(
      "the bias is multiplied with the sum", "The weights scale, the bias shifts: it is added."
    ) { x, w, b in dot(x, w) * b },
    .init(
      "inputs and weights are added in place of multiplied",
      "A weight of 0 should switch its input off, which only a product does."
    ) { x, w, b in (x + w).reduce(b, +) },
    .init(
      "the sum of the inputs is multiplied by the sum of the weights",
      "Each input has a weight of its own: multiply first, and add up then."
    ) { x, w, b in x.reduce(0, +) * w.reduce(0, +) + b },
    .init(
      "the weights are not used",
      "Without weights all inputs count the same: each has to be multiplied by its own."
    ) { x, _, b in x.reduce(b, +) },
    .init(
      "the weighted inputs are averaged",
      "Leave the products added up: nothing is divided by their number."
    ) { x, w, b in dot(x, w) / Float(max(1, x.count)) + b },
    .init(
      "the last input is left out",
      "The range 0..<inputs.count stops before its end already; take nothing more off."
    ) { x, w, b in dot(x.dropLast(), w) + b },
    .init(
      "the first input is left out",
      "Lists are counted from 0 in Swift, so the first input has the index 0."
    ) { x, w, b in dot(Array(x.dropFirst()), Array(w.dropFirst())) + b },
    .init(
      "only the last product is kept",
      "In the loop, add to the sum with += in place of setting it with =."
    ) { x, w, b in (zip(x, w).map(*).last ?? 0) + b },
    .init(
      "only the first input counts",
      "Is there a `return` inside the loop? It has to go through all pairs first."
    ) { x, w, b in dot(Array(x.prefix(1)), w) + b },
    .init(
      "negative results become 0",
      "Return the sum as it is: what a unit makes of it, its activation, comes later."
    ) { x, w, b in max(0, dot(x, w) + b) },
    .init(
      "the sum is turned into a yes or no",
      "Return the sum itself: the step function comes in exercise 1.2."
    ) { x, w, b in threshold(dot(x, w) + b) },
    .init(
      "the answer is always that of the worked example",
      "Work it out from the arguments: other inputs and weights follow."
    ) { _, _, _ in -0.4 },
  ]

  private static let rightAnswers: [Function.RightAnswer] = [
    .init("a loop over subscripts that ends with the bias") { inputs, weights, bias in
      var sum: Float = 0
      for index in inputs.indices { sum += inputs[index] * weights[index] }
      return sum + bias
    },
    .init("in Double") { inputs, weights, bias in
      let products = zip(inputs, weights).map { Double($0) * Double($1) }
      return Float(products.reduce(Double(bias), +))
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
