import Foundation
import NeuralNetworks

/// The exercises of chapter 5.
package enum Chapter5 {
  /// All of them, in order.
  package static let exercises = [
    graphGradient.exercise, denseBackward.exercise, crossEntropyGradient.exercise,
    twoLayerGradient.exercise, relativeError.exercise, lyingLayer.exercise, tapeOperations,
    tapeBackward.exercise, normalizationBackward.exercise,
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
      "5.1", "chain rule on a graph", file: folder + "ChainRule.swift", section: "5.1", minutes: 10,
      difficulty: 1,
      hints: [
        "Draw the graph: four circles for the steps, and an arrow for each number that goes into "
          + "a step. How many arrows start at x?",
        "Through a sum, both terms get what arrives. Through a product, each factor gets it "
          + "times the other factor; through a square, what went in gets it times twice itself. "
          + "Which of these belongs to each arrow of your drawing?",
        "Print dL/dw, dL/dv and dL/du for the worked example, in this order: 4, 8 and 8. Each "
          + "comes from the one before. Which of your numbers reaches x, and along which arrows?",
      ]),
    arguments: ["x", "y", "z"])

  // MARK: - 5.2

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
      "5.2", "dense backward", file: folder + "DenseBackward.swift", section: "5.3", minutes: 15,
      difficulty: 2, kind: .derive,
      hints: [
        "Write down the shapes of the three matrices you have, and of the three you want. Which "
          + "size disappears in each, and so is summed over?",
        "`matmul(a, b)` is a product, `matrix.transposed()` exchanges rows and columns, and "
          + "`matrix.columnSums()` adds up each column. dL/dA[i, j] sums G[i, k] · W[j, k] over "
          + "the units k: which of the two factors is the wrong way round for a product?",
        "Work out one number of each gradient of the example on paper, along its paths. Then "
          + "print yours: is it in the same place, or in the transposed one?",
      ]),
    arguments: ["sumGradient", "inputs", "weights"],
    neverEmpty: [
      "sumGradient.rows", "sumGradient.columns", "inputs.rows", "inputs.columns", "weights.rows",
      "weights.columns",
    ])

  // MARK: - 5.3

  package typealias CrossEntropyGradient = Contract<(Matrix, Matrix), Matrix>

  /// The softmax of the scores less the targets, by the number of samples.
  package static let crossEntropyGradient = CrossEntropyGradient(
    "crossEntropyGradient",
    in: Outline(
      "5.3", "softmax cross-entropy gradient", file: folder + "CrossEntropyGradient.swift",
      section: "5.3", minutes: 15,
      difficulty: 2, kind: .derive,
      hints: [
        "Nudge one score of the second sample of the example. What happens to its three "
          + "probabilities, and what to the loss? The page did it for one sample: what did the "
          + "slopes equal there?",
        "For one sample the slope along each score is p − t. Softmax is e^z, by Foundation's "
          + "`exp`, divided by the sum of the row; `matrix.row(index)` is a row as a list, which "
          + "has a `max()`. What does the mean over the samples divide?",
        "Print your probabilities for the scores 1000, 1001 and 999. What is e^1000 in a "
          + "`Float`? Softmax does not change if the same number is taken off all scores of a row: "
          + "which number is a good one?",
      ]),
    arguments: ["scores", "targets"],
    neverEmpty: ["scores.rows", "scores.columns", "targets.rows", "targets.columns"])

  // MARK: - 5.4

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
      "5.4", "two layers end to end", file: folder + "TwoLayerGradient.swift", section: "5.2",
      minutes: 25,
      difficulty: 2,
      hints: [
        "Do it on paper for the worked example first, backward from L, one factor a step: the "
          + "error, the slope of the output's sigmoid, the weight W₂, the slope of the hidden "
          + "unit's sigmoid. Where do the four gradients branch off?",
        "`Activation.sigmoid`, `matmul`, `transposed()`, `adding(row:)` and `columnSums()` do "
          + "all of it, and a sigmoid's slope is a · (1 − a). The last G is (Y − T) / m ⊙ Y ⊙ (1 − "
          + "Y); section 5.3 has the other formulas. Print both G's for the example: −0.125 and "
          + "−0.25.",
        "If the output layer's gradients are right and the hidden ones are not, the fault lies "
          + "between the two G's. Print the shapes of what goes into that product, and ask whether "
          + "the mean over the samples is taken once.",
      ]),
    arguments: [
      "inputs", "targets", "hiddenWeights", "hiddenBias", "outputWeights", "outputBias",
    ],
    neverEmpty: [
      "inputs.rows", "inputs.columns", "targets.rows", "targets.columns", "hiddenWeights.rows",
      "hiddenWeights.columns", "hiddenBias.rows", "hiddenBias.columns", "outputWeights.rows",
      "outputWeights.columns", "outputBias.rows", "outputBias.columns",
    ])

  // MARK: - 5.5

  package typealias RelativeError = Contract<([Float], [Float]), Double>

  /// ‖a − b‖ / (‖a‖ + ‖b‖).
  package static let relativeError = RelativeError(
    "relativeError",
    in: Outline(
      "5.5", "relative error of a gradient check", file: folder + "RelativeError.swift",
      section: "5.5", minutes: 10,
      difficulty: 1, kind: .transcribe,
      hints: [
        "Three lengths are needed, so a function inside the function pays off: from a list of "
          + "numbers to its length. Which quotient does not exist, and what is it to be?",
        "‖a‖ is √(Σ aᵢ²); `zip` pairs two lists, `numbers.reduce(0, +)` adds up a list, "
          + "`x.squareRoot()` is √x. What is the square of 1e-25 in a `Float`, and what in a "
          + "`Double`? Print both.",
        "Try a = [6, 8] and b = [−6, −8], then two lists of zeros, then lists of numbers around "
          + "1e-25. Which of the three comes out wrong?",
      ]),
    arguments: ["a", "b"], neverEmpty: ["a", "b"])

  // MARK: - 5.6

  package typealias LyingLayer = Contract<([LayerPlan], Matrix), Int?>

  /// A layer in numbers: a sum for each unit, a curve over it, and if `mixes` is 1 a softmax over the
  /// units. The way back has numbers of its own, of the same kinds.
  ///
  /// Both processes see this description. Right and wrong ways back look alike in it: whoever would
  /// tell them apart has to know what the gradient is.
  package struct LayerPlan: Codable, Sendable, CustomStringConvertible {
    /// A curve of two straight halves that meet in a kink, with a share of tanh and of the sigmoid.
    package struct Curve: Codable, Sendable {
      package var kink: Float
      package var left: Float
      package var right: Float
      package var tanh: Float
      package var sigmoid: Float

      package init(kink: Float, left: Float, right: Float, tanh: Float, sigmoid: Float) {
        self.kink = kink
        self.left = left
        self.right = right
        self.tanh = tanh
        self.sigmoid = sigmoid
      }

      func height(at z: Float) -> Float {
        (z < kink ? left : right) * (z - kink) + tanh * Foundation.tanh(z)
          + sigmoid * Self.logistic(z)
      }

      func slope(at z: Float) -> Float {
        let (t, s) = (Foundation.tanh(z), Self.logistic(z))
        return (z < kink ? left : right) + tanh * (1 - t * t) + sigmoid * s * (1 - s)
      }

      private static func logistic(_ z: Float) -> Float { 1 / (1 + exp(-z)) }
    }

    package var weights: Matrix
    package var bias: Matrix
    package var curve: Curve
    package var mixes: Bool
    /// On the way back: the weights from units to inputs, `[units × inputs]`, the curve whose slope
    /// counts, the rows whose sums it is taken at, the smallest gradient that gets through, the share
    /// of the softmax's mean that is taken off, and what all is multiplied by.
    package var weightsBack: Matrix
    package var curveBack: Curve
    package var rowsBack: [Int]
    package var smallestBack: Float
    package var meanBack: Float
    package var factorBack: Float

    package init(
      weights: Matrix, bias: Matrix, curve: Curve, mixes: Bool, weightsBack: Matrix,
      curveBack: Curve, rowsBack: [Int], smallestBack: Float, meanBack: Float, factorBack: Float
    ) {
      self.weights = weights
      self.bias = bias
      self.curve = curve
      self.mixes = mixes
      self.weightsBack = weightsBack
      self.curveBack = curveBack
      self.rowsBack = rowsBack
      self.smallestBack = smallestBack
      self.meanBack = meanBack
      self.factorBack = factorBack
    }

    package var description: String {
      "a layer of \(weights.rows) inputs and \(weights.columns) units"
    }

    /// The sum of each unit, before its curve.
    package func sums(_ inputs: Matrix) -> Matrix { matmul(inputs, weights).adding(row: bias) }

    package func forward(_ inputs: Matrix) -> Matrix {
      let outputs = sums(inputs).map(curve.height)
      return mixes ? Activation.softmax(outputs) : outputs
    }

    package func backward(_ inputs: Matrix, _ outputGradient: Matrix) -> Matrix {
      let z = sums(inputs)
      var gradient = outputGradient.map { max($0, smallestBack) }
      if mixes {
        let outputs = Activation.softmax(z.map(curve.height))
        let means = (gradient * outputs).rowSums()
        for row in 0..<gradient.rows {
          for column in 0..<gradient.columns {
            gradient[row, column] =
              outputs[row, column] * (gradient[row, column] - meanBack * means[row, 0])
          }
        }
      }
      for row in 0..<gradient.rows {
        for column in 0..<gradient.columns {
          gradient[row, column] *= factorBack * curveBack.slope(at: z[rowsBack[row], column])
        }
      }
      return matmul(gradient, weightsBack)
    }

    /// The layer as a learner gets it: two functions.
    package var layer: CheckedLayer {
      CheckedLayer(forward: { forward($0) }, backward: { backward($0, $1) })
    }
  }

  /// The place of the layer whose way back is wrong; nil if there is none.
  package static let lyingLayer = LyingLayer(
    "lyingLayer",
    in: Outline(
      "5.6", "which layer lies?", file: folder + "WhichLayerLies.swift", section: "5.5",
      minutes: 40,
      difficulty: 3, kind: .findTheFault,
      hints: [
        "What is the smallest question that you can put to one layer alone? You may choose any "
          + "gradient of its outputs yourself, and so the loss that it belongs to. What do the "
          + "layers before it have to do, and what those after it?",
        "If G arrives, L is the sum of G ⊙ forward(x). The library has `numericalGradient(at: x, "
          + "step: nudge) { … }`, whose function returns a `Double`, and `relativeError(a, b)` of "
          + "two matrices; `(a * b).sum()` adds up. Which errors would a G of ones never show, and "
          + "which could hide from any single G?",
        "Print the relative error of every layer of a network at the nudges 0.1, 0.01, 0.001, "
          + "0.0001 and 0.00001. Which errors move with the nudge, and which stay? What does a "
          + "layer have to do to be called a liar?",
      ]),
    arguments: ["layers", "inputs"], neverEmpty: ["inputs.rows", "inputs.columns"])

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
    minutes: 15, difficulty: 2,
    hints: [
      "Start from the square in the comment, and change it into an operation on two values. How "
        + "many gradients does its closure add to?",
      "Where the gradient g arrives at a + b, both get g; at a · b, each factor gets g times the "
        + "other factor's `number`; at tanh a, a gets g · (1 − tanh² a), by Foundation's `tanh`. "
        + "Which values have to stand in `from:`?",
      "Try a · a at 3, and (a + b) · a, by hand and by your operations. If a gradient is too "
        + "small by half, does your closure add to it, or write over it?",
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

  package typealias TapeBackward = Contract<Graph, [Double]>

  /// Values made from others, and walks back from some of them.
  package struct Graph: Codable, Sendable, CustomStringConvertible {
    /// Values by their places: inputs first, then those that the steps make.
    package enum Step: Codable, Sendable {
      /// A sum of values, each times a slope.
      case sum([Part])
      /// So many values, each made from the newest, with a slope.
      case chain(Int, slope: Double)
    }

    /// A value that goes into a sum.
    package struct Part: Codable, Sendable {
      package let place: Int
      package let slope: Double

      package init(_ place: Int, _ slope: Double = 1) {
        self.place = place
        self.slope = slope
      }
    }

    package let inputs: [Double]
    package let steps: [Step]
    /// The values from which walks start, one walk after the other.
    package let walks: [Int]
    /// The values whose gradients are looked at in the end.
    package let watched: [Int]

    package init(inputs: [Double], steps: [Step], walks: [Int], watched: [Int]) {
      self.inputs = inputs
      self.steps = steps
      self.walks = walks
      self.watched = watched
    }

    package var description: String {
      func name(_ place: Int) -> String { "#\(place)" }
      var next = inputs.count
      let formulas = steps.map { step -> String in
        switch step {
        case .sum(let parts):
          next += 1
          let terms = parts.map { $0.slope == 1 ? name($0.place) : "\($0.slope) \(name($0.place))" }
          return "\(name(next - 1)) = \(terms.joined(separator: " + "))"
        case .chain(let count, let slope):
          next += count
          return "then \(count) values to \(name(next - 1)), each \(slope) times the one before"
        }
      }
      return "inputs #0 to #\(inputs.count - 1); \(formulas.joined(separator: ", ")); "
        + "back from \(walks.map(name).joined(separator: ", then from ")); "
        + "gradients of \(watched.map(name).joined(separator: ", "))"
    }
  }

  /// Gives all values that a result was made from their gradients.
  package static let tapeBackward = TapeBackward(
    "backward",
    in: Outline(
      "5.8", "the tape's backward()", file: folder + "TapeBackward.swift", section: "5.6",
      minutes: 40,
      difficulty: 3, kind: .design,
      hints: [
        "Draw c = a + b and d = c + a, and walk back from d. When may a hand its gradient on, "
          + "and what goes wrong if it does so as soon as d has handed on? Now draw a case in "
          + "which the value with the shorter way to the result has to wait.",
        "A value's turn comes after all values that were made from it. An order in which each "
          + "value stands after its own `inputs`, read from the end, does that; a `Set` of "
          + "`ObjectIdentifier(value)` remembers who is in it. How do you make such a list if no "
          + "function may call itself?",
        "Keep a stack of your own: a list of values with a note for each, whether its inputs "
          + "have been put on the stack already. What do you do when a value with that note comes "
          + "to the top? Print the order for the example, and call your function a second time: do "
          + "the gradients stay the same?",
      ]),
    arguments: ["graph"])

  /// Makes the values of a graph, walks back, and keeps the gradients that are looked at.
  package static func walked(_ graph: Graph, _ backward: (Value) -> Void) -> [Double] {
    var values = graph.inputs.map { Value($0) }
    func add(_ parts: [Graph.Part]) {
      let made = parts.map { (value: values[$0.place], slope: $0.slope) }
      let number = made.reduce(0) { $0 + $1.slope * $1.value.number }
      values.append(
        Value(number, from: made.map(\.value)) { gradient in
          for part in made { part.value.gradient += part.slope * gradient }
        })
    }
    for step in graph.steps {
      switch step {
      case .sum(let parts): add(parts)
      case .chain(let count, let slope):
        for _ in 0..<count { add([Graph.Part(values.count - 1, slope)]) }
      }
    }
    for place in graph.walks { backward(values[place]) }
    let gradients = graph.watched.map { values[$0].gradient }
    // A value that goes lets its inputs go. From the newest on, none takes a whole chain with it.
    while !values.isEmpty { values.removeLast() }
    return gradients
  }

  // MARK: - 5.9

  package typealias NormalizationBackward = Contract<(Matrix, Matrix, Float), Matrix>

  /// The gradient of the inputs of y = (x − mean) / (deviation + ε), for each row by itself.
  package static let normalizationBackward = NormalizationBackward(
    "normalizationBackward",
    in: Outline(
      "5.9", "a layer nobody told you about", file: folder + "LayerBackward.swift", section: "5.8",
      minutes: 40,
      difficulty: 3, kind: .derive,
      hints: [
        "Draw the computation graph of one row of two numbers: the mean, the distances from it, "
          + "the deviation, the quotients. Along how many kinds of paths does x₁ reach y₁, and "
          + "along which does it reach y₂?",
        "With d for the distances, y is d / (s + ε). Write the slopes of three small steps: y "
          + "along d, with s held still; y along s; s along d, from s² = mean of d². The fold on "
          + "batch normalization goes this way for columns without ε. Last, what does the mean do "
          + "to a gradient of the distances?",
        "Check each kind of path by itself, with `numericalGradient`, on one row: first with s "
          + "held still, then with all of it. What is the slope of s along d where s is 0, and "
          + "what is the whole path through s worth there? Print your answer for a row of equal "
          + "numbers.",
      ]),
    arguments: ["outputGradient", "inputs", "epsilon"],
    neverEmpty: ["outputGradient.columns", "inputs.columns"])

  private static let folder = "Chapters/Chapter05-Backprop/Exercises/"
}

// Not for learners, who write it themselves in exercise 5.8; recursion will do for small calculations.
extension Value {
  /// Gives every value that this one was made from its gradient.
  ///
  /// This value has the gradient 1. From here the walk goes back, and each value hands its gradient
  /// on only after all values that were made from it have done so: then its gradient is complete.
  func backward() {
    gradient = 1
    for value in valuesInOrder().reversed() { value.passBack(value.gradient) }
  }

  /// All values that this one depends on, and itself as the last: each after those it was made from.
  private func valuesInOrder() -> [Value] {
    var order: [Value] = []
    var seen: Set<ObjectIdentifier> = []
    func visit(_ value: Value) {
      guard seen.insert(ObjectIdentifier(value)).inserted else { return }
      value.inputs.forEach(visit)
      order.append(value)
    }
    visit(self)
    return order
  }
}
