import Exercises
import NeuralNetworks

/// Exercise 7.2: the training loop.
///
/// Read first: sections 6.3 and 7.3.
/// About 30 minutes, ●●●.
///
/// All parts that train a network are at hand, except for the loop that calls them. In each epoch,
/// draw one new random order of the samples and cut it into batches; the last may be smaller. Each
/// batch goes forward and back once and makes one step.
///
/// Return, for each epoch, the mean over its samples of the losses found in these very passes. For
/// example, 10 samples in batches of 4 make batches of 4, 4 and 2; if their losses are 0.9, 0.6 and
/// 0.3, the mean of the epoch is
///
///     (4 · 0.9 + 4 · 0.6 + 2 · 0.3) / 10 = 0.66
///
/// A `Loss` and its gradient are means over the batch already. All chance comes from `generator`.
/// Accuracy: within 10⁻⁴ of the size. Write it without the library's `Training`.
///
/// - Parameters:
///   - network: trained in place.
///   - samples: at least one.
///   - loss: what is to become small.
///   - optimizer: makes the steps.
///   - epochs: at least 1.
///   - batchSize: at least 1; may be larger than the number of samples.
///   - generator: the source of chance.
/// - Returns: the mean loss of each epoch.
public func train(
  _ network: Sequential, on samples: Dataset, loss: Loss, optimizer: any Optimizer,
  epochs: Int, batchSize: Int, using generator: inout SplitMix64
) -> [Double] {
  // Stub: unfinished([Double](repeating: 0, count: epochs))
  var losses: [Double] = []
  for _ in 0..<epochs {
    let order = generator.permutation(of: samples.count)
    var total = 0.0
    for start in stride(from: 0, to: order.count, by: batchSize) {
      let end = min(start + batchSize, order.count)
      let batch = samples.subset(Array(order[start..<end]))

      let outputs = network.forward(batch.inputs)
      total += loss(outputs, targets: batch.targets) * Double(batch.count)
      _ = network.backward(loss.gradient(outputs, targets: batch.targets))
      optimizer.step(network.parameters)
    }
    losses.append(total / Double(samples.count))
  }
  return losses
  // End of the solution
}
