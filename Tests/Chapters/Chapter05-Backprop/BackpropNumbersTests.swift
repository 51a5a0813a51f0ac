import Datasets
import Foundation
import NeuralNetworks
import XCTest

/// The numbers that chapter 5 builds on, against Tests/Reference/chapter05_reference.py: NumPy,
/// SciPy and scikit-learn worked them out.
final class BackpropNumbersTests: XCTestCase {
  private func network(_ layers: [(weights: Matrix, bias: Matrix, activation: Activation)])
    -> Sequential
  {
    var generator = SplitMix64(seed: 1)
    return Sequential(
      layers.map { weights, bias, activation in
        let layer = Dense(
          inputs: weights.rows, units: weights.columns, activation: activation, using: &generator)
        (layer.weights.value, layer.biases.value) = (weights, bias)
        return layer
      })
  }

  // MARK: - The published example

  private let inputs = Matrix([[0.05, 0.10]])
  private let targets = Matrix([[0.01, 0.99]])

  /// The published 2-2-2 network. With two outputs, the mean of the squared errors is the post's
  /// half of their sum.
  private func example() -> Sequential {
    network([
      (Matrix([[0.15, 0.25], [0.20, 0.30]]), Matrix([[0.35, 0.35]]), .sigmoid),
      (Matrix([[0.40, 0.50], [0.45, 0.55]]), Matrix([[0.60, 0.60]]), .sigmoid),
    ])
  }

  private func errorOfExample(steps: Int, movesBiases: Bool) -> (error: Double, w5: Float) {
    let net = example()
    for _ in 0..<steps {
      let outputs = net.forward(inputs)
      _ = net.backward(Loss.meanSquaredError.gradient(outputs, targets: targets))
      for parameter in net.parameters where movesBiases || parameter.name == "weights" {
        parameter.value = parameter.value - 0.5 * parameter.gradient
      }
    }
    return (Loss.meanSquaredError(net(inputs), targets: targets), net.parameters[2].value[0, 0])
  }

  func testPublishedExample() {
    XCTAssertEqual(
      errorOfExample(steps: 0, movesBiases: false).error, 0.298371109, accuracy: 1e-7)
    XCTAssertEqual(errorOfExample(steps: 1, movesBiases: false).w5, 0.35891648, accuracy: 1e-7)
    XCTAssertEqual(
      errorOfExample(steps: 1, movesBiases: false).error, 0.291027774, accuracy: 1e-7)
    XCTAssertEqual(errorOfExample(steps: 1, movesBiases: true).error, 0.280471447, accuracy: 1e-7)
  }

  func testPublishedExampleAfterTenThousandSteps() {
    XCTAssertEqual(
      errorOfExample(steps: 10_000, movesBiases: false).error, 0.000035102, accuracy: 1e-8)
    XCTAssertEqual(
      errorOfExample(steps: 10_000, movesBiases: true).error, 0.000002448, accuracy: 1e-8)
  }

  // MARK: - A layer on two samples

  func testAddendsOfALayer() {
    let layer = Dense(
      weights: Matrix([[1, 2], [0, 1], [3, -1]]), biases: Matrix([[-5, 1]]))
    XCTAssert(layer.forward(Matrix([[1, 0, 2], [2, 1, 0]])) == Matrix([[2, 1], [-3, 6]]))
    let inputGradient = layer.backward(Matrix([[1, -1], [1, 2]]))
    XCTAssert(layer.weights.gradient == Matrix([[3, 3], [1, 2], [2, -2]]))
    XCTAssert(layer.biases.gradient == Matrix([[2, 1]]))
    XCTAssert(inputGradient == Matrix([[-1, -1, 4], [5, 2, 1]]))
  }

  func testSlopesAlongScores() {
    let slopes = Loss.categoricalCrossEntropy.gradient(
      Matrix([[2, 1, 0.1]]), targets: Matrix([[0, 1, 0]]))
    for (value, number) in zip(slopes.elements, [0.6590, -0.7576, 0.0986] as [Float]) {
      XCTAssertEqual(value, number, accuracy: 1e-4)
    }
  }

  // MARK: - Chapter 3's network

  private func odd() throws -> Dataset {
    let digits = try Digits8x8.load().training
    return Dataset(inputs: digits.inputs(), targets: digits.targets { $0 % 2 == 1 })
  }

  /// The gradients of all parameters, in their order.
  private func gradients(of net: Sequential, on data: Dataset) -> [Matrix] {
    let z = net.forward(data.inputs)
    _ = net.backward(Loss.binaryCrossEntropy.gradient(z, targets: data.targets))
    return net.parameters.map(\.gradient)
  }

