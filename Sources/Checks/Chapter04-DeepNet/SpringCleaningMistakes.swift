import Exercises
import Judging
import NeuralNetworks

// Ways to clean a network (exercise 4.4), wrong ones and right ones.

extension SpringCleaning {
  /// The cleaning in its steps, each of which a mistake may change.
  struct Recipe: Sendable {
    /// The layers that are cleaned, of so many hidden ones.
    var cleans: @Sendable (_ index: Int, _ hidden: Int) -> Bool = { $0 < $1 }
    var activation: @Sendable (Float) -> Float = { max(0, $0) }
    var isConstant: @Sendable (_ says: [Float], _ weights: [Float], _ bias: Float) -> Bool = {
      says, _, _ in areClose(says)
    }
    /// What the next bias gets of a constant unit that goes.
    var fold: @Sendable (_ value: Float, _ next: Float) -> Float = { $0 * $1 }
    var areTwins: @Sendable (_ says: ([Float], [Float]), _ weights: ([Float], [Float])) -> Bool = {
      says, _ in areClose(says.0, says.1)
    }
    /// The weight after a unit whose twin goes.
    var join: @Sendable (_ kept: Float, _ gone: Float) -> Float = { $0 + $1 }
    var saved: @Sendable (_ before: [Layer], _ after: [Layer]) -> Int = {
      parameterCount($0) - parameterCount($1)
    }

    @Sendable func callAsFunction(_ layers: [Layer], _ samples: Matrix) -> Cleaned {
      var layers = layers
      let before = layers
      var signal = samples
      for index in layers.indices {
        let layer = layers[index]
        let sums = matmul(signal, layer.weights).adding(row: layer.bias)
        signal = sums.map(activation)
        guard cleans(index, layers.count - 1) else { continue }
        // After the last layer comes nothing that could be told.
        let isLast = index == layers.count - 1
        var next =
          isLast ? Matrix(rows: layer.weights.columns, columns: 1) : layers[index + 1].weights
        var bias = isLast ? Matrix(rows: 1, columns: 1) : layers[index + 1].bias
        var kept: [Int] = []
        for unit in 0..<layer.weights.columns {
          let says = signal[column: unit].elements
          let weights = layer.weights[column: unit].elements
          if isConstant(says, weights, layer.bias[0, unit]) {
            for column in 0..<next.columns {
              bias[0, column] += fold(says[0], next[unit, column])
            }
          } else if let twin = kept.first(where: {
            areTwins(
              (signal[column: $0].elements, says),
              (
                layer.weights[column: $0].elements + [layer.bias[0, $0]],
                weights + [layer.bias[0, unit]]
              ))
          }) {
            for column in 0..<next.columns {
              next[twin, column] = join(next[twin, column], next[unit, column])
            }
          } else {
            kept.append(unit)
          }
        }
        if kept.isEmpty { kept = [0] }
        func chosen(_ matrix: Matrix) -> Matrix {
          Matrix(rows: matrix.rows, columns: kept.count) { matrix[$0, kept[$1]] }
        }
        layers[index] = Layer(weights: chosen(layer.weights), bias: chosen(layer.bias))
        signal = chosen(signal)
        guard !isLast else { continue }
        layers[index + 1] = Layer(
          weights: Matrix(rows: kept.count, columns: next.columns) { next[kept[$0], $1] },
          bias: bias)
      }
      return Cleaned(layers: layers, saved: saved(before, layers))
    }
  }

  /// Whether a unit says the same for all samples.
  private static func areClose(_ says: [Float], within distance: Float = 1e-4) -> Bool {
    says.allSatisfy { abs($0 - says[0]) <= distance }
  }

  /// Whether two units say the same.
  private static func areClose(
    _ one: [Float], _ other: [Float], within distance: Float = 1e-4
  ) -> Bool {
    zip(one, other).allSatisfy { abs($0 - $1) <= distance }
  }

  private static let mistake = Function.mistakes(changing: Recipe()) { recipe in
    { recipe($0.0, $0.1) }
  }

