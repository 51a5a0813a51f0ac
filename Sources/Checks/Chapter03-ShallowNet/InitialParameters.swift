import Exercises
import Judging
import NeuralNetworks

/// Exercise 3.3: small random weights in the right shapes, and biases of zero.
enum InitialParameters {
  typealias Function = Chapter3.InitialParameters
  private typealias Net = Chapter3.Net

  static let exam = Exam(
    Check(
      Chapter3.initialParameters, observing: Seen.init,
      comparing: .parts(
        .part("numbers drawn", { $0.drawn }),
        .part("hidden weights", { $0.hiddenWeights }, within: 1e-6),
        .part("hidden bias", { $0.hiddenBias }),
        .part("output weights", { $0.outputWeights }, within: 1e-6),
        .part("output bias", { $0.outputBias })
      ).alike { $0.withoutForeignNumbers },
      cases: cases, random: random, mistakes: mistakes, rightAnswers: rightAnswers))

  /// What is to be right of an output.
  private struct Seen: Sendable {
    /// How many numbers were drawn, up to one for each weight; more may be.
    let drawn: Int
    let hiddenWeights: Matrix
    let hiddenBias: Matrix
    let outputWeights: Matrix
    let outputBias: Matrix

    @Sendable init(_ input: (Int, Int, Chapter3.Draws), _ output: Chapter3.Drawn) {
      let (inputs, hidden, _) = input
      self.init(net: output.net, drawn: min(output.count, inputs * hidden + hidden))
    }

    private init(net: Net, drawn: Int) {
      self.drawn = drawn
      hiddenWeights = net.hiddenWeights
      hiddenBias = net.hiddenBias
      outputWeights = net.outputWeights
      outputBias = net.outputBias
    }

    /// Weights that were not drawn differ from learner to learner and from run to run.
    var withoutForeignNumbers: Seen {
      guard drawn == 0, hiddenWeights.elements.contains(where: { $0 != 0 }) else { return self }
      let net = Net(
        hiddenWeights: hiddenWeights.map { _ in .nan }, hiddenBias: hiddenBias,
        outputWeights: outputWeights.map { _ in .nan }, outputBias: outputBias)
      return Seen(net: net, drawn: 0)
    }
  }

  // A hundredth of each draw, by moving the decimal point.
  private static let cases: [Function.Case] = [
    .init(
      "the worked example", (2, 3, .init([1, 2, 3, 4, 5, 6, 7, 8, 9])),
      gives: drawn(
        Matrix([[0.01, 0.02, 0.03], [0.04, 0.05, 0.06]]), Matrix([[0.07], [0.08], [0.09]]))),
    .init(
      "more inputs than hidden units, numbers of both signs",
      (3, 2, .init([100, -250, 40, 0, -75, 310, -5, 120])),
      gives: drawn(Matrix([[1, -2.5], [0.4, 0], [-0.75, 3.1]]), Matrix([[-0.05], [1.2]]))),
    .init(
      "one input, one hidden unit", (1, 1, .init([-300, 50])),
      gives: drawn(Matrix([[-3]]), Matrix([[0.5]]))),
  ]

  /// Right parameters, with a number drawn for each weight.
  private static func drawn(_ hiddenWeights: Matrix, _ outputWeights: Matrix) -> Chapter3.Drawn {
    .init(
      net: net(hiddenWeights, outputWeights), count: hiddenWeights.count + outputWeights.count)
  }

  /// A random net. The draws are whole numbers, and the weights worked out in double precision.
  private static let random: [Function.RandomCases] = [
    .init(3) { generator in
      let inputs = 2 + generator.nextInteger(below: 7)
      let hidden = 2 + generator.nextInteger(below: 5)
      let draws = (0..<inputs * hidden + hidden).map { _ in
        Float(generator.nextInteger(below: 601) - 300)
      }
      let weights = draws.map { Float(Double($0) / 100) }
      return .init(
        "a random net", (inputs, hidden, .init(draws)),
        gives: drawn(
          Matrix(rows: inputs, columns: hidden, elements: Array(weights.dropLast(hidden))),
          Matrix(rows: hidden, columns: 1, elements: weights.suffix(hidden))))
    }
  ]

  // MARK: - Mistakes

  private typealias Drawing = @Sendable (_ inputs: Int, _ hidden: Int, _ draw: () -> Float) -> Net

