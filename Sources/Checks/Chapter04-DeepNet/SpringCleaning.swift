import Exercises
import Judging
import NeuralNetworks

/// Exercise 4.4: a network without its constant and identical hidden units, which answers as before.
///
/// Here is what counts of a cleaned network, and networks that were cleaned by hand. Random networks
/// are made in SpringCleaningNetworks.swift; known ways to clean stand in SpringCleaningMistakes.swift.
enum SpringCleaning {
  typealias Function = Chapter4.SpringCleaned
  typealias Layer = Chapter4.Layer
  typealias Cleaned = Chapter4.Cleaned

  static let exam = Exam(
    Check(
      Chapter4.springCleaned, observing: { Seen($0, $1) },
      comparing: .parts(
        .part("layers", { $0.shapes }, comparing: .equality),
        .part(
          "answers to other inputs", { $0.answers },
          comparing: .numbers(within: 1e-3)),
        .part("hidden units that could go", { $0.surplus }),
        .part("parameters saved, less those that are gone", { $0.savedTooMany })),
      cases: cases, random: random, mistakes: mistakes, rightAnswers: rightAnswers))

  /// What counts of a cleaned network: it answers as before, none of its units could go, and what it
  /// says to have saved is what is gone. Finding still fewer units is no mistake.
  private struct Seen: CustomStringConvertible, Sendable {
    let shapes: String
    let answers: Matrix
    let surplus: Int
    let savedTooMany: Int
    private let hidden: [Int]
    private let saved: Int

    init(_ input: ([Layer], Matrix), _ output: Cleaned) {
      let (layers, samples) = input
      hidden = output.layers.dropLast().map(\.weights.columns)
      saved = output.saved
      savedTooMany = output.saved - (parameterCount(layers) - parameterCount(output.layers))
      guard fit(output.layers, like: layers, inputs: samples.columns) else {
        shapes = "do not fit together"
        (answers, surplus) = (Matrix(rows: 0, columns: 0), 0)
        return
      }
      shapes = "fit together"
      answers = SpringCleaning.answers(of: output.layers, to: otherInputs(samples.columns))
      let fewest = Recipe()(layers, samples).layers.dropLast().map(\.weights.columns)
      surplus = zip(hidden, fewest).reduce(0) { $0 + max(0, $1.0 - $1.1) }
    }

    var description: String {
      let rows = (0..<answers.rows).map { "\(answers.row($0))" }.joined(separator: ", ")
      return "hidden units \(hidden), \(saved) saved, answers to other inputs [\(rows)]"
    }
  }

  /// Whether each layer takes what the one before gives, and the last has the outputs of before.
  private static func fit(_ layers: [Layer], like before: [Layer], inputs: Int) -> Bool {
    var incoming = inputs
    for layer in layers {
      guard layer.weights.rows == incoming, layer.bias.rows == 1,
        layer.bias.columns == layer.weights.columns
      else { return false }
      incoming = layer.weights.columns
    }
    return layers.count == before.count && incoming == before.last?.weights.columns ?? inputs
  }

  static func parameterCount(_ layers: [Layer]) -> Int {
    layers.reduce(0) { $0 + $1.weights.count + $1.bias.count }
  }

  /// Inputs that no answer has seen: corners, and sixteenths from 0 to 1.
  private static func otherInputs(_ features: Int) -> Matrix {
    var generator = SplitMix64(seed: 0x5EED_C1EA)
    return Matrix(rows: 40, columns: features) { row, _ in
      row < 2 ? Float(row) : Float(generator.nextInteger(below: 17)) / 16
    }
  }

  private static func answers(of layers: [Layer], to inputs: Matrix) -> Matrix {
    var signal = inputs
    for (index, layer) in layers.enumerated() {
      let z = matmul(signal, layer.weights).adding(row: layer.bias)
      signal = index == layers.count - 1 ? z : z.map { max(0, $0) }
    }
    return signal
  }

  // MARK: - Cases

