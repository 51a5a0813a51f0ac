/// How well a network does on a number of samples.
public struct Score: Sendable {
  private var lossSum = 0.0
  private var correct = 0

  /// The number of samples.
  public private(set) var count = 0

  /// The mean loss of the samples; not a number without any.
  public var loss: Double { lossSum / Double(count) }

  /// The share of samples whose class is right, as `accuracy(_:targets:)` counts it: a single
  /// output is a score, which means yes above 0. Not a number without samples.
  public var accuracy: Double { Double(correct) / Double(count) }

  mutating func add(_ loss: Double, _ outputs: Matrix, targets: Matrix) {
    lossSum += loss * Double(outputs.rows)
    correct += correctCount(outputs, targets: targets)
    count += outputs.rows
  }
}

/// The loss and the accuracy of a network on samples, without training.
public func evaluate(
  _ network: Sequential, on examples: some TrainingExamples, loss: Loss
) -> Score {
  var score = Score()
  forEachBatch(of: examples) { batch in
    let outputs = network(batch.inputs)
    score.add(loss(outputs, targets: batch.targets), outputs, targets: batch.targets)
  }
  return score
}

/// The outputs of a network for all samples, `[examples.count × outputs]`.
public func predict(_ network: Sequential, on examples: some TrainingExamples) -> Matrix {
  var outputs = Matrix(
    uninitializedRows: examples.count,
    columns: network.outputWidth(inputWidth: examples.inputWidth))
  var row = 0
  forEachBatch(of: examples) { batch in
    let part = network(batch.inputs)
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
    batch.fill(from: examples, order[start..<min(start + size, order.count)])
    body(batch)
  }
}
