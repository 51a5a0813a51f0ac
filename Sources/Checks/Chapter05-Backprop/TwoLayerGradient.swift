import ExerciseSupport
import NeuralNetworks

/// Exercise 5.5: the four gradients of a network with a hidden layer and an output layer.
public enum TwoLayerGradient {
  /// The function, as one from a tuple.
  public typealias Exercise = ExerciseSupport.Exercise<Input, Gradients>

  /// A batch, and the parameters of the network.
  public typealias Input = (
    inputs: Matrix, targets: Matrix, hiddenWeights: Matrix, hiddenBias: Matrix,
    outputWeights: Matrix, outputBias: Matrix
  )

  /// The gradients with respect to the parameters.
  public typealias Gradients = (
    hiddenWeights: Matrix, hiddenBias: Matrix, outputWeights: Matrix, outputBias: Matrix
  )

  /// What is asked, with all that is known of right and wrong answers.
  public static let exercise = Exercise(
    "5.5", "two layers end to end",
    file: "Chapters/Chapter05-Backprop/Exercises/TwoLayerGradient.swift",
    comparing: .parts(
      .part("dL/dW₂", { $0.outputWeights }, comparing: closeNumbers),
      .part("dL/db₂", { $0.outputBias }, comparing: closeNumbers),
      .part("dL/dW₁", { $0.hiddenWeights }, comparing: closeNumbers),
      .part("dL/db₁", { $0.hiddenBias }, comparing: closeNumbers)),
    cases: knownCases + (1...6).map(randomCase),
    hints: [
      "Get the output layer right first: its two gradients need only A₁, Y and T, and they are "
        + "compared first. Print G₂ for the worked example.",
      "Six lines do: A₁, Y, the difference divided by the samples, G₂ from it and the slopes of Y, "
        + "G₁ from G₂ · W₂ᵀ and the slopes of A₁, and the result.",
      "With `slopes` for `.map { $0 * (1 - $0) }`: G₂ is the divided difference times the slopes of "
        + "Y, G₁ is `matmul(g2, outputWeights.transposed())` times the slopes of A₁, and the gradient "
        + "of a layer's weights is `matmul(input.transposed(), g)`.",
    ],
    misconceptions: misconceptions, otherAnswers: otherAnswers)

  private static let closeNumbers = Comparison<Matrix>.numbers(within: 1e-4, relativeFrom: 0.01)

  // By hand; the published 2-2-2 example and two more samples by NumPy
  // (Tests/Reference/chapter05_reference.py).
  static let knownCases: [Exercise.Case] = [
    .init(
      "the worked example",
      given: (
        inputs: Matrix([[2]]), targets: Matrix([[1]]), hiddenWeights: Matrix([[0]]),
        hiddenBias: Matrix([[0]]), outputWeights: Matrix([[8]]), outputBias: Matrix([[-4]])
      ),
      expect: (
        hiddenWeights: Matrix([[-0.5]]), hiddenBias: Matrix([[-0.25]]),
        outputWeights: Matrix([[-0.0625]]), outputBias: Matrix([[-0.125]])
      )),
    .init(
      "the published 2-2-2 example",
      given: (
        inputs: Matrix([[0.05, 0.1]]), targets: Matrix([[0.01, 0.99]]),
        hiddenWeights: published.hiddenWeights, hiddenBias: published.hiddenBias,
        outputWeights: published.outputWeights, outputBias: published.outputBias
      ),
      expect: (
        hiddenWeights: Matrix([[0.00043857, 0.00049771], [0.00087714, 0.00099543]]),
        hiddenBias: Matrix([[0.00877135, 0.00995425]]),
        outputWeights: Matrix([[0.08216704, -0.02260254], [0.08266763, -0.02274024]]),
        outputBias: Matrix([[0.13849856, -0.03809824]])
      )),
    .init(
      "the same network with three samples",
      given: (
        inputs: Matrix([[0.05, 0.1], [2, -1], [-3, 0.5]]),
        targets: Matrix([[0.01, 0.99], [1, 0], [0.25, 0.75]]),
        hiddenWeights: published.hiddenWeights, hiddenBias: published.hiddenBias,
        outputWeights: published.outputWeights, outputBias: published.outputBias
      ),
      expect: (
        hiddenWeights: Matrix([[-0.00148789, -0.00198113], [-0.0020323, -0.00207473]]),
        hiddenBias: Matrix([[0.00996103, 0.01094471]]),
        outputWeights: Matrix([[0.03397904, 0.01977053], [0.03183227, 0.02078277]]),
        outputBias: Matrix([[0.0626714, 0.03199888]])
      )),
  ]

  /// The parameters of the example that Matt Mazur published, with a bias for each unit.
  private static let published = (
    hiddenWeights: Matrix([[0.15, 0.25], [0.2, 0.3]]), hiddenBias: Matrix([[0.35, 0.35]]),
    outputWeights: Matrix([[0.4, 0.5], [0.45, 0.55]]), outputBias: Matrix([[0.6, 0.6]])
  )

  /// A random network, of sizes that are all different. What is expected is worked out by central
  /// differences of the loss, which is worked out in `Double`.
  static func randomCase(seed: UInt64) -> Exercise.Case {
    var generator = SplitMix64(seed: seed)
    var sizes = [2, 3, 4, 5]
    generator.shuffle(&sizes)
    let (samples, width, hidden, outputs) = (Int(seed), sizes[0], sizes[1], sizes[2])
    let inputs = generator.nextQuarters(samples, width)
    let targets = generator.nextQuarters(samples, outputs).map { ($0 + 4) / 8 }
    let shapes = [(width, hidden), (1, hidden), (hidden, outputs), (1, outputs)]
    let parameters = shapes.map { 0.5 * generator.nextQuarters($0.0, $0.1) }

    let gradients = parameters.indices.map { index in
      let slopes = centralDifferences(
        of: { moved in
          var all = parameters.map(\.doubles)
          all[index] = moved
          let h = weightedSums(inputs.doubles, weights: all[0], bias: all[1]).map(logistic)
          let y = weightedSums(h, weights: all[2], bias: all[3]).map(logistic)
          let squares = zip(y, targets.doubles).map { ($0 - $1) * ($0 - $1) }
          return squares.reduce(0, +) / 2 / Double(samples)
        }, at: parameters[index].doubles)
      return Matrix(rows: shapes[index].0, columns: shapes[index].1, doubles: slopes)
    }
    return .init(
      "a random network \(width)-\(hidden)-\(outputs), seed \(seed)",
      given: (
        inputs: inputs, targets: targets, hiddenWeights: parameters[0], hiddenBias: parameters[1],
        outputWeights: parameters[2], outputBias: parameters[3]
      ),
      expect: (
        hiddenWeights: gradients[0], hiddenBias: gradients[1], outputWeights: gradients[2],
        outputBias: gradients[3]
      ))
  }
}