  /// An answer that draws its numbers as learners do, from a function.
  private static func drawing(_ function: @escaping Drawing) -> Function.Answer {
    { input in
      let (inputs, hidden, draws) = input
      return draws.drawn { function(inputs, hidden, $0) }
    }
  }

  private static func mistake(
    _ name: String, _ remedy: String, _ function: @escaping Drawing
  ) -> Function.Mistake {
    .init(name, remedy, answer: drawing(function))
  }

  /// Weights drawn row after row.
  private static func weights(
    _ rows: Int, _ columns: Int, scale: Float = 0.01, _ draw: () -> Float
  ) -> Matrix {
    Matrix(rows: rows, columns: columns).map { _ in scale * draw() }
  }

  /// All parameters; biases that are not given are zeros in the right shape.
  private static func net(
    _ hiddenWeights: Matrix, _ outputWeights: Matrix, hiddenBias: Matrix? = nil,
    outputBias: Matrix? = nil
  ) -> Net {
    Net(
      hiddenWeights: hiddenWeights,
      hiddenBias: hiddenBias ?? Matrix(rows: 1, columns: hiddenWeights.columns),
      outputWeights: outputWeights, outputBias: outputBias ?? Matrix(rows: 1, columns: 1))
  }

  private static let mistakes: [Function.Mistake] = [
    mistake(
      "the numbers are not made small",
      "Multiply each number by 0.01, or sums over many inputs saturate the sigmoid."
    ) { inputs, hidden, draw in
      net(weights(inputs, hidden, scale: 1, draw), weights(hidden, 1, scale: 1, draw))
    },
    mistake(
      "the numbers are multiplied by 0.1", "The factor here is 0.01, one hundredth."
    ) { inputs, hidden, draw in
      net(weights(inputs, hidden, scale: 0.1, draw), weights(hidden, 1, scale: 0.1, draw))
    },
    mistake(
      "only the hidden weights are made small", "The output weights are multiplied by 0.01 too."
    ) { inputs, hidden, draw in
      net(weights(inputs, hidden, draw), weights(hidden, 1, scale: 1, draw))
    },
    mistake(
      "one number is drawn and used for all weights",
      "Equal weights make equal units: call `draw` anew for each element."
    ) { inputs, hidden, draw in
      let number = 0.01 * draw()
      return net(
        Matrix(rows: inputs, columns: hidden, repeating: number),
        Matrix(rows: hidden, columns: 1, repeating: number))
    },
    mistake(
      "one number is drawn for each layer and used for all its weights",
      "`repeating:` draws only once: call `draw` anew for each element."
    ) { inputs, hidden, draw in
      net(
        Matrix(rows: inputs, columns: hidden, repeating: 0.01 * draw()),
        Matrix(rows: hidden, columns: 1, repeating: 0.01 * draw()))
    },
    mistake(
      "one row is drawn and used for all inputs",
      "Each weight has a number of its own, in every row."
    ) { inputs, hidden, draw in
      let row = weights(1, hidden, draw).elements
      return net(Matrix([[Float]](repeating: row, count: inputs)), weights(hidden, 1, draw))
    },
    mistake(
      "the numbers come from somewhere else than `draw`",
      "Call `draw()` for each weight: then whoever calls your function decides what is random."
    ) { inputs, hidden, _ in
      net(
        Matrix(rows: inputs, columns: hidden, repeating: 0.001),
        Matrix(rows: hidden, columns: 1, repeating: 0.001))
    },
    mistake(
      "all weights start at zero",
      "Hidden units that start alike stay alike: the weights need random numbers."
    ) { inputs, hidden, _ in
      net(Matrix(rows: inputs, columns: hidden), Matrix(rows: hidden, columns: 1))
    },
    mistake(
      "the output weights start at zero",
      "They need random numbers too, drawn after those of the hidden layer."
    ) { inputs, hidden, draw in
      net(weights(inputs, hidden, draw), Matrix(rows: hidden, columns: 1))
    },
    mistake(
      "the biases are drawn too", "Biases start at zero and use up no random numbers."
    ) { inputs, hidden, draw in
      let hiddenWeights = weights(inputs, hidden, draw)
      let hiddenBias = weights(1, hidden, draw)
      let outputWeights = weights(hidden, 1, draw)
      return net(
        hiddenWeights, outputWeights, hiddenBias: hiddenBias, outputBias: weights(1, 1, draw))
    },
    mistake(
      "the hidden bias is drawn too", "Biases start at zero and use up no random numbers."
    ) { inputs, hidden, draw in
      let hiddenWeights = weights(inputs, hidden, draw)
      let hiddenBias = weights(1, hidden, draw)
      return net(hiddenWeights, weights(hidden, 1, draw), hiddenBias: hiddenBias)
    },
    mistake(
      "the biases start at 0.01",
      "Only weights need to differ from zero at the start; biases need not."
    ) { inputs, hidden, draw in
      net(
        weights(inputs, hidden, draw), weights(hidden, 1, draw),
        hiddenBias: Matrix(rows: 1, columns: hidden, repeating: 0.01),
        outputBias: Matrix(rows: 1, columns: 1, repeating: 0.01))
    },
    mistake(
      "the output weights are drawn before the hidden weights",
      "Draw in the order in which the data go through the net: the hidden layer comes first."
    ) { inputs, hidden, draw in
      let outputWeights = weights(hidden, 1, draw)
      return net(weights(inputs, hidden, draw), outputWeights)
    },
    mistake(
      "the hidden weights are filled column after column",
      "Fill a row from left to right before you start the next one."
    ) { inputs, hidden, draw in
      let hiddenWeights = weights(hidden, inputs, draw).transposed()
      return net(hiddenWeights, weights(hidden, 1, draw))
    },
    mistake(
      "the hidden weights have a row for each hidden unit",
      "With samples in rows, X · W needs a row for each input and a column for each unit."
    ) { inputs, hidden, draw in
      net(
        weights(hidden, inputs, draw), weights(hidden, 1, draw),
        hiddenBias: Matrix(rows: 1, columns: hidden))
    },
    mistake(
      "the output weights are a row",
      "The inputs of the output unit are the hidden units: it has a row for each of them."
    ) { inputs, hidden, draw in net(weights(inputs, hidden, draw), weights(1, hidden, draw)) },
    mistake(
      "the hidden bias is a column",
      "A bias is added to each row of weighted sums, so it is a row itself."
    ) { inputs, hidden, draw in
      net(
        weights(inputs, hidden, draw), weights(hidden, 1, draw),
        hiddenBias: Matrix(rows: hidden, columns: 1))
    },
    mistake(
      "the hidden layer has only one bias", "Each hidden unit has a bias of its own."
    ) { inputs, hidden, draw in
      net(
        weights(inputs, hidden, draw), weights(hidden, 1, draw),
        hiddenBias: Matrix(rows: 1, columns: 1))
    },
    mistake(
      "there is an output bias for each hidden unit",
      "There is one output unit, so there is one output bias."
    ) { inputs, hidden, draw in
      net(
        weights(inputs, hidden, draw), weights(hidden, 1, draw),
        outputBias: Matrix(rows: 1, columns: hidden))
    },
  ]

