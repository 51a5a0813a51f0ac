import XCTest

@testable import NeuralNetworks

/// History, an end before the last epoch, early stopping, clipping; layers, optimizers and losses of
/// one's own are in Tests/Consumer.
final class TrainingHistoryTests: XCTestCase {
  private func network() -> Sequential {
    var generator = SplitMix64(seed: 1)
    return Sequential(
      Dense(inputs: 4, units: 30, activation: .tanh, using: &generator),
      Dense(inputs: 30, units: 1, using: &generator))
  }

  /// Noise: what fits it on some samples does not fit it on others.
  private func noise(_ count: Int, seed: UInt64) -> Dataset {
    Dataset(
      inputs: randomMatrix(count, 4, seed: seed), targets: randomMatrix(count, 1, seed: seed + 1))
  }

  private func training(epochs: Int, _ earlyStopping: EarlyStopping? = nil) -> Training {
    Training(
      loss: .meanSquaredError, optimizer: Adam(learningRate: 0.02), epochs: epochs, batchSize: 10,
      earlyStopping: earlyStopping)
  }

  func testTheHistoryHoldsWhatOnEpochWasTold() throws {
    var generator = SplitMix64(seed: 1)
    var losses: [Double] = []
    let history = try training(epochs: 4).run(
      network(), on: noise(30, seed: 2), validation: nil, using: &generator
    ) { losses.append($0.training.loss) }
    XCTAssertEqual(history.epochs.map(\.training.loss), losses)
    XCTAssertEqual(history.epochs.map(\.epoch), [1, 2, 3, 4])
    XCTAssertNil(history.restoredEpoch)
  }

  func testOnEpochMayEndTraining() throws {
    var generator = SplitMix64(seed: 1)
    let history = try training(epochs: 9).run(
      network(), on: noise(30, seed: 2), using: &generator
    ) { $0.stop = $0.epoch == 3 }
    XCTAssertEqual(history.epochs.map(\.stop), [false, false, true])
  }

  func testEarlyStoppingEndsAfterItsPatienceAndRestoresTheBestEpoch() throws {
    for patience in [1, 3] {
      let network = network()
      let validation = noise(20, seed: 8)
      var generator = SplitMix64(seed: 1)
      var bits: [[UInt32]] = []
      let history = try training(epochs: 300, EarlyStopping(patience: patience)).run(
        network, on: noise(30, seed: 2), validation: validation, using: &generator
      ) { _ in bits.append(parameterBits(network)) }
      let losses = history.epochs.compactMap { $0.validation?.loss }
      let best = losses.indices.min { losses[$0] < losses[$1] } ?? 0
      XCTAssertLessThan(losses.count, 300)
      XCTAssertEqual(losses.count, best + 1 + patience)
      XCTAssertEqual(history.restoredEpoch, best + 1)
      XCTAssertEqual(parameterBits(network), bits[best])
      XCTAssertNotEqual(parameterBits(network), bits.last)
      XCTAssertEqual(
        evaluate(network, on: validation, loss: .meanSquaredError).loss, losses[best])
    }
  }

  /// Where training ends by itself, the best weights are given back all the same.
  func testTheBestEpochIsRestoredAtTheLastEpochToo() throws {
    let network = network()
    var generator = SplitMix64(seed: 1)
    let history = try training(epochs: 60, EarlyStopping(patience: 1000)).run(
      network, on: noise(30, seed: 2), validation: noise(20, seed: 8), using: &generator)
    XCTAssertEqual(history.epochs.count, 60)
    XCTAssertLessThan(try XCTUnwrap(history.restoredEpoch), 60)
  }

  func testTheGradientOfTheLastBatchCanBeReadAfterwards() throws {
    let network = network()
    let data = noise(10, seed: 2)
    var generator = SplitMix64(seed: 1)
    try Training(
      loss: .meanSquaredError, optimizer: SGD(learningRate: 0), epochs: 1, batchSize: 10
    ).run(network, on: data, using: &generator)
    let gradients = network.parameters.map(\.gradient)
    let outputs = network.forward(data.inputs)
    _ = network.backward(Loss.meanSquaredError.gradient(outputs, targets: data.targets))
    for (gradient, parameter) in zip(gradients, network.parameters) {
      // The samples came in another order, so sums may differ in their last bits.
      XCTAssertLessThan(relativeError(gradient, parameter.gradient), 1e-5, parameter.name)
    }
  }

  /// 3, 4 and 12: the norm is 13.
  func testClippingShortensTheGradientOfAllParametersTogether() {
    let parameters = [
      Parameter(name: "one", value: Matrix([[0, 0]])),
      Parameter(name: "other", value: Matrix([[0]])),
    ]
    func setGradients() {
      parameters[0].gradient = Matrix([[3, 4]])
      parameters[1].gradient = Matrix([[12]])
    }
    setGradients()
    XCTAssertEqual(clipGradients(of: parameters, toNorm: 13), 13)
    XCTAssertEqual(parameters.map(\.gradient), [Matrix([[3, 4]]), Matrix([[12]])])
    XCTAssertEqual(clipGradients(of: parameters, toNorm: 6.5), 13)
    XCTAssertEqual(parameters.map(\.gradient), [Matrix([[1.5, 2]]), Matrix([[6]])])
  }

  func testTrainingClips() throws {
    let network = network()
    let before = network.parameters.map(\.value)
    var generator = SplitMix64(seed: 1)
    try Training(
      loss: .meanSquaredError, optimizer: SGD(learningRate: 1), epochs: 1, batchSize: 30,
      gradientNormLimit: 0.001
    ).run(network, on: noise(30, seed: 2), using: &generator)
    let step = zip(network.parameters, before).reduce(0.0) { sum, pair in
      sum + (pair.0.value - pair.1).elements.reduce(0.0) { $0 + Double($1) * Double($1) }
    }
    XCTAssertEqual(step.squareRoot(), 0.001, accuracy: 1e-6)
  }

  func testNaNInValidationDataIsSaidToBeThere() {
    let validation = Dataset(inputs: Matrix([[.nan, 0, 0, 0]]), targets: Matrix([[1]]))
    var generator = SplitMix64(seed: 1)
    XCTAssertThrowsError(
      try training(epochs: 2).run(
        network(), on: noise(30, seed: 2), validation: validation, using: &generator)
    ) { error in
      guard case TrainingError.validationLossNotFinite(_, let epoch, _) = error else {
        return XCTFail("\(error)")
      }
      XCTAssertEqual(epoch, 1)
      XCTAssertTrue("\(error)".contains("the loss on the validation samples is nan after epoch 1"))
    }
  }

  /// The validation sample is far out, so the network is thrown to infinity after some good epochs.
  func testAnErrorRestoresTheBestEpochToo() {
    let network = network()
    let validation = noise(20, seed: 8)
    var generator = SplitMix64(seed: 1)
    var best: (loss: Double, bits: [UInt32]) = (.infinity, [])
    var training = training(epochs: 60, EarlyStopping(patience: 100))
    training.schedule = .exponentialDecay(factor: 8)
    training.optimizer = SGD(learningRate: 0.01)
    XCTAssertThrowsError(
      try training.run(network, on: noise(30, seed: 2), validation: validation, using: &generator) {
        let loss = $0.validation?.loss ?? .infinity
        if loss < best.loss { best = (loss, parameterBits(network)) }
      })
    XCTAssertFalse(best.bits.isEmpty)
    XCTAssertEqual(parameterBits(network), best.bits)
  }
}
