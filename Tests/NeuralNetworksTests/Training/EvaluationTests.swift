import XCTest

@testable import NeuralNetworks

final class EvaluationTests: XCTestCase {
  private func network(_ seed: UInt64 = 1) -> Sequential {
    var generator = SplitMix64(seed: seed)
    return Sequential(
      Dense(inputs: 6, units: 5, activation: .tanh, using: &generator),
      Dropout(rate: 0.5, using: &generator), Dense(inputs: 5, units: 3, using: &generator))
  }

  /// 600 samples: two portions of 256 and one of 88.
  private var data: Dataset {
    var generator = SplitMix64(seed: 4)
    return Dataset(
      inputs: randomMatrix(600, 6, seed: 3),
      targets: oneHot((0..<600).map { _ in generator.nextInteger(below: 3) }, count: 3))
  }

  /// The mean of the samples is 1.25; the mean of the two batches would be 1.5.
  func testAScoreWeighsBatchesByTheirSamples() {
    var score = Score()
    score.add(1, Matrix([[1, 0], [1, 0], [0, 1]]), targets: oneHot([0, 1, 1], count: 2))
    score.add(2, Matrix([[1, 0]]), targets: oneHot([1], count: 2))
    XCTAssertEqual(score.count, 4)
    XCTAssertEqual(score.loss, 1.25)
    XCTAssertEqual(score.accuracy, 0.5)
  }

  func testEvaluationInPortionsEqualsEvaluationAtOnce() {
    let (network, data) = (network(), data)
    let outputs = network(data.inputs)
    for loss in [Loss.categoricalCrossEntropy, .meanSquaredError] {
      let score = evaluate(network, on: data, loss: loss)
      XCTAssertEqual(score.count, 600)
      XCTAssertEqual(score.loss, loss(outputs, targets: data.targets), accuracy: 1e-6)
      XCTAssertEqual(score.accuracy, accuracy(outputs, targets: data.targets), accuracy: 1e-12)
    }
  }

  func testPredictionsAreTheOutputsInOrder() {
    let (network, data) = (network(), data)
    for count in [0, 1, 255, 256, 257, 600] {
      let some = data.split(first: count).first
      let outputs = predict(network, on: some)
      XCTAssertEqual(outputs.shape, "\(count)×3")
      XCTAssertEqual(outputs.bits, network(some.inputs).bits)
    }
  }

  /// Neither parameters nor the generators of dropout layers: training goes on as if nothing was.
  func testTheNetworkIsUntouched() throws {
    let (looked, other) = (network(), network())
    let before = parameterBits(looked)
    _ = evaluate(looked, on: data, loss: .categoricalCrossEntropy)
    _ = predict(looked, on: data)
    XCTAssertEqual(parameterBits(looked), before)
    for network in [looked, other] {
      var generator = SplitMix64(seed: 9)
      try Training(
        loss: .categoricalCrossEntropy, optimizer: Adam(), epochs: 1, batchSize: 100
      ).run(network, on: data, using: &generator)
    }
    XCTAssertNotEqual(parameterBits(looked), before)
    XCTAssertEqual(parameterBits(looked), parameterBits(other))
  }
}
