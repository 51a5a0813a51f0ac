import NeuralNetworks

/// The exercises of chapter 4.
package enum Chapter4 {
  /// All of them, in order.
  package static let exercises = [
    oneHot.exercise, categoricalCrossEntropy.exercise, parameterCount.exercise, forward.exercise,
    initializationBounds, standardize.exercise, shapeError.exercise,
  ]

  // MARK: - 4.1

  package typealias OneHot = Contract<([Int], Int), Matrix>

  /// A row for each sample, 1 in the column of its class and 0 elsewhere.
  package static let oneHot = OneHot(
    "oneHot",
    in: Outline(
      "4.1", "one-hot targets", file: folder + "OneHot.swift", section: "4.4",
      hints: [
        "Start from a matrix of zeros. How many elements of it have to change for each sample?",
        "The place of a label in the list picks the row, the label itself picks the column; "
          + "`labels.enumerated()` gives both at once.",
        "In the loop `for (sample, label) in labels.enumerated()`, set the element "
          + "`[sample, label]` of the matrix to 1; after it, return the matrix.",
      ]),
    arguments: ["labels", "classes"], neverEmpty: ["labels"])

  // MARK: - 4.2

  package typealias CategoricalCrossEntropy = Contract<(Matrix, Matrix), Float>

  /// The mean over samples of −Σ t ln p, with p raised to at least 1e-7.
  package static let categoricalCrossEntropy = CategoricalCrossEntropy(
    "categoricalCrossEntropy",
    in: Outline(
      "4.2", "categorical cross-entropy", file: folder + "CategoricalCrossEntropy.swift",
      section: "4.4",
      hints: [
        "Work out the loss of one sample first: which of its classes add anything to the sum?",
        "Two loops, over samples and over classes, and one variable that collects "
          + "target times logarithm. When do you divide, and by what?",
        "Inside the loops, subtract `targets[row, column] * log(max(probabilities[row, column], "
          + "1e-7))` from the sum; after them, divide it by `Float(probabilities.rows)`.",
      ]),
    arguments: ["probabilities", "targets"],
    neverEmpty: ["probabilities.rows", "probabilities.columns", "targets.rows", "targets.columns"])

  // MARK: - 4.3

  package typealias ParameterCount = Contract<[Int], Int>

  /// The weights and biases of a stack of dense layers.
  package static let parameterCount = ParameterCount(
    "parameterCount",
    in: Outline(
      "4.3", "parameter count", file: folder + "ParameterCount.swift", section: "4.2",
      hints: [
        "How many layers does a list of four sizes make? Count the parameters of one of them.",
        "Go through neighboring sizes: the first of a pair are the inputs of a layer, the second "
          + "its units. Each unit has a bias.",
        "For each pair `(inputs, units)` of `zip(layerSizes, layerSizes.dropFirst())`, add "
          + "`inputs * units + units` to the count.",
      ]),
    arguments: ["layerSizes"], neverEmpty: ["layerSizes"])

  // MARK: - 4.4

  package typealias ForwardPass = Contract<(Matrix, [Layer], ActivationName), Pass>

  /// The weights of a layer, `[units before × units]`, and its bias, `[1 × units]`.
  package struct Layer: Codable, Sendable, CustomStringConvertible {
    package let weights: Matrix
    package let bias: Matrix

    package init(weights: Matrix, bias: Matrix) {
      self.weights = weights
      self.bias = bias
    }

    package var description: String {
      let rows = (0..<weights.rows).map { "\(weights.row($0))" }.joined(separator: ", ")
      return "([\(rows)], \(bias.elements))"
    }
  }

  /// An activation function by name, so that it can be sent.
  package enum ActivationName: String, Codable, Sendable {
    case relu, tanh, sigmoid, softmax

    package func callAsFunction(_ z: Matrix) -> Matrix {
      switch self {
      case .relu: Activation.relu(z)
      case .tanh: Activation.tanh(z)
      case .sigmoid: Activation.sigmoid(z)
      case .softmax: Activation.softmax(z)
      }
    }
  }

  /// What came of a way through all layers, and the matrices that the activation was called with.
  package struct Pass: Codable, Sendable {
    package let outputs: [Matrix]
    package let activated: [Matrix]

    package init(outputs: [Matrix], activated: [Matrix]) {
      self.outputs = outputs
      self.activated = activated
    }
  }

  /// The outputs of every layer, each made of those before.
  package static let forward = ForwardPass(
    "forward",
    in: Outline(
      "4.4", "forward through all layers", file: folder + "ForwardThroughLayers.swift",
      section: "4.2",
      hints: [
        "Write down what layer 2 of the example needs of layer 1. A variable can carry it from one "
          + "turn of a loop to the next.",
        "Start the variable with the inputs. In each turn make the preactivations Z, let them "
          + "through the activation unless this is the last layer, keep the result and carry it on.",
        "Loop over `layers.enumerated()`: Z is `matmul(signal, layer.weights).adding(row: "
          + "layer.bias)`, and signal becomes Z if the index is `layers.count - 1`, else "
          + "`activation(Z)`; append it.",
      ]),
    arguments: ["inputs", "layers", "activation"],
    neverEmpty: ["inputs.rows", "inputs.columns", "layers"])

  /// Calls a function, and keeps what it calls the activation with.
  package static func recorded(
    _ inputs: Matrix, _ layers: [Layer], _ activation: ActivationName,
    _ call: (Matrix, [Layer], (Matrix) -> Matrix) -> [Matrix]
  ) -> Pass {
    var activated: [Matrix] = []
    let outputs = call(inputs, layers) { z in
      activated.append(z)
      return activation(z)
    }
    return Pass(outputs: outputs, activated: activated)
  }

  // MARK: - 4.5

  package typealias GlorotBound = Contract<(Int, Int), Float>
  package typealias HeDeviation = Contract<Int, Float>

  /// The end of the range of Glorot's uniform distribution.
  package static let glorotBound = GlorotBound(
    "glorotBound", in: initializationBounds, arguments: ["inputs", "units"])

  /// The standard deviation of He's normal distribution.
  package static let heDeviation = HeDeviation(
    "heDeviation", in: initializationBounds, arguments: ["inputs"])

  static let initializationBounds = Outline(
    "4.5", "initialization bounds", file: folder + "InitializationBounds.swift", section: "4.5",
    hints: [
      "Both are a square root of a quotient. Which of the two counts how many numbers meet at both "
        + "ends of the layer, and which only those that come in?",
      "Turn the count into a Float before you divide by it, and take the root of the whole "
        + "quotient.",
      "The first is `(6 / Float(…)).squareRoot()` with the sum of both counts inside, the second "
        + "the same with 2 and the inputs alone.",
    ])

  // MARK: - 4.6

  package typealias Standardize = Contract<(Matrix, Matrix), Standardized>

  /// Training rows and test rows on the same scale.
  package struct Standardized: Codable, Sendable {
    package let training: Matrix
    package let test: Matrix

    package init(training: Matrix, test: Matrix) {
      self.training = training
      self.test = test
    }
  }

  /// Columns with the mean and the deviation of the training rows.
  package static let standardize = Standardize(
    "standardize",
    in: Outline(
      "4.6", "standardize", file: folder + "Standardize.swift", section: "4.8",
      hints: [
        "Take one column at a time. Which rows may have a say in its mean and its deviation, and "
          + "which rows are changed with them?",
        "For each column: the mean of the training rows, then the mean of the squared distances "
          + "from it, then its root. What should you divide by where the root is 0?",
        "With mean and divisor (`deviation > 0 ? deviation : 1`) of a column at hand, set each "
          + "element `[row, column]` of both matrices to `(element - mean) / divisor`.",
      ]),
    arguments: ["training", "test"],
    neverEmpty: ["training.rows", "training.columns", "test.rows", "test.columns"])

  // MARK: - 4.7

  package typealias ShapeErrors = Contract<(Shape, [LayerShapes]), LayerShapeError?>

  /// Rows and columns.
  package struct Shape: Codable, Equatable, Sendable, CustomStringConvertible {
    package var rows: Int
    package var columns: Int

    package init(_ rows: Int, _ columns: Int) {
      self.rows = rows
      self.columns = columns
    }

    package var description: String { "\(rows)×\(columns)" }
  }

  /// The shapes of a layer's weights and of its bias.
  package struct LayerShapes: Codable, Sendable, CustomStringConvertible {
    package var weights: Shape
    package var bias: Shape

    package init(_ weights: Shape, _ bias: Shape) {
      self.weights = weights
      self.bias = bias
    }

    package var description: String { "(\(weights), \(bias))" }
  }

  /// The first layer of a stack that does not fit.
  package static let shapeError = ShapeErrors(
    "shapeError",
    in: Outline(
      "4.7", "shape errors", file: folder + "ShapeErrors.swift", section: "4.2",
      hints: [
        "Play the forward pass without numbers. What is all you have to know of one layer to check "
          + "the next?",
        "Keep in a variable how many columns come in. In each layer compare it with the rows of "
          + "the weights, compare the bias with one row of that many units, then change the "
          + "variable.",
        "In the loop: if `layer.weights.rows != incoming`, return `.weights(…)`; if `layer.bias` "
          + "is not `(1, layer.weights.columns)`, return `.bias(…)`; "
          + "`incoming = layer.weights.columns`. After it, return nil.",
      ]),
    arguments: ["inputs", "layers"])

  private static let folder = "Chapters/Chapter04-DeepNet/Exercises/"
}
