import Dispatch
import Synchronization
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
    score.add(
      1, Matrix([[1, 0], [1, 0], [0, 1]]), targets: oneHot([0, 1, 1], count: 2), threshold: 0)
    score.add(2, Matrix([[1, 0]]), targets: oneHot([1], count: 2), threshold: 0)
    XCTAssertEqual(score.count, 4)
    XCTAssertEqual(score.loss, 1.25)
    XCTAssertEqual(score.accuracy, 0.5)
  }

  /// Using a network changes nothing in it, so several threads may do so at once; a network wide enough
  /// that each of them also wants to share its products with the others.
  func testSeveralThreadsUseOneNetworkAtOnce() {
    var generator = SplitMix64(seed: 8)
    // Only read: what a layer remembers for the way back is set by `forward` alone.
    nonisolated(unsafe) let network = Sequential(
      Dense(inputs: 60, units: 200, activation: .relu, using: &generator),
      Dropout(rate: 0.5, using: &generator),
      Dense(inputs: 200, units: 50, activation: .tanh, using: &generator),
      Dense(inputs: 50, units: 3, using: &generator))
    let inputs = randomMatrix(300, 60, seed: 5)
    let data = Dataset(inputs: inputs, targets: Matrix(rows: 300, columns: 3))
    let expected = withThreads(1) { predict(network, on: data).bits }
    for threads in threadCounts {
      let wrong = Mutex(0)
      withThreads(threads) {
        DispatchQueue.concurrentPerform(iterations: 16) { _ in
          let found = predict(network, on: data).bits
          let all = network(inputs).bits
          if found != expected || all != expected { wrong.withLock { $0 += 1 } }
        }
      }
      XCTAssertEqual(wrong.withLock { $0 }, 0, "\(threads) threads")
    }
  }

  func testEvaluationInPortionsEqualsEvaluationAtOnce() {
    let (network, data) = (network(), data)
    let outputs = network(data.inputs)
    for loss in [Loss.categoricalCrossEntropy, .meanSquaredError] {
      let score = evaluate(network, on: data, loss: loss)
      XCTAssertEqual(score.count, 600)
      XCTAssertEqual(score.loss, loss(outputs, targets: data.targets), accuracy: 1e-6)
      let isForClasses = loss.contains != nil
      XCTAssertEqual(
        score.accuracy, isForClasses ? accuracy(outputs, targets: data.targets) : nil, loss.name)
    }
  }

  /// What an output has to exceed to mean yes follows the last activation and the loss. The bias is
  /// 0.2, so a score means yes and a probability no.
  func testTheThresholdFollowsTheLastActivationAndTheLoss() {
    let cases: [(activation: Activation, loss: Loss, accuracy: Double?)] = [
      (.identity, .binaryCrossEntropy, 1), (.sigmoid, .meanSquaredError, 1),
      (.step, .meanSquaredError, 1), (.identity, .meanSquaredError, nil),
      (.relu, .meanSquaredError, nil),
    ]
    for (activation, loss, expected) in cases {
      var generator = SplitMix64(seed: 1)
      let layer = Dense(
        inputs: 1, units: 1, activation: activation, initializer: .zeros, using: &generator)
      layer.biases.value = Matrix([[0.2]])
      let data = Dataset(inputs: Matrix([[7]]), targets: Matrix([[1]]))
      XCTAssertEqual(
        evaluate(layer, on: data, loss: loss).accuracy, expected, "\(activation), \(loss.name)")
    }
    // Outputs of 0.004 and 0.994 for 0 and 1: both right, as probabilities.
    var generator = SplitMix64(seed: 1)
    let layer = Dense(
      inputs: 1, units: 1, activation: .sigmoid, initializer: .constant(10.6), using: &generator)
    layer.biases.value = Matrix([[-5.5]])
    let data = Dataset(inputs: Matrix([[0], [1]]), targets: Matrix([[0], [1]]))
    XCTAssertEqual(evaluate(layer, on: data, loss: .meanSquaredError).accuracy, 1)
  }

  func testWithoutSamplesThereIsNoAccuracy() {
    let none = data.split(first: 0).first
    XCTAssertNil(evaluate(network(), on: none, loss: .categoricalCrossEntropy).accuracy)
  }

  func testPredictionsAreTheOutputsInOrder() {
    let (network, data) = (network(), data)
    for count in [0, 1, 255, 256, 257, 600] {
      let some = data.split(first: count).first
      let outputs = predict(network, on: some)
      XCTAssertEqual(outputs.shape.description, "\(count)×3")
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
