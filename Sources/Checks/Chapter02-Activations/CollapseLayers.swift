import ExerciseSupport
import NeuralNetworks

/// Exercise 2.6: one linear layer does what two do.
public enum CollapseLayers {
  /// Two layers.
  public typealias Layers = (
    firstWeights: Matrix, firstBias: Matrix, secondWeights: Matrix, secondBias: Matrix
  )

  /// The function, as one from a tuple.
  public typealias Exercise = ExerciseSupport.Exercise<Layers, (weights: Matrix, bias: Matrix)>

  /// What is asked, with all that is known of right and wrong answers.
  public static let exercise = Exercise(
    "2.6", "collapse two linear layers",
    file: "Chapters/Chapter02-Activations/Exercises/CollapseLayers.swift",
    comparing: .parts(
      .part("weights", { $0.weights }, comparing: .numbers(within: 1e-4)),
      .part("bias", { $0.bias }, comparing: .numbers(within: 1e-4))),
    cases: knownCases + (1...5).map(randomCase),
    hints: [
      "The weights and the bias are separate problems, and section 2.1 has a line of code for each.",
      "Two products are needed, and both have the second weights on the right. One of them gets "
        + "something added.",
      "The weights are `matmul(firstWeights, secondWeights)`; the bias goes through the second "
        + "layer as if it were a sample: times its weights, plus its bias.",
    ],
    misconceptions: misconceptions, otherAnswers: otherAnswers)

  // Worked out by hand; "four units" by NumPy (Tests/Reference/chapter02_reference.py).
  static let knownCases: [Exercise.Case] = [
    .init(
      "the worked example",
      given: (
        firstWeights: Matrix([[1, 0, 2], [0, 1, -1]]), firstBias: Matrix([[1, 0, -1]]),
        secondWeights: Matrix([[1], [2], [3]]), secondBias: Matrix([[0.5]])
      ),
      expect: (weights: Matrix([[7], [-1]]), bias: Matrix([[-1.5]]))),
    .init(
      "four units",
      given: (
        firstWeights: Matrix([[0.5, -1.25, 2], [3, 0.75, -0.5]]),
        firstBias: Matrix([[1, -0.5, 0.25]]),
        secondWeights: Matrix([[1, 2, 0, -1], [0.5, -2, 1.5, 3], [-1, 0.25, 4, 1]]),
        secondBias: Matrix([[10, -1, 0.5, 2]])
      ),
      expect: (
        weights: Matrix([[-2.125, 4, 6.125, -2.25], [3.875, 4.375, -0.875, -1.25]]),
        bias: Matrix([[10.5, 2.0625, 0.75, -0.25]])
      )),
    .init(
      "one of each",
      given: (
        firstWeights: Matrix([[3]]), firstBias: Matrix([[-2]]), secondWeights: Matrix([[4]]),
        secondBias: Matrix([[1]])
      ),
      expect: (weights: Matrix([[12]]), bias: Matrix([[-7]]))),
    .init(
      // A product in the other order would be [[3, 4], [1, 2]].
      "square layers: the second exchanges two units",
      given: (
        firstWeights: Matrix([[1, 2], [3, 4]]), firstBias: Matrix([[5, 6]]),
        secondWeights: Matrix([[0, 1], [1, 0]]), secondBias: Matrix([[0.5, -0.5]])
      ),
      expect: (weights: Matrix([[2, 1], [4, 3]]), bias: Matrix([[6.5, 4.5]]))),
    .init(
      "no biases",
      given: (
        firstWeights: Matrix([[1, -1]]), firstBias: Matrix([[0, 0]]),
        secondWeights: Matrix([[2, 0, 1], [1, 1, -1]]), secondBias: Matrix([[0, 0, 0]])
      ),
      expect: (weights: Matrix([[1, -1, 2]]), bias: Matrix([[0, 0, 0]]))),
    .init(
      "weights of zero",
      given: (
        firstWeights: Matrix(rows: 3, columns: 2), firstBias: Matrix([[1, 2]]),
        secondWeights: Matrix([[1], [-1]]), secondBias: Matrix([[4]])
      ),
      expect: (weights: Matrix(rows: 3, columns: 1), bias: Matrix([[3]]))),
  ]

  /// Random layers of quarters. What is expected is summed up in whole numbers.
  static func randomCase(seed: UInt64) -> Exercise.Case {
    var generator = SplitMix64(seed: seed)
    let (inputs, hidden, units) = (
      2 + generator.nextInteger(below: 4), 2 + generator.nextInteger(below: 4),
      1 + generator.nextInteger(below: 5)
    )
    func matrix(_ rows: Int, _ columns: Int) -> Matrix {
      Matrix(rows: rows, columns: columns, elements: generator.nextQuarters(rows * columns))
    }
    let (firstWeights, firstBias) = (matrix(inputs, hidden), matrix(1, hidden))
    let (secondWeights, secondBias) = (matrix(hidden, units), matrix(1, units))

    /// Rows of whole numbers of sixteenths: the first matrix times the second weights, plus `start`.
    func product(_ first: Matrix, _ start: (Int) -> Float) -> Matrix {
      Matrix(
        (0..<first.rows).map { row in
          (0..<units).map { unit in
            let sixteenths = (0..<hidden).reduce(Int(16 * start(unit))) { sum, index in
              sum + Int(4 * first[row, index]) * Int(4 * secondWeights[index, unit])
            }
            return Float(sixteenths) / 16
          }
        })
    }
    return .init(
      "random layers of \(inputs) inputs, \(hidden) hidden and \(units) units, seed \(seed)",
      given: (
        firstWeights: firstWeights, firstBias: firstBias, secondWeights: secondWeights,
        secondBias: secondBias
      ),
      expect: (
        weights: product(firstWeights) { _ in 0 }, bias: product(firstBias) { secondBias[0, $0] }
      ))
  }
}
