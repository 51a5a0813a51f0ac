import XCTest

@testable import NeuralNetworks

final class TrainingTests: XCTestCase {
  /// A data set that notes which samples each batch asks for.
  private final class Recording: TrainingExamples {
    let data: Dataset
    private(set) var batches: [[Int]] = []

    init(_ data: Dataset) { self.data = data }
    var count: Int { data.count }
    var inputWidth: Int { data.inputWidth }
    var targetWidth: Int { data.targetWidth }

    func fill(inputs: inout Matrix, targets: inout Matrix, with indices: ArraySlice<Int>) {
      batches.append(Array(indices))
      data.fill(inputs: &inputs, targets: &targets, with: indices)
    }
  }

  /// Gradient descent that notes the learning rate of each step.
  private final class RecordingOptimizer: Optimizer {
    var learningRate: Float = 0.125
    private(set) var rates: [Float] = []
    private(set) var updates = 0

    func step(_ parameters: [Parameter]) {
      rates.append(learningRate)
      for parameter in parameters {
        updates += 1
        parameter.value -= learningRate * parameter.gradient
      }
    }
  }

  private func linear(_ seed: UInt64 = 1) -> Sequential {
    var generator = SplitMix64(seed: seed)
    return Sequential(Dense(inputs: 2, units: 1, using: &generator))
  }

  /// t = 2 x₀ − 3 x₁ + ½.
  private func line(_ count: Int) -> Dataset {
    let inputs = randomMatrix(count, 2, seed: 5)
    let targets = Matrix((0..<count).map { [2 * inputs[$0, 0] - 3 * inputs[$0, 1] + 0.5] })
    return Dataset(inputs: inputs, targets: targets)
  }

  // MARK: - Learning

  func testLearnsALinearFunction() throws {
    for seed in [UInt64(1), 2, 3] {
      let network = linear(seed)
      var generator = SplitMix64(seed: seed)
      try Training(
        loss: .meanSquaredError, optimizer: SGD(learningRate: 0.2), epochs: 60, batchSize: 16
      ).run(network, on: line(100), using: &generator)
      assertEqual(network.parameters[0].value, [2, -3], tolerance: 1e-4)
      assertEqual(network.parameters[1].value, [0.5], tolerance: 1e-4)
      XCTAssertLessThan(evaluate(network, on: line(100), loss: .meanSquaredError).loss, 1e-8)
    }
  }

  func testLearnsExclusiveOrWithMostSeeds() throws {
    let data = Dataset(
      inputs: Matrix([[0, 0], [0, 1], [1, 0], [1, 1]]), targets: Matrix([[0], [1], [1], [0]]))
    var solved = 0
    for seed in UInt64(1)...10 {
      var generator = SplitMix64(seed: seed)
      let network = Sequential(
        Dense(inputs: 2, units: 8, activation: .tanh, using: &generator),
        Dense(inputs: 8, units: 1, using: &generator))
      try Training(
        loss: .binaryCrossEntropy, optimizer: Adam(learningRate: 0.05), epochs: 200, batchSize: 4
      ).run(network, on: data, using: &generator)
      let score = evaluate(network, on: data, loss: .binaryCrossEntropy)
      if score.accuracy == 1 && score.loss < 0.1 { solved += 1 }
    }
    XCTAssertGreaterThanOrEqual(solved, 9)
  }

  // MARK: - Steps and batches

  func testEveryEpochGoesThroughAllSamplesInANewOrder() throws {
    let examples = Recording(line(10))
    let optimizer = RecordingOptimizer()
    var generator = SplitMix64(seed: 1)
    var steps: [[Int]] = []
    try Training(loss: .meanSquaredError, optimizer: optimizer, epochs: 3, batchSize: 4).run(
      linear(), on: examples, using: &generator, onStep: { steps.append([$0, $1]) })
    XCTAssertEqual(steps, (1...9).map { [$0, 9] })
    XCTAssertEqual(optimizer.rates.count, 9)
    XCTAssertEqual(optimizer.updates, 18, "weights and biases in each step")
    XCTAssertEqual(examples.batches.map(\.count), [4, 4, 2, 4, 4, 2, 4, 4, 2])
    let orders = (0..<3).map { Array(examples.batches[3 * $0..<3 * $0 + 3].joined()) }
    for order in orders { XCTAssertEqual(order.sorted(), Array(0..<10)) }
    XCTAssertEqual(Set(orders).count, 3)
  }

