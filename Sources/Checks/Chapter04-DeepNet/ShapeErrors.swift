import Exercises
import Judging
import NeuralNetworks

/// Exercise 4.2: the first layer of a stack that does not fit.
enum ShapeErrors {
  typealias Function = Chapter4.ShapeErrors
  typealias Shape = Chapter4.Shape
  typealias Layer = Chapter4.LayerShapes

  static let exam = Exam(
    Check(
      Chapter4.shapeError, comparing: .equality, cases: cases, random: random, mistakes: mistakes,
      rightAnswers: rightAnswers))

  /// A case in which rows and columns stand as pairs: of the inputs, and of the weights and the bias
  /// of each layer.
  private static func stack(
    _ name: String, _ inputs: (Int, Int), _ layers: [((Int, Int), (Int, Int))],
    gives error: LayerShapeError?
  ) -> Function.Case {
    let layers = layers.map { Layer(Shape($0.0.0, $0.0.1), Shape($0.1.0, $0.1.1)) }
    return .init(name, (Shape(inputs.0, inputs.1), layers), gives: error)
  }

  // By the rules of the matrix product, layer by layer.
  private static let cases: [Function.Case] = [
    stack(
      "784-16-16-10 fits", (32, 784),
      [((784, 16), (1, 16)), ((16, 16), (1, 16)), ((16, 10), (1, 10))],
      gives: nil),
    stack(
      "the bias of the worked example stands upright",
      (32, 784), [((784, 16), (1, 16)), ((16, 10), (10, 1))],
      gives: .bias(layer: 2, expectedColumns: 10, foundRows: 10, foundColumns: 1)),
    stack(
      "the weights of the worked example are transposed",
      (32, 784), [((784, 16), (1, 16)), ((10, 16), (1, 10))],
      gives: .weights(layer: 2, expectedRows: 16, foundRows: 10)),
    stack(
      "the first layer takes samples for features",
      (5, 3), [((5, 4), (1, 4)), ((4, 2), (1, 2))],
      gives: .weights(layer: 1, expectedRows: 3, foundRows: 5)),
    stack(
      "as many units as samples, and all fits",
      (4, 3), [((3, 4), (1, 4)), ((4, 1), (1, 1))], gives: nil),
    stack(
      "a bias for each sample", (4, 3), [((3, 2), (1, 2)), ((2, 5), (4, 5))],
      gives: .bias(layer: 2, expectedColumns: 5, foundRows: 4, foundColumns: 5)),
    stack(
      "a bias of two rows, neither one nor as many as samples", (4, 3), [((3, 5), (2, 5))],
      gives: .bias(layer: 1, expectedColumns: 5, foundRows: 2, foundColumns: 5)),
    stack(
      "a bias for each input", (7, 3), [((3, 5), (1, 3))],
      gives: .bias(layer: 1, expectedColumns: 5, foundRows: 1, foundColumns: 3)),
    stack(
      "a bias of one number for all units", (7, 3), [((3, 5), (1, 1)), ((5, 2), (1, 2))],
      gives: .bias(layer: 1, expectedColumns: 5, foundRows: 1, foundColumns: 1)),
    stack(
      "weights and bias of one layer do not fit", (2, 6), [((6, 4), (1, 4)), ((5, 3), (1, 2))],
      gives: .weights(layer: 2, expectedRows: 4, foundRows: 5)),
    stack(
      "a bias in layer 1 and weights in layer 3",
      (2, 6), [((6, 4), (1, 6)), ((4, 3), (1, 3)), ((2, 3), (1, 3))],
      gives: .bias(layer: 1, expectedColumns: 4, foundRows: 1, foundColumns: 6)),
    stack(
      "weights in layers 2 and 3",
      (1, 2), [((2, 3), (1, 3)), ((4, 5), (1, 5)), ((6, 7), (1, 7))],
      gives: .weights(layer: 2, expectedRows: 3, foundRows: 4)),
    stack(
      "only the last bias does not fit",
      (9, 2), [((2, 8), (1, 8)), ((8, 4), (1, 4)), ((4, 3), (1, 4))],
      gives: .bias(layer: 3, expectedColumns: 3, foundRows: 1, foundColumns: 4)),
    stack("one layer that fits", (1, 1), [((1, 1), (1, 1))], gives: nil),
    stack("no layers", (3, 4), [], gives: nil),
    stack("no samples, and all fits", (0, 3), [((3, 2), (1, 2))], gives: nil),
    stack(
      "a layer without units, which fits", (2, 3), [((3, 0), (1, 0)), ((0, 2), (1, 2))], gives: nil),
    stack(
      "a bias without rows, for a layer without units", (2, 3), [((3, 0), (0, 0))],
      gives: .bias(layer: 1, expectedColumns: 0, foundRows: 0, foundColumns: 0)),
  ]

