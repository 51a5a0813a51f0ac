import XCTest

@testable import NeuralNetworks

/// A network that goes to bytes and comes back.
final class SavedNetworkTests: XCTestCase {
  private static let activations: [Activation] = [
    .identity, .step, .sigmoid, .tanh, .relu, .leakyRelu(), .leakyRelu(slope: 1),
    .leakyRelu(slope: .leastNonzeroMagnitude), .softmax,
  ]

  // MARK: There and back

  func testEveryActivationComesBackWithAndWithoutBias() throws {
    for (index, activation) in Self.activations.enumerated() {
      for usesBias in [true, false] {
        var generator = SplitMix64(seed: UInt64(index))
        let network = Sequential(
          Dense(
            inputs: 5, units: 7, activation: activation, biasInitializer: .heNormal,
            usesBias: usesBias, using: &generator),
          Dense(inputs: 7, units: 3, activation: activation, usesBias: usesBias, using: &generator))
        let loaded = try Sequential(decoding: network.encoded())
        XCTAssertEqual(loaded.architecture, network.architecture)
        XCTAssertEqual(parameterBits(loaded), parameterBits(network))
        XCTAssertEqual(loaded.parameters.map(\.name), network.parameters.map(\.name))
        XCTAssertEqual(loaded.parameters.map(\.isDecayed), network.parameters.map(\.isDecayed))
        let input = randomMatrix(4, 5, seed: 9)
        XCTAssertEqual(loaded(input).bits, network(input).bits, "\(activation)")
      }
    }
  }

  func testNetworksWithinNetworksComeBack() throws {
    for seed in [UInt64(1), 2, 3] {
      let network = nested(seed: seed)
      let bytes = try network.encoded()
      let loaded = try Sequential(decoding: bytes)
      XCTAssertEqual(loaded.architecture, network.architecture)
      XCTAssertEqual(parameterBits(loaded), parameterBits(network))
      XCTAssertEqual(try loaded.encoded(), bytes)
      let names = try Safetensors(decoding: bytes).tensors.map(\.name)
      XCTAssertEqual(
        names,
        ["0.weights", "0.biases", "2.0.weights", "2.1.1.weights", "2.1.1.biases", "4.weights"])
    }
    XCTAssertEqual(try Sequential(decoding: Sequential().encoded()).layers.count, 0)
  }

  /// The masks of `Dropout` follow from its generator, which is kept.
  func testTrainingGoesOnToTheSameBits() throws {
    for seed in [UInt64(1), 2, 3] {
      let network = nested(seed: seed)
      let plan = { Training(loss: .meanSquaredError, optimizer: Adam(), epochs: 2, batchSize: 4) }
      let examples = Dataset(
        inputs: randomMatrix(20, 6, seed: seed + 10), targets: randomMatrix(20, 2, seed: seed + 20))
      var generator = SplitMix64(seed: seed)
      _ = try plan().run(network, on: examples, using: &generator)
      let loaded = try Sequential(decoding: network.encoded())
      var second = generator
      _ = try plan().run(network, on: examples, using: &generator)
      _ = try plan().run(loaded, on: examples, using: &second)
      XCTAssertEqual(parameterBits(loaded), parameterBits(network))
    }
  }

  private func nested(seed: UInt64) -> Sequential {
    var generator = SplitMix64(seed: seed)
    return Sequential(
      Dense(inputs: 6, units: 5, activation: .relu, using: &generator),
      Dropout(rate: 0.1, using: &generator),
      Sequential(
        Dense(inputs: 5, units: 4, activation: .tanh, usesBias: false, using: &generator),
        Sequential(
          Dropout(rate: 0.3, using: &generator),
          Dense(inputs: 4, units: 3, activation: .sigmoid, using: &generator)),
        Sequential()),
      Dropout(rate: 0, using: &generator),
      Dense(inputs: 3, units: 2, usesBias: false, using: &generator))
  }

