import ExerciseSupport
import Foundation
import NeuralNetworks

/// Exercise 5.8: the mean magnitude of the gradient in each layer of a network with tanh.
public enum GradientSizes {
  /// A layer: its weights, `[units before × units]`, and its outputs, `[samples × units]`.
  public typealias Layer = (weights: Matrix, outputs: Matrix)

  /// The function, as one from a tuple.
  public typealias Exercise = ExerciseSupport.Exercise<
    (outputGradient: Matrix, layers: [Layer]), [Float]
  >

  /// What is asked, with all that is known of right and wrong answers.
  public static let exercise = Exercise(
    "5.8", "gradient sizes per layer",
    file: "Chapters/Chapter05-Backprop/Exercises/GradientSizes.swift",
    // Sizes are compared relative to themselves, however far they have vanished.
    comparing: .numbers(within: 1e-3, relativeFrom: 1e-35),
    cases: knownCases + (1...5).map(randomCase),
    hints: [
      "A variable can carry what arrives from one turn of a loop to the next. What does it hold "
        + "before the first turn, and in which order do the layers come?",
      "In each turn: multiply what arrives by the slopes, measure the result, and take it through "
        + "the weights of this layer, transposed, for the turn after.",
      "In the loop over `layers.reversed()`, G is `arriving * layer.outputs.map { 1 - $0 * $0 }`, "
        + "and then `arriving = matmul(g, layer.weights.transposed())`. The sizes come last layer "
        + "first, so reverse them at the end.",
    ],
    misconceptions: misconceptions, otherAnswers: otherAnswers)

  // By hand; three layers by NumPy (Tests/Reference/chapter05_reference.py).
  static let knownCases: [Exercise.Case] = [
    .init(
      "the worked example",
      given: (
        outputGradient: Matrix([[4]]),
        layers: [
          (weights: Matrix([[3, 1]]), outputs: Matrix([[0, 0.5]])),
          (weights: Matrix([[2], [-8]]), outputs: Matrix([[0.5]])),
        ]
      ), expect: [12, 3]),
    .init(
      // (|2 · 0.75| + |−3 · 1| + |1 · 0.19| + |0 · 0.64|) / 4
      "one layer, two samples",
      given: (
        outputGradient: Matrix([[2, -3], [1, 0]]),
        layers: [(weights: Matrix([[1, 2]]), outputs: Matrix([[-0.5, 0], [0.9, -0.6]]))]
      ), expect: [1.1725]),
    .init(
      "three layers, two samples",
      given: (
        outputGradient: Matrix([[0.5, -1], [2, 0.25]]),
        layers: [
          (
            weights: Matrix([[0.3, -0.2, 0.6]]),
            outputs: Matrix([[0.2, -0.7, 0.95], [0, 0.4, -0.1]])
          ),
          (
            weights: Matrix([[1, -0.5, 0.2, 2], [0.8, 0.1, -1.5, 0.6], [-0.4, 0.9, 0.3, -1]]),
            outputs: Matrix([[0.5, -0.3, 0.8, 0], [-0.9, 0.1, 0.6, -0.2]])
          ),
          (
            weights: Matrix([[0.7, -1.1], [0.4, 0.5], [-0.6, 1.2], [1.5, 0.3]]),
            outputs: Matrix([[0.1, -0.8], [0.3, 0.6]])
          ),
        ]
      ), expect: [1.98216924, 0.715201875, 0.70875]),
    .init(
      // A layer of output √½ has the slope ½, and hands back ½ · ¼ = 1/8; 8⁻³⁰ = 8.1e-28.
      "a gradient that vanishes in 31 layers",
      given: (
        outputGradient: Matrix([[1]]),
        layers: (0..<31).map { _ in
          (weights: Matrix([[0.25]]), outputs: Matrix([[0.70710678]]))
        }
      ), expect: (0..<31).map { 0.5 * Float(pow(0.125, Double(30 - $0))) }),
    .init(
      // Two units, each weight 2, outputs 0: four times as large with each layer.
      "a gradient that explodes in 20 layers",
      given: (
        outputGradient: Matrix([[1, 1]]),
        layers: (0..<20).map { _ in
          (weights: Matrix([[2, 2], [2, 2]]), outputs: Matrix([[0, 0]]))
        }
      ), expect: (0..<20).map { Float(pow(4, Double(19 - $0))) }),
    .init(
      "a layer in the middle is saturated, and nothing gets through",
      given: (
        outputGradient: Matrix([[3], [-2]]),
        layers: [
          (weights: Matrix([[1, 1]]), outputs: Matrix([[0.5, 0], [0, 0.5]])),
          (weights: Matrix([[2], [1]]), outputs: Matrix([[1], [-1]])),
          (weights: Matrix([[5]]), outputs: Matrix([[0], [0]])),
        ]
      ), expect: [0, 0, 2.5]),
  ]

  /// A random network. What is expected is worked out by central differences of Σ dL/dA ⊙ A, as the
  /// preactivations of each layer are moved and the rest of the network is run again, in `Double`.
  static func randomCase(seed: UInt64) -> Exercise.Case {
    var generator = SplitMix64(seed: seed)
    let samples = Int(seed)
    let sizes = (0..<3 + generator.nextInteger(below: 3)).map { _ in
      2 + generator.nextInteger(below: 4)
    }
    let weights = zip(sizes, sizes.dropFirst()).map { width, units in
      Matrix(rows: width, columns: units) { _, _ in generator.nextUniform(in: -0.9..<0.9) }
    }
    let outputGradient = generator.nextQuarters(samples, sizes[sizes.count - 1])

    func sums(_ signal: [Double], layer: Int) -> [Double] {
      weightedSums(
        signal, weights: weights[layer].doubles,
        bias: [Double](repeating: 0, count: weights[layer].columns))
    }
    // The sums of each layer, the first from random inputs.
    var allSums = [sums(generator.nextQuarters(samples, sizes[0]).doubles, layer: 0)]
    for layer in 1..<weights.count {
      allSums.append(sums(allSums[layer - 1].map { tanh($0) }, layer: layer))
    }
    let expected = weights.indices.map { layer in
      let gradient = centralDifferences(
        of: { moved in
          let last = (layer + 1..<weights.count).reduce(moved) { z, next in
            sums(z.map { tanh($0) }, layer: next)
          }
          return zip(outputGradient.doubles, last).reduce(0) { $0 + $1.0 * tanh($1.1) }
        }, at: allSums[layer])
      return Float(gradient.map { abs($0) }.reduce(0, +) / Double(gradient.count))
    }
    let layers: [Layer] = zip(weights, allSums).map { weights, sums in
      (
        weights: weights,
        outputs: Matrix(
          rows: samples, columns: weights.columns, doubles: sums.map { tanh($0) })
      )
    }
    return .init(
      "a random network \(sizes.map(String.init).joined(separator: "-")), seed \(seed)",
      given: (outputGradient: outputGradient, layers: layers), expect: expected)
  }
}
