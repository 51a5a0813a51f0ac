import ExerciseSupport
import NeuralNetworks

/// Exercise 5.3: the three gradients of a dense layer.
public enum DenseBackward {
  /// The function, as one from a tuple.
  public typealias Exercise = ExerciseSupport.Exercise<
    (sumGradient: Matrix, inputs: Matrix, weights: Matrix), Gradients
  >

  /// dL/dA, dL/dW and dL/db.
  public typealias Gradients = (inputs: Matrix, weights: Matrix, bias: Matrix)

  /// What is asked, with all that is known of right and wrong answers.
  public static let exercise = Exercise(
    "5.3", "dense backward", file: "Chapters/Chapter05-Backprop/Exercises/DenseBackward.swift",
    comparing: .parts(
      .part("dL/dA", { $0.inputs }, comparing: .numbers(within: 1e-4)),
      .part("dL/dW", { $0.weights }, comparing: .numbers(within: 1e-4)),
      .part("dL/db", { $0.bias }, comparing: .numbers(within: 1e-4))),
    cases: knownCases + (1...5).map(randomCase),
    hints: [
      "Write down the shapes of the three matrices you have, and of the three you want. What has "
        + "to be summed over is what disappears.",
      "dL/dA has the shape of A and is made of G and W; dL/dW has the shape of W and is made "
        + "of A and G. Only one order fits, and one factor has to be transposed.",
      "They are `matmul(sumGradient, weights.transposed())`, "
        + "`matmul(inputs.transposed(), sumGradient)` and `sumGradient.columnSums()`.",
    ],
    misconceptions: misconceptions, otherAnswers: otherAnswers)

  // By hand; four samples by NumPy (Tests/Reference/chapter05_reference.py).
  static let knownCases: [Exercise.Case] = [
    .init(
      "the worked example",
      given: (
        sumGradient: Matrix([[1, -1], [2, 0]]), inputs: Matrix([[1, 2, 0], [3, 0, 1]]),
        weights: Matrix([[1, 2], [0, 4], [5, -1]])
      ),
      expect: (
        inputs: Matrix([[-1, -4, 6], [2, 0, 10]]), weights: Matrix([[7, -1], [2, -2], [2, 0]]),
        bias: Matrix([[3, -1]])
      )),
    .init(
      "one sample",
      given: (
        sumGradient: Matrix([[0.5, -2, 4]]), inputs: Matrix([[3, -1]]),
        weights: Matrix([[1, 0, 2], [-3, 1, 0.5]])
      ),
      expect: (
        inputs: Matrix([[8.5, -1.5]]), weights: Matrix([[1.5, -6, 12], [-0.5, 2, -4]]),
        bias: Matrix([[0.5, -2, 4]])
      )),
    .init(
      "one unit",
      given: (
        sumGradient: Matrix([[2], [-1], [0.5]]), inputs: Matrix([[1, 0], [4, -2], [6, 8]]),
        weights: Matrix([[3], [-5]])
      ),
      expect: (
        inputs: Matrix([[6, -10], [-3, 5], [1.5, -2.5]]), weights: Matrix([[1], [6]]),
        bias: Matrix([[1.5]])
      )),
    .init(
      "four samples, three inputs, two units",
      given: (
        sumGradient: Matrix([[0.3, -0.2], [-0.1, 0.4], [0.25, 0.15], [-0.5, -0.35]]),
        inputs: Matrix([[0.5, -1.2, 2], [1.5, 0.3, -0.7], [-0.4, 0.9, 0.1], [2.2, -0.6, -1.1]]),
        weights: Matrix([[0.4, -0.6], [-0.3, 0.8], [0.7, 0.2]])
      ),
      expect: (
        inputs: Matrix([
          [0.24, -0.25, 0.17], [-0.28, 0.35, 0.01], [0.01, 0.045, 0.205], [0.01, -0.13, -0.42],
        ]),
        weights: Matrix([[-1.2, -0.33], [0.135, 0.705], [1.245, -0.28]]),
        bias: Matrix([[-0.05, 0]])
      )),
  ]

  /// Random quarters. What is expected is worked out without any of the formulas: L = Σ G ⊙ Z is
  /// linear in each number, so it grows by the gradient where that number grows by 1.
  static func randomCase(seed: UInt64) -> Exercise.Case {
    var generator = SplitMix64(seed: seed)
    // Three sizes that are all different, so that no two shapes are the same by chance.
    var sizes = [2, 3, 4, 5]
    generator.shuffle(&sizes)
    let (samples, width, units) = (sizes[0], sizes[1], sizes[2])
    let sumGradient = generator.nextQuarters(samples, units)
    let inputs = generator.nextQuarters(samples, width)
    let weights = generator.nextQuarters(width, units)
    let bias = [Double](repeating: 0, count: units)
    func slopes(at point: [Double], of sums: ([Double]) -> [Double]) -> [Double] {
      centralDifferences(
        of: { zip(sumGradient.doubles, sums($0)).reduce(0) { $0 + $1.0 * $1.1 } },
        at: point, step: 1)
    }
    return .init(
      "random quarters, seed \(seed)",
      given: (sumGradient: sumGradient, inputs: inputs, weights: weights),
      expect: (
        inputs: Matrix(
          rows: samples, columns: width,
          doubles: slopes(at: inputs.doubles) {
            weightedSums($0, weights: weights.doubles, bias: bias)
          }),
        weights: Matrix(
          rows: width, columns: units,
          doubles: slopes(at: weights.doubles) {
            weightedSums(inputs.doubles, weights: $0, bias: bias)
          }),
        bias: Matrix(
          rows: 1, columns: units,
          doubles: slopes(at: bias) {
            weightedSums(inputs.doubles, weights: weights.doubles, bias: $0)
          })
      ))
  }
}
