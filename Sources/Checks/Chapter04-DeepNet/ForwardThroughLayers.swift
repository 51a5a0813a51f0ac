import ExerciseSupport
import NeuralNetworks

/// Exercise 4.4: the outputs of every layer, each made of those before.
public enum ForwardThroughLayers {
  /// A layer: its weights, `[units before × units]`, and its bias, `[1 × units]`.
  public typealias Layer = (weights: Matrix, bias: Matrix)

  /// The function, as one from a tuple. The activation is one of the library's, so that a message
  /// can name it; the learner's function takes it as a closure.
  public typealias Exercise = ExerciseSupport.Exercise<
    (inputs: Matrix, layers: [Layer], activation: Activation), [Matrix]
  >

  /// What is asked, with all that is known of right and wrong answers.
  public static let exercise = Exercise(
    "4.4", "forward through all layers",
    file: "Chapters/Chapter04-DeepNet/Exercises/ForwardThroughLayers.swift",
    comparing: .numbers(within: 1e-4),
    cases: knownCases + (1...5).map(randomCase),
    hints: [
      "Write down what layer 2 of the example needs of layer 1. A variable can carry it from one "
        + "turn of a loop to the next.",
      "Start the variable with the inputs. In each turn make the preactivations Z, let them through the "
        + "activation unless this is the last layer, keep the result and carry it on.",
      "Loop over layers.enumerated(): Z is matmul(signal, layer.weights).adding(row: layer.bias), "
        + "and signal becomes Z if the index is layers.count - 1, else activation(Z); append it.",
    ],
    misconceptions: misconceptions,
    otherAnswers: otherAnswers)

  // By hand; the network 3-4-2-3 by NumPy (Tests/Reference/chapter04_reference.py).
  static let knownCases: [Exercise.Case] = [
    .init(
      "the worked example",
      given: (
        inputs: Matrix([[1, 2]]),
        layers: [
          (weights: Matrix([[1, -1, 0], [0, 1, -2]]), bias: Matrix([[0.5, 0, 1]])),
          (weights: Matrix([[2], [-4], [5]]), bias: Matrix([[0.5]])),
        ], activation: .relu
      ), expect: [Matrix([[1.5, 1, 0]]), Matrix([[-0.5]])]),
    .init(
      // [-1 0.5] · W = [-1 · 2 + 0.5 · (-2)] = [-3], and with the bias −2; then [3 1]: 6 − 2 + 1 = 5.
      "one layer only, which is the last",
      given: (
        inputs: Matrix([[-1, 0.5], [3, 1]]),
        layers: [(weights: Matrix([[2], [-2]]), bias: Matrix([[1]]))], activation: .relu
      ), expect: [Matrix([[-2], [5]])]),
    .init(
      "network 3-4-2-3 with tanh",
      given: (inputs: twoSamples, layers: network, activation: .tanh),
      expect: [
        Matrix([
          [0.96402758, -0.71629787, -0.73978305, 0.86172316],
          [0.09966799, -0.78180636, 0.7039056, 0.80930107],
        ]),
        Matrix([[0.77128598, -0.93855283], [0.75584813, -0.26107666]]),
        Matrix([[1.70540156, -1.15321194, -0.30650483], [1.2141866, -0.53730825, 0.02297055]]),
      ]),
    .init(
      "network 3-4-2-3 with sigmoid",
      given: (inputs: twoSamples, layers: network, activation: .sigmoid),
      expect: [
        Matrix([
          [0.88079708, 0.2890505, 0.27888482, 0.78583498],
          [0.52497919, 0.2592251, 0.70578503, 0.75491499],
        ]),
        Matrix([[0.58883835, 0.37560926], [0.57307382, 0.49532963]]),
        Matrix([[0.5847957, 0.102513, 0.24110764], [0.48365046, 0.21656714, 0.29150911]]),
      ]),
  ]

  private static let twoSamples = Matrix([[0.5, -1, 2], [1.5, 0.25, -0.75]])

  private static let network: [Layer] = [
    (
      weights: Matrix([[0.4, -0.6, 0.1, 0.9], [-0.3, 0.8, 0.5, -0.2], [0.7, 0.2, -0.4, 0.3]]),
      bias: Matrix([[0.1, -0.2, 0.3, 0.05]])
    ),
    (
      weights: Matrix([[0.6, -0.5], [-0.9, 0.4], [0.3, 0.7], [0.2, -0.8]]),
      bias: Matrix([[-0.15, 0.25]])
    ),
    (weights: Matrix([[1.1, -0.4, 0.6], [-0.7, 0.9, 0.5]]), bias: Matrix([[0.2, 0, -0.3]])),
  ]

  /// A random network with ReLU, in quarters. What is expected is worked out in `Double`, unit by
  /// unit, for one sample at a time.
  static func randomCase(seed: UInt64) -> Exercise.Case {
    var generator = SplitMix64(seed: seed)
    let sizes = (0..<4 + generator.nextInteger(below: 2)).map { _ in
      2 + generator.nextInteger(below: 4)
    }
    func quarters(_ rows: Int, _ columns: Int) -> Matrix {
      Matrix(rows: rows, columns: columns) { _, _ in
        Float(generator.nextInteger(below: 17) - 8) / 4
      }
    }
    let inputs = quarters(1 + generator.nextInteger(below: 6), sizes[0])
    let layers: [Layer] = zip(sizes, sizes.dropFirst()).map { incoming, units in
      (weights: quarters(incoming, units), bias: quarters(1, units))
    }
    var expected = layers.map { Matrix(rows: inputs.rows, columns: $0.weights.columns) }
    for sample in 0..<inputs.rows {
      var signal = inputs.row(sample).map { Double($0) }
      for (index, layer) in layers.enumerated() {
        signal = (0..<layer.weights.columns).map { unit in
          let weights = layer.weights.column(unit)
          let z = zip(signal, weights).reduce(Double(layer.bias[0, unit])) { $0 + $1.0 * $1.1 }
          return index + 1 < layers.count && z < 0 ? 0 : z
        }
        for unit in signal.indices { expected[index][sample, unit] = Float(signal[unit]) }
      }
    }
    return .init(
      "a random network \(sizes.map(String.init).joined(separator: "-")), seed \(seed)",
      given: (inputs: inputs, layers: layers, activation: .relu), expect: expected)
  }
}

extension Matrix {
  /// The numbers of a column, from the first row down.
  fileprivate func column(_ index: Int) -> [Double] { (0..<rows).map { Double(self[$0, index]) } }
}
