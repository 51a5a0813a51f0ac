import NeuralNetworks

/// What the visitor of the tab Tinker has chosen; the page hands it over as whole numbers.
struct TinkerSettings: Equatable {
  enum Input: Int, CaseIterable {
    case x, y, xSquared, ySquared, product, sineOfX, sineOfY

    /// The input as Swift, from the coordinates of a point p.
    var code: String {
      switch self {
      case .x: "p.x"
      case .y: "p.y"
      case .xSquared: "p.x * p.x"
      case .ySquared: "p.y * p.y"
      case .product: "p.x * p.y"
      case .sineOfX: "sine(3 * p.x)"
      case .sineOfY: "sine(3 * p.y)"
      }
    }

    func callAsFunction(_ p: LabeledPoint) -> Float {
      switch self {
      case .x: p.x
      case .y: p.y
      case .xSquared: p.x * p.x
      case .ySquared: p.y * p.y
      case .product: p.x * p.y
      case .sineOfX: sine(3 * p.x)
      case .sineOfY: sine(3 * p.y)
      }
    }
  }

  enum OptimizerKind: Int, CaseIterable { case sgd, momentum, rmsProp, adam }

  /// The number of points of a set that is drawn.
  static let pointCount = 400

  /// What is learned: a set of points, or nil for the visitor's own.
  var pointSet: PointSet?
  var noise: Float
  /// The share of points that are learned from, in percent; the others are the test.
  var trainingPercent: Int
  var inputs: [Input]
  var hidden: [Int]
  var activation: Activation
  var learningRate: Float
  var weightDecay: Float
  var dropout: Float
  var batchSize: Int
  var optimizer: OptimizerKind
  /// How weights start; nil for what suits the activation.
  var initializer: Initializer?
  var isClassification: Bool
  var seed: UInt64
  var ownPoints: [LabeledPoint]

  static let learningRates: [Float] = [
    0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10,
  ]
  static let weightDecays: [Float] = [0, 0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1]
  static let activations: [Activation] = [.tanh, .relu, .leakyRelu(), .sigmoid, .identity]
  static let initializers: [Initializer?] = [
    nil, .glorotUniform, .heNormal, .lecunNormal, .normal(standardDeviation: 1),
    .normal(standardDeviation: 0.01), .zeros,
  ]

  /// Reads the page's numbers; nil where one is out of its range.
  ///
  /// In order: point set (the number of sets for own points), noise in percent, share of training in
  /// percent, inputs as bits, activation, learning rate, weight decay, dropout in percent, batch size,
  /// optimizer, initialization (each as its place in its list), 1 for classification or 0, seed; the
  /// number of hidden layers and the units of each; three numbers from 0 to 4095 for each own point.
  init?(_ numbers: [Int32]) {
    var rest = numbers.map(Int.init)[...]
    func take(_ range: ClosedRange<Int>) -> Int? {
      guard let number = rest.first, range.contains(number) else { return nil }
      rest.removeFirst()
      return number
    }
    func choose<Choice>(_ choices: [Choice]) -> Choice? {
      take(0...choices.count - 1).map { choices[$0] }
    }
    guard let set = take(0...PointSet.allCases.count), let noise = take(0...50),
      let trainingPercent = take(10...90), let bits = take(1...(1 << Input.allCases.count) - 1),
      let activation = choose(Self.activations), let learningRate = choose(Self.learningRates),
      let weightDecay = choose(Self.weightDecays), let dropout = take(0...80),
      let batchSize = take(1...1000), let optimizer = choose(OptimizerKind.allCases),
      let initializer = choose(Self.initializers), let isClassification = take(0...1),
      let seed = take(0...999_999), let layers = take(0...6)
    else { return nil }
    hidden = []
    for _ in 0..<layers {
      guard let units = take(1...8) else { return nil }
      hidden.append(units)
    }
    ownPoints = []
    while !rest.isEmpty {
      guard let x = take(0...4095), let y = take(0...4095), let target = take(0...4095) else {
        return nil
      }
      ownPoints.append(
        LabeledPoint(
          x: Float(x) / 4095 * 4 - 2, y: Float(y) / 4095 * 4 - 2,
          target: Float(target) / 4095 * 2 - 1
        ))
    }
    pointSet = PointSet(rawValue: set)
    self.noise = Float(noise) / 100
    self.trainingPercent = trainingPercent
    inputs = Input.allCases.filter { bits >> $0.rawValue & 1 == 1 }
    self.activation = activation
    self.learningRate = learningRate
    self.weightDecay = weightDecay
    self.dropout = Float(dropout) / 100
    self.batchSize = batchSize
    self.optimizer = optimizer
    self.initializer = initializer
    self.isClassification = isClassification == 1
    self.seed = UInt64(seed)
  }

  /// The loss that fits: classes are told apart by scores, numbers are hit.
  var loss: Loss { isClassification ? .binaryCrossEntropy : .meanSquaredError }

  func makeOptimizer() -> any Optimizer {
    switch optimizer {
    case .sgd: SGD(learningRate: learningRate, weightDecay: weightDecay)
    case .momentum: Momentum(learningRate: learningRate, weightDecay: weightDecay)
    case .rmsProp: RMSProp(learningRate: learningRate, weightDecay: weightDecay)
    case .adam: Adam(learningRate: learningRate, weightDecay: weightDecay)
    }
  }

  /// The hidden layers, with dropout behind each where it is asked for, and an output.
  func makeNetwork(using generator: inout SplitMix64) -> Sequential {
    var layers: [any Layer] = []
    var width = inputs.count
    for units in hidden {
      layers.append(
        Dense(
          inputs: width, units: units, activation: activation, initializer: initializer,
          using: &generator))
      if dropout > 0 { layers.append(Dropout(rate: dropout, using: &generator)) }
      width = units
    }
    layers.append(Dense(inputs: width, units: 1, initializer: initializer, using: &generator))
    return Sequential(layers)
  }

  /// The inputs of a network at points, `[points × inputs]`.
  func features(of points: [LabeledPoint]) -> Matrix {
    Matrix(
      rows: points.count, columns: inputs.count,
      elements: points.flatMap { point in inputs.map { $0(point) } })
  }

  /// Points as a data set; of classes the targets are 0 and 1.
  func dataset(of points: [LabeledPoint]) -> Dataset {
    Dataset(
      inputs: features(of: points),
      targets: Matrix(
        rows: points.count, columns: 1,
        elements: points.map { isClassification ? ($0.target > 0 ? 1 : 0) : $0.target }))
  }

  /// The points in random order: those to learn from, and those of the test.
  func drawPoints(using generator: inout SplitMix64) -> (
    training: [LabeledPoint], test: [LabeledPoint]
  ) {
    var points =
      pointSet?.points(Self.pointCount, noise: noise, using: &generator) ?? ownPoints
    generator.shuffle(&points)
    let count = points.count * trainingPercent / 100
    return (Array(points[..<count]), Array(points[count...]))
  }
}