  /// Random stacks that fit, and such in which something was put wrong in one layer: what is expected
  /// is known from what was done.
  private static let random: [Function.RandomCases] = [
    .init(4) { randomCase(&$0) { _, _, _, _ in nil } },
    .init(4) { generator in
      randomCase(&generator) { layer, number, inputs, wrong in
        layer.weights.rows += wrong
        return .weights(layer: number, expectedRows: inputs, foundRows: inputs + wrong)
      }
    },
    .init(4) { generator in
      randomCase(&generator) { layer, number, _, wrong in
        let units = layer.weights.columns
        layer.bias = Shape(wrong, units + 1)
        return .bias(
          layer: number, expectedColumns: units, foundRows: wrong, foundColumns: units + 1)
      }
    },
  ]

  private static func randomCase(
    _ generator: inout SplitMix64,
    changing change: (
      _ layer: inout Layer, _ number: Int, _ inputs: Int, _ wrong: Int
    ) -> LayerShapeError?
  ) -> Function.Case {
    let sizes = (0..<3 + generator.nextInteger(below: 4)).map { _ in
      2 + generator.nextInteger(below: 9)
    }
    var layers = zip(sizes, sizes.dropFirst()).map { Layer(Shape($0, $1), Shape(1, $1)) }
    let index = generator.nextInteger(below: layers.count)
    let wrong = 1 + generator.nextInteger(below: 3)
    let error = change(&layers[index], index + 1, sizes[index], wrong)
    let samples = 1 + generator.nextInteger(below: 9)
    return .init("a random stack", (Shape(samples, sizes[0]), layers), gives: error)
  }

  // MARK: - Mistakes

  /// All errors in order, found in steps of which a mistake may change each, and the one that is told.
  private struct Recipe: Sendable {
    var fits: @Sendable (_ bias: Shape, _ weights: Shape) -> Bool = { $0 == Shape(1, $1.columns) }
    var start: @Sendable (_ inputs: Shape) -> Int = { $0.columns }
    var incoming: @Sendable (_ weights: Shape, _ inputs: Shape) -> Int = { weights, _ in
      weights.columns
    }
    var layers: @Sendable ([Layer]) -> [Layer] = { $0 }
    var choose: @Sendable (_ errors: [LayerShapeError]) -> LayerShapeError? = { $0.first }

    @Sendable func callAsFunction(_ inputs: Shape, _ layers: [Layer]) -> LayerShapeError? {
      var errors: [LayerShapeError] = []
      var expected = start(inputs)
      for (index, layer) in self.layers(layers).enumerated() {
        let (weights, bias) = (layer.weights, layer.bias)
        if weights.rows != expected {
          errors.append(
            .weights(layer: index + 1, expectedRows: expected, foundRows: weights.rows))
        }
        if !fits(bias, weights) {
          errors.append(
            .bias(
              layer: index + 1, expectedColumns: weights.columns, foundRows: bias.rows,
              foundColumns: bias.columns))
        }
        expected = incoming(weights, inputs)
      }
      return choose(errors)
    }
  }

  private static let mistake = Function.mistakes(changing: Recipe()) { recipe in
    { recipe($0.0, $0.1) }
  }