  // By hand; what is expected is the smallest network.
  private static let cases: [Function.Case] = [
    known(
      "the worked example", [([[1, 0, 1]], [0, 2, 0]), ([[3], [4], [5]], [1])],
      gives: [([[1]], [0]), ([[8]], [9])]),
    known(
      "one layer only: there are no hidden units", [([[0, 2, 2]], [1, 0, 0])],
      gives: [([[0, 2, 2]], [1, 0, 0])]),
    known(
      "all units are of use", [([[1, -1]], [0, 1]), ([[2, 1], [3, 0]], [0, 1])],
      gives: [([[1, -1]], [0, 1]), ([[2, 1], [3, 0]], [0, 1])]),
    known(
      "a dead unit, with a large weight after it", [([[1, -1]], [0, -1]), ([[2], [100]], [3])],
      gives: [([[1]], [0]), ([[2]], [3])]),
    known(
      "one that says something for a single sample only",
      [([[1, 1]], [0, -0.75]), ([[2], [8]], [0])],
      gives: [([[1, 1]], [0, -0.75]), ([[2], [8]], [0])]),
    known(
      "three are identical",
      [([[2, 2, 2]], [1, 1, 1]), ([[1, 0], [2, 1], [4, -3]], [0, 0])],
      gives: [([[2]], [1]), ([[7, -2]], [0, 0])]),
    known(
      // Layer 2: 2x + 3x and 5x are identical, and 4x − 4x + 1 is constant.
      "identical and constant in layer 2, by way of layer 1",
      [
        ([[1, 1]], [0, 0]), ([[2, 5, 4, 1], [3, 0, -4, 2]], [0, 0, 1, 1]),
        ([[1], [2], [7], [1]], [0]),
      ], gives: [([[1]], [0]), ([[5, 3]], [0, 1]), ([[3], [1]], [7])]),
    known(
      // x and x + 1, then 2x + 1 in two ways.
      "identical with weights that show nothing of it",
      [([[1, 1]], [0, 1]), ([[2, 1], [0, 1]], [1, 0]), ([[1], [2]], [-1])],
      gives: [([[1, 1]], [0, 1]), ([[2], [0]], [1]), ([[3]], [-1])]),
    known(
      // x and x + 1, then 2x + 1, their difference 1, and its half.
      "constant with weights that show nothing of it",
      [
        ([[1, 1]], [0, 1]), ([[2, -1, -0.5], [0, 1, 0.5]], [1, 0, 0]), ([[1], [3], [2]], [-1]),
      ],
      gives: [([[1, 1]], [0, 1]), ([[2], [0]], [1]), ([[1]], [3])]),
    known(
      // x and 1.015625x, and 1 to 1.015625: dyadic, so that the sums are exact.
      "two that say almost the same, and one that hardly varies",
      [([[1, 1.015_625, 0.015_625]], [0, 0, 1]), ([[8], [-4], [16]], [0])],
      gives: [([[1, 1.015_625, 0.015_625]], [0, 0, 1]), ([[8], [-4], [16]], [0])]),
    known(
      "an output that is constant, and two that are identical: they stay",
      [([[1, 0]], [0, 1]), ([[0, 1, 1], [1, 0, 0]], [2, 3, 3])],
      gives: [([[1]], [0]), ([[0, 1, 1]], [3, 3, 3])]),
  ]

  private typealias Numbers = (weights: [[Float]], bias: [Float])

  private static func known(
    _ name: String, _ layers: [Numbers], gives cleaned: [Numbers]
  ) -> Function.Case {
    func made(_ layers: [Numbers]) -> [Layer] {
      layers.map { Layer(weights: Matrix($0.weights), bias: Matrix([$0.bias])) }
    }
    let samples = Matrix([[0], [0.25], [0.5], [0.75], [1]])
    return .init(name, (made(layers), samples), gives: smallest(made(cleaned), of: made(layers)))
  }

  /// What is left of a network, with what that saves.
  static func smallest(_ after: [Layer], of before: [Layer]) -> Cleaned {
    Cleaned(layers: after, saved: parameterCount(before) - parameterCount(after))
  }
}