  func testGradientOnTheDigits() throws {
    // Weights that every language can make: 0.1 · sin(1 + k) at place k, row by row.
    let weights = Matrix(
      rows: 64, columns: 4, elements: (0..<256).map { Float(0.1 * sin(1 + Double($0))) })
    let net = network([
      (weights, Matrix(rows: 1, columns: 4), .sigmoid),
      (Matrix([[0.3], [-0.1], [0.2], [-0.4]]), Matrix(rows: 1, columns: 1), .identity),
    ])
    let found = gradients(of: net, on: try odd())
    let expected: [(Matrix, [Float])] = [
      (
        found[0].rows(26..<28),
        [
          0.00237607, -0.00081061, 0.00162178, -0.00316815, -0.00468326, 0.0015531, -0.0031258,
          0.00625095,
        ]
      ),
      (found[1], [-0.00110169, 0.00034457, -0.00070692, 0.00147502]),
      (found[2], [-0.00932592, -0.00685429, -0.00464727, -0.00478209]),
      (found[3], [-0.01433724]),
    ]
    for (gradient, numbers) in expected {
      XCTAssertEqual(gradient.count, numbers.count)
      for (value, number) in zip(gradient.elements, numbers) {
        XCTAssertEqual(value, number, accuracy: 1e-7)
      }
    }
  }

  /// The chapter's network, from its own seed, before training.
  private func start() -> Sequential {
    var generator = SplitMix64(seed: 1)
    let bell = Initializer.normal(standardDeviation: 0.1)
    let first = bell.weights(inputs: 64, units: 4, using: &generator)
    let second = bell.weights(inputs: 4, units: 1, using: &generator)
    return network([
      (first, Matrix(rows: 1, columns: 4), .sigmoid),
      (second, Matrix(rows: 1, columns: 1), .identity),
    ])
  }

  func testWhatDigitsWant() throws {
    let (net, data) = (start(), try odd())
    let wishes = (0..<data.count).map { -gradients(of: net, on: data.subset([$0]))[0][27, 0] }
    XCTAssertEqual(wishes.count { $0 > 0 }, 479)
    XCTAssertEqual(wishes.count { $0 < 0 }, 384)
    XCTAssertEqual(wishes.map { Double(abs($0)) }.mean(), 0.006493063, accuracy: 1e-7)
    XCTAssertEqual(wishes.map { Double($0) }.mean(), 0.001290097, accuracy: 1e-7)
  }

  func testWhoGainsByAStep() throws {
    let (net, data) = (start(), try odd())
    func losses() -> [Double] {
      (0..<data.count).map { sample in
        let one = data.subset([sample])
        return Loss.binaryCrossEntropy(net(one.inputs), targets: one.targets)
      }
    }
    let before = losses()
    for (parameter, gradient) in zip(net.parameters, gradients(of: net, on: data)) {
      parameter.value -= gradient
    }
    let after = losses()
    XCTAssertEqual(before.mean(), 0.692416053, accuracy: 1e-6)
    XCTAssertEqual(after.mean(), 0.692138461, accuracy: 1e-6)
    XCTAssertEqual(Double(zip(before, after).count { $1 < $0 }), 490, accuracy: 1)
  }

  func testXORFromSeedOne() {
    var generator = SplitMix64(seed: 1)
    let bell = Initializer.normal(standardDeviation: 1)
    let first = bell.weights(inputs: 2, units: 2, using: &generator)
    let second = bell.weights(inputs: 2, units: 1, using: &generator)
    let net = network([
      (first, Matrix(rows: 1, columns: 2), .sigmoid),
      (second, Matrix(rows: 1, columns: 1), .identity),
    ])
    let xor = Dataset(
      inputs: Matrix([[0, 0], [0, 1], [1, 0], [1, 1]]), targets: Matrix([[0], [1], [1], [0]]))
    func loss() -> Double { Loss.binaryCrossEntropy(net(xor.inputs), targets: xor.targets) }
    XCTAssertEqual(loss(), 0.914037318, accuracy: 1e-6)
    for _ in 0..<1000 {
      for (parameter, gradient) in zip(net.parameters, gradients(of: net, on: xor)) {
        parameter.value -= 2 * gradient
      }
    }
    XCTAssertEqual(loss(), 0.015444267, accuracy: 1e-5)
  }

  // MARK: - Ten digits

  /// scikit-learn's network of the same shape and method reads 97.6 to 98.4 % of the test digits and
  /// 90.8 to 92.4 % of the strangers.
  func testStrangersAreHarderThanTheTest() throws {
    let digits = try Digits8x8.load()
    var generator = SplitMix64(seed: 1)
    let net = Sequential(
      Dense(inputs: 64, units: 64, activation: .relu, using: &generator),
      Dense(inputs: 64, units: 32, activation: .relu, using: &generator),
      Dense(inputs: 32, units: 10, using: &generator))
    let plan = Training(
      loss: .categoricalCrossEntropy, optimizer: SGD(learningRate: 0.3), epochs: 30, batchSize: 32)
    try plan.run(net, on: digits.training.dataset(), using: &generator)
    func share(_ images: LabeledImages) -> Double {
      accuracy(net(images.inputs()), targets: images.dataset().targets)
    }
    XCTAssert((0.96...1).contains(share(digits.test)), "\(share(digits.test))")
    XCTAssert((0.89...0.94).contains(share(digits.strangers)), "\(share(digits.strangers))")
  }
}
