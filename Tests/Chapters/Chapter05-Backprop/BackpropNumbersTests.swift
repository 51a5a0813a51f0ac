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

  // MARK: - Chapter 3's network

  func testGradientOnTheDigits() throws {
    let digits = try Digits8x8.inFileOrder().split(first: 1437).training
    let odd = Matrix(
      rows: digits.count, columns: 1, elements: digits.labels.map { Float($0 % 2) })
    // Weights that every language can make: 0.1 · sin(1 + k) at place k, row by row.
    let weights = Matrix(
      rows: 64, columns: 4, elements: (0..<256).map { Float(0.1 * sin(1 + Double($0))) })
    let net = network([
      (weights, Matrix(rows: 1, columns: 4), .sigmoid),
      (Matrix([[0.3], [-0.1], [0.2], [-0.4]]), Matrix(rows: 1, columns: 1), .identity),
    ])
    let scores = net.forward(digits.inputs())
    _ = net.backward(Loss.binaryCrossEntropy.gradient(scores, targets: odd))
    let expected: [(Matrix, [Float])] = [
      (
        net.parameters[0].gradient.rows(26..<28),
        [
          0.00236224, -0.00080711, 0.00161859, -0.00315098, -0.00471951, 0.00156511, -0.00314602,
          0.00629801,
        ]
      ),
      (net.parameters[1].gradient, [-0.00059421, 0.00017358, -0.00035958, 0.00079661]),
      (net.parameters[2].gradient, [-0.00666562, -0.00375805, -0.00074782, -0.00045595]),
      (net.parameters[3].gradient, [-0.00735212]),
    ]
    for (gradient, numbers) in expected {
      XCTAssertEqual(gradient.count, numbers.count)
      for (value, number) in zip(gradient.elements, numbers) {
        XCTAssertEqual(value, number, accuracy: 1e-7)
      }
    }
  }

  // MARK: - Ten digits

  /// scikit-learn's network of the same shape and method gets 96.1 to 99.2 % on a random fifth of
  /// the digits and 91.4 to 92.5 % on the last 360.
  func testARandomFifthIsEasierThanTheLastDigits() throws {
    let digits = try Digits8x8.inFileOrder().split(first: 1437)
    func accuracyAfterTraining(_ training: Dataset, _ test: Dataset) throws -> Double {
      var generator = SplitMix64(seed: 1)
      let net = Sequential(
        Dense(inputs: 64, units: 32, activation: .relu, using: &generator),
        Dense(inputs: 32, units: 16, activation: .relu, using: &generator),
        Dense(inputs: 16, units: 10, using: &generator))
      let training40 = Training(
        loss: .categoricalCrossEntropy, optimizer: SGD(learningRate: 0.3), epochs: 40,
        batchSize: 32)
      try training40.run(net, on: training, using: &generator)
      return accuracy(net(test.inputs), targets: test.targets)
    }
    let all = LabeledImages(
      pixels: digits.training.pixels + digits.test.pixels,
      labels: digits.training.labels + digits.test.labels, rows: 8, columns: 8, pixelScale: 16)
    var generator = SplitMix64(seed: 1)
    let (first, second) = all.dataset().shuffled(using: &generator).split(first: 1437)
    let random = try accuracyAfterTraining(first, second)
    let last = try accuracyAfterTraining(digits.training.dataset(), digits.test.dataset())
    XCTAssert((0.95...1).contains(random), "\(random)")
    XCTAssert((0.88...0.95).contains(last), "\(last)")
  }
}
