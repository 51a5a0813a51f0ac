import ExerciseSupport
import NeuralNetworks

/// Answers to exercise 2.6, wrong and right. Read on only after you have solved it.
///
/// A product of matrices that do not fit stops the program with both shapes, so most answers in the
/// wrong order never get as far as a comparison.
extension CollapseLayers {
  static let misconceptions: [Exercise.Misconception] = [
    mistake(
      "the first bias is left out",
      remedy: "It is part of what the second layer sees: where does it go from there?",
      bias: { $0.secondBias }),
    mistake(
      "the second bias is left out",
      remedy: "The second layer adds a bias of its own at the end.",
      bias: { matmul($0.firstBias, $0.secondWeights) }),
    mistake(
      "the second bias is subtracted",
      remedy: "Both biases are added in the two layers, and so they are in the one.",
      bias: { matmul($0.firstBias, $0.secondWeights) - $0.secondBias }),
    mistake(
      "the first bias is subtracted",
      remedy: "Both biases are added in the two layers, and so they are in the one.",
      bias: { $0.secondBias - matmul($0.firstBias, $0.secondWeights) }),
    mistake(
      "the first bias is added up in place of going through the second weights",
      remedy: "The second layer multiplies whatever it sees by its weights, the first bias too.",
      bias: { layers in layers.secondBias.map { $0 + Float(layers.firstBias.sum()) } }),
    mistake(
      "the second weights are added up in place of weighing the first bias",
      remedy: "The first bias is a row of numbers: each of them has its own part in the product.",
      bias: { $0.secondWeights.columnSums() + $0.secondBias }),
    mistake(
      "the second bias is added to the weights too",
      remedy: "What is multiplied by X has no bias in it: the weights are a product alone.",
      weights: { matmul($0.firstWeights, $0.secondWeights).adding(row: $0.secondBias) }),
    mistake(
      "the whole bias is added to each row of the weights",
      remedy: "What is multiplied by X has no bias in it: the weights are a product alone.",
      weights: { matmul($0.firstWeights, $0.secondWeights).adding(row: bias($0)) }),
    mistake(
      "the first bias is added to the first weights before the product",
      remedy: "X multiplies the weights alone: keep the bias out of what becomes W.",
      weights: { matmul($0.firstWeights.adding(row: $0.firstBias), $0.secondWeights) }),
    mistake(
      "the weights come out with rows and columns exchanged",
      remedy: "A row of W belongs to an input, a column to a unit: X stands on its left.",
      weights: { matmul($0.firstWeights, $0.secondWeights).transposed() }),
    mistake(
      "the bias comes out as a column",
      remedy: "A bias is a row, with a column for each unit.",
      bias: { bias($0).transposed() }),
    mistake(
      "both results come out with rows and columns exchanged",
      remedy: "In courses that set a sample in a column it is like this; here samples are rows.",
      weights: { matmul($0.firstWeights, $0.secondWeights).transposed() },
      bias: { bias($0).transposed() }),
    mistake(
      "the bias is repeated for each input",
      remedy: "A layer has one row of biases, whatever the number of its inputs.",
      bias: { layers in
        Matrix(rows: layers.firstWeights.rows, columns: layers.secondBias.columns)
          .adding(row: bias(layers))
      }),
    mistake(
      "ReLU stands between the layers",
      remedy: "These layers have no activation: nothing is cut off at zero.",
      bias: {
        matmul($0.firstBias.map { max(0, $0) }, $0.secondWeights) + $0.secondBias
      }),
    mistake(
      "ReLU is applied to the weights and the bias of the first layer",
      remedy: "These layers have no activation: nothing is cut off at zero.",
      weights: { matmul($0.firstWeights.map { max(0, $0) }, $0.secondWeights) },
      bias: { matmul($0.firstBias.map { max(0, $0) }, $0.secondWeights) + $0.secondBias }),
    mistake(
      "the second bias is added twice",
      remedy: "The one layer adds it once, as the second layer does.",
      bias: { bias($0) + $0.secondBias }),
    mistake(
      "the second layer alone is returned",
      remedy: "The first layer has its part in both results: multiply out.",
      weights: { $0.secondWeights }, bias: { $0.secondBias }),
    mistake(
      "the first layer alone is returned",
      remedy: "The second layer has its part in both results: multiply out.",
      weights: { $0.firstWeights }, bias: { $0.firstBias }),
  ]

  static let otherAnswers: [Exercise.OtherAnswer] = [
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
      return (weights: weights, bias: bias)
    },
    .init("samples sent through both layers: zeros for the bias, then one input at a time") {
      firstWeights, firstBias, secondWeights, secondBias in
      func both(_ x: Matrix) -> Matrix {
        let hidden = matmul(x, firstWeights).adding(row: firstBias)
        return matmul(hidden, secondWeights).adding(row: secondBias)
      }
      let inputs = firstWeights.rows
      let bias = both(Matrix(rows: 1, columns: inputs))
      var ones = Matrix(rows: inputs, columns: inputs)
      for input in 0..<inputs { ones[input, input] = 1 }
      return (weights: both(ones).adding(row: bias.map { -$0 }), bias: bias)
    },
    .init("the bias as one more row of the first weights") {
      firstWeights, firstBias, secondWeights, secondBias in
      let inputs = firstWeights.rows
      let stacked = Matrix(
        rows: inputs + 1, columns: firstWeights.columns,
        elements: firstWeights.elements + firstBias.elements)
      let product = matmul(stacked, secondWeights)
      return (
        weights: product.rows(0..<inputs),
        bias: product.rows(inputs..<inputs + 1).adding(row: secondBias)
      )
    },
    .init("transposed on the way, and back") { firstWeights, firstBias, secondWeights, secondBias in
      let turned = secondWeights.transposed()
      let bias = matmul(turned, firstBias.transposed()) + secondBias.transposed()
      return (
        weights: matmul(turned, firstWeights.transposed()).transposed(), bias: bias.transposed()
      )
    },
  ]

  /// A wrong answer of which one result or both are wrong.
  private static func mistake(
    _ mistake: String, remedy: String,
    weights: @escaping @Sendable (Layers) -> Matrix = { matmul($0.firstWeights, $0.secondWeights) },
    bias: @escaping @Sendable (Layers) -> Matrix = bias
  ) -> Exercise.Misconception {
    .init(mistake, remedy: remedy) { layers in (weights: weights(layers), bias: bias(layers)) }
  }

  @Sendable private static func bias(_ layers: Layers) -> Matrix {
    matmul(layers.firstBias, layers.secondWeights) + layers.secondBias
  }
}