  private static let mistakes: [Function.Mistake] = [
    mistake(
      "the layers are counted from 0",
      "The first layer has number 1, as in the notation of the chapter."
    ) {
      $0.choose = { errors in
        switch errors.first {
        case .weights(let layer, let expected, let found):
          .weights(layer: layer - 1, expectedRows: expected, foundRows: found)
        case .bias(let layer, let expected, let rows, let columns):
          .bias(
            layer: layer - 1, expectedColumns: expected, foundRows: rows, foundColumns: columns)
        case nil: nil
        }
      }
    },
    mistake(
      "the last error is reported and not the first",
      "Return as soon as you meet an error: later ones may only follow from it."
    ) { $0.choose = { $0.last } },
    mistake(
      "all weights are checked before any bias",
      "Finish one layer, weights and bias, before you go on to the next."
    ) { $0.choose = { errors in errors.first { $0.isOfWeights } ?? errors.first } },
    mistake(
      "the bias of a layer is checked before its weights",
      "The product comes first and the bias is added to it: check them in that order."
    ) { $0.choose = { errors in errors.last { $0.layer == errors[0].layer } } },
    mistake(
      "the biases are not checked",
      "A layer fits only if its bias has one row with a number for each unit."
    ) { $0.fits = { _, _ in true } },
    mistake(
      "the weights are not checked", "The product needs as many rows of weights as columns come in."
    ) { $0.choose = { errors in errors.first { !$0.isOfWeights } } },
    mistake(
      "only the columns of a bias are checked",
      "Nothing is stretched here: a bias has exactly one row, not one for each sample."
    ) { $0.fits = { $0.columns == $1.columns } },
    mistake(
      "only the number of elements of a bias is checked",
      "A bias that stands upright, 10×1, has the right count but the wrong shape."
    ) { $0.fits = { $0.rows * $0.columns == $1.columns } },
    mistake(
      "only the rows of a bias are checked",
      "One row is right; it also needs a number for each unit."
    ) { $0.fits = { bias, _ in bias.rows == 1 } },
    mistake(
      "a bias is expected to stand upright, units × 1",
      "With samples in rows a bias is a row too: 1 × units."
    ) { $0.fits = { $0 == Shape($1.columns, 1) } },
    mistake(
      "a bias of one number is taken to fit all units",
      "Nothing is stretched here: each unit needs a number of its own."
    ) { $0.fits = { $0 == Shape(1, 1) || $0 == Shape(1, $1.columns) } },
    mistake(
      "the weights are compared with the samples, the rows of the inputs",
      "Rows of inputs are samples, and any number of them fits; features are columns."
    ) { $0.start = { $0.rows } },
    mistake(
      "the first layer is not compared with the inputs",
      "The weights of layer 1 need as many rows as the inputs have columns."
    ) { $0.choose = { errors in errors.first { !($0.isOfWeights && $0.layer == 1) } } },
    mistake(
      "every layer is compared with the inputs of the network",
      "Only layer 1 takes the inputs: all others take what the layer before gives."
    ) { $0.incoming = { _, inputs in inputs.columns } },
    mistake(
      "the weights are read as units × inputs",
      "Here the inputs stand on the left of the product: weights are inputs × units."
    ) {
      $0.layers = { layers in
        layers.map { Layer(Shape($0.weights.columns, $0.weights.rows), $0.bias) }
      }
    },
    mistake(
      "only the first layer is checked",
      "Return nil after the loop, not in it: a first layer that fits says nothing of others."
    ) { $0.layers = { Array($0.prefix(1)) } },
    mistake(
      "the last layer is not checked",
      "Let the loop run over all layers: the last one has to fit too."
    ) { $0.layers = { $0.dropLast() } },
    mistake(
      "expected and found are exchanged",
      "Expected is what comes in from before; found is what the layer has."
    ) {
      $0.choose = { errors in
        guard case .weights(let layer, let expected, let found) = errors.first else {
          return errors.first
        }
        return .weights(layer: layer, expectedRows: found, foundRows: expected)
      }
    },
    mistake(
      "rows and columns of the bias are exchanged in the error",
      "foundRows are the rows of the bias, foundColumns its columns."
    ) {
      $0.choose = { errors in
        guard case .bias(let layer, let expected, let rows, let columns) = errors.first else {
          return errors.first
        }
        return .bias(
          layer: layer, expectedColumns: expected, foundRows: columns, foundColumns: rows)
      }
    },
    mistake(
      "everything is taken to fit",
      "Return an error where the weights or the bias of a layer do not fit."
    ) { $0.choose = { _ in nil } },
  ]

  private static let rightAnswers: [Function.RightAnswer] = [
    .init("by recursion, from the first layer on") { inputs, layers in
      func check(_ incoming: Int, _ layers: ArraySlice<Layer>, _ number: Int) -> LayerShapeError? {
        guard let layer = layers.first else { return nil }
        let (weights, bias) = (layer.weights, layer.bias)
        if incoming != weights.rows {
          return .weights(layer: number, expectedRows: incoming, foundRows: weights.rows)
        }
        if bias.rows == 1 && bias.columns == weights.columns {
          return check(weights.columns, layers.dropFirst(), number + 1)
        }
        return .bias(
          layer: number, expectedColumns: weights.columns, foundRows: bias.rows,
          foundColumns: bias.columns)
      }
      return check(inputs.columns, layers[...], 1)
    },
    .init("what comes in listed first, and the layers compared with the list") { inputs, layers in
      let incoming = [inputs.columns] + layers.map(\.weights.columns)
      for (index, layer) in layers.enumerated() {
        let (weights, bias) = (layer.weights, layer.bias)
        if weights.rows != incoming[index] {
          return .weights(
            layer: index + 1, expectedRows: incoming[index], foundRows: weights.rows)
        }
        if bias != Shape(1, incoming[index + 1]) {
          return .bias(
            layer: index + 1, expectedColumns: weights.columns, foundRows: bias.rows,
            foundColumns: bias.columns)
        }
      }
      return nil
    },
    .init("all errors collected, the one of the lowest layer taken") { inputs, layers in
      Recipe(choose: { errors in
        errors.min { ($0.layer, $0.isOfWeights ? 0 : 1) < ($1.layer, $1.isOfWeights ? 0 : 1) }
      })(inputs, layers)
    },
  ]
}

extension LayerShapeError {
  fileprivate var layer: Int {
    switch self {
    case .weights(let layer, _, _): layer
    case .bias(let layer, _, _, _): layer
    }
  }

  fileprivate var isOfWeights: Bool {
    if case .weights = self { true } else { false }
  }
}
