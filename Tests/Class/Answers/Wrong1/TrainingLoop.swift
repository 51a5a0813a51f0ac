import Exercises
import NeuralNetworks

/// The plain mean of the batches' losses, without weighing by size.
public func train(
  _ network: Sequential, on samples: Dataset, loss: Loss, optimizer: any Optimizer,
  epochs: Int, batchSize: Int, using generator: inout SplitMix64
) -> [Double] {
  var history: [Double] = []
  for _ in 0..<epochs {
    let order = generator.permutation(of: samples.count)
    var losses: [Double] = []
    for start in stride(from: 0, to: samples.count, by: batchSize) {
      let batch = samples.subset(Array(order[start..<min(start + batchSize, samples.count)]))
      let outputs = network.forward(batch.inputs)
      losses.append(loss(outputs, targets: batch.targets))
      _ = network.backward(loss.gradient(outputs, targets: batch.targets))
      optimizer.step(network.parameters)
    }
    history.append(losses.reduce(0, +) / Double(losses.count))
  }
  return history
}
