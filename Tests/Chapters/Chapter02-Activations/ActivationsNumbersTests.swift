import Datasets
import Foundation
import NeuralNetworks
import XCTest

/// What chapter 2 says in numbers, beside an independent computation: float64 by NumPy and SciPy, and
/// the comparison written a second time in NumPy (Tests/Reference/chapter02_reference.py).
final class ActivationsNumbersTests: XCTestCase {
  private func assertEqual(
    _ found: Matrix, _ expected: [Float], within relative: Float, line: UInt = #line
  ) {
    XCTAssertEqual(found.count, expected.count, line: line)
    for (found, expected) in zip(found.elements, expected) {
      XCTAssertEqual(found, expected, accuracy: relative * abs(expected) + 1e-12, line: line)
    }
  }

  func testTwoLayersCollapse() {
    let first = Matrix([[1, -2, 0.5], [3, 1, -1]])
    let second = Matrix([[2, 1], [0.5, -1], [4, 3]])
    let samples = Matrix([[1, 2], [-3, 0.5], [0, 0]])
    let sums = matmul(samples, first).adding(row: Matrix([[0.5, 0, -1]]))
    XCTAssertEqual(
      matmul(sums, second).adding(row: Matrix([[1, -2]])),
      Matrix([[6, -2], [-9.75, -18.5], [-2, -4.5]]))
    XCTAssertEqual(matmul(first, second), Matrix([[3, 4.5], [2.5, -1]]))
  }

  func testSlopes() {
    func slopes(_ activation: Activation, _ sums: [Float]) -> Matrix {
      let ones = Matrix(rows: 1, columns: sums.count, repeating: 1)
      return activation.backward(ones, output: activation(Matrix([sums])))
    }
    assertEqual(
      slopes(.sigmoid, [0, -2, -5, -10, -15]),
      [0.25, 0.10499359, 0.0066480567, 4.5395808e-05, 3.0590213e-07], within: 1e-5)
    assertEqual(
      slopes(.tanh, [-2, -0.5, 0, 0.5, 2]),
      [0.070650825, 0.78644773, 1, 0.78644773, 0.070650825], within: 1e-5)
  }

  func testSoftmax() {
    let scores = Matrix([[2, 1, 0.1, -1]])
    let shares: [Float] = [0.63806635, 0.23473149, 0.095434703, 0.031767453]
    assertEqual(Activation.softmax(scores), shares, within: 1e-5)
    assertEqual(Activation.softmax(scores.map { $0 + 100 }), shares, within: 1e-4)
    assertEqual(
      Activation.softmax(3 * scores), [0.94943639, 0.047269655, 0.0031767814, 0.00011716976],
      within: 1e-5)
    assertEqual(
      Activation.softmax(Matrix([[1000, 999, 990]])), [0.73103432, 0.2689325, 3.3188907e-05],
      within: 1e-5)
  }

  func testGradientsOfASaturatedUnit() {
    // An output unit at z = −10 with target 1: log loss, and squared error of the sigmoid's output.
    let score = Matrix([[-10]])
    let target = Matrix([[1]])
    assertEqual(
      Loss.binaryCrossEntropy.gradient(score, targets: target), [-0.999955], within: 1e-5)
    let p = Activation.sigmoid(score)
    let squared = Activation.sigmoid.backward(2 * (p - target), output: p)
    assertEqual(squared, [-9.07875e-05], within: 1e-4)
    // A hidden unit before an output unit with weight 4 and bias −2.
    let error = Loss.binaryCrossEntropy.gradient(4 * p + Matrix([[-2]]), targets: target)
    assertEqual(
      Activation.sigmoid.backward(4 * error, output: p), [-0.000159935], within: 1e-4)
  }