  /// One sample more than a batch: with a step for it alone, its target is learned.
  func testTheSmallerLastBatchIsUsed() throws {
    let network = linear()
    let examples = Recording(line(5))
    var generator = SplitMix64(seed: 1)
    let optimizer = RecordingOptimizer()
    var afterStep: [[UInt32]] = []
    try Training(loss: .meanSquaredError, optimizer: optimizer, epochs: 1, batchSize: 4).run(
      network, on: examples, using: &generator,
      onStep: { _, _ in afterStep.append(parameterBits(network)) })
    XCTAssertEqual(examples.batches.map(\.count), [4, 1])
    XCTAssertEqual(Set(afterStep).count, 2)
    // The second step by hand, with the mean over that one sample.
    let other = linear()
    for batch in examples.batches {
      let samples = examples.data.subset(batch)
      let outputs = other.forward(samples.inputs)
      _ = other.backward(Loss.meanSquaredError.gradient(outputs, targets: samples.targets))
      for parameter in other.parameters {
        parameter.value = parameter.value - 0.125 * parameter.gradient
      }
    }
    XCTAssertEqual(parameterBits(network), parameterBits(other))
  }

  func testABatchLargerThanTheDataIsOneStep() throws {
    let optimizer = RecordingOptimizer()
    var generator = SplitMix64(seed: 1)
    try Training(loss: .meanSquaredError, optimizer: optimizer, epochs: 2, batchSize: 1000).run(
      linear(), on: line(10), using: &generator)
    XCTAssertEqual(optimizer.rates.count, 2)
  }

  // MARK: - Learning rate

  func testTheScheduleSetsTheRateOfEachStepAndTheStartIsRestored() throws {
    let schedule = LearningRateSchedule.stepDecay(factor: 0.5, every: 1)
    let optimizer = RecordingOptimizer()
    var generator = SplitMix64(seed: 1)
    try Training(
      loss: .meanSquaredError, optimizer: optimizer, schedule: schedule, epochs: 3, batchSize: 5
    ).run(linear(), on: line(10), using: &generator)
    XCTAssertEqual(optimizer.rates.count, 6)
    for (rate, expected) in zip(optimizer.rates, [0.125, 0.125, 0.0625, 0.0625, 0.03125, 0.03125]) {
      XCTAssertEqual(Double(rate), expected, accuracy: 1e-7)
    }
    XCTAssertEqual(optimizer.learningRate, 0.125)
  }

  // MARK: - Reports

  func testEveryEpochIsReported() throws {
    let (training, validation) = line(25).split(first: 20)
    let network = linear()
    var generator = SplitMix64(seed: 1)
    var reports: [EpochReport] = []
    var validationLosses: [Double] = []
    try Training(
      loss: .meanSquaredError, optimizer: SGD(learningRate: 0.1), epochs: 4, batchSize: 8
    ).run(
      network, on: training, validation: validation, using: &generator,
      onEpoch: {
        reports.append($0)
        validationLosses.append(evaluate(network, on: validation, loss: .meanSquaredError).loss)
      })
    XCTAssertEqual(reports.map(\.epoch), [1, 2, 3, 4])
    XCTAssertEqual(reports.map(\.epochs), [4, 4, 4, 4])
    XCTAssertEqual(reports.map(\.training.count), [20, 20, 20, 20])
    XCTAssertEqual(reports.compactMap(\.validation?.count), [5, 5, 5, 5])
    XCTAssertEqual(reports.compactMap(\.validation?.loss), validationLosses)
    XCTAssertLessThan(reports[3].training.loss, reports[0].training.loss)
  }

  func testWithoutValidationSamplesThereIsNoValidationScore() throws {
    var generator = SplitMix64(seed: 1)
    try Training(
      loss: .meanSquaredError, optimizer: SGD(learningRate: 0.1), epochs: 1, batchSize: 8
    ).run(linear(), on: line(9), using: &generator, onEpoch: { XCTAssertNil($0.validation) })
  }

