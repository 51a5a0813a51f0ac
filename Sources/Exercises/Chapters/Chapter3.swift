import Foundation
import NeuralNetworks

/// The exercises of chapter 3.
package enum Chapter3 {
  /// All of them, in order.
  package static let exercises = [
    forward.exercise, numericalGradient.exercise, initialParameters.exercise,
    identicalUnits.exercise, klDivergence.exercise, polygonNet.exercise,
  ]

  // MARK: - 3.1

  package typealias Forward = Contract<(Matrix, Matrix, Matrix, Matrix, Matrix), Activations>

  /// What both layers make of a batch.
  package struct Activations: Codable, Sendable {
    package let hidden: Matrix
    package let outputs: Matrix

    package init(hidden: Matrix, outputs: Matrix) {
      self.hidden = hidden
      self.outputs = outputs
    }
  }

  /// Two layers of sigmoid units, from a batch to its outputs.
  package static let forward = Forward(
    "forward",
    in: Outline(
      "3.1", "forward through a hidden layer", file: folder + "HiddenForward.swift",
      section: "3.1", minutes: 15, difficulty: 2,
      hints: [
        "With the sigmoid σ of each element, A₁ = σ(X · W₁ + b₁) and P = σ(A₁ · W₂ + b₂). The "
          + "library has `matmul`, `adding(row:)` and `Activation.sigmoid`. Which of them does "
          + "which part of the formulas?",
        "Both layers do the same three things. Write the hidden layer first: what are then the "
          + "inputs of the output layer?",
        "Print the shape after each step, and then the numbers of the example: 1 and 1 before "
          + "the first sigmoid, 0.7311 twice after it, 1.2311 before the second. Where do yours "
          + "leave this path?",
      ]),
    arguments: ["inputs", "hiddenWeights", "hiddenBias", "outputWeights", "outputBias"],
    neverEmpty: [
      "inputs.rows", "inputs.columns", "hiddenWeights.rows", "hiddenWeights.columns",
      "hiddenBias.rows", "hiddenBias.columns", "outputWeights.rows", "outputWeights.columns",
      "outputBias.rows", "outputBias.columns",
    ])

  // MARK: - 3.2

  package typealias NumericalGradient = Contract<(SmoothLoss, [Float], Float), Measurement>

  /// A loss to be differentiated.
  package enum SmoothLoss: Codable, Sendable, CustomStringConvertible {
    case slope
    case parabola
    case cube
    case product
    case waves
    case softplus
    case valley
    case bowl
    case constant

    /// All parameters depend on each other.
    case quadratic(curvature: [[Float]], slope: [Float])

    /// The loss itself, of as many numbers as the formula has.
    package func callAsFunction(_ x: [Float]) -> Float {
      switch self {
      case .slope: return x[0] * x[0] + 3 * x[0] * x[1]
      case .parabola: return 40 * x[0] * x[0]
      case .cube: return x[0] * x[0] * x[0] - 2 * x[1]
      case .product: return x[0] * x[1] * x[2]
      case .waves: return Float(x.reduce(0.0) { $0 + sin(Double($1)) })
      case .softplus: return Float(log(1 + exp(Double(x[0])))) - x[1]
      case .valley:
        let (a, b) = (x[0], x[1])
        return (1 - a) * (1 - a) + 100 * (b - a * a) * (b - a * a)
      case .bowl: return x.reduce(0) { $0 + $1 * $1 }
      case .constant: return 7
      case .quadratic(let curvature, let slope):
        return x.indices.reduce(0) { sum, row in
          let product = zip(curvature[row], x).reduce(0) { $0 + $1.0 * $1.1 }
          return sum + x[row] * (product / 2 + slope[row])
        }
      }
    }

    /// The formula.
    package var description: String {
      switch self {
      case .slope: "a² + 3ab"
      case .parabola: "40a²"
      case .cube: "a³ − 2b"
      case .product: "abc"
      case .waves: "sin a + sin b + sin c"
      case .softplus: "ln(1 + eᵃ) − b"
      case .valley: "(1 − a)² + 100(b − a²)²"
      case .bowl: "a² + b² + c²"
      case .constant: "7"
      case .quadratic(let curvature, let slope): "½ wᵀAw + bᵀw with A = \(curvature), b = \(slope)"
      }
    }
  }

  /// A gradient, and how often the loss was worked out for it.
  package struct Measurement: Codable, Sendable {
    package let gradient: [Float]
    package let evaluations: Int

    /// Calls a function that measures the gradient of a loss, and counts.
    package init(
      of loss: SmoothLoss, at parameters: [Float],
      by measure: (_ loss: ([Float]) -> Float) -> [Float]
    ) {
      var evaluations = 0
      gradient = measure { moved in
        evaluations += 1
        // A list of another length would stop the program at a subscript.
        return moved.count == parameters.count ? loss(moved) : .nan
      }
      self.evaluations = evaluations
    }

    package init(gradient: [Float], evaluations: Int) {
      self.gradient = gradient
      self.evaluations = evaluations
    }
  }

  /// The gradient of a function by central differences.
  package static let numericalGradient = NumericalGradient(
    "numericalGradient",
    in: Outline(
      "3.2", "gradient by finite differences", file: folder + "FiniteDifferenceGradient.swift",
      section: "3.2", minutes: 20, difficulty: 2,
      hints: [
        "For each parameter w the slope is (L(w + δ) − L(w − δ)) / (2δ), with all others where "
          + "they were. In Swift, `var moved = parameters` is a copy that may be changed. What "
          + "has to be put back before the next parameter?",
        "For each index there are two calls of the loss, and a division. Which three values "
          + "does the element of the copy take, one after the other?",
        "Try L(a, b) = ab at a = 2, b = 3: the gradient is 3 and 2. Print the list that is "
          + "handed to the loss in each of the four calls. Does it ever differ from the "
          + "parameters in more than one place? By what is the difference divided?",
      ]),
    arguments: ["loss", "parameters", "step"])

  // MARK: - 3.3

  package typealias InitialParameters = Contract<(Int, Int, Draws), Drawn>

  /// A source of numbers that are known beforehand.
  package struct Draws: Codable, Sendable, CustomStringConvertible {
    package let numbers: [Float]

    /// A source of some numbers, at least one.
    package init(_ numbers: [Float]) { self.numbers = numbers }

    /// Calls a function with a source that gives one number after the other, and after the last the
    /// first again.
    package func drawn(by call: (_ draw: () -> Float) -> Net) -> Drawn {
      var count = 0
      let net = call {
        defer { count += 1 }
        return numbers[count % numbers.count]
      }
      return Drawn(net: net, count: count)
    }

    /// What it gives, in order.
    package var description: String {
      "gives " + numbers.map { "\($0)" }.joined(separator: ", ") + ", in turn"
    }
  }

  /// Parameters, and how many numbers were drawn for them.
  package struct Drawn: Codable, Sendable {
    package let net: Net
    package let count: Int

    package init(net: Net, count: Int) {
      self.net = net
      self.count = count
    }
  }

  /// The parameters of both layers.
  package struct Net: Codable, Sendable {
    package let hiddenWeights: Matrix
    package let hiddenBias: Matrix
    package let outputWeights: Matrix
    package let outputBias: Matrix

    package init(
      hiddenWeights: Matrix, hiddenBias: Matrix, outputWeights: Matrix, outputBias: Matrix
    ) {
      self.hiddenWeights = hiddenWeights
      self.hiddenBias = hiddenBias
      self.outputWeights = outputWeights
      self.outputBias = outputBias
    }
  }

  /// Random weights of the right size in the right shapes, and biases of zero.
  package static let initialParameters = InitialParameters(
    "initialParameters",
    in: Outline(
      "3.3", "initial parameters", file: folder + "InitialParameters.swift", section: "3.5",
      minutes: 20, difficulty: 2,
      hints: [
        "With r = √(6 / (n + u)) a layer of n inputs and u units starts. What are n and u in the hidden "
          + "layer, and what are they for the output unit? If `draw` gives 1, what is the weight?",
        "`Matrix(rows:columns:)` makes zeros, and `matrix.map { … }` calls a function once for each "
          + "element, row after row. Make the two matrices with random numbers one after the other: in "
          + "which order are the numbers then drawn?",
        "Print both r for the example: 1.2247 and 1.4142. If they are 1.5 and 2, what is missing? Then "
          + "let `draw` count up from 1 and print all four matrices, divided by their r. If 5 is not the "
          + "first output weight, what was drawn too often or too early?",
      ]),
    arguments: ["inputs", "hidden", "draw"])

  // MARK: - 3.4

  package typealias IdenticalUnits = Contract<(Matrix, Matrix), [[Int]]>

  /// Groups of hidden units with the same incoming weights and bias.
  package static let identicalUnits = IdenticalUnits(
    "identicalUnits",
    in: Outline(
      "3.4", "units that are identical", file: folder + "IdenticalUnits.swift", section: "3.5",
      minutes: 20, difficulty: 2, kind: .diagnose,
      hints: [
        "A unit is a column of the weights and an element of the bias. `transposed()` "
          + "exchanges rows and columns, after which `row(unit)` is a list, and `==` compares "
          + "lists. What has to be equal for two units to be identical?",
        "Go through the units in order. Which groups could a unit join, and with which unit of "
          + "a group do you have to compare it? What if it fits none?",
        "Print all groups, those of a single unit too. In the example they are 0 with 2, 1 "
          + "with 3, and 4 alone. Which of them belong in the result? If 4 is with 0, what did "
          + "you leave out of the comparison?",
      ]),
    arguments: ["hiddenWeights", "hiddenBias"],
    neverEmpty: [
      "hiddenWeights.rows", "hiddenWeights.columns", "hiddenBias.rows", "hiddenBias.columns",
    ])

  // MARK: - 3.5

  package typealias KLDivergence = Contract<([Float], [Float]), Float>

  /// How much worse it is to believe p where t holds.
  package static let klDivergence = KLDivergence(
    "klDivergence",
    in: Outline(
      "3.5", "Kullback–Leibler divergence", file: folder + "KLDivergence.swift", section: "3.6",
      minutes: 15, difficulty: 2,
      hints: [
        "KL(t ‖ p) = Σ t · ln(t / p). Foundation's `log` is the natural logarithm, and `zip` "
          + "pairs two lists. Which terms of the example are there, and may one be negative?",
        "What happens to 0 · ln(0 / p) in a `Float`, and what if p is 0 as well? What should "
          + "such a term count?",
        "Print the terms of the example one by one: 0.3466, 0 and 0. If the first is −0.3466, which "
          + "of t and p stands above the line? If the last is not a number, what was worked out that "
          + "should not have been?",
      ]),
    arguments: ["t", "p"], neverEmpty: ["t", "p"])

  // MARK: - 3.6

  package typealias PolygonNet = Contract<Matrix, Net>

  /// A net of step units that says whether a point is in a polygon.
  package static let polygonNet = PolygonNet(
    "polygonNet",
    in: Outline(
      "3.6", "a net without training", file: folder + "PolygonNet.swift", section: "3.7",
      minutes: 40, difficulty: 3, kind: .design,
      hints: [
        "In the XOR of section 3.1 two units draw two lines, and a third says yes where both do. A "
          + "unit draws the line w · x + b = 0, and its weights point to where it says yes (section 1.6). "
          + "Which line does the unit of a side have to draw, and to which side should its weights "
          + "point? How does the output unit find out that all units say yes?",
        "Draw one side, from vertex p to vertex q, as an arrow. The inside is on its left. Turn the "
          + "arrow by a quarter to the left: what becomes of (1, 0), of (0, 1), of (dx, dy)? That is "
          + "the direction of the weights. The unit is at the edge of its answer in p: what must the "
          + "bias be, so that z is 0 there?",
        "Print the preactivations of the units for the middle of the triangle of the task, then for "
          + "a point far below it. All are positive for the first; for the second exactly one should "
          + "be negative: which? If they are right and the net is not, add up the ones that reach the "
          + "output unit for both points: between which two sums does its bias have to decide?",
      ]),
    arguments: ["vertices"], neverEmpty: ["vertices.rows", "vertices.columns"])

  private static let folder = "Chapters/Chapter03-ShallowNet/Exercises/"
}
