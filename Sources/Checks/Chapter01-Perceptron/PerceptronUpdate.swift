import Exercises
import Judging
import NeuralNetworks

/// Exercise 1.5: the perceptron rule for one sample.
enum PerceptronUpdate {
  typealias Function = Chapter1.PerceptronUpdate

  static let exam = Exam(
    Check(
      Chapter1.perceptronUpdate,
      comparing: .parts(
        .part("weights", { $0.weights }, within: 1e-5), .part("bias", { $0.bias }, within: 1e-5)),
      cases: cases, random: random, mistakes: mistakes, rightAnswers: rightAnswers))

  // Worked out by hand; the three inputs by NumPy (Tests/Reference/chapter01_reference.py).
  private static let cases: [Function.Case] = [
    .init(
      "the worked example, a false yes", ([1, -1], 0, [2, 1], 0, 0.5),
      gives: .init(weights: [0, -1.5], bias: -0.5)),
    .init(
      "a missed yes", ([-1, 0.5, 2], 0.5, [3, 2, -1], 1, 0.25),
      gives: .init(weights: [-0.25, 1, 1.75], bias: 0.75)),
    .init(
      "a yes that is right", ([1, 2], -1, [2, 1], 1, 0.5), gives: .init(weights: [1, 2], bias: -1)),
    .init(
      "a no that is right", ([1, -2, 3], -2, [1, 1, 0.5], 0, 1),
      gives: .init(weights: [1, -2, 3], bias: -2)),
    .init(
      "a preactivation of zero for a yes", ([0, 0], 0, [1, -3], 1, 1),
      gives: .init(weights: [0, 0], bias: 0)),
    .init(
      "a preactivation of zero for a no", ([2, 1], -5, [1, 3], 0, 1),
      gives: .init(weights: [1, -2], bias: -6)),
    .init(
      "a preactivation just above zero", ([0.5, -0.25], 0, [1, 1], 1, 1),
      gives: .init(weights: [0.5, -0.25], bias: 0)),
    .init(
      "a preactivation just below zero", ([0.25, -0.5], 0, [1, 1], 0, 1),
      gives: .init(weights: [0.25, -0.5], bias: 0)),
    .init(
      "a preactivation next below zero, for a yes", ([-0x1p-20], 0, [1], 1, 1),
      gives: .init(weights: [1 - 0x1p-20], bias: 1)),
    .init(
      "a preactivation that only the bias makes negative", ([1], -4, [3], 1, 2),
      gives: .init(weights: [7], bias: -2)),
    .init(
      "a large preactivation", ([10, 10], 0, [6, 4], 0, 0.5),
      gives: .init(weights: [7, 8], bias: -0.5)),
    .init("no inputs", ([], -1, [], 1, 0.5), gives: .init(weights: [], bias: -0.5)),
    .init(
      "three inputs", ([0.3, -0.8, 0.5], 0.2, [1.5, 0.7, -2.4], 1, 0.1),
      gives: .init(weights: [0.45, -0.73, 0.26], bias: 0.3)),
  ]

  /// A perceptron and a sample: three of which it is wrong, and three of which it is right. What is
  /// expected is worked out in whole numbers; a rate of one eighth keeps everything exact, too.
  private static let random: [Function.RandomCases] = [true, false].map { isWrong in
    .init(3) { generator in
      let count = 2 + generator.nextInteger(below: 6)
      let (weights, inputs) = (generator.nextQuarters(count), generator.nextQuarters(count))
      let bias = generator.nextQuarter()
      let sixteenths = inputs.indices.map { Int(4 * weights[$0]) * Int(4 * inputs[$0]) }
      let isYes = sixteenths.reduce(Int(16 * bias), +) >= 0
      let name = "a random sample that it gets \(isWrong ? "wrong" : "right")"
      let direction: Float = isWrong ? (isYes ? -1 : 1) : 0
      return .init(
        name,
        (weights, bias, inputs, isYes == isWrong ? 0 : 1, 0.125),
        gives: .init(
          weights: zip(weights, inputs).map { (8 * $0 + direction * $1) / 8 },
          bias: (8 * bias + direction) / 8))
    }
  }

  /// The rule in its steps, each of which a mistake may change.
  private struct Recipe: Sendable {
    var preactivation: @Sendable (_ x: [Float], _ w: [Float], _ b: Float) -> Float = {
      dot($0, $1) + $2
    }
    var answer: @Sendable (_ z: Float) -> Float = threshold
    var error: @Sendable (_ t: Float, _ a: Float) -> Float = { $0 - $1 }
    var rate: @Sendable (Float) -> Float = { $0 }
    var newWeight: @Sendable (_ w: Float, _ x: Float, _ change: Float) -> Float = { $0 + $1 * $2 }
    var newBias: @Sendable (_ b: Float, _ change: Float, _ rate: Float) -> Float = { b, change, _ in
      b + change
    }

    @Sendable func callAsFunction(
      _ w: [Float], _ b: Float, _ x: [Float], _ t: Float, _ rate: Float
    ) -> Chapter1.Unit {
      let change = self.rate(rate) * error(t, answer(preactivation(x, w, b)))
      return .init(
        weights: zip(w, x).map { newWeight($0, $1, change) }, bias: newBias(b, change, rate))
    }
  }

