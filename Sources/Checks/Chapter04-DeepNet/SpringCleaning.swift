import Exercises
import Judging
import NeuralNetworks

/// Exercise 4.4: a network without its constant and identical hidden units, which answers as before.
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

  private static func parameterCount(_ layers: [Layer]) -> Int {
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

  private static let quarters = Matrix([[0], [0.25], [0.5], [0.75], [1]])

  // By hand; what is expected is the smallest network.
  private static let cases: [Function.Case] = [
    known(
      "the worked example",
      [([[1, 0, 1]], [0, 2, 0]), ([[3], [4], [5]], [1])], quarters, [([[1]], [0]), ([[8]], [9])]),
    known(
      "one layer only: there are no hidden units", [([[0, 2, 2]], [1, 0, 0])], quarters,
      [([[0, 2, 2]], [1, 0, 0])]),
    known(
      "all units are of use", [([[1, -1]], [0, 1]), ([[2, 1], [3, 0]], [0, 1])], quarters,
      [([[1, -1]], [0, 1]), ([[2, 1], [3, 0]], [0, 1])]),
    known(
      "a dead unit, with a large weight after it",
      [([[1, -1]], [0, -1]), ([[2], [100]], [3])], quarters, [([[1]], [0]), ([[2]], [3])]),
    known(
      "one that says something for a single sample only",
      [([[1, 1]], [0, -0.75]), ([[2], [8]], [0])], quarters,
      [([[1, 1]], [0, -0.75]), ([[2], [8]], [0])]),
    known(
      "three are identical",
      [([[2, 2, 2]], [1, 1, 1]), ([[1, 0], [2, 1], [4, -3]], [0, 0])],
      quarters, [([[2]], [1]), ([[7, -2]], [0, 0])]),
    known(
      // Layer 2: 2x + 3x and 5x are identical, and 4x − 4x + 1 is constant.
      "identical and constant in layer 2, by way of layer 1",
      [
        ([[1, 1]], [0, 0]), ([[2, 5, 4, 1], [3, 0, -4, 2]], [0, 0, 1, 1]),
        ([[1], [2], [7], [1]], [0]),
      ], quarters, [([[1]], [0]), ([[5, 3]], [0, 1]), ([[3], [1]], [7])]),
    known(
      // x and x + 1, then 2x + 1 in two ways.
      "identical with weights that show nothing of it",
      [([[1, 1]], [0, 1]), ([[2, 1], [0, 1]], [1, 0]), ([[1], [2]], [-1])],
      quarters, [([[1, 1]], [0, 1]), ([[2], [0]], [1]), ([[3]], [-1])]),
    known(
      // x and x + 1, then 2x + 1, their difference 1, and its half.
      "constant with weights that show nothing of it",
      [
        ([[1, 1]], [0, 1]), ([[2, -1, -0.5], [0, 1, 0.5]], [1, 0, 0]), ([[1], [3], [2]], [-1]),
      ],
      quarters, [([[1, 1]], [0, 1]), ([[2], [0]], [1]), ([[1]], [3])]),
    known(
      // x and 1.015625x, and 1 to 1.015625: dyadic, so that the sums are exact.
      "two that say almost the same, and one that hardly varies",
      [([[1, 1.015_625, 0.015_625]], [0, 0, 1]), ([[8], [-4], [16]], [0])], quarters,
      [([[1, 1.015_625, 0.015_625]], [0, 0, 1]), ([[8], [-4], [16]], [0])]),
    known(
      "an output that is constant, and two that are identical: they stay",
      [([[1, 0]], [0, 1]), ([[0, 1, 1], [1, 0, 0]], [2, 3, 3])], quarters,
      [([[1]], [0]), ([[0, 1, 1]], [3, 3, 3])]),
  ]

  private static func known(
    _ name: String, _ layers: [([[Float]], [Float])], _ samples: Matrix,
    _ cleaned: [([[Float]], [Float])]
  ) -> Function.Case {
    func made(_ layers: [([[Float]], [Float])]) -> [Layer] {
      layers.map { Layer(weights: Matrix($0.0), bias: Matrix([$0.1])) }
    }
    let (before, after) = (made(layers), made(cleaned))
    let saved = parameterCount(before) - parameterCount(after)
    return .init(name, (before, samples), gives: Cleaned(layers: after, saved: saved))
  }

  /// Networks into which units without use were planted, and the networks as they were before.
  private static let random: [Function.RandomCases] = [
    .init(2) { planted(hiddenLayers: 1, &$0) }, .init(4) { planted(hiddenLayers: 2, &$0) },
    .init(4) { planted(hiddenLayers: 3, &$0) },
  ]

  /// What a planted unit does: what a unit of the clean network does, or always the same.
  private enum Role { case useful(Int), constant(Float) }

  private static func planted(hiddenLayers: Int, _ generator: inout SplitMix64) -> Function.Case {
    let features = 2 + generator.nextInteger(below: 2)
    let samples = Matrix(rows: 40, columns: features) { _, _ in
      Float(generator.nextInteger(below: 17)) / 16
    }
    func half() -> Float { Float(generator.nextInteger(below: 9) - 4) / 2 }
    var (clean, dirty): ([Layer], [Layer]) = ([], [])
    // What comes into the layer: from clean units, and from planted ones with the largest they can say.
    var signal = samples
    var roles = (0..<features).map { Role.useful($0) }
    var largest = [Float](repeating: 1, count: features)
    for index in 0...hiddenLayers {
      let isLast = index == hiddenLayers
      let layer = usefulLayer(
        after: signal, units: 2 + generator.nextInteger(below: 2), isLast: isLast, half)
      clean.append(layer)
      signal = matmul(signal, layer.weights).adding(row: layer.bias).map { max(0, $0) }

      /// Weights that sum to the clean ones wherever several units say the same, and the bias that
      /// takes back what constants add.
      func disguised(_ weights: [Float], _ bias: Float) -> ([Float], Float) {
        var rest = weights
        var bias = bias
        var column = [Float](repeating: 0, count: roles.count)
        for (place, role) in roles.enumerated() {
          switch role {
          case .constant(let value):
            column[place] = half()
            bias -= column[place] * value
          case .useful(let unit):
            let isTheLast = !roles[(place + 1)...].contains {
              if case .useful(unit) = $0 { true } else { false }
            }
            column[place] = isTheLast ? rest[unit] : half()
            rest[unit] -= column[place]
          }
        }
        return (column, bias)
      }

      var units = (0..<layer.weights.columns).map { unit in
        let (column, bias) = disguised(layer.weights[column: unit].elements, layer.bias[0, unit])
        return (role: Role.useful(unit), column: column, bias: bias)
      }
      if !isLast {
        let nothing = [Float](repeating: 0, count: layer.weights.rows)
        for _ in 0..<1 + generator.nextInteger(below: 2) {
          let unit = generator.nextInteger(below: layer.weights.columns)
          let (column, bias) = disguised(
            layer.weights[column: unit].elements, layer.bias[0, unit])
          units.append((.useful(unit), column, bias))
        }
        for _ in 0..<generator.nextInteger(below: 3) {
          let value = Float(1 + generator.nextInteger(below: 6)) / 2
          let (column, bias) = disguised(nothing, value)
          units.append((.constant(value), column, bias))
        }
        for _ in 0..<1 + generator.nextInteger(below: 2) {
          let column = roles.map { _ in half() }
          let most = zip(column, largest).reduce(0) { $0 + max(0, $1.0) * $1.1 }
          units.append((.constant(0), column, -most - half().magnitude))
        }
        generator.shuffle(&units)
      }
      dirty.append(
        Layer(
          weights: Matrix(rows: roles.count, columns: units.count) { units[$1].column[$0] },
          bias: Matrix([units.map(\.bias)])))
      largest = units.map { unit in
        zip(unit.column, largest).reduce(max(0, unit.bias)) { $0 + max(0, $1.0) * $1.1 }
      }
      roles = units.map(\.role)
    }
    let saved = parameterCount(dirty) - parameterCount(clean)
    return .init(
      "a random network with \(hiddenLayers) hidden \(hiddenLayers == 1 ? "layer" : "layers")",
      (dirty, samples), gives: Cleaned(layers: clean, saved: saved))
  }

  /// A layer whose units all vary over the samples, and differ from each other; some say something
  /// for few samples only.
  private static func usefulLayer(
    after signal: Matrix, units: Int, isLast: Bool, _ half: () -> Float
  ) -> Layer {
    var columns: [[Float]] = []
    var biases: [Float] = []
    var outputs: [[Float]] = []
    while columns.count < units {
      let column = (0..<signal.columns).map { _ in half() }
      var bias = half()
      let sums = matmul(signal, Matrix(rows: column.count, columns: 1, elements: column)).elements
      if columns.isEmpty, let most = sums.max() {
        // In halves, so that sums stay exact: only the largest sums are above zero.
        bias = (0.5 - most * 2).rounded(.up) / 2
      }
      let says = sums.map { isLast ? $0 + bias : max(0, $0 + bias) }
      let varies = (says.max() ?? 0) - (says.min() ?? 0) > 0.1
      let isNew = outputs.allSatisfy { zip($0, says).contains { abs($0 - $1) > 0.1 } }
      guard isLast || varies && isNew else { continue }
      columns.append(column)
      biases.append(bias)
      outputs.append(says)
    }
    return Layer(
      weights: Matrix(rows: signal.columns, columns: units) { columns[$1][$0] },
      bias: Matrix([biases]))
  }

  // MARK: - Mistakes

  /// The cleaning in its steps, each of which a mistake may change.
  private struct Recipe: Sendable {
    /// The layers that are cleaned, of so many hidden ones.
    var cleans: @Sendable (_ index: Int, _ hidden: Int) -> Bool = { $0 < $1 }
    var activation: @Sendable (Float) -> Float = { max(0, $0) }
    var isConstant: @Sendable (_ says: [Float], _ weights: [Float], _ bias: Float) -> Bool = {
      says, _, _ in says.allSatisfy { abs($0 - says[0]) <= 1e-4 }
    }
    /// What the next bias gets of a constant unit that goes.
    var fold: @Sendable (_ value: Float, _ next: Float) -> Float = { $0 * $1 }
    var areTwins: @Sendable (_ says: ([Float], [Float]), _ weights: ([Float], [Float])) -> Bool = {
      says, _ in zip(says.0, says.1).allSatisfy { abs($0 - $1) <= 1e-4 }
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

  private static let mistake = Function.mistakes(changing: Recipe()) { recipe in
    { recipe($0.0, $0.1) }
  }

  private static let mistakes: [Function.Mistake] = [
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
      "Take the layers one after the other, to the last "
        + "hidden one."
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
        says.count { $0 > 0 } <= 1 || says.allSatisfy { abs($0 - says[0]) <= 1e-4 }
      }
    },
    mistake(
      "units are compared before ReLU",
      "A dead unit has sums that vary below zero: look at what comes out of ReLU."
    ) { $0.activation = { $0 } },
    mistake(
      "what is constant is judged by the first two samples",
      "Look at all samples: two may be alike by chance."
    ) { $0.isConstant = { says, _, _ in abs(says[0] - says[min(1, says.count - 1)]) <= 1e-4 } },
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
    ) { $0.isConstant = { says, _, _ in says.allSatisfy { abs($0 - says[0]) <= 0.05 } } },
    mistake(
      "units that hardly differ are taken for identical, and those that hardly vary for constant",
      "Only numbers within 10⁻⁴ of each other are equal; a hundredth is a difference."
    ) {
      $0.isConstant = { says, _, _ in says.allSatisfy { abs($0 - says[0]) <= 0.05 } }
      $0.areTwins = { says, _ in zip(says.0, says.1).allSatisfy { abs($0 - $1) <= 0.05 } }
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

  private static let rightAnswers: [Function.RightAnswer] = [
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
