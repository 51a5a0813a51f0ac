import Groundwork

/// How well a network does on a number of samples.
public struct Score: Sendable {
  private var lossSum = 0.0
  private var correct: Int? = 0

  /// The number of samples.
  public private(set) var count = 0

  /// The mean loss of the samples; not a number without any.
  public var loss: Double { lossSum / Double(count) }

  /// The share of samples whose class is right: the class of the largest output or, where there is
  /// one output, yes above 0 for scores and above one half for probabilities. `nil` without samples,
  /// and where outputs are no classes but numbers to be hit: those of a loss that contains no
  /// activation, if they did not go through a sigmoid or softmax either.
  public var accuracy: Double? {
    guard let correct, count > 0 else { return nil }
    return Double(correct) / Double(count)
  }

  /// Adds a batch; `threshold` is what a single output has to exceed to mean yes, `nil` where outputs
  /// are no classes.
  mutating func add(_ loss: Double, _ outputs: Matrix, targets: Matrix, threshold: Float?) {
    lossSum += loss * Double(outputs.rows)
    count += outputs.rows
    guard let threshold, let before = correct else { return correct = nil }
    correct = before + correctCount(outputs, targets: targets, threshold: threshold)
  }
}

/// The loss and the accuracy of a network on samples, without training.
///
/// - Precondition: the network's last activation suits the loss.
public func evaluate(
  _ network: some Layer, on examples: some TrainingExamples, loss: Loss
) -> Score {
  loss.checkSuits(network)
  let threshold = loss.threshold(after: network.architecture.outputActivation)
  var score = Score()
  forEachBatch(of: examples) { batch in
    let outputs = network(batch.inputs)
    score.add(
      loss(outputs, targets: batch.targets), outputs, targets: batch.targets, threshold: threshold)
  }
  return score
}

/// The outputs of a network for all samples, `[examples.count × outputs]`.
public func predict(_ network: some Layer, on examples: some TrainingExamples) -> Matrix {
  var outputs = Matrix(
    uninitializedRows: examples.count,
    columns: network.outputWidth(inputWidth: examples.inputWidth))
  var row = 0
  forEachBatch(of: examples) { batch in
    let part = network(batch.inputs)
    require(
      part.rows == batch.inputs.rows && part.columns == outputs.columns,
      "predict: \(network.summary) gave outputs of shape \(part.shape) for inputs of shape "
        + "\(batch.inputs.shape), where its outputWidth(inputWidth:) says \(outputs.columns)")
    outputs.makeUnique()
    (outputs.storage.pointer + row * outputs.columns).update(
      from: part.storage.pointer, count: part.count)
    row += part.rows
  }
  return outputs
}

/// Goes through all samples in portions small enough to stay in cache.
private func forEachBatch(of examples: some TrainingExamples, _ body: (Batch) -> Void) {
  let size = 256
  let order = Array(0..<examples.count)
  var batch = Batch()
  for start in stride(from: 0, to: order.count, by: size) {
    batch.fill(from: examples, order[start...].prefix(size))
    body(batch)
  }
}

extension Loss {
  /// Stops where a network's outputs have gone through an activation that the loss adds itself: with
  /// the softmax taken twice, a network trains badly and without a word.
  func checkSuits(_ network: some Layer) {
    guard let contains, let activation = network.architecture.outputActivation else { return }
    require(
      activation != .sigmoid && activation != .softmax,
      "\(name): it contains the \(contains) and takes scores, but the last layer of "
        + "\(network.summary) has the activation \(activation); give that layer none")
  }
}
