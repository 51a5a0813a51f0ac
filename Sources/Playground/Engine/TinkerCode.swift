import NeuralNetworks

// The settings as a program that runs with the library; the page adds the file PointSets.swift.

extension TinkerSettings {
  /// A program that trains the network of the page for so many epochs, to the same losses bit for bit.
  func code(epochs: Int) -> String {
    let features = inputs.map { $0.code }.joined(separator: ", ")
    let target = isClassification ? "p.target > 0 ? 1 : 0" : "p.target"
    let count = pointSet == nil ? ownPoints.count : Self.pointCount
    return """
      import NeuralNetworks

      var generator = SplitMix64(seed: \(seed))

      \(pointCode)
      generator.shuffle(&points)
      let data = Dataset(
        inputs: Matrix(points.map { p in [\(features)] }),
        targets: Matrix(points.map { p in [\(target)] }))
      let (training, test) = data.split(first: \(count * trainingPercent / 100))

      let network = Sequential(
        \(layerCode.joined(separator: ",\n  ")))

      let plan = Training(
        loss: .\(isClassification ? "binaryCrossEntropy" : "meanSquaredError"),
        optimizer: \(optimizerCode),
        epochs: \(max(epochs, 1)), batchSize: \(batchSize))
      try plan.run(network, on: training, using: &generator) { report in
        if report.epoch % 10 == 0 { print("epoch \\(report.epoch): loss \\(report.training.loss)") }
      }
      print("loss in training:", evaluate(network, on: training, loss: plan.loss).loss)
      print("loss in test:", evaluate(network, on: test, loss: plan.loss).loss)

      """
  }

  private var pointCode: String {
    if let pointSet {
      return "var points = PointSet.\(pointSet.code).points(\n"
        + "  \(Self.pointCount), noise: \(noise), using: &generator)"
    }
    let points = ownPoints.map { "  LabeledPoint(x: \($0.x), y: \($0.y), target: \($0.target)),\n" }
    return "var points: [LabeledPoint] = [\n\(points.joined())]"
  }

  private var layerCode: [String] {
    let start = initializer.map { ", initializer: .\($0.code)" } ?? ""
    var width = inputs.count
    var layers: [String] = []
    for units in hidden {
      layers.append(
        "Dense(\n    inputs: \(width), units: \(units), activation: .\(activation.code)\(start),\n"
          + "    using: &generator)")
      if dropout > 0 { layers.append("Dropout(rate: \(dropout), using: &generator)") }
      width = units
    }
    return layers + ["Dense(inputs: \(width), units: 1\(start), using: &generator)"]
  }

  private var optimizerCode: String {
    let decay = weightDecay > 0 ? ", weightDecay: \(weightDecay)" : ""
    return "\(optimizer.code)(learningRate: \(learningRate)\(decay))"
  }
}

extension TinkerSettings.OptimizerKind {
  fileprivate var code: String {
    switch self {
    case .sgd: "SGD"
    case .momentum: "Momentum"
    case .rmsProp: "RMSProp"
    case .adam: "Adam"
    }
  }
}

extension Activation {
  fileprivate var code: String {
    switch self {
    case .tanh: "tanh"
    case .relu: "relu"
    case .leakyRelu(let slope): "leakyRelu(slope: \(slope))"
    case .sigmoid: "sigmoid"
    case .identity: "identity"
    case .step: "step"
    case .softmax: "softmax"
    }
  }
}

extension Initializer {
  fileprivate var code: String {
    switch self {
    case .zeros: "zeros"
    case .constant(let value): "constant(\(value))"
    case .uniform(let range): "uniform(\(range.lowerBound)..<\(range.upperBound))"
    case .normal(let deviation): "normal(standardDeviation: \(deviation))"
    case .lecunNormal: "lecunNormal"
    case .glorotUniform: "glorotUniform"
    case .glorotNormal: "glorotNormal"
    case .heUniform: "heUniform"
    case .heNormal: "heNormal"
    }
  }
}

extension PointSet {
  fileprivate var code: String {
    switch self {
    case .circle: "circle"
    case .xor: "xor"
    case .gaussian: "gaussian"
    case .spiral: "spiral"
    case .moons: "moons"
    case .plane: "plane"
    case .hills: "hills"
    }
  }
}
