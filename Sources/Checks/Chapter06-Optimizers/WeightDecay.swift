import ExerciseSupport
import NeuralNetworks

/// Exercise 6.7: weights that shrink a little at each step, and biases that do not.
public enum WeightDecay {
  /// The function, as one from a tuple.
  public typealias Exercise = ExerciseSupport.Exercise<
    (
      weights: Matrix, biases: Matrix, weightGradient: Matrix, biasGradient: Matrix,
      learningRate: Float, weightDecay: Float
    ),
    (weights: Matrix, biases: Matrix)
  >

  /// What is asked, with all that is known of right and wrong answers.
  public static let exercise = Exercise(
    "6.7", "weight decay", file: "Chapters/Chapter06-Optimizers/Exercises/WeightDecay.swift",
    comparing: .parts(
      .part("weights", { $0.weights }, comparing: .numbers(within: 1e-5)),
      .part("biases", { $0.biases }, comparing: .numbers(within: 1e-5))),
    cases: knownCases + (1...5).map(randomCase),
    hints: [
      "Both take a step against their gradient. Which of the two also shrinks, and what exactly is "
        + "it that shrinks?",
      "What is left of an old weight is the share 1 − η λ of it: both the rate and the strength of "
        + "the decay have a part in it. The step is taken from that.",
      "The new weights are `(1 - learningRate * weightDecay) * weights - learningRate * "
        + "weightGradient`; the new biases are the same without the factor in parentheses.",
    ],
    misconceptions: misconceptions, otherAnswers: otherAnswers)

  // By hand; the layer of two inputs and three units by PyTorch's SGD with a penalty on the weights
  // (Tests/Reference/chapter06_reference.py).
  static let knownCases: [Exercise.Case] = [
    .init(
      "the worked example",
      given: (
        weights: Matrix([[2, -1]]), biases: Matrix([[2, -1]]), weightGradient: Matrix([[1, 3]]),
        biasGradient: Matrix([[1, 3]]), learningRate: 0.1, weightDecay: 0.5
      ), expect: (weights: Matrix([[1.8, -1.25]]), biases: Matrix([[1.9, -1.3]]))),
    .init(
      "two inputs, three units",
      given: (
        weights: Matrix([[0.8, -1.5, 0.25], [2, -0.6, 1.1]]), biases: Matrix([[0.4, -0.9, 3]]),
        weightGradient: Matrix([[0.7, -1.2, 0.05], [0, 3.1, -0.4]]),
        biasGradient: Matrix([[-0.2, 0.5, 0]]), learningRate: 0.25, weightDecay: 0.6
      ),
      expect: (
        weights: Matrix([[0.505, -0.975, 0.2], [1.7, -1.285, 1.035]]),
        biases: Matrix([[0.45, -1.025, 3]])
      )),
    .init(
      "gradients of zero",
      given: (
        weights: Matrix([[4], [-8], [0]]), biases: Matrix([[4]]),
        weightGradient: Matrix([[0], [0], [0]]), biasGradient: Matrix([[0]]), learningRate: 0.5,
        weightDecay: 0.5
      ), expect: (weights: Matrix([[3], [-6], [0]]), biases: Matrix([[4]]))),
    .init(
      "no decay, plain gradient descent",
      given: (
        weights: Matrix([[1, -2], [3, 0.5]]), biases: Matrix([[1, -1]]),
        weightGradient: Matrix([[2, -4], [0, 1]]), biasGradient: Matrix([[-2, 3]]),
        learningRate: 0.25, weightDecay: 0
      ), expect: (weights: Matrix([[0.5, -1], [3, 0.25]]), biases: Matrix([[1.5, -1.75]]))),
    .init(
      "a decay stronger than 1",
      given: (
        weights: Matrix([[1], [-2]]), biases: Matrix([[0.5]]), weightGradient: Matrix([[1], [1]]),
        biasGradient: Matrix([[-1]]), learningRate: 0.125, weightDecay: 4
      ), expect: (weights: Matrix([[0.375], [-1.125]]), biases: Matrix([[0.625]]))),
  ]

  /// A random layer, worked out in whole 128ths of the weights and 32nds of the biases.
  static func randomCase(seed: UInt64) -> Exercise.Case {
    var generator = SplitMix64(seed: seed)
    let (inputs, units) = (2 + generator.nextInteger(below: 3), 1 + generator.nextInteger(below: 4))
    func numbers(_ count: Int) -> [Int] { generator.nextQuarters(count).map { Int(4 * $0) } }
    let (weights, weightGradient) = (numbers(inputs * units), numbers(inputs * units))
    let (biases, biasGradient) = (numbers(units), numbers(units))
    let rate = 1 + generator.nextInteger(below: 6)  // eighths
    let decay = 1 + generator.nextInteger(below: 3)  // quarters
    func matrix(_ numbers: [Int], over divisor: Float, rows: Int) -> Matrix {
      Matrix(rows: rows, columns: units, elements: numbers.map { Float($0) / divisor })
    }
    return .init(
      "a random layer, seed \(seed)",
      given: (
        weights: matrix(weights, over: 4, rows: inputs), biases: matrix(biases, over: 4, rows: 1),
        weightGradient: matrix(weightGradient, over: 4, rows: inputs),
        biasGradient: matrix(biasGradient, over: 4, rows: 1), learningRate: Float(rate) / 8,
        weightDecay: Float(decay) / 4
      ),
      expect: (
        weights: matrix(
          zip(weights, weightGradient).map { (32 - rate * decay) * $0 - 4 * rate * $1 }, over: 128,
          rows: inputs),
        biases: matrix(zip(biases, biasGradient).map { 8 * $0 - rate * $1 }, over: 32, rows: 1)
      ))
  }
}