  static let mistakes: [Function.Mistake] = [
    mistake(
      "only dead units go, and other constant ones stay",
      "A unit that always says 2 tells the next layer as little as one that always says 0."
    ) { $0.isConstant = { says, _, _ in says.allSatisfy { $0 == 0 } } },
    mistake(
      "what a constant unit says is lost",
      "It has a part in every sum of the next layer: find another place for that part."
    ) { $0.fold = { _, _ in 0 } },
    mistake(
      "what a constant unit says is added to the next biases without its weights",
      "The next layer multiplies it by a weight, another one for each unit."
    ) { $0.fold = { value, _ in value } },
    mistake(
      "constant units stay, dead ones as well",
      "A unit that says the same for all samples tells nothing: the next biases can say it as well."
    ) { $0.isConstant = { _, _, _ in false } },
    mistake(
      "a unit goes, and its twin's weights in the next layer stay as they were",
      "The twin has to speak for both: what did the next layer get from the two together?"
    ) { $0.join = { kept, _ in kept } },
    mistake(
      "the twin's weights in the next layer are doubled",
      "The unit that went had weights of its own in the next layer."
    ) { $0.join = { kept, _ in 2 * kept } },
    mistake(
      "the weights after two twins are averaged", "The next layer heard both: their shares add up."
    ) { $0.join = { ($0 + $1) / 2 } },
    mistake(
      "identical units are not looked for",
      "Two units that say the same can be told apart by nobody."
    ) { $0.areTwins = { _, _ in false } },
    mistake(
      "two units are taken for identical only if their weights are",
      "Compare what they say: with other weights two units can do the same, if what comes into them "
        + "is alike."
    ) { $0.areTwins = { _, weights in weights.0 == weights.1 } },
    mistake(
      "a unit is taken for constant only if its weights are 0, or it is dead",
      "Compare what it says: shares of units that say the same can cancel."
    ) {
      $0.isConstant = { says, weights, _ in
        weights.allSatisfy { $0 == 0 } || says.allSatisfy { $0 == 0 }
      }
    },
    mistake(
      "only the first hidden layer is cleaned",
      "Take the layers one after the other, to the last hidden one."
    ) { $0.cleans = { index, hidden in index == 0 && hidden > 0 } },
    mistake(
      "outputs are taken away as well",
      "Whoever uses the network waits for all of its outputs: stop before the last layer."
    ) { $0.cleans = { index, hidden in index <= hidden && hidden > 0 } },
    mistake(
      "a unit that rarely says anything is taken for dead",
      "For that one sample it counts: dead is what says 0 for all of them."
    ) {
      $0.isConstant = { says, _, _ in
        says.count { $0 > 0 } <= 1 || areClose(says)
      }
    },
    mistake(
      "units are compared before ReLU",
      "A dead unit has sums that vary below zero: look at what comes out of ReLU."
    ) { $0.activation = { $0 } },
    mistake(
      "what is constant is judged by the first two samples",
      "Look at all samples: two may be alike by chance."
    ) { $0.isConstant = { says, _, _ in areClose(Array(says.prefix(2))) } },
    mistake(
      "the units that went are counted in place of parameters",
      "A unit takes with it its weights, its bias, and its weights in the next layer."
    ) {
      $0.saved = { before, after in
        zip(before, after).reduce(0) { $0 + $1.0.weights.columns - $1.1.weights.columns }
      }
    },
    mistake(
      "the weights after a unit are not counted",
      "A unit takes with it its row of the next layer as well. Count both networks, and compare."
    ) {
      $0.saved = { before, after in
        zip(before, after).dropLast().reduce(0) {
          $0 + ($1.0.weights.columns - $1.1.weights.columns) * ($1.0.weights.rows + 1)
        }
      }
    },
    mistake(
      "units that hardly vary are taken for constant",
      "Only numbers within 10⁻⁴ of each other are equal; a hundredth is a difference."
    ) { $0.isConstant = { says, _, _ in areClose(says, within: 0.05) } },
    mistake(
      "units that hardly differ are taken for identical, and those that hardly vary for constant",
      "Only numbers within 10⁻⁴ of each other are equal; a hundredth is a difference."
    ) {
      $0.isConstant = { says, _, _ in areClose(says, within: 0.05) }
      $0.areTwins = { says, _ in areClose(says.0, says.1, within: 0.05) }
    },
    mistake(
      "biases are not counted among the parameters", "Each unit that goes has a bias, too."
    ) {
      $0.saved = { before, after in
        zip(before, after).reduce(0) { $0 + $1.0.weights.count - $1.1.weights.count }
      }
    },
    mistake(
      "the parameters that are left are counted",
      "Asked for is how many fewer there are than before."
    ) { $0.saved = { _, after in parameterCount(after) } },
    .init(
      "the network comes back as it was",
      "There are units in it that could go: see what comes out of each for all samples."
    ) { layers, _ in Cleaned(layers: layers, saved: 0) },
  ]

  static let rightAnswers: [Function.RightAnswer] = [
    .init("first constants everywhere, then twins everywhere") { layers, samples in
      var constantsOnly = Recipe()
      constantsOnly.areTwins = { _, _ in false }
      let once = constantsOnly(layers, samples)
      let twice = Recipe()(once.layers, samples)
      return Cleaned(layers: twice.layers, saved: once.saved + twice.saved)
    },
    .init("the last of several twins stays, in the order turned round") { layers, samples in
      func turned(_ layers: [Layer]) -> [Layer] {
        layers.enumerated().map { index, layer in
          let (rows, columns) = (layer.weights.rows, layer.weights.columns)
          let (isFirst, isLast) = (index == 0, index == layers.count - 1)
          func column(_ unit: Int) -> Int { isLast ? unit : columns - 1 - unit }
          return Layer(
            weights: Matrix(rows: rows, columns: columns) {
              layer.weights[isFirst ? $0 : rows - 1 - $0, column($1)]
            },
            bias: Matrix(rows: 1, columns: columns) { layer.bias[0, column($1)] })
        }
      }
      let cleaned = Recipe()(turned(layers), samples)
      return Cleaned(layers: turned(cleaned.layers), saved: cleaned.saved)
    },
    .init("what is left counted, and taken from what there was") { layers, samples in
      var recipe = Recipe()
      recipe.saved = { before, after in
        before.reduce(0) { $0 + ($1.weights.rows + 1) * $1.weights.columns }
          - after.reduce(0) { $0 + ($1.weights.rows + 1) * $1.weights.columns }
      }
      return recipe(layers, samples)
    },
  ]
}
