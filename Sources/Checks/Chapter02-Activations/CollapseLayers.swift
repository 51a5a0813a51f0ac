import Exercises
import Judging
import NeuralNetworks

/// Exercise 2.1: one linear layer does what two do.
enum CollapseLayers {
  typealias Function = Chapter2.Collapse
  private typealias Layer = Chapter2.Layer

  static let exam = Exam(
    Check(
      Chapter2.collapse,
      comparing: .parts(
        .part("weights", { $0.weights }, within: 1e-4), .part("bias", { $0.bias }, within: 1e-4)),
      cases: cases, random: random, mistakes: mistakes, rightAnswers: rightAnswers))

  // Worked out by hand; "four units" by NumPy (Tests/Reference/chapter02_reference.py). A product of
  // matrices that do not fit stops the program, so the square layers come early.
  private static let cases: [Function.Case] = [
    .init(
      "the worked example",
      (
        Matrix([[1, 0, 2], [0, 1, -1]]), Matrix([[1, 0, -1]]), Matrix([[1], [2], [3]]),
        Matrix([[0.5]])
      ), gives: .init(weights: Matrix([[7], [-1]]), bias: Matrix([[-1.5]]))),
    .init(
      "one of each", (Matrix([[3]]), Matrix([[-2]]), Matrix([[4]]), Matrix([[1]])),
      gives: .init(weights: Matrix([[12]]), bias: Matrix([[-7]]))),
    .init(
      // A product in the other order would be [[3, 4], [1, 2]].
      "square layers: the second exchanges two units",
      (
        Matrix([[1, 2], [3, 4]]), Matrix([[5, 6]]), Matrix([[0, 1], [1, 0]]),
        Matrix([[0.5, -0.5]])
      ), gives: .init(weights: Matrix([[2, 1], [4, 3]]), bias: Matrix([[6.5, 4.5]]))),
    .init(
      "four units",
      (
        Matrix([[0.5, -1.25, 2], [3, 0.75, -0.5]]), Matrix([[1, -0.5, 0.25]]),
        Matrix([[1, 2, 0, -1], [0.5, -2, 1.5, 3], [-1, 0.25, 4, 1]]),
        Matrix([[10, -1, 0.5, 2]])
      ),
      gives: .init(
        weights: Matrix([[-2.125, 4, 6.125, -2.25], [3.875, 4.375, -0.875, -1.25]]),
        bias: Matrix([[10.5, 2.0625, 0.75, -0.25]]))),
    .init(
      "no biases",
      (
        Matrix([[1, -1]]), Matrix([[0, 0]]), Matrix([[2, 0, 1], [1, 1, -1]]),
        Matrix([[0, 0, 0]])
      ), gives: .init(weights: Matrix([[1, -1, 2]]), bias: Matrix([[0, 0, 0]]))),
    .init(
      "weights of zero",
      (Matrix(rows: 3, columns: 2), Matrix([[1, 2]]), Matrix([[1], [-1]]), Matrix([[4]])),
      gives: .init(weights: Matrix(rows: 3, columns: 1), bias: Matrix([[3]]))),
  ]

  /// Random layers of quarters, two of them with as many units as hidden ones. What is expected is
  /// summed up in whole numbers.
  private static let random: [Function.RandomCases] = [(5, false), (2, true)].map { count, isEven in
    .init(count) { generator in
      let inputs = 2 + generator.nextInteger(below: 4)
      let hidden = 2 + generator.nextInteger(below: 4)
      let units = isEven ? hidden : 1 + generator.nextInteger(below: 5)
      let first = generator.nextQuarters(inputs, hidden)
      let firstBias = generator.nextQuarters(1, hidden)
      let second = generator.nextQuarters(hidden, units)
      let secondBias = generator.nextQuarters(1, units)

      /// A matrix times the second weights, plus `start`, from whole numbers of sixteenths.
      func product(_ matrix: Matrix, plus start: Matrix) -> Matrix {
        Matrix(rows: matrix.rows, columns: units) { row, unit in
          var sixteenths = Int(16 * start[0, unit])
          for index in 0..<hidden {
            sixteenths += Int(4 * matrix[row, index]) * Int(4 * second[index, unit])
          }
          return Float(sixteenths) / 16
        }
      }
      return .init(
        "random layers", (first, firstBias, second, secondBias),
        gives: .init(
          weights: product(first, plus: Matrix(rows: 1, columns: units)),
          bias: product(firstBias, plus: secondBias)))
    }
  }

