import Groundwork

/// How a network is trained: what to make small, by which optimizer, in what portions.
public struct Training {
  /// What training makes small.
  public var loss: Loss

  /// How parameters move.
  public var optimizer: any Optimizer

  /// How the learning rate changes on the way.
  public var schedule: LearningRateSchedule

  /// How often training goes through all samples.
  public let epochs: Int

  /// The number of samples of a step; the last batch of an epoch may be smaller.
  public let batchSize: Int

  /// A plan for training.
  ///
  /// - Precondition: `epochs` and `batchSize` are positive.
  public init(
    loss: Loss, optimizer: any Optimizer, schedule: LearningRateSchedule = .constant, epochs: Int,
    batchSize: Int
  ) {
    require(
      epochs > 0 && batchSize > 0,
      "Training: \(epochs) epochs of batches of \(batchSize): both must be positive")
    self.loss = loss
    self.optimizer = optimizer
    self.schedule = schedule
    self.epochs = epochs
    self.batchSize = batchSize
  }

  /// Trains a network: for every batch, forward, loss, backward, update.
  ///
  /// - Parameters:
  ///   - network: what is trained.
  ///   - examples: what it learns from.
  ///   - validation: samples it does not learn from, looked at after each epoch.
  ///   - generator: draws a new order of the samples for each epoch.
  ///   - onStep: called after each step with the number of steps done and of all steps.
  ///   - onEpoch: called after each epoch.
  /// - Throws: `TrainingError` as soon as the loss of a batch or of the validation samples is not a
  ///   finite number.
  public func run(
    _ network: Sequential, on examples: some TrainingExamples,
    validation: (some TrainingExamples)? = Optional<Dataset>.none,
    using generator: inout SplitMix64, onStep: (_ step: Int, _ steps: Int) -> Void = { _, _ in },
    onEpoch: (EpochReport) -> Void = { _ in }
  ) throws(TrainingError) {
    require(examples.count > 0, "Training: there are no samples to learn from")
    let stepsPerEpoch = (examples.count + batchSize - 1) / batchSize
    let startingRate = optimizer.learningRate
    defer { optimizer.learningRate = startingRate }
    var batch = Batch()
    var step = 0

    for epoch in 1...epochs {
      let order = generator.permutation(of: examples.count)
      var score = Score()

      for start in stride(from: 0, to: order.count, by: batchSize) {
        batch.fill(from: examples, order[start..<min(start + batchSize, order.count)])
        optimizer.learningRate =
          startingRate * schedule.factor(step: step, stepsPerEpoch: stepsPerEpoch, epochs: epochs)

        let outputs = network.forward(batch.inputs)
        let batchLoss = loss(outputs, targets: batch.targets)
        try check(batchLoss, epoch: epoch, step: step % stepsPerEpoch + 1)
        score.add(batchLoss, outputs, targets: batch.targets)

        loss.setGradient(&batch.lossGradient, outputs, targets: batch.targets)
        optimizer.beginStep()
        _ = network.backward(batch.lossGradient, optimizer: optimizer, needsInputGradient: false)

        step += 1
        onStep(step, stepsPerEpoch * epochs)
      }
      let validationScore = validation.map { evaluate(network, on: $0, loss: loss) }
      if let validationScore, validationScore.count > 0 {
        try check(validationScore.loss, epoch: epoch, step: stepsPerEpoch)
      }
      onEpoch(
        EpochReport(
          epoch: epoch, epochs: epochs, training: score, validation: validationScore))
    }
    // Each loss was taken before its step. The last step can ruin a network too.
    let lastLoss = loss(network(batch.inputs), targets: batch.targets)
    try check(lastLoss, epoch: epochs, step: stepsPerEpoch)
  }

  private func check(_ loss: Double, epoch: Int, step: Int) throws(TrainingError) {
    guard loss.isFinite else {
      throw TrainingError.lossNotFinite(
        loss: loss, epoch: epoch, step: step, learningRate: optimizer.learningRate)
    }
  }
}

/// The matrices of a step, kept from one batch to the next.
struct Batch {
  var inputs = Matrix(rows: 0, columns: 0)
  var targets = Matrix(rows: 0, columns: 0)
  var lossGradient = Matrix(rows: 0, columns: 0)

  mutating func fill(from examples: some TrainingExamples, _ indices: ArraySlice<Int>) {
    inputs.reshape(rows: indices.count, columns: examples.inputWidth)
    targets.reshape(rows: indices.count, columns: examples.targetWidth)
    examples.fill(inputs: &inputs, targets: &targets, with: indices)
  }
}

/// What an epoch came to.
public struct EpochReport: Sendable {
  /// Which epoch, counted from 1.
  public let epoch: Int

  /// How many there are.
  public let epochs: Int

  /// Loss and accuracy over the batches of the epoch, each taken before its step: so the network
  /// was a little worse then than it is now.
  public let training: Score

  /// Loss and accuracy on the validation samples after the epoch, if there are any.
  public let validation: Score?
}

/// Why training stopped.
public enum TrainingError: Error, Equatable, CustomStringConvertible {
  /// The loss became infinite or not a number; `step` counts from 1 in its epoch.
  case lossNotFinite(loss: Double, epoch: Int, step: Int, learningRate: Float)

  /// The error in words: what was found, what was expected, what to do.
  public var description: String {
    switch self {
    case .lossNotFinite(let loss, let epoch, let step, let learningRate):
      """
      the loss is \(loss) in epoch \(epoch), step \(step), at a learning rate of \(learningRate); \
      it should be a finite number. Try a learning rate ten times smaller; if that does not help, \
      look for inputs that are not finite or not scaled.
      """
    }
  }
}