  func testSignalFades() {
    func chain(_ x: Double, layers: Int) -> Double {
      (0..<layers).reduce(x) { signal, _ in 1 / (1 + exp(-signal)) }
    }
    for (layers, difference) in [
      (1, 0.2311), (2, 0.05258), (5, 0.0005990), (10, 3.432e-07), (20, 1.126e-13),
    ] {
      XCTAssertEqual(
        chain(1, layers: layers) - chain(0, layers: layers), difference,
        accuracy: 0.002 * difference)
    }
  }

  /// A nudge through 20 layers of 64 units. NumPy, with other random numbers, is left with 2.5e-13,
  /// 0.18 and 1.1 of it, and with 0.001 where ReLU has the weights of tanh.
  func testNudgeFades() {
    func nudge(_ activation: Activation, weightsOf initial: Activation? = nil) -> Double {
      let sizes = (1...10).map { seed in
        var generator = SplitMix64(seed: UInt64(seed))
        let normal = Initializer.normal(standardDeviation: 1)
        var outputs = normal.weights(inputs: 100, units: 64, using: &generator)
        var nudge = normal.weights(inputs: 100, units: 64, using: &generator)
        for _ in 0..<20 {
          let weights = Dense(
            inputs: 64, units: 64, activation: initial ?? activation, using: &generator
          ).weights.value
          outputs = activation(matmul(outputs, weights))
          nudge = activation.backward(matmul(nudge, weights), output: outputs)
        }
        return (nudge * nudge).mean().squareRoot()
      }
      return sizes.mean()
    }
    XCTAssertEqual(nudge(.sigmoid), 2.5e-13, accuracy: 5e-14)
    XCTAssertEqual(nudge(.tanh), 0.18, accuracy: 0.04)
    XCTAssertEqual(nudge(.relu), 1.1, accuracy: 0.4)
    XCTAssertEqual(nudge(.relu, weightsOf: .tanh), 0.001, accuracy: 0.0005)
  }

  /// Six hidden layers before training: in NumPy the gradient of the sixth sigmoid layer is hundreds
  /// of times that of the first, and those of tanh and ReLU stay within a factor of three.
  func testGradientsOfSixLayers() {
    var generator = SplitMix64(seed: 1)
    let moons = Dataset.moons(count: 400, noise: 0.15, using: &generator)
    func ratio(_ activation: Activation) -> Double {
      let sizes = (1...5).map { seed -> [Double] in
        var generator = SplitMix64(seed: UInt64(100 + seed))
        var layers: [Dense] = []
        for width in [2, 8, 8, 8, 8, 8] {
          layers.append(
            Dense(inputs: width, units: 8, activation: activation, using: &generator))
        }
        layers.append(Dense(inputs: 8, units: 1, using: &generator))
        let network = Sequential(layers)
        let scores = network.forward(moons.inputs)
        network.setGradients(Loss.binaryCrossEntropy.gradient(scores, targets: moons.targets))
        return [layers[0], layers[5]].map {
          ($0.weights.gradient * $0.weights.gradient).mean().squareRoot()
        }
      }
      return sizes.map { $0[1] }.mean() / sizes.map { $0[0] }.mean()
    }
    XCTAssert((150...2000).contains(ratio(.sigmoid)))
    XCTAssert((0.2...5).contains(ratio(.tanh)))
    XCTAssert((0.2...5).contains(ratio(.relu)))
  }

  func testBaselinesOnDigits() throws {
    let digits = try Digits8x8.load()
    let training = digits.training.dataset()
    let sizes = (training.inputs * training.inputs).rowSums().elements
    let most = digits.training.classCounts.indices.max {
      digits.training.classCounts[$0] < digits.training.classCounts[$1]
    }
    for (images, majority, nearest) in [
      (digits.test, 0.084, 0.988), (digits.strangers, 0.09948, 0.96073),
    ] {
      let count = Double(images.count)
      XCTAssertEqual(
        Double(images.labels.count { Int($0) == most }) / count, majority, accuracy: 1e-4)
      let products = matmul(images.inputs(), transposing: training.inputs)
      let right = (0..<images.count).count { row in
        let closeness = products.row(row).enumerated().map { 2 * $1 - sizes[$0] }
        let closest = closeness.indices.max { closeness[$0] < closeness[$1] } ?? 0
        return digits.training.labels[closest] == images.labels[row]
      }
      XCTAssertEqual(Double(right) / count, nearest, accuracy: 1e-4)
    }
  }