  // MARK: - Mistakes

  /// The two layers.
  private struct Layers {
    let W1: Matrix
    let b1: Matrix
    let W2: Matrix
    let b2: Matrix
  }

  @Sendable private static func rightWeights(_ layers: Layers) -> Matrix {
    matmul(layers.W1, layers.W2)
  }

  @Sendable private static func rightBias(_ layers: Layers) -> Matrix {
    matmul(layers.b1, layers.W2) + layers.b2
  }

  /// A wrong answer of which one result or both are wrong.
  private static func mistake(
    _ name: String, _ remedy: String,
    weights: @escaping @Sendable (Layers) -> Matrix = rightWeights,
    bias: @escaping @Sendable (Layers) -> Matrix = rightBias
  ) -> Function.Mistake {
    .init(name, remedy) { W1, b1, W2, b2 in
      let layers = Layers(W1: W1, b1: b1, W2: W2, b2: b2)
      return .init(weights: weights(layers), bias: bias(layers))
    }
  }

  /// Where shapes do not fit, an answer stops, and nothing is compared.
  private static func ifTheyFit(_ fit: Bool, _ result: () -> Matrix) -> Matrix {
    fit ? result() : Matrix([[.nan]])
  }

  private static let mistakes: [Function.Mistake] = [
    mistake(
      "the first bias is left out",
      "It is part of what the second layer sees: where does it go from there?", bias: \.b2),
    mistake(
      "the second bias is left out", "The second layer adds a bias of its own at the end.",
      bias: { matmul($0.b1, $0.W2) }),
    mistake(
      "the biases are added up before they go through the second weights, as (b₁ + b₂) W₂",
      "b₂ comes after the second weights and does not pass through them: multiply b₁ first.",
      bias: { layers in
        ifTheyFit(layers.b1.columns == layers.b2.columns) {
          matmul(layers.b1 + layers.b2, layers.W2)
        }
      }),
    mistake(
      "the two biases are added up, and the second weights are left out of the bias",
      "The second layer multiplies whatever it sees by its weights, the first bias too.",
      bias: { layers in
        ifTheyFit(layers.b1.columns == layers.b2.columns) { layers.b1 + layers.b2 }
      }),
    mistake(
      "the product of the weights is taken in the other order, as W₂ W₁",
      "X stands on the left and meets W₁ first: the order is X W₁ W₂.",
      weights: { layers in
        ifTheyFit(layers.W2.columns == layers.W1.rows) { matmul(layers.W2, layers.W1) }
      }),
    mistake(
      "the second bias is subtracted",
      "Both biases are added in the two layers, and so they are in the one.",
      bias: { matmul($0.b1, $0.W2) - $0.b2 }),
    mistake(
      "the first bias is subtracted",
      "Both biases are added in the two layers, and so they are in the one.",
      bias: { $0.b2 - matmul($0.b1, $0.W2) }),
    mistake(
      "the first bias is added up in place of going through the second weights",
      "The second layer multiplies whatever it sees by its weights, the first bias too.",
      bias: { layers in layers.b2.map { $0 + Float(layers.b1.sum()) } }),
    mistake(
      "the second weights are added up in place of weighing the first bias",
      "The first bias is a row of numbers: each of them has its own part in the product.",
      bias: { $0.W2.columnSums() + $0.b2 }),
    mistake(
      "the second bias is added to the weights too",
      "What is multiplied by X has no bias in it: the weights are a product alone.",
      weights: { rightWeights($0).adding(row: $0.b2) }),
    mistake(
      "the whole bias is added to each row of the weights",
      "What is multiplied by X has no bias in it: the weights are a product alone.",
      weights: { rightWeights($0).adding(row: rightBias($0)) }),
    mistake(
      "the first bias is added to the first weights before the product",
      "X multiplies the weights alone: keep the bias out of what becomes W.",
      weights: { matmul($0.W1.adding(row: $0.b1), $0.W2) }),
    mistake(
      "the weights come out with rows and columns exchanged",
      "A row of W belongs to an input, a column to a unit: X stands on its left.",
      weights: { rightWeights($0).transposed() }),
    mistake(
      "both results come out with rows and columns exchanged",
      "In courses that set a sample in a column it is like this; here samples are rows.",
      weights: { rightWeights($0).transposed() }, bias: { rightBias($0).transposed() }),
    mistake(
      "the bias is repeated for each input",
      "A layer has one row of biases, whatever the number of its inputs.",
      bias: { layers in
        Matrix(rows: layers.W1.rows, columns: layers.b2.columns).adding(row: rightBias(layers))
      }),
    mistake(
      "ReLU is applied to the weights and the bias of the first layer",
      "These layers have no activation: nothing is cut off at zero.",
      weights: { matmul($0.W1.map { max(0, $0) }, $0.W2) },
      bias: { matmul($0.b1.map { max(0, $0) }, $0.W2) + $0.b2 }),
    mistake(
      "the second bias is added twice", "The one layer adds it once, as the second layer does.",
      bias: { rightBias($0) + $0.b2 }),
    mistake(
      "the second layer alone is returned",
      "The first layer has its part in both results: multiply out.", weights: \.W2, bias: \.b2),
    mistake(
      "the first layer alone is returned",
      "The second layer has its part in both results: multiply out.", weights: \.W1, bias: \.b1),
  ]