  private static let mistake = Function.mistakes(changing: Recipe()) { recipe in
    { recipe($0.0, $0.1, $0.2, $0.3, $0.4) }
  }

  private static let mistakes: [Function.Mistake] = [
    mistake(
      "the error has the wrong sign",
      "A missed yes has to raise z: the error is target minus answer."
    ) { $0.error = { $1 - $0 } },
    mistake(
      "the preactivation itself is taken for the answer",
      "The perceptron answers 1 or 0: put z through the step function first."
    ) { $0.answer = { $0 } },
    mistake(
      "the answer is a probability from a sigmoid",
      "That is logistic regression, in exercise 1.7: the perceptron predicts 1 or 0."
    ) { $0.answer = logistic },
    mistake(
      "the answer is the sign of the preactivation, 1 or −1",
      "A no is predicted as 0 here, or the target 0 could never be met."
    ) { $0.answer = { $0 >= 0 ? 1 : -1 } },
    mistake(
      "a preactivation of zero is taken for a no",
      "A z that just reaches zero is a yes: look at the sign in the formula."
    ) { $0.answer = { $0 > 0 ? 1 : 0 } },
    mistake(
      "the preactivation is compared with one half",
      "A threshold of one half is for probabilities: a preactivation is compared with 0."
    ) { $0.answer = { $0 >= 0.5 ? 1 : 0 } },
    mistake(
      "the answer leaves out the bias",
      "The z that is compared with 0 is the whole one, with the bias."
    ) { $0.preactivation = { x, w, _ in dot(x, w) } },
    mistake(
      "the bias does not learn",
      "The bias moves too, as if it were the weight of an input that is always 1."
    ) { $0.newBias = { b, _, _ in b } },
    mistake(
      "the error has the wrong sign, and the bias does not learn",
      "Two things at once: the error is target minus answer, and the bias moves by it too."
    ) {
      $0.error = { $1 - $0 }
      $0.newBias = { b, _, _ in b }
    },
    mistake(
      "the weights do not learn", "A new list of weights is to be returned, not the old one."
    ) { $0.newWeight = { w, _, _ in w } },
    mistake(
      "the learning rate is left out",
      "The learning rate scales every move, that of the bias included."
    ) { $0.rate = { _ in 1 } },
    mistake(
      "the learning rate is left out for the bias",
      "The bias moves by the same learning rate as the weights."
    ) { $0.newBias = { b, change, rate in b + change / rate } },
    mistake(
      "all weights move by the same amount, whatever their input",
      "An input of 0 had no part in the mistake: each weight moves in proportion to its own."
    ) { $0.newWeight = { w, _, change in w + change } },
    mistake(
      "the old weights are thrown away",
      "The change is added to what the perceptron has learned before."
    ) {
      $0.newWeight = { _, x, change in x * change }
      $0.newBias = { _, change, _ in change }
    },
    mistake(
      "the weights move for every sample, toward its target",
      "Where the answer is right the error is 0, and nothing may move."
    ) { $0.error = { t, _ in 2 * t - 1 } },
    mistake(
      "the weights move whenever the target is 1, right or wrong",
      "Where the answer is right nothing moves: multiply by the error, not the target."
    ) { $0.error = { t, _ in t } },
    mistake(
      "the perceptron learns from a missed yes only",
      "A false yes is also a mistake: its error is −1."
    ) { $0.error = { max(0, $0 - $1) } },
    mistake(
      "each weight moves in proportion to itself, not to its input",
      "Multiply by the input: a weight of 0 could never learn otherwise."
    ) { $0.newWeight = { w, _, change in w + w * change } },
    mistake(
      "nothing moves", "Where the answer is wrong, new weights and a new bias are to be returned."
    ) { $0.error = { _, _ in 0 } },
    .init(
      "the answer is always that of the worked example",
      "Work it out from the arguments: samples of other sizes follow."
    ) { _, _, _, _, _ in .init(weights: [0, -1.5], bias: -0.5) },
  ]

  private static let rightAnswers: [Function.RightAnswer] = [
    .init("decided by cases, without an error") { weights, bias, inputs, target, rate in
      var score = bias
      for index in inputs.indices { score += inputs[index] * weights[index] }
      if score < 0 && target == 1 {
        return .init(weights: zip(weights, inputs).map { $0 + rate * $1 }, bias: bias + rate)
      } else if score >= 0 && target == 0 {
        return .init(weights: zip(weights, inputs).map { $0 - rate * $1 }, bias: bias - rate)
      }
      return .init(weights: weights, bias: bias)
    },
    .init("the bias as a weight whose input is always 1") { weights, bias, inputs, target, rate in
      let (all, extended) = (weights + [bias], inputs + [1])
      let error = target - threshold(dot(extended, all))
      let new = zip(all, extended).map { $0 + rate * error * $1 }
      return .init(weights: Array(new.dropLast()), bias: new[weights.count])
    },
    .init("in Double") { weights, bias, inputs, target, rate in
      let products = zip(weights, inputs).map { Double($0) * Double($1) }
      let isYes = products.reduce(Double(bias), +) >= 0
      let change = Double(rate) * (Double(target) - (isYes ? 1 : 0))
      return .init(
        weights: zip(weights, inputs).map { Float(Double($0) + change * Double($1)) },
        bias: Float(Double(bias) + change))
    },
  ]
}
