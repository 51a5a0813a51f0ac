import NeuralNetworks

/// The exercises of chapter 5.
package enum Chapter5 {
  /// All of them, in order.
  package static let exercises = [
    graphGradient.exercise, activationBackward, denseBackward.exercise,
    crossEntropyGradient.exercise, twoLayerGradient.exercise, relativeError.exercise,
    tapeOperations, gradientSizes.exercise,
  ]

  // MARK: - 5.1

  package typealias GraphGradient = Contract<(Float, Float, Float), GraphSlopes>

  /// The slopes along three numbers.
  package struct GraphSlopes: Codable, Sendable {
    package let x: Float
    package let y: Float
    package let z: Float

    package init(x: Float, y: Float, z: Float) {
      self.x = x
      self.y = y
      self.z = z
    }
  }

  /// The three derivatives of L = (x (x y + z))², step by step.
  package static let graphGradient = GraphGradient(
    "graphGradient",
    in: Outline(
      "5.1", "chain rule on a graph", file: folder + "ChainRule.swift", section: "5.1",
      hints: [
        "Draw the graph: four circles for the steps, and an arrow for each number that goes into a "
          + "step. How many arrows start at x?",
        "After the four steps forward, make one `let` for dL/dw, one for dL/dv and one for dL/du, "
          + "each from the one before. Which slope belongs to each arrow?",
        "dL/dw is `2 * w`, and dL/dv is that times x. Both dL/du and dL/dz equal dL/dv. Then dL/dy "
          + "is dL/du · x, and dL/dx is dL/du · y + dL/dw · v.",
      ]),
    arguments: ["x", "y", "z"])

  // MARK: - 5.2

  package typealias ActivationBackward = Contract<(Matrix, Matrix), Matrix>

  /// What arrives, times a · (1 − a).
  package static let sigmoidBackward = backward("sigmoidBackward")

  /// What arrives, times 1 − a².
  package static let tanhBackward = backward("tanhBackward")

  /// What arrives, where a > 0.
  package static let reluBackward = backward("reluBackward")

  private static func backward(_ function: String) -> ActivationBackward {
    ActivationBackward(
      function, in: activationBackward, arguments: ["outputGradient", "output"],
      neverEmpty: ["outputGradient.columns", "output.columns"])
  }

  static let activationBackward = Outline(
    "5.2", "activation backward", file: folder + "ActivationBackward.swift", section: "5.3",
    hints: [
      "Each element of the result needs two numbers from the same place: what arrives there, and "
        + "the output there. What do you do with them?",
      "Make a matrix of slopes with `output.map`, and multiply it element by element with what "
        + "arrives. Mind that `*` does that, and `matmul` something else.",
      "The first is `outputGradient * output.map { $0 * (1 - $0) }`; in the others the closure is "
        + "`{ 1 - $0 * $0 }` and `{ $0 > 0 ? 1 : 0 }`.",
    ])

  // MARK: - 5.3

  package typealias DenseBackward = Contract<(Matrix, Matrix, Matrix), DenseGradients>

  /// dL/dA, dL/dW and dL/db.
  package struct DenseGradients: Codable, Sendable {
    package var inputs: Matrix
    package var weights: Matrix
    package var bias: Matrix

    package init(inputs: Matrix, weights: Matrix, bias: Matrix) {
      self.inputs = inputs
      self.weights = weights
      self.bias = bias
    }
  }

  /// The three gradients of a dense layer.
  package static let denseBackward = DenseBackward(
    "denseBackward",
    in: Outline(
      "5.3", "dense backward", file: folder + "DenseBackward.swift", section: "5.3",
      hints: [
        "Write down the shapes of the three matrices you have, and of the three you want. What has "
          + "to be summed over is what disappears.",
        "dL/dA has the shape of A and is made of G and W; dL/dW has the shape of W and is made "
          + "of A and G. Only one order fits, and one factor has to be transposed.",
        "They are `matmul(sumGradient, weights.transposed())`, "
          + "`matmul(inputs.transposed(), sumGradient)` and `sumGradient.columnSums()`.",
      ]),
    arguments: ["sumGradient", "inputs", "weights"],
    neverEmpty: [
      "sumGradient.rows", "sumGradient.columns", "inputs.rows", "inputs.columns", "weights.rows",
      "weights.columns",
    ])

  // MARK: - 5.4

  package typealias CrossEntropyGradient = Contract<(Matrix, Matrix), Matrix>

  /// The softmax of the scores less the targets, by the number of samples.
  package static let crossEntropyGradient = CrossEntropyGradient(
    "crossEntropyGradient",
    in: Outline(
      "5.4", "softmax cross-entropy gradient", file: folder + "CrossEntropyGradient.swift",
      section: "5.3",
      hints: [
        "Work on one sample at a time: turn its scores into probabilities first. Then only a "
          + "difference and a division are left.",
        "For each row: find the largest score, make a list of the exponentials of score minus "
          + "largest, and their sum. What do you divide by the sum, and what by the samples?",
        "Each element of the result is `(exponentials[column] / sum - targets[sample, column]) / "
          + "Float(scores.rows)`.",
      ]),
    arguments: ["scores", "targets"],
    neverEmpty: ["scores.rows", "scores.columns", "targets.rows", "targets.columns"])

  // MARK: - 5.5

  package typealias TwoLayerGradient = Contract<
    (Matrix, Matrix, Matrix, Matrix, Matrix, Matrix), NetworkGradients
  >

  /// The gradients of a loss with respect to the parameters of two layers.
  package struct NetworkGradients: Codable, Sendable {
    package var hiddenWeights: Matrix
    package var hiddenBias: Matrix
    package var outputWeights: Matrix
    package var outputBias: Matrix

    package init(
      hiddenWeights: Matrix, hiddenBias: Matrix, outputWeights: Matrix, outputBias: Matrix
    ) {
      self.hiddenWeights = hiddenWeights
      self.hiddenBias = hiddenBias
      self.outputWeights = outputWeights
      self.outputBias = outputBias
    }
  }

  /// The four gradients of a network with a hidden layer and an output layer.
  package static let twoLayerGradient = TwoLayerGradient(
    "twoLayerGradient",
    in: Outline(
      "5.5", "two layers end to end", file: folder + "TwoLayerGradient.swift", section: "5.3",
      hints: [
        "Get the output layer right first: its two gradients need only A₁, Y and T, and they are "
          + "compared first. Print G₂ for the worked example.",
        "Six lines do: A₁, Y, the difference divided by the samples, G₂ from it and the slopes of "
          + "Y, G₁ from G₂ · W₂ᵀ and the slopes of A₁, and the result.",
        "With `slopes` for `.map { $0 * (1 - $0) }`: G₂ is the divided difference times the slopes "
          + "of Y, G₁ is `matmul(g2, outputWeights.transposed())` times the slopes of A₁, and the "
          + "gradient of a layer's weights is `matmul(input.transposed(), g)`.",
      ]),
    arguments: [
      "inputs", "targets", "hiddenWeights", "hiddenBias", "outputWeights", "outputBias",
    ],
    neverEmpty: [
      "inputs.rows", "inputs.columns", "targets.rows", "targets.columns", "hiddenWeights.rows",
      "hiddenWeights.columns", "hiddenBias.rows", "hiddenBias.columns", "outputWeights.rows",
      "outputWeights.columns", "outputBias.rows", "outputBias.columns",
    ])

  // MARK: - 5.6

  package typealias RelativeError = Contract<([Float], [Float]), Double>

  /// ‖a − b‖ / (‖a‖ + ‖b‖).
  package static let relativeError = RelativeError(
    "relativeError",
    in: Outline(
      "5.6", "relative error of a gradient check", file: folder + "RelativeError.swift",
      section: "5.5",
      hints: [
        "Three norms are needed, so a function inside the function pays off: from a list of Doubles "
          + "to its norm.",
        "Turn both lists into lists of Doubles, work out the norm of their differences and the sum "
          + "of their norms. Which quotient does not exist, and what is it to be?",
        "With `norm` and `let size = norm(a) + norm(b)`: return 0 if `size` is 0, else "
          + "`norm(zip(a, b).map { $0 - $1 }) / size`.",
      ]),
    arguments: ["a", "b"], neverEmpty: ["a", "b"])

  // MARK: - 5.7

  package typealias TapeOperation = Contract<(Calculation, [Double]), Walk>

  /// A sum, made from both terms.
  package static let sum = operation("+")

  /// A product, made from both factors.
  package static let product = operation("*")

  /// The activation function tanh, made from what goes in.
  package static let tanh = operation("tanh")

  private static func operation(_ function: String) -> TapeOperation {
    TapeOperation(
      function, in: tapeOperations, arguments: ["calculation", "numbers"], neverEmpty: ["numbers"])
  }

  static let tapeOperations = Outline(
    "5.7", "the tape's +, × and tanh", file: folder + "TapeOperations.swift", section: "5.6",
    hints: [
      "Start from the square in the comment, and change it into a product of two different values. "
        + "How many gradients does its closure add to?",
      "Each operation is `return Value(number, from: [inputs]) { gradient in … }`, and in the "
        + "closure stands a line `input.gradient += slope * gradient` for each input.",
      "For +, add `gradient` to both. For ×, add `b.number * gradient` to `a.gradient`, and to "
        + "`b.gradient` the same with `a.number`. For tanh, keep `let y = tanh(a.number)` and add "
        + "`(1 - y * y) * gradient`.",
    ])

  /// A calculation step by step, as a tape would keep it: with the operation that is asked for, and
  /// with others that are given.
  package struct Calculation: Codable, Sendable, CustomStringConvertible {
    /// An operation on values that are there already, by their places: inputs first, then results.
    package enum Step: Codable, Sendable {
      /// The operation that is asked for, of one value or of two.
      case asked([Int])
      case times(Int, Double)
      case square(Int)
      case mean(Int, Int)
    }

    package let inputs: Int
    package let steps: [Step]

    /// How the operation that is asked for is written, between its inputs or in front of its only one.
    package let sign: String

    package init(inputs: Int, steps: [Step], sign: String) {
      self.inputs = inputs
      self.steps = steps
      self.sign = sign
    }

    /// The steps as formulas: `c = a + b, d = 4 c`.
    package var description: String {
      func name(_ index: Int) -> String { String(UnicodeScalar(UInt8(97 + index))) }
      return steps.enumerated().map { index, step in
        let formula =
          switch step {
          case .asked(let places) where places.count == 1: "\(sign) \(name(places[0]))"
          case .asked(let places): places.map(name).joined(separator: " \(sign) ")
          case .times(let a, let factor): "\(factor) \(name(a))"
          case .square(let a): "\(name(a))²"
          case .mean(let a, let b): "(\(name(a)) + \(name(b))) / 2"
          }
        return "\(name(inputs + index)) = \(formula)"
      }.joined(separator: ", ")
    }

    /// The last result, by operations on any kind of number.
    package func result<Number>(
      of inputs: [Number], operation: (_ step: Step, _ numbers: [Number]) -> Number
    ) -> Number {
      var numbers = inputs
      for step in steps { numbers.append(operation(step, numbers)) }
      return numbers[numbers.count - 1]
    }
  }

  /// What came of a calculation, and of the walk back.
  package struct Walk: Codable, Sendable {
    package let result: Double
    /// Those of the inputs.
    package let gradients: [Double]

    package init(result: Double, gradients: [Double]) {
      self.result = result
      self.gradients = gradients
    }
  }

  /// Calls an operation in a calculation, and keeps what the walk back leaves in the inputs.
  package static func recorded(
    _ calculation: Calculation, _ numbers: [Double], _ operation: ([Value]) -> Value
  ) -> Walk {
    let inputs = numbers.map { Value($0) }
    let result = calculation.result(of: inputs) { step, values in
      switch step {
      case .asked(let places):
        return operation(places.map { values[$0] })
      case .times(let place, let factor):
        let a = values[place]
        return Value(factor * a.number, from: [a]) { a.gradient += factor * $0 }
      case .square(let place):
        let a = values[place]
        return Value(a.number * a.number, from: [a]) { a.gradient += 2 * a.number * $0 }
      case .mean(let one, let other):
        let (a, b) = (values[one], values[other])
        return Value((a.number + b.number) / 2, from: [a, b]) { gradient in
          for value in [a, b] { value.gradient += gradient / 2 }
        }
      }
    }
    result.backward()
    return Walk(result: result.number, gradients: inputs.map(\.gradient))
  }

  // MARK: - 5.8

  package typealias GradientSizes = Contract<(Matrix, [Layer]), [Float]>

  /// The weights of a layer, `[units before × units]`, and its outputs, `[samples × units]`.
  package struct Layer: Codable, Sendable, CustomStringConvertible {
    package let weights: Matrix
    package let outputs: Matrix

    package init(weights: Matrix, outputs: Matrix) {
      self.weights = weights
      self.outputs = outputs
    }

    package var description: String {
      func text(_ matrix: Matrix) -> String {
        let rows = (0..<matrix.rows).map { "\(matrix.row($0))" }
        return "[\(rows.joined(separator: ", "))]"
      }
      return "(\(text(weights)), \(text(outputs)))"
    }
  }

  /// The mean magnitude of the gradient in each layer of a network with tanh.
  package static let gradientSizes = GradientSizes(
    "gradientSizes",
    in: Outline(
      "5.8", "gradient sizes per layer", file: folder + "GradientSizes.swift", section: "5.7",
      hints: [
        "A variable can carry what arrives from one turn of a loop to the next. What does it hold "
          + "before the first turn, and in which order do the layers come?",
        "In each turn: multiply what arrives by the slopes, measure the result, and take it through "
          + "the weights of this layer, transposed, for the turn after.",
        "In the loop over `layers.reversed()`, G is `arriving * layer.outputs.map { 1 - $0 * $0 }`, "
          + "and then `arriving = matmul(g, layer.weights.transposed())`. The sizes come last layer "
          + "first, so reverse them at the end.",
      ]),
    arguments: ["outputGradient", "layers"],
    neverEmpty: ["outputGradient.rows", "outputGradient.columns", "layers"])

  private static let folder = "Chapters/Chapter05-Backprop/Exercises/"
}
