import Exercises
import Judging
import NeuralNetworks

/// Exercise 3.3: random weights of the right size in the right shapes, and biases of zero.
///
/// Here are the cases; known ways to start stand in InitialParametersMistakes.swift.
enum InitialParameters {
  typealias Function = Chapter3.InitialParameters
  typealias Net = Chapter3.Net

  static let exam = Exam(
    Check(
      Chapter3.initialParameters, observing: Seen.init,
      comparing: .parts(
        .part("numbers drawn", { $0.drawn }),
        .part("hidden weights", { $0.hiddenWeights }, within: 1e-5),
        .part("hidden bias", { $0.hiddenBias }),
        .part("output weights", { $0.outputWeights }, within: 1e-5),
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

  // With 2 inputs and 2 units, r is √1.5; with 3 and 3, 1; with 5 and 1, 1; with 2 and 1, √2.
  private static let cases: [Function.Case] = [
    .init(
      "the worked example", (2, 2, .init([1, -1, 0.5, 0, 1, -0.5])),
      gives: drawn(
        Matrix([[1.224_745, -1.224_745], [0.612_372, 0]]), Matrix([[1.414_214], [-0.707_107]]))),
    .init(
      "more inputs than hidden units, an output unit with a wider range",
      (4, 2, .init([1, -0.25, 0.4, 0, -0.75, 0.3, -0.05, 0.125, 0.5, -1])),
      gives: drawn(
        Matrix([[1, -0.25], [0.4, 0], [-0.75, 0.3], [-0.05, 0.125]]),
        Matrix([[0.707_107], [-1.414_214]]))),
    .init(
      "one input, five hidden units",
      (1, 5, .init([0.5, -0.5, 0.25, 1, -1, 0.75, -0.75, 0.125, 0.625, -0.375])),
      gives: drawn(
        Matrix([[0.5, -0.5, 0.25, 1, -1]]), Matrix([[0.75], [-0.75], [0.125], [0.625], [-0.375]]))),
    .init(
      "22 inputs and two hidden units, whose range ends at a half",
      (22, 2, .init((0..<46).map { Float($0 % 9 - 4) / 4 })),
      gives: drawn(
        Matrix(rows: 22, columns: 2, elements: (0..<44).map { Float($0 % 9 - 4) / 8 }),
        Matrix([[1.414_214], [-1.414_214]]))),
    .init(
      "one input, one hidden unit", (1, 1, .init([-0.5, 0.25])),
      gives: drawn(Matrix([[-0.866_025]]), Matrix([[0.433_013]]))),
  ]

  /// Right parameters, with a number drawn for each weight.
  private static func drawn(_ hiddenWeights: Matrix, _ outputWeights: Matrix) -> Chapter3.Drawn {
    .init(
      net: net(hiddenWeights, outputWeights), count: hiddenWeights.count + outputWeights.count)
  }

  /// A random net, its weights worked out in double precision.
  private static let random: [Function.RandomCases] = [
    .init(3) { generator in
      let inputs = 2 + generator.nextInteger(below: 40)
      let hidden = 2 + generator.nextInteger(below: 5)
      let draws = (0..<inputs * hidden + hidden).map { _ in generator.nextUniform(in: -1..<1) }
      func weights(_ draws: some Sequence<Float>, inputs: Int, units: Int) -> Matrix {
        let r = (6 / Double(inputs + units)).squareRoot()
        return Matrix(
          rows: inputs, columns: units, elements: draws.map { Float(r * Double($0)) })
      }
      return .init(
        "a random net", (inputs, hidden, .init(draws)),
        gives: drawn(
          weights(draws.dropLast(hidden), inputs: inputs, units: hidden),
          weights(draws.suffix(hidden), inputs: hidden, units: 1)))
    }
  ]
}