  // MARK: Known bytes

  /// The notes and tensors as the comments of SavedNetwork.swift and ArchitectureText.swift have them.
  func testTheFileIsAsDescribed() throws {
    let dense = Dense(
      weights: Matrix([[1], [-2]]), biases: Matrix([[0.5]]), activation: .leakyRelu(slope: 0.25))
    let last = Dense(weights: Matrix([[3]]), biases: nil, activation: .softmax)
    let file = try Safetensors(
      decoding: Sequential(
        dense, Dropout(rate: 0.5, generator: SplitMix64(seed: .max)), Sequential(last)
      ).encoded())
    XCTAssertEqual(file.metadata.map(\.name), ["architecture", "1.generator"])
    XCTAssertEqual(
      file.metadata.map(\.text),
      [
        #"[{"layer":"dense","inputs":2,"units":1,"activation":"leakyRelu","slope":0.25,"usesBias":"#
          + #"true},{"layer":"dropout","rate":0.5},{"layer":"sequential","layers":[{"layer":"#
          + #""dense","inputs":1,"units":1,"activation":"softmax","usesBias":false}]}]"#,
        "18446744073709551615",
      ])
    XCTAssertEqual(file.tensors.map(\.name), ["0.weights", "0.biases", "2.0.weights"])
    XCTAssertEqual(
      file.tensors.map(\.value), [Matrix([[1], [-2]]), Matrix([[0.5]]), Matrix([[3]])])
  }

  // MARK: What can't be kept

  func testALayerOfOnesOwnIsNotKept() {
    XCTAssertEqual(savingError(of: Sequential(Doubling(.custom))), .customLayer("0"))
    // Even where it says that it is one of the library's.
    let claims = Doubling(.dense(inputs: 1, units: 1, activation: .identity, usesBias: false))
    var generator = SplitMix64(seed: 1)
    let dropout = Dropout(rate: 0.5, using: &generator)
    XCTAssertEqual(
      savingError(of: Sequential(dropout, Sequential(claims))), .customLayer("1.0"))
  }

  func testWhatNoReaderWouldTakeBackIsNotKept() {
    var generator = SplitMix64(seed: 1)
    for number in [Float.nan, .infinity, -.infinity] {
      let dense = Dense(inputs: 2, units: 3, using: &generator)
      dense.weights.value[1, 2] = number
      XCTAssertEqual(
        savingError(of: Sequential(dense)), .notFinite(tensor: "0.weights", row: 1, column: 2))
    }
    let crooked = Dense(inputs: 2, units: 3, using: &generator)
    crooked.biases.value = Matrix(rows: 1, columns: 2)
    XCTAssertEqual(
      savingError(of: Sequential(crooked)),
      .wrongShape(
        tensor: "0.biases", found: Matrix.Shape(rows: 1, columns: 2),
        expected: Matrix.Shape(rows: 1, columns: 3)))

    var deep = Sequential()
    for _ in 1..<16 { deep = Sequential(deep) }
    XCTAssertNil(savingError(of: deep))
    XCTAssertEqual(savingError(of: Sequential(deep)), .nestedTooDeeply(limit: 16))
  }

  private func savingError(of network: Sequential) -> SavedNetworkError? {
    do {
      _ = try network.encoded()
      return nil
    } catch {
      return error
    }
  }
}

/// A layer from outside the library, which may claim to be one of its own.
private final class Doubling: Layer {
  let architecture: LayerArchitecture

  init(_ architecture: LayerArchitecture) { self.architecture = architecture }

  var summary: String { "Doubling" }
  var parameters: [Parameter] { [] }
  func outputWidth(inputWidth: Int) -> Int { inputWidth }
  func callAsFunction(_ input: Matrix) -> Matrix { 2 * input }
  func forward(_ input: Matrix) -> Matrix { self(input) }
  func backward(_ outputGradient: Matrix) -> Matrix { 2 * outputGradient }
}
