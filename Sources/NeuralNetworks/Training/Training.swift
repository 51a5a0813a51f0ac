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

  /// The largest norm that the gradient of a batch keeps (see `clipGradients`); `nil` for any.
  public var gradientNormLimit: Float?

  /// When training ends before its last epoch; `nil` for never.
  public var earlyStopping: EarlyStopping?

  /// A plan for training.
  ///
  /// - Precondition: `epochs`, `batchSize` and `gradientNormLimit` are positive.
  public init(
    loss: Loss, optimizer: any Optimizer, schedule: LearningRateSchedule = .constant, epochs: Int,
    batchSize: Int, gradientNormLimit: Float? = nil, earlyStopping: EarlyStopping? = nil
  ) {
    require(
      epochs > 0 && batchSize > 0,
      "Training: \(epochs) epochs of batches of \(batchSize): both must be positive")
    self.loss = loss
    self.optimizer = optimizer
    self.schedule = schedule
    self.epochs = epochs
    self.batchSize = batchSize
    self.gradientNormLimit = gradientNormLimit
    self.earlyStopping = earlyStopping
  }

  /// Trains a network: for every batch, forward, loss, backward, update.
  ///
  ///     let history = try training.run(network, on: digits, validation: others, using: &generator) {
  ///       print($0.epoch, $0.training.loss)
  ///     }
  ///
  /// - Parameters:
  ///   - network: what is trained.
  ///   - examples: what it learns from.
  ///   - validation: samples it does not learn from, looked at after each epoch.
  ///   - generator: draws a new order of the samples for each epoch.
  ///   - onEpoch: called after each epoch; it may end training by setting `stop` in the report. A
  ///     learning rate that it sets is overwritten: the schedule counts from the rate at the start.
  ///   - onStep: called after each step with the number of steps done and of all steps.
  /// - Returns: a report of each epoch.
  /// - Throws: `TrainingError` as soon as the loss of a batch or of the validation samples is not a
  ///   finite number.
  /// - Precondition: the network's last activation suits the loss (a loss that contains the softmax
  ///   needs scores), and early stopping has validation samples to go by.
  @discardableResult
  public func run(
    _ network: some Layer, on examples: some TrainingExamples,
    validation: (some TrainingExamples)?, using generator: inout SplitMix64,
    onEpoch: (inout EpochReport) -> Void = { _ in },
    onStep: (_ step: Int, _ steps: Int) -> Void = { _, _ in }
  ) throws(TrainingError) -> TrainingHistory {
    try train(network, examples, validation, &generator, onEpoch, onStep)
  }

  /// Trains a network, as above, with or without a data set for validation.
  @discardableResult
  public func run(
    _ network: some Layer, on examples: some TrainingExamples, validation: Dataset? = nil,
    using generator: inout SplitMix64, onEpoch: (inout EpochReport) -> Void = { _ in },
    onStep: (_ step: Int, _ steps: Int) -> Void = { _, _ in }
  ) throws(TrainingError) -> TrainingHistory {
    try train(network, examples, validation, &generator, onEpoch, onStep)
  }

  private func train(
    _ network: some Layer, _ examples: some TrainingExamples,
    _ validation: (some TrainingExamples)?, _ generator: inout SplitMix64,
    _ onEpoch: (inout EpochReport) -> Void, _ onStep: (_ step: Int, _ steps: Int) -> Void
  ) throws(TrainingError) -> TrainingHistory {
    require(examples.count > 0, "Training: there are no samples to learn from")
    require(
      earlyStopping == nil || validation.map { $0.count > 0 } == true,
      "Training: early stopping goes by the loss on validation samples, and there are none")
    loss.checkSuits(network)

    let parameters = network.parameters
    require(
      Set(parameters.map { ObjectIdentifier($0) }).count == parameters.count,
      "Training: \(network.summary): a parameter stands in it twice, and its second gradient would "
        + "replace the first; give each layer parameters of its own")
    let threshold = loss.threshold(after: network.architecture.outputActivation)
    let stepsPerEpoch = 1 + (examples.count - 1) / batchSize
    let startingRate = optimizer.learningRate
    defer { optimizer.learningRate = startingRate }
    var reports: [EpochReport] = []
    var best = BestEpoch()
    // However training ends, also by an error.
    defer { if earlyStopping != nil { best.restore(parameters) } }
    var batch = Batch()
    var step = 0

    // Each loss is taken before its step. The last step can ruin a network too.
    func checkLastStep() throws(TrainingError) {
      let (epoch, stepOfEpoch) = (step - 1).quotientAndRemainder(dividingBy: stepsPerEpoch)
      try checkTraining(
        loss(network(batch.inputs), targets: batch.targets), epoch: epoch + 1,
        step: stepOfEpoch + 1)
    }

    for epoch in 1...epochs {
      let order = generator.permutation(of: examples.count)
      var score = Score()

      for start in stride(from: 0, to: order.count, by: batchSize) {
        for parameter in parameters { parameter.forgetGradient() }
        batch.fill(from: examples, order[start...].prefix(batchSize))
        optimizer.learningRate =
          startingRate * schedule.factor(step: step, stepsPerEpoch: stepsPerEpoch, epochs: epochs)

        let outputs = network.forward(batch.inputs)
        let batchLoss = loss(outputs, targets: batch.targets)
        try checkTraining(batchLoss, epoch: epoch, step: step % stepsPerEpoch + 1)
        score.add(batchLoss, outputs, targets: batch.targets, threshold: threshold)

        network.setGradients(loss.gradient(outputs, targets: batch.targets))
        checkGradientsAreSet(parameters, of: network)
        if let gradientNormLimit { clipGradients(of: parameters, toNorm: gradientNormLimit) }
        optimizer.step(parameters)

        step += 1
        onStep(step, stepsPerEpoch * epochs)
      }

      var report = EpochReport(
        epoch: epoch, epochs: epochs, training: score,
        validation: validation.map { evaluate(network, on: $0, loss: loss) })
      if let score = report.validation, score.count > 0 {
        guard score.loss.isFinite else {
          try checkLastStep()
          throw .validationLossNotFinite(
            loss: score.loss, epoch: epoch, learningRate: optimizer.learningRate)
        }
        if earlyStopping != nil { best.consider(epoch, loss: score.loss, parameters) }
      }
      onEpoch(&report)
      reports.append(report)
      let patienceEnds =
        earlyStopping.map { epoch - (best.epoch ?? epoch) >= $0.patience } ?? false
      if report.stop || patienceEnds { break }
    }
    try checkLastStep()
    return TrainingHistory(epochs: reports, restoredEpoch: best.epoch)
  }

  private func checkTraining(_ loss: Double, epoch: Int, step: Int) throws(TrainingError) {
    guard loss.isFinite else {
      throw .lossNotFinite(
        loss: loss, epoch: epoch, step: step, learningRate: optimizer.learningRate)
    }
  }

  private func checkGradientsAreSet(_ parameters: [Parameter], of network: some Layer) {
    for parameter in parameters where !parameter.hasGradient {
      require(
        false,
        "Training: \(network.summary): the backward pass set no gradient of its \(parameter.name) of "
          + "shape \(parameter.value.shape); a layer's backward sets the gradient of each of its "
          + "parameters")
    }
  }
}

/// The matrices of a step, kept from one batch to the next.
struct Batch {
  var inputs = Matrix.empty
  var targets = Matrix.empty

  mutating func fill(from examples: some TrainingExamples, _ indices: ArraySlice<Int>) {
    inputs.reshape(rows: indices.count, columns: examples.inputWidth)
    targets.reshape(rows: indices.count, columns: examples.targetWidth)
    examples.fill(inputs: &inputs, targets: &targets, with: indices)
  }
}