  /// Trained as in the chapter, the fifteen networks' mean lies where NumPy's twenty have theirs: the
  /// same digits, other starting weights and batches.
  func testComparisonOnDigits() throws {
    let digits = try Digits8x8.load()
    let cases: [(Activation, hidden: [Int], rate: Float, test: Double, strangers: Double)] = [
      (.identity, [], 3, 0.970, 0.898), (.identity, [16], 0.3, 0.971, 0.895),
      (.sigmoid, [16], 3, 0.976, 0.908), (.tanh, [16], 1, 0.976, 0.911),
      (.relu, [16], 0.3, 0.967, 0.891),
    ]
    for (activation, hidden, rate, test, strangers) in cases {
      let accuracies = try (1...15).map { seed in
        try self.accuracies(
          of: activation, rate: rate, hidden: hidden, epochs: 20, loss: .categoricalCrossEntropy,
          on: digits.training.dataset(),
          tests: [digits.test.dataset(), digits.strangers.dataset()], seed: UInt64(100 + seed))
      }
      XCTAssertEqual(
        accuracies.map { $0[0] }.mean(), test, accuracy: 0.008, "\(activation): \(accuracies)")
      XCTAssertEqual(
        accuracies.map { $0[1] }.mean(), strangers, accuracy: 0.012,
        "\(activation): \(accuracies)")
    }
  }

  /// Other points each time, as in the script: a straight boundary stays under 90 %, most networks
  /// with an activation function come above 95 %, and six layers of sigmoids stay at one half.
  func testComparisonOnMoons() throws {
    let cases: [(Activation, hidden: [Int], rate: Float, mean: ClosedRange<Double>)] = [
      (.identity, [16], 0.1, 0.855...0.895), (.sigmoid, [16], 10, 0.95...0.993),
      (.tanh, [16], 3, 0.90...0.993), (.relu, [16], 1, 0.95...0.993),
      (.sigmoid, [8, 8, 8, 8, 8, 8], 1, 0.5...0.5),
    ]
    for (activation, hidden, rate, mean) in cases {
      let accuracies = try (1...5).flatMap { seed in
        var generator = SplitMix64(seed: UInt64(seed))
        let training = Dataset.moons(count: 400, noise: 0.15, using: &generator)
        return try self.accuracies(
          of: activation, rate: rate, hidden: hidden, epochs: 60, loss: .binaryCrossEntropy,
          on: training, tests: [Dataset.moons(count: 2000, noise: 0.15, using: &generator)],
          seed: UInt64(seed))
      }
      XCTAssert(mean.contains(accuracies.mean()), "\(activation): \(accuracies)")
    }
  }

  private func accuracies(
    of activation: Activation, rate: Float, hidden: [Int], epochs: Int, loss: Loss,
    on training: Dataset, tests: [Dataset], seed: UInt64
  ) throws -> [Double] {
    var generator = SplitMix64(seed: seed)
    var layers: [Dense] = []
    var width = training.inputWidth
    for units in hidden {
      layers.append(
        Dense(inputs: width, units: units, activation: activation, using: &generator))
      width = units
    }
    layers.append(Dense(inputs: width, units: training.targetWidth, using: &generator))
    let network = Sequential(layers)
    try Training(
      loss: loss, optimizer: SGD(learningRate: rate), epochs: epochs, batchSize: 32
    ).run(network, on: training, using: &generator)
    return tests.map { evaluate(network, on: $0, loss: loss).accuracy ?? 0 }
  }
}
