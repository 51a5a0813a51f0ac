import XCTest

@testable import NeuralNetworks

final class SequentialTests: XCTestCase {
  func testLayersFollowOneAnother() {
    var generator = SplitMix64(seed: 1)
    let first = Dense(inputs: 7, units: 4, activation: .tanh, using: &generator)
    let second = Dense(inputs: 4, units: 3, using: &generator)
    let input = randomMatrix(5, 7, seed: 2)
    let expected = second(first(input)).bits
    XCTAssertEqual(Sequential(first, second)(input).bits, expected)
    XCTAssertEqual(Sequential([first, second]).forward(input).bits, expected)
    XCTAssertEqual(Sequential(first, Sequential(second))(input).bits, expected)
  }

  func testWithoutLayersEverythingPasses() {
    let input = randomMatrix(5, 7, seed: 2)
    XCTAssertEqual(Sequential()(input), input)
    XCTAssertEqual(Sequential().forward(input), input)
    XCTAssertEqual(Sequential().backward(input), input)
  }

  /// 7 → 6 → 4 → 3 with ReLU (samples away from its kink), dropout and tanh on the way.
  func testThreeLayersPassAGradientCheck() {
    let targets = Activation.softmax(randomMatrix(5, 3, seed: 9, in: -2..<2))
    for loss in [
      Loss.meanSquaredError, .binaryCrossEntropy, .categoricalCrossEntropy, .klDivergence,
    ] {
      for seed in [UInt64(1), 2, 3] {
        var generator = SplitMix64(seed: seed)
        let first = Dense(inputs: 7, units: 6, activation: .relu, using: &generator)
        let second = Dense(inputs: 6, units: 4, activation: .tanh, using: &generator)
        let last = Dense(inputs: 4, units: 3, using: &generator)
        for layer in [first, second, last] {
          layer.biases.value = randomMatrix(1, layer.biases.value.columns, seed: seed + 30)
        }
        let input = samplesAwayFromKinks(5, inputs: 7, seed: seed + 10) {
          matmul($0, first.weights.value).adding(row: first.biases.value)
        }
        assertPassesGradientCheck(
          Sequential(first, second, last), input: input, targets: targets, loss: loss,
          "\(loss), seed \(seed)")
        assertPassesGradientCheck(
          Sequential(first, FixedDropout(rate: 0.3, seed: seed), Sequential(second, last)),
          input: input, targets: targets, loss: loss, "with dropout, \(loss), seed \(seed)")
      }
    }
  }

  func testOnlyTheFirstLayerIsSparedItsInputGradient() {
    var generator = SplitMix64(seed: 1)
    let network = Sequential(
      Dense(inputs: 7, units: 4, using: &generator), Dense(inputs: 4, units: 3, using: &generator))
    let (input, gradient) = (randomMatrix(5, 7, seed: 2), randomMatrix(5, 3, seed: 3))
    _ = network.forward(input)
    XCTAssertEqual(network.backward(gradient).shape.description, "5×7")
    let gradients = network.parameters.map(\.gradient.bits)
    _ = network.forward(input)
    network.setGradients(gradient)
    XCTAssertEqual(network.parameters.map(\.gradient.bits), gradients)
  }

  /// 784 · 16 + 16 + 16 · 16 + 16 + 16 · 10 + 10.
  func testParameterCount() {
    var generator = SplitMix64(seed: 1)
    let network = Sequential(
      Dense(inputs: 784, units: 16, activation: .relu, using: &generator),
      Dense(inputs: 16, units: 16, activation: .relu, using: &generator),
      Dense(inputs: 16, units: 10, using: &generator))
    XCTAssertEqual(network.parameterCount, 13_002)
    XCTAssertEqual(network.parameters.count, 6)
    XCTAssertEqual(network.outputWidth(inputWidth: 784), 10)
  }

  func testSummaryTable() {
    var generator = SplitMix64(seed: 1)
    let network = Sequential(
      Dense(inputs: 784, units: 16, activation: .relu, using: &generator),
      Dropout(rate: 0.25, using: &generator), Dense(inputs: 16, units: 10, using: &generator))
    XCTAssertEqual(
      network.summaryTable(inputs: 784),
      """
      Layer                 Output  Parameters
      ────────────────────────────────────────
      Dense 784 → 16, ReLU  n×16         12560
      Dropout 0.25          n×16             0
      Dense 16 → 10         n×10           170
      ────────────────────────────────────────
      Total                              12730

      """)
    XCTAssertEqual(network.summary, "Sequential of 3 layers")
  }
}
