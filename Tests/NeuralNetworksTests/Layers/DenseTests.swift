import XCTest

@testable import NeuralNetworks

final class DenseTests: XCTestCase {
  private let allActivations: [Activation] = [
    .identity, .step, .sigmoid, .tanh, .relu, .leakyRelu(), .leakyRelu(slope: 0.3), .softmax,
  ]

  /// 7 → 4 with random biases, so that a forgotten bias shows.
  private func dense(_ activation: Activation = .identity, seed: UInt64 = 1) -> Dense {
    var generator = SplitMix64(seed: seed)
    let layer = Dense(inputs: 7, units: 4, activation: activation, using: &generator)
    layer.biases.value = randomMatrix(1, 4, seed: seed + 50)
    return layer
  }

  /// 2 → 3 with small whole numbers, worked out by hand.
  private func small(_ activation: Activation) -> Dense {
    var generator = SplitMix64(seed: 1)
    let layer = Dense(inputs: 2, units: 3, activation: activation, using: &generator)
    layer.weights.value = Matrix([[1, -1, 2], [0, 3, -2]])
    layer.biases.value = Matrix([[10, 20, -30]])
    return layer
  }

  func testKnownOutputs() {
    let input = Matrix([[1, 2], [5, -10]])
    XCTAssertEqual(small(.identity)(input), Matrix([[11, 25, -32], [15, -15, 0]]))
    XCTAssertEqual(small(.relu)(input), Matrix([[11, 25, 0], [15, 0, 0]]))
  }

  func testKnownGradients() {
    let layer = small(.relu)
    _ = layer.forward(Matrix([[1, 2], [5, -10]]))
    let inputGradient = layer.backward(Matrix([[1, 10, 100], [2, 20, 200]]))
    // Units that were 0 pass nothing on: dZ = [[1, 10, 0], [2, 0, 0]].
    XCTAssertEqual(inputGradient, Matrix([[-9, 30], [2, 0]]))
    XCTAssertEqual(layer.weights.gradient, Matrix([[11, 10, 0], [-18, 20, 0]]))
    XCTAssertEqual(layer.biases.gradient, Matrix([[3, 10, 0]]))
  }

  func testEveryActivationPassesAGradientCheck() {
    for activation in allActivations {
      for seed in [UInt64(1), 2, 3] {
        let layer = dense(activation, seed: seed)
        let input = samplesAwayFromKinks(5, inputs: 7, seed: seed + 10) {
          matmul($0, layer.weights.value).adding(row: layer.biases.value)
        }
        assertPassesGradientCheck(
          layer, input: input, targets: randomMatrix(5, 4, seed: seed + 20),
          loss: .meanSquaredError, "\(activation), seed \(seed)")
      }
    }
  }

  func testEveryLossPassesAGradientCheckThroughTheLayer() {
    let targets = Activation.softmax(randomMatrix(5, 4, seed: 9, in: -2..<2))
    for loss in [
      Loss.meanSquaredError, .binaryCrossEntropy, .categoricalCrossEntropy, .klDivergence,
    ] {
      assertPassesGradientCheck(
        dense(), input: randomMatrix(5, 7, seed: 8), targets: targets, loss: loss, "\(loss)")
    }
  }

  func testUseAndTrainingGiveTheSameOutputs() {
    for activation in allActivations {
      let layer = dense(activation)
      let input = randomMatrix(5, 7, seed: 2)
      XCTAssertEqual(layer(input).bits, layer.forward(input).bits, "\(activation)")
    }
  }

  func testOutputsAndGradientsOfABatchStayAsTheyAre() {
    let layer = dense(.tanh)
    let first = layer.forward(randomMatrix(5, 7, seed: 1))
    let firstBits = first.bits
    let gradient = layer.backward(randomMatrix(5, 4, seed: 2))
    let gradientBits = gradient.bits
    _ = layer.forward(randomMatrix(5, 7, seed: 3))
    _ = layer.backward(randomMatrix(5, 4, seed: 4))
    XCTAssertEqual(first.bits, firstBits)
    XCTAssertEqual(gradient.bits, gradientBits)
  }

