import ExerciseSupport
import NeuralNetworks

/// Exercise 4.7: the first layer of a stack that does not fit.
public enum ShapeErrors {
  /// Rows and columns.
  public typealias Shape = (rows: Int, columns: Int)

  /// A layer: the shapes of its weights and its bias.
  public typealias Layer = (weights: Shape, bias: Shape)

  /// The function, as one from a tuple.
  public typealias Exercise = ExerciseSupport.Exercise<
    (inputs: Shape, layers: [Layer]), LayerShapeError?
  >

  /// What is asked, with all that is known of right and wrong answers.
  public static let exercise = Exercise(
    "4.7", "shape errors", file: "Chapters/Chapter04-DeepNet/Exercises/ShapeErrors.swift",
    comparing: .equality,
    cases: knownCases + (1...12).map(randomCase),
    hints: [
      "Play the forward pass without numbers. What is all you have to know of one layer to check "
        + "the next?",
      "Keep in a variable how many columns come in. In each layer compare it with the rows of the "
        + "weights, compare the bias with one row of that many units, then change the variable.",
      "In the loop: if layer.weights.rows != incoming, return .weights(…); if layer.bias is not "
        + "(1, layer.weights.columns), return .bias(…); incoming = layer.weights.columns. After "
        + "it, return nil.",
    ],
    misconceptions: misconceptions,
    otherAnswers: otherAnswers)

  // By the rules of the matrix product, layer by layer.
  static let knownCases: [Exercise.Case] = [
    .init(
      "784-16-16-10 fits",
      given: (
        inputs: (32, 784),
        layers: [((784, 16), (1, 16)), ((16, 16), (1, 16)), ((16, 10), (1, 10))]
      ), expect: nil),
    .init(
      "the bias of the worked example stands upright",
      given: (inputs: (32, 784), layers: [((784, 16), (1, 16)), ((16, 10), (10, 1))]),
      expect: .bias(layer: 2, expectedColumns: 10, foundRows: 10, foundColumns: 1)),
    .init(
      "the weights of the worked example are transposed",
      given: (inputs: (32, 784), layers: [((784, 16), (1, 16)), ((10, 16), (1, 10))]),
      expect: .weights(layer: 2, expectedRows: 16, foundRows: 10)),
    .init(
      "the first layer takes samples for features",
      given: (inputs: (5, 3), layers: [((5, 4), (1, 4)), ((4, 2), (1, 2))]),
      expect: .weights(layer: 1, expectedRows: 3, foundRows: 5)),
    .init(
      "as many units as samples, and all fits",
      given: (inputs: (4, 3), layers: [((3, 4), (1, 4)), ((4, 1), (1, 1))]), expect: nil),
    .init(
      "a bias for each sample",
      given: (inputs: (4, 3), layers: [((3, 2), (1, 2)), ((2, 5), (4, 5))]),
      expect: .bias(layer: 2, expectedColumns: 5, foundRows: 4, foundColumns: 5)),
    .init(
      "a bias of two rows, neither one nor as many as samples",
      given: (inputs: (4, 3), layers: [((3, 5), (2, 5))]),
      expect: .bias(layer: 1, expectedColumns: 5, foundRows: 2, foundColumns: 5)),
    .init(
      "a bias for each input",
      given: (inputs: (7, 3), layers: [((3, 5), (1, 3))]),
      expect: .bias(layer: 1, expectedColumns: 5, foundRows: 1, foundColumns: 3)),
    .init(
      "a bias of one number for all units",
      given: (inputs: (7, 3), layers: [((3, 5), (1, 1)), ((5, 2), (1, 2))]),
      expect: .bias(layer: 1, expectedColumns: 5, foundRows: 1, foundColumns: 1)),
    .init(
      "weights and bias of one layer do not fit",
      given: (inputs: (2, 6), layers: [((6, 4), (1, 4)), ((5, 3), (1, 2))]),
      expect: .weights(layer: 2, expectedRows: 4, foundRows: 5)),
    .init(
      "a bias in layer 1 and weights in layer 3",
      given: (
        inputs: (2, 6), layers: [((6, 4), (1, 6)), ((4, 3), (1, 3)), ((2, 3), (1, 3))]
      ), expect: .bias(layer: 1, expectedColumns: 4, foundRows: 1, foundColumns: 6)),
    .init(
      "weights in layers 2 and 3",
      given: (
        inputs: (1, 2), layers: [((2, 3), (1, 3)), ((4, 5), (1, 5)), ((6, 7), (1, 7))]
      ), expect: .weights(layer: 2, expectedRows: 3, foundRows: 4)),
    .init(
      "only the last bias does not fit",
      given: (
        inputs: (9, 2), layers: [((2, 8), (1, 8)), ((8, 4), (1, 4)), ((4, 3), (1, 4))]
      ), expect: .bias(layer: 3, expectedColumns: 3, foundRows: 1, foundColumns: 4)),
    .init("one layer that fits", given: (inputs: (1, 1), layers: [((1, 1), (1, 1))]), expect: nil),
    .init("no layers", given: (inputs: (3, 4), layers: []), expect: nil),
  ]

  /// A random stack that fits, and in two of three cases something put wrong in one layer: what is
  /// expected is known from what was done.
  static func randomCase(seed: UInt64) -> Exercise.Case {
    var generator = SplitMix64(seed: seed)
    let sizes = (0..<3 + generator.nextInteger(below: 4)).map { _ in
      2 + generator.nextInteger(below: 9)
    }
    var layers: [Layer] = zip(sizes, sizes.dropFirst()).map { ((rows: $0, columns: $1), (1, $1)) }
    let index = generator.nextInteger(below: layers.count)
    let (inputs, units) = (sizes[index], sizes[index + 1])
    let wrong = 1 + generator.nextInteger(below: 3)
    let expected: LayerShapeError?
    switch seed % 3 {
    case 0:
      expected = nil
    case 1:
      layers[index].weights.rows += wrong
      expected = .weights(layer: index + 1, expectedRows: inputs, foundRows: inputs + wrong)
    default:
      layers[index].bias = (rows: wrong, columns: units + 1)
      expected = .bias(
        layer: index + 1, expectedColumns: units, foundRows: wrong, foundColumns: units + 1)
    }
    return .init(
      "a random stack, seed \(seed)",
      given: (
        inputs: (rows: 1 + generator.nextInteger(below: 9), columns: sizes[0]), layers: layers
      ), expect: expected)
  }
}
