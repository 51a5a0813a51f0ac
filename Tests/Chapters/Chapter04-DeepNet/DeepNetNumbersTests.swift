import Datasets
import NeuralNetworks
import XCTest

/// What chapter 4 says in numbers, beside NumPy, SciPy and scikit-learn on the same data
/// (Tests/Reference/chapter04_reference.py).
final class DeepNetNumbersTests: XCTestCase {
  private func train(
    _ network: Sequential, on data: Dataset, _ loss: Loss, rate: Float, epochs: Int, seed: UInt64
  ) throws {
    var generator = SplitMix64(seed: seed)
    try Training(
      loss: loss, optimizer: Adam(learningRate: rate), epochs: epochs, batchSize: 32
    ).run(network, on: data, using: &generator)
  }

  func testLossOfScores() {
    let scores = Matrix([
      [2, -1, 0.5, 0, 0, 0, 0, 0, 0, 3], Array(repeating: 0, count: 10),
      [-4, 1, 1, 1, 1, 1, 1, 1, 1, 60],
    ])
    let costs = [0.569284601877178, 2.302585092994046, 64]
    var targets = Matrix(rows: 3, columns: 10)
    for (sample, label) in [9, 3, 0].enumerated() {
      targets[sample, label] = 1
      XCTAssertEqual(
        Loss.categoricalCrossEntropy(
          scores.rows(sample..<sample + 1), targets: targets.rows(sample..<sample + 1)),
        costs[sample], accuracy: 1e-5)
    }
    XCTAssertEqual(
      Loss.categoricalCrossEntropy(scores, targets: targets), 22.29062323, accuracy: 1e-5)
  }

  /// The typical size of what comes out of layers 1, 2, 5 and 10. NumPy's lowest and highest of 40
  /// seeds, a fifth wider because these are other random numbers.
  func testSignalThroughTenLayers() {
    let starts: [(Activation, Initializer, [ClosedRange<Double>])] = [
      (
        .tanh, .normal(standardDeviation: 0.01),
        [0.0974...0.1, 0.00963...0.0102, 9.44e-6...1.04e-5, 8.69e-11...1.12e-10]
      ),
      (
        .tanh, .normal(standardDeviation: 1),
        [0.958...0.96, 0.957...0.959, 0.956...0.96, 0.957...0.959]
      ),
      (.tanh, .glorotNormal, [0.622...0.63, 0.477...0.491, 0.314...0.328, 0.209...0.248]),
      (.relu, .heNormal, [0.975...1.01, 0.891...1.13, 0.726...1.46, 0.617...1.46]),
      (.relu, .glorotNormal, [0.69...0.717, 0.445...0.565, 0.128...0.259, 0.0193...0.0457]),
    ]
    for (activation, initializer, ranges) in starts {
      for seed in 1...5 {
        var generator = SplitMix64(seed: UInt64(seed))
        var signal = Initializer.normal(standardDeviation: 1)
          .weights(inputs: 500, units: 100, using: &generator)
        var expected = ranges[...]
        for number in 1...10 {
          let layer = Dense(
            inputs: 100, units: 100, activation: activation, initializer: initializer,
            using: &generator)
          signal = layer(signal)
          guard [1, 2, 5, 10].contains(number), let range = expected.popFirst() else { continue }
          let size = ((signal * signal).sum() / Double(signal.count)).squareRoot()
          XCTAssertGreaterThan(size, range.lowerBound / 1.2, "\(activation), layer \(number)")
          XCTAssertLessThan(size, range.upperBound * 1.2, "\(activation), layer \(number)")
        }
      }
    }
  }

  /// scikit-learn's network 64-32-16-10 reaches 89.2 % to 92.2 % with ten seeds.
  func testTenDigits() throws {
    let digits = try Digits8x8.inFileOrder().split(first: 1437)
    let (training, test) = (dataset(digits.training), dataset(digits.test))
    for seed in [UInt64](1...3) {
      var generator = SplitMix64(seed: seed)
      let network = Sequential(
        Dense(inputs: 64, units: 32, activation: .relu, using: &generator),
        Dense(inputs: 32, units: 16, activation: .relu, using: &generator),
        Dense(inputs: 16, units: 10, using: &generator))
      try train(
        network, on: training, .categoricalCrossEntropy, rate: 0.005, epochs: 30, seed: seed)
      let reached = accuracy(network(test.inputs), targets: test.targets)
      XCTAssertGreaterThan(reached, 0.882)
      XCTAssertLessThan(reached, 0.932)
    }
  }

  private func dataset(_ images: LabeledImages) -> Dataset {
    let targets = images.labels.map { label in (0..<10).map { $0 == Int(label) ? Float(1) : 0 } }
    return Dataset(inputs: images.inputs(), targets: Matrix(targets))
  }

  /// Test errors in miles a gallon on the chapter's five shuffles. The linear model is fitted
  /// exactly by scikit-learn and by steps here; of its deep network, this is the middle of five
  /// seeds, which lie within 0.25 of it.
  func testCars() throws {
    let expected: [(mean: Double, linear: Double, deep: Double)] = [
      (8.31989, 3.27261, 2.47), (8.15048, 3.78715, 3.08),
      (7.17201, 3.13444, 2.69), (8.14598, 3.271, 2.57), (7.46248, 3.29672, 2.78),
    ]
    let cars = try AutoMPG.load().dataset()
    for (index, expected) in expected.enumerated() {
      let seed = UInt64(101 + index)
      var generator = SplitMix64(seed: seed)
      let (training, test) = cars.shuffled(using: &generator).split(first: 292)
      let (inputs, targets) = (Standardizer(training.inputs), Standardizer(training.targets))
      let learning = Dataset(
        inputs: inputs(training.inputs), targets: targets(training.targets))
      func error(_ standardized: Matrix) -> Double {
        let predictions = standardized.map {
          $0 * targets.deviations[0, 0] + targets.means[0, 0]
        }
        return Loss.meanSquaredError(predictions, targets: test.targets).squareRoot()
      }
      XCTAssertEqual(error(Matrix(rows: 100, columns: 1)), expected.mean, accuracy: 1e-4)

      var start = SplitMix64(seed: seed)
      let linear = Sequential(Dense(inputs: 9, units: 1, using: &start))
      try train(
        linear, on: learning, .meanSquaredError, rate: 0.01, epochs: 100, seed: seed)
      XCTAssertEqual(error(linear(inputs(test.inputs))), expected.linear, accuracy: 0.1)

      start = SplitMix64(seed: seed)
      let deep = Sequential(
        Dense(inputs: 9, units: 16, activation: .relu, using: &start),
        Dense(inputs: 16, units: 16, activation: .relu, using: &start),
        Dense(inputs: 16, units: 1, using: &start))
      try train(
        deep, on: learning, .meanSquaredError, rate: 0.003, epochs: 100, seed: seed)
      XCTAssertEqual(error(deep(inputs(test.inputs))), expected.deep, accuracy: 0.35)
    }
  }
}