  private static let rightAnswers: [Function.RightAnswer] = [
    .init("loops, in Double") { firstWeights, firstBias, secondWeights, secondBias in
      func sum(_ matrix: Matrix, _ row: Int, _ unit: Int, from start: Float) -> Float {
        var sum = Double(start)
        for index in 0..<secondWeights.rows {
          sum += Double(matrix[row, index]) * Double(secondWeights[index, unit])
        }
        return Float(sum)
      }
      var weights = Matrix(rows: firstWeights.rows, columns: secondWeights.columns)
      var bias = Matrix(rows: 1, columns: secondWeights.columns)
      for unit in 0..<secondWeights.columns {
        for input in 0..<firstWeights.rows {
          weights[input, unit] = sum(firstWeights, input, unit, from: 0)
        }
        bias[0, unit] = sum(firstBias, 0, unit, from: secondBias[0, unit])
      }
      return .init(weights: weights, bias: bias)
    },
    .init("samples sent through both layers: zeros for the bias, then one input at a time") {
      firstWeights, firstBias, secondWeights, secondBias in
      func both(_ x: Matrix) -> Matrix {
        let hidden = matmul(x, firstWeights).adding(row: firstBias)
        return matmul(hidden, secondWeights).adding(row: secondBias)
      }
      let inputs = firstWeights.rows
      let bias = both(Matrix(rows: 1, columns: inputs))
      let ones = Matrix(rows: inputs, columns: inputs) { $0 == $1 ? 1 : 0 }
      return .init(weights: both(ones).adding(row: bias.map { -$0 }), bias: bias)
    },
    .init("the bias as one more row of the first weights") {
      firstWeights, firstBias, secondWeights, secondBias in
      let inputs = firstWeights.rows
      let stacked = Matrix(
        rows: inputs + 1, columns: firstWeights.columns,
        elements: firstWeights.elements + firstBias.elements)
      let product = matmul(stacked, secondWeights)
      return .init(
        weights: product.rows(0..<inputs),
        bias: product.rows(inputs..<inputs + 1).adding(row: secondBias))
    },
    .init("transposed on the way, and back") { firstWeights, firstBias, secondWeights, secondBias in
      let turned = secondWeights.transposed()
      let bias = matmul(turned, firstBias.transposed()) + secondBias.transposed()
      return .init(
        weights: matmul(turned, firstWeights.transposed()).transposed(), bias: bias.transposed())
    },
  ]
}
