import NeuralNetworks

/// The exercises of chapter 4.
package enum Chapter4 {
  /// All of them, in order.
  package static let exercises = [
    forward.exercise, shapeError.exercise, weightedDistances.exercise, springCleaned.exercise,
    oneHot.exercise, categoricalCrossEntropy.exercise, standardize.exercise, foldedScaler.exercise,
  ]

  // MARK: - 4.1

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
      "4.1", "forward through all layers", file: folder + "ForwardThroughLayers.swift",
      section: "4.2", minutes: 15,
      difficulty: 2,
      hints: [
        "Zₗ is Aₗ₋₁ · Wₗ + bₗ, and Aₗ is f(Zₗ), or Zₗ in the last layer. `matmul(a, b)` is a "
          + "product, and `matrix.adding(row: bias)` adds a row to each row. What does layer 2 of "
          + "the example need of layer 1?",
        "A variable can carry what comes out of one layer into the next turn of a loop. What "
          + "does it hold before the first turn? Print the shapes of what it holds in each.",
        "How does a turn of the loop know that its layer is the last? Try your answer with a "
          + "single layer, and see whether f was called.",
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

  // MARK: - 4.2

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
      "4.2", "shape errors", file: folder + "ShapeErrors.swift", section: "4.2", minutes: 15,
      difficulty: 2, kind: .findTheFault,
      hints: [
        "Inputs [samples × n] go with weights [n × units] and a bias [1 × units]. Play the "
          + "forward pass without numbers, with `layers.enumerated()`: what is all you have to "
          + "know of one layer to check the next?",
        "Which number changes from layer to layer, and what is it before the first? Write down "
          + "its values for the two layers of the example.",
        "Ask three questions of each layer, in the order of the text. How many rows has a right "
          + "bias, and which number of the weights do its columns have to equal? What comes out "
          + "where the bias is wrong?",
      ]),
    arguments: ["inputs", "layers"])

  // MARK: - 4.3

  package typealias WeightedDistances = Contract<(Matrix, Matrix, Matrix), Calculation>

  /// The distances Σ v (a − b)² of all rows of one matrix from all rows of another.
  package static let weightedDistances = WeightedDistances(
    "weightedDistances",
    in: Outline(
      "4.3", "loops into products", file: folder + "LoopsIntoProducts.swift", section: "4.2",
      minutes: 35,
      difficulty: 2, kind: .derive,
      hints: [
        "The library's `matmul(a, b)` adds up products over what its factors share. Here a "
          + "square is added up. Multiply v (a − b)² out: how many sums over the pixels do you "
          + "get, and which of them depends on both pictures?",
        "A sum over the pixels that depends on one picture only is a product of v, which has one "
          + "row, and a matrix of squares. Which shapes do your three sums have, for the example? "
          + "Print them.",
        "For the sum of v · a · b, v has to get into one factor before the product. Look for a "
          + "matrix that multiplies column j of the pictures by vⱼ. And where is only "
          + "`adding(row:)` at hand for a number for each row, what do you do first, and what "
          + "afterwards?",
      ]),
    arguments: ["pictures", "known", "importance"],
    neverEmpty: [
      "pictures.rows", "pictures.columns", "known.rows", "known.columns", "importance.rows",
      "importance.columns",
    ])

  /// Calls a function, and keeps what it returns and how that came about.
  package static func recorded(
    _ pictures: Matrix, _ known: Matrix, _ importance: Matrix,
    _ call: (CountedMatrix, CountedMatrix, CountedMatrix) -> CountedMatrix
  ) -> (result: Matrix, calculation: Calculation) {
    CountedMatrix.recorded([pictures, known, importance]) { call($0[0], $0[1], $0[2]) }
  }

  // MARK: - 4.4

  package typealias SpringCleaned = Contract<([Layer], Matrix), Cleaned>

  /// The layers that are left of a network, and how many parameters that saves.
  package struct Cleaned: Codable, Sendable {
    package var layers: [Layer]
    package var saved: Int

    package init(layers: [Layer], saved: Int) {
      self.layers = layers
      self.saved = saved
    }
  }

  /// A network without its dead, constant and identical hidden units.
  package static let springCleaned = SpringCleaned(
    "springCleaned",
    in: Outline(
      "4.4", "spring cleaning", file: folder + "SpringCleaning.swift", section: "4.3", minutes: 40,
      difficulty: 3, kind: .diagnose,
      hints: [
        "Send the samples through the first layer, with `matmul`, `adding(row:)` and ReLU by "
          + "`map`, and print what comes out: `outputs[column: unit]` is what one unit says. How "
          + "do a dead, a constant and an identical unit look there?",
        "The next layer multiplies what a unit says by a row of its weights. If the unit always "
          + "says 2, what does it add to each sum of the next layer, and where could that stand "
          + "instead? And if two units say the same, what do their two rows do together?",
        "Clean a network by hand in which two units of layer 1 are identical, and two of layer 2 "
          + "are identical because of it. In which order do you take the layers, and what goes "
          + "into layer 2 when you look at its units? Which shapes change when a unit goes?",
      ]),
    arguments: ["layers", "samples"], neverEmpty: ["layers", "samples.rows", "samples.columns"])

  // MARK: - 4.5

  package typealias OneHot = Contract<([Int], Int), Matrix>

  /// A row for each sample, 1 in the column of its class and 0 elsewhere.
  package static let oneHot = OneHot(
    "oneHot",
    in: Outline(
      "4.5", "one-hot targets", file: folder + "OneHot.swift", section: "4.4", minutes: 5,
      difficulty: 1,
      hints: [
        "`Matrix(rows: 2, columns: 4)` is a matrix of zeros, and `matrix[row, column] = 1` sets "
          + "one element. How many elements have to change for each sample?",
        "Which row does the label 2 of the example belong to, and which column? Where do you "
          + "find both numbers?",
        "`labels.enumerated()` gives each label with its place in the list. Print both in a "
          + "loop, and compare with the rows and columns of the ones in the example.",
      ]),
    arguments: ["labels", "classes"], neverEmpty: ["labels"])

  // MARK: - 4.6

  package typealias CategoricalCrossEntropy = Contract<(Matrix, Matrix), Float>

  /// The mean over samples of −Σ t ln p, with p raised to at least 1e-7.
  package static let categoricalCrossEntropy = CategoricalCrossEntropy(
    "categoricalCrossEntropy",
    in: Outline(
      "4.6", "categorical cross-entropy", file: folder + "CategoricalCrossEntropy.swift",
      section: "4.4", minutes: 10,
      difficulty: 1,
      hints: [
        "L is 1/m · Σ −t · ln p, over all samples and classes; Foundation's `log` is ln, and "
          + "`max(a, b)` the larger of two numbers. Work out the loss of one sample of the example "
          + "first: which of its classes add anything?",
        "Two loops, over samples and over classes, and one variable that collects. When do you "
          + "divide, and by what?",
        "What does your function give for the probability 0 and the target 0, and what for the "
          + "probability 0 and the target 1? Print both terms.",
      ]),
    arguments: ["probabilities", "targets"],
    neverEmpty: ["probabilities.rows", "probabilities.columns", "targets.rows", "targets.columns"])

  // MARK: - 4.7

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
      "4.7", "standardize", file: folder + "Standardize.swift", section: "4.8", minutes: 15,
      difficulty: 2,
      hints: [
        "μ = 1/m · Σ x and s = √(1/m · Σ (x − μ)²), each over the m training rows of a column, "
          + "then x becomes (x − μ) / s. Which rows are changed with them?",
        "What should you divide by where s is 0? Print the mean of ten times `Float(0.1)`, and "
          + "of ten times 0.1 as `Double`.",
        "Check the order: does your code measure a column before or after it has begun to change "
          + "it? A copy of a matrix in a `var` can be written to, with `matrix[row, column]`.",
      ]),
    arguments: ["training", "test"],
    neverEmpty: ["training.rows", "training.columns", "test.rows", "test.columns"])

  // MARK: - 4.8

  package typealias FoldedScaler = Contract<(Matrix, Matrix, Matrix, Matrix), Layer>

  /// The layer for raw inputs that does what a layer does for standardized ones.
  package static let foldedScaler = FoldedScaler(
    "foldedScaler",
    in: Outline(
      "4.8", "fold the scaler", file: folder + "FoldScaler.swift", section: "4.8", minutes: 20,
      difficulty: 2, kind: .derive,
      hints: [
        "Write down the preactivation of one unit with two features, with (x − μ) / s in the "
          + "place of x, and multiply out. Which terms hold an x, and which do not?",
        "What stands before x₁ is the new weight of the first feature. Everything without an x "
          + "belongs to the new bias: does it hold the old weight or the new one?",
        "Try your answer on the input that equals the means. What do the standardized inputs "
          + "give there, and what does your layer? And what was a feature with the deviation 0 "
          + "divided by?",
      ]),
    arguments: ["weights", "bias", "means", "deviations"],
    neverEmpty: [
      "weights.rows", "weights.columns", "bias.rows", "bias.columns", "means.rows",
      "means.columns", "deviations.rows", "deviations.columns",
    ])

  private static let folder = "Chapters/Chapter04-DeepNet/Exercises/"
}