  /// With a learning rate of zero, the loss reported is that of the network as it is.
  func testTheTrainingLossIsTheMeanOverUnequalBatches() throws {
    let network = linear()
    var generator = SplitMix64(seed: 1)
    let expected = evaluate(network, on: line(10), loss: .meanSquaredError).loss
    try Training(
      loss: .meanSquaredError, optimizer: SGD(learningRate: 0), epochs: 1, batchSize: 7
    ).run(
      network, on: line(10), using: &generator,
      onEpoch: { XCTAssertEqual($0.training.loss, expected, accuracy: 1e-6) })
  }

  // MARK: - Loss not finite

  /// With one step an epoch: the first step throws the weights to 10³⁰, the second to infinity, and
  /// the loss of the third is not finite.
  func testAHugeLearningRateStopsWithTheStepAndARemedy() {
    let optimizer = SGD(learningRate: 1e30)
    var generator = SplitMix64(seed: 1)
    var reported = 0
    XCTAssertThrowsError(
      try Training(loss: .meanSquaredError, optimizer: optimizer, epochs: 9, batchSize: 10).run(
        linear(), on: line(10), using: &generator, onEpoch: { _ in reported += 1 })
    ) { error in
      guard case TrainingError.lossNotFinite(let loss, let epoch, let step, let rate) = error
      else { return XCTFail("\(error)") }
      XCTAssertFalse(loss.isFinite)
      XCTAssertEqual(epoch, 3)
      XCTAssertEqual(step, 1)
      XCTAssertEqual(rate, 1e30)
      let message = String(describing: error)
      for part in ["epoch 3", "step 1", "learning rate of 1e+30", "ten times smaller"] {
        XCTAssertTrue(message.contains(part), message)
      }
    }
    XCTAssertEqual(reported, 2)
    XCTAssertEqual(optimizer.learningRate, 1e30)
  }

  func testTheRateIsRestoredWhenTrainingStops() {
    let optimizer = SGD(learningRate: 1e30)
    var generator = SplitMix64(seed: 1)
    XCTAssertThrowsError(
      try Training(
        loss: .meanSquaredError, optimizer: optimizer, schedule: .cosine, epochs: 9, batchSize: 10
      ).run(linear(), on: line(10), using: &generator))
    XCTAssertEqual(optimizer.learningRate, 1e30)
  }

  /// One step with a huge rate ruins the weights; no batch comes after it to show that.
  func testALastStepThatRuinsTheNetworkIsNoticed() {
    let data = Dataset(inputs: Matrix([[1, 2]]), targets: Matrix([[1]]))
    let none: Dataset? = nil
    for validation in [none, data] {
      var generator = SplitMix64(seed: 1)
      XCTAssertThrowsError(
        try Training(
          loss: .meanSquaredError, optimizer: SGD(learningRate: 3e38), epochs: 1, batchSize: 1
        ).run(linear(), on: data, validation: validation, using: &generator)
      ) { error in
        XCTAssertTrue(String(describing: error).contains("in epoch 1, step 1,"), "\(error)")
      }
    }
  }

  /// With two steps an epoch, the steps of each epoch are 1 and 2.
  func testTheStepOfAnErrorCountsFromTheStartOfItsEpoch() {
    let data = Dataset(inputs: Matrix([[1, 2], [3, 4]]), targets: Matrix([[1], [2]]))
    var generator = SplitMix64(seed: 1)
    XCTAssertThrowsError(
      try Training(
        loss: .meanSquaredError, optimizer: SGD(learningRate: 100), epochs: 100, batchSize: 1
      ).run(linear(), on: data, using: &generator)
    ) { error in
      guard case .lossNotFinite(_, let epoch, let step, _)? = error as? TrainingError else {
        return XCTFail("\(error)")
      }
      XCTAssertGreaterThan(epoch, 2)
      XCTAssertTrue((1...2).contains(step), "step \(step)")
    }
  }

  func testASampleThatIsNotANumberStopsTheFirstStep() {
    let network = linear()
    let before = parameterBits(network)
    let data = Dataset(inputs: Matrix([[1, .nan]]), targets: Matrix([[1]]))
    var generator = SplitMix64(seed: 1)
    XCTAssertThrowsError(
      try Training(
        loss: .meanSquaredError, optimizer: SGD(learningRate: 0.1), epochs: 1, batchSize: 1
      ).run(network, on: data, using: &generator)
    ) { error in
      XCTAssertTrue(String(describing: error).contains("the loss is nan in epoch 1, step 1"))
    }
    XCTAssertEqual(parameterBits(network), before, "the network is left as it was")
  }
}