  private static let rightAnswers: [Function.RightAnswer] = [
    .init(
      "both matrices filled in loops, place by place",
      answer: drawing { inputs, hidden, draw in
        var hiddenWeights = Matrix(rows: inputs, columns: hidden)
        for row in 0..<inputs {
          for column in 0..<hidden { hiddenWeights[row, column] = draw() / 100 }
        }
        var outputWeights = Matrix(rows: hidden, columns: 1)
        for row in 0..<hidden { outputWeights[row, 0] = draw() / 100 }
        return net(hiddenWeights, outputWeights)
      }),
    .init(
      "all numbers drawn into one list, in double precision, and cut in two",
      answer: drawing { inputs, hidden, draw in
        let numbers = (0..<inputs * hidden + hidden).map { _ in Float(Double(draw()) * 0.01) }
        return net(
          Matrix(rows: inputs, columns: hidden, elements: Array(numbers[..<(inputs * hidden)])),
          Matrix(rows: hidden, columns: 1, elements: Array(numbers[(inputs * hidden)...])))
      }),
    .init(
      "rows of rows, made small as whole matrices",
      answer: drawing { inputs, hidden, draw in
        let rows = (0..<inputs).map { _ in (0..<hidden).map { _ in draw() } }
        let column = (0..<hidden).map { _ in [draw()] }
        return net(0.01 * Matrix(rows), 0.01 * Matrix(column))
      }),
    .init(
      "more numbers drawn after the last weight, and not used",
      answer: drawing { inputs, hidden, draw in
        let hiddenWeights = weights(inputs, hidden, draw)
        let outputWeights = weights(hidden, 1, draw)
        _ = draw()
        return net(hiddenWeights, outputWeights)
      }),
  ]
}
