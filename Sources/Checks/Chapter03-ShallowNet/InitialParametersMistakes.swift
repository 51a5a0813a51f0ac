import Exercises
import Judging
import NeuralNetworks

// Ways to start a net (exercise 3.3), wrong ones and right ones.

extension InitialParameters {
  /// The end of the range, from inputs and units.
  private typealias Range = @Sendable (_ inputs: Float, _ units: Float) -> Float

  @Sendable private static func r(_ inputs: Float, _ units: Float) -> Float {
    (6 / (inputs + units)).squareRoot()
  }

  /// Makes a matrix of a layer, from its inputs, its units and a function that draws.
  private typealias Fill = @Sendable (_ inputs: Int, _ units: Int, _ draw: () -> Float) -> Matrix

  /// Numbers drawn row after row.
  @Sendable private static func filled(
    _ rows: Int, _ columns: Int, _ draw: () -> Float
  ) -> Matrix {
    Matrix(rows: rows, columns: columns).map { _ in draw() }
  }

  /// A row of numbers for the units, with a range of its own.
  @Sendable private static func drawnBias(
    _ inputs: Int, _ units: Int, _ draw: () -> Float
  ) -> Matrix {
    filled(1, units) { r(1, Float(units)) * draw() }
  }

  /// The parameters in their parts, each of which a mistake may change.
  private struct Recipe: Sendable {
    var range: Range = r
    /// The ends of both ranges, from inputs and hidden units, where they have no rule in common.
    var ends: (@Sendable (_ inputs: Float, _ hidden: Float) -> (hidden: Float, output: Float))?
    /// What is stretched, from the number drawn.
    var number: @Sendable (Float) -> Float = { $0 }
    /// Weights are made of numbers that are stretched.
    var hiddenWeights: Fill = filled
    var outputWeights: Fill = filled
    /// Biases are made of numbers as they are drawn.
    var hiddenBias: Fill = { _, units, _ in Matrix(rows: 1, columns: units) }
    var outputBias: Fill = { _, units, _ in Matrix(rows: 1, columns: units) }
    var drawsOutputFirst = false

    @Sendable func callAsFunction(_ inputs: Int, _ hidden: Int, _ draw: () -> Float) -> Net {
      let (n, u) = (Float(inputs), Float(hidden))
      let ends: (hidden: Float, output: Float) = ends?(n, u) ?? (range(n, u), range(u, 1))
      func ofOutput() -> Matrix { outputWeights(hidden, 1) { ends.output * number(draw()) } }
      let early = drawsOutputFirst ? ofOutput() : nil
      let weights = hiddenWeights(inputs, hidden) { ends.hidden * number(draw()) }
      let bias = hiddenBias(inputs, hidden, draw)
      return Net(
        hiddenWeights: weights, hiddenBias: bias, outputWeights: early ?? ofOutput(),
        outputBias: outputBias(hidden, 1, draw))
    }
  }

  private static let mistake = Function.mistakes(changing: Recipe()) { recipe in
    drawing(recipe.callAsFunction)
  }

  /// An answer that draws its numbers as learners do, from a function.
  private static func drawing(
    _ function: @escaping @Sendable (_ inputs: Int, _ hidden: Int, _ draw: () -> Float) -> Net
  ) -> Function.Answer {
    { input in
      let (inputs, hidden, draws) = input
      return draws.drawn { function(inputs, hidden, $0) }
    }
  }

  /// All parameters, with biases of zero.
  static func net(_ hiddenWeights: Matrix, _ outputWeights: Matrix) -> Net {
    Net(
      hiddenWeights: hiddenWeights,
      hiddenBias: Matrix(rows: 1, columns: hiddenWeights.columns),
      outputWeights: outputWeights, outputBias: Matrix(rows: 1, columns: 1))
  }