  func testUsingTheLayerBetweenForwardAndBackwardChangesNothing() {
    let (layer, undisturbed) = (dense(.sigmoid), dense(.sigmoid))
    let (input, gradient) = (randomMatrix(5, 7, seed: 1), randomMatrix(5, 4, seed: 2))
    _ = layer.forward(input)
    _ = layer(randomMatrix(9, 7, seed: 3))
    _ = undisturbed.forward(input)
    XCTAssertEqual(layer.backward(gradient).bits, undisturbed.backward(gradient).bits)
    XCTAssertEqual(layer.weights.gradient.bits, undisturbed.weights.gradient.bits)
  }

  func testTheFirstLayerNeedsNoInputGradient() {
    let layer = dense()
    _ = layer.forward(randomMatrix(5, 7, seed: 1))
    layer.setGradients(randomMatrix(5, 4, seed: 2))
    let bits = layer.parameters.map(\.gradient.bits)
    _ = layer.forward(randomMatrix(5, 7, seed: 1))
    _ = layer.backward(randomMatrix(5, 4, seed: 2))
    XCTAssertEqual(layer.parameters.map(\.gradient.bits), bits)
  }

  func testAnEmptyBatch() {
    let layer = dense(.softmax)
    XCTAssertEqual(layer.forward(Matrix(rows: 0, columns: 7)).shape.description, "0×4")
    XCTAssertEqual(layer.backward(Matrix(rows: 0, columns: 4)).shape.description, "0×7")
    XCTAssertEqual(layer.weights.gradient, Matrix(rows: 7, columns: 4))
    XCTAssertEqual(layer.biases.gradient, Matrix(rows: 1, columns: 4))
  }

  func testWeightsStartAsTheActivationWantsThemAndBiasesAtZero() {
    let expected: [(activation: Activation, initializer: Initializer)] = [
      (.relu, .heNormal), (.leakyRelu(), .heNormal), (.identity, .glorotUniform),
      (.tanh, .glorotUniform), (.sigmoid, .glorotUniform), (.softmax, .glorotUniform),
    ]
    for (activation, initializer) in expected {
      var generator = SplitMix64(seed: 3)
      var reference = generator
      let layer = Dense(inputs: 7, units: 4, activation: activation, using: &generator)
      let weights = initializer.weights(inputs: 7, units: 4, using: &reference)
      XCTAssertEqual(layer.weights.value.bits, weights.bits, "\(activation)")
      XCTAssertEqual(layer.biases.value, Matrix(rows: 1, columns: 4))
    }
    var generator = SplitMix64(seed: 3)
    let constant = Dense(inputs: 2, units: 3, initializer: .constant(0.5), using: &generator)
    XCTAssertEqual(constant.weights.value, Matrix(rows: 2, columns: 3, repeating: 0.5))
  }

  func testWithoutBiasThereIsOneParameter() {
    var generator = SplitMix64(seed: 1)
    let layer = Dense(inputs: 7, units: 4, activation: .tanh, usesBias: false, using: &generator)
    XCTAssertEqual(layer.parameters.map(\.name), ["weights"])
    XCTAssertEqual(layer.parameterCount, 28)
    XCTAssertEqual(layer.summary, "Dense 7 → 4, tanh, without bias")
    let input = randomMatrix(5, 7, seed: 2)
    XCTAssertEqual(layer(input).bits, Activation.tanh(matmul(input, layer.weights.value)).bits)
    assertPassesGradientCheck(
      layer, input: input, targets: randomMatrix(5, 4, seed: 3), loss: .meanSquaredError, "no bias")
  }

  func testDescription() {
    XCTAssertEqual(dense().summary, "Dense 7 → 4")
    XCTAssertEqual(dense(.relu).summary, "Dense 7 → 4, ReLU")
    XCTAssertEqual(dense(.leakyRelu()).summary, "Dense 7 → 4, leaky ReLU 0.01")
    XCTAssertEqual(dense().parameterCount, 32)
    XCTAssertEqual(dense().parameters.map(\.name), ["weights", "biases"])
    XCTAssertEqual(dense().parameters.map(\.isDecayed), [true, false])
    XCTAssertEqual(dense().outputWidth(inputWidth: 7), 4)
  }
}