  static let mistakes: [Function.Mistake] = [
    mistake(
      "the numbers are not stretched to the range",
      "A number from −1 to 1 times r lies between −r and r. Which r does each layer have?"
    ) { $0.range = { _, _ in 1 } },
    mistake(
      "the root is forgotten", "r is the root of 6 / (n + u). Print it for the example."
    ) { $0.range = { 6 / ($0 + $1) } },
    mistake(
      "the inputs alone decide, and the units do not count",
      "That is 6 / n below the root. The rule adds the units of the layer to its inputs."
    ) { $0.range = { inputs, _ in (6 / inputs).squareRoot() } },
    mistake(
      "the units alone decide, and the inputs do not count",
      "That is 6 / u below the root. The rule adds the inputs of the layer to its units."
    ) { $0.range = { _, units in (6 / units).squareRoot() } },
    mistake(
      "inputs and units are multiplied", "Below the root 6 is divided by their sum."
    ) { $0.range = { (6 / ($0 * $1)).squareRoot() } },
    mistake(
      "the standard deviation is taken for the end of the range",
      "The root of 2 / (n + u) says how far the weights scatter. An even draw that scatters so ends "
        + "farther out, at r."
    ) { $0.range = { (2 / ($0 + $1)).squareRoot() } },
    mistake(
      "the variance is taken for the end of the range",
      "2 / (n + u) is the mean square of the weights. r is the root of three times that."
    ) { $0.range = { 2 / ($0 + $1) } },
    mistake(
      "the range is half as wide as it should be",
      "The numbers run from −1 to 1 already: times r they fill the range."
    ) { $0.range = { 0.5 * r($0, $1) } },
    mistake(
      "the range is twice as wide as it should be",
      "From −r to r is 2r wide, but a number from −1 to 1 is stretched by r."
    ) { $0.range = { 2 * r($0, $1) } },
    mistake(
      "the draws are taken for numbers from 0 to 1",
      "`draw` gives numbers from −1 to 1: none has to be moved."
    ) { $0.number = { 2 * $0 - 1 } },
    mistake(
      "the output weights have the range of the hidden ones",
      "The output unit is a layer of its own: its inputs are the hidden units, and u is 1."
    ) { $0.ends = { (r($0, $1), r($0, $1)) } },
    mistake(
      "the output unit's bias counts as an input", "n is the number of inputs alone."
    ) { $0.range = { r($0 + 1, $1) } },
    mistake(
      "each weight is a hundredth of its number",
      "How small depends on the layer: work r out from its inputs and units."
    ) { $0.range = { _, _ in 0.01 } },
    mistake(
      "the ranges of the example are used for all networks",
      "1.2247 and 1.4142 belong to 2 inputs and 2 hidden units: work r out."
    ) { $0.ends = { _, _ in (r(2, 2), r(2, 1)) } },
    mistake(
      "one number is drawn for each layer and used for all its weights",
      "Equal weights make equal units: call `draw` anew for each element."
    ) {
      $0.hiddenWeights = { Matrix(rows: $0, columns: $1, repeating: $2()) }
      $0.outputWeights = { Matrix(rows: $0, columns: $1, repeating: $2()) }
    },
    mistake(
      "one row is drawn and used for all inputs",
      "Each weight has a number of its own, in every row."
    ) {
      $0.hiddenWeights = { inputs, units, draw in
        Matrix([[Float]](repeating: filled(1, units, draw).elements, count: inputs))
      }
    },
    mistake(
      "the numbers come from somewhere else than `draw`",
      "Call `draw()` for each weight: then whoever calls your function decides what is random."
    ) {
      $0.hiddenWeights = { inputs, units, _ in
        Matrix(rows: inputs, columns: units, repeating: 0.001)
      }
      $0.outputWeights = $0.hiddenWeights
    },
    mistake(
      "all weights start at zero",
      "Hidden units that start alike stay alike: the weights need random numbers."
    ) {
      $0.hiddenWeights = { inputs, units, _ in Matrix(rows: inputs, columns: units) }
      $0.outputWeights = $0.hiddenWeights
    },
    mistake(
      "the output weights start at zero",
      "They need random numbers too, drawn after those of the hidden layer."
    ) { $0.outputWeights = { inputs, units, _ in Matrix(rows: inputs, columns: units) } },
    mistake(
      "the biases are drawn too", "Biases start at zero and use up no random numbers."
    ) {
      $0.hiddenBias = drawnBias
      $0.outputBias = drawnBias
    },
    mistake(
      "the hidden bias is drawn too", "Biases start at zero and use up no random numbers."
    ) { $0.hiddenBias = drawnBias },
    mistake(
      "the biases start at 0.01",
      "Only weights need to differ from zero at the start; biases need not."
    ) {
      $0.hiddenBias = { _, units, _ in Matrix(rows: 1, columns: units, repeating: 0.01) }
      $0.outputBias = $0.hiddenBias
    },
    mistake(
      "the output weights are drawn before the hidden weights",
      "Draw in the order in which the data go through the net: the hidden layer comes first."
    ) { $0.drawsOutputFirst = true },
    mistake(
      "the hidden weights are filled column after column",
      "Fill a row from left to right before you start the next one."
    ) { $0.hiddenWeights = { filled($1, $0, $2).transposed() } },
    mistake(
      "the hidden weights have a row for each hidden unit",
      "With samples in rows, X · W needs a row for each input and a column for each unit."
    ) { $0.hiddenWeights = { filled($1, $0, $2) } },
    mistake(
      "the output weights are a row",
      "The inputs of the output unit are the hidden units: it has a row for each of them."
    ) { $0.outputWeights = { filled($1, $0, $2) } },
    mistake(
      "the hidden bias is a column",
      "A bias is added to each row of weighted sums, so it is a row itself."
    ) { $0.hiddenBias = { _, units, _ in Matrix(rows: units, columns: 1) } },
    mistake(
      "the hidden layer has only one bias", "Each hidden unit has a bias of its own."
    ) { $0.hiddenBias = { _, _, _ in Matrix(rows: 1, columns: 1) } },
    mistake(
      "there is an output bias for each hidden unit",
      "There is one output unit, so there is one output bias."
    ) { $0.outputBias = { hidden, _, _ in Matrix(rows: 1, columns: hidden) } },
  ]

  static let rightAnswers: [Function.RightAnswer] = [
    .init(
      "both matrices filled in loops, place by place",
      answer: drawing { inputs, hidden, draw in
        var hiddenWeights = Matrix(rows: inputs, columns: hidden)
        let end = r(Float(inputs), Float(hidden))
        for row in 0..<inputs {
          for column in 0..<hidden { hiddenWeights[row, column] = end * draw() }
        }
        var outputWeights = Matrix(rows: hidden, columns: 1)
        for row in 0..<hidden { outputWeights[row, 0] = draw() * r(Float(hidden), 1) }
        return net(hiddenWeights, outputWeights)
      }),
    .init(
      "all numbers drawn into one list, in double precision, and cut in two",
      answer: drawing { inputs, hidden, draw in
        let ends = [Double(6) / Double(inputs + hidden), 6 / Double(hidden + 1)]
        let numbers = (0..<inputs * hidden + hidden).map { index in
          Float(Double(draw()) * ends[index < inputs * hidden ? 0 : 1].squareRoot())
        }
        return net(
          Matrix(rows: inputs, columns: hidden, elements: Array(numbers[..<(inputs * hidden)])),
          Matrix(rows: hidden, columns: 1, elements: Array(numbers[(inputs * hidden)...])))
      }),
    .init(
      "rows of rows, stretched as whole matrices, from the standard deviation",
      answer: drawing { inputs, hidden, draw in
        let rows = (0..<inputs).map { _ in (0..<hidden).map { _ in draw() } }
        let column = (0..<hidden).map { _ in [draw()] }
        func end(_ n: Int, _ u: Int) -> Float {
          Float(3).squareRoot() * (2 / Float(n + u)).squareRoot()
        }
        return net(end(inputs, hidden) * Matrix(rows), end(hidden, 1) * Matrix(column))
      }),
    .init(
      "a number from 0 to 1 made of each draw, then moved into the range",
      answer: drawing { inputs, hidden, draw in
        func weights(_ n: Int, _ u: Int) -> Matrix {
          let end = r(Float(n), Float(u))
          return Matrix(rows: n, columns: u).map { _ in -end + 2 * end * ((draw() + 1) / 2) }
        }
        let hiddenWeights = weights(inputs, hidden)
        return net(hiddenWeights, weights(hidden, 1))
      }),
    .init(
      "more numbers drawn after the last weight, and not used",
      answer: drawing { inputs, hidden, draw in
        let net = Recipe()(inputs, hidden, draw)
        _ = draw()
        return net
      }),
  ]
}
