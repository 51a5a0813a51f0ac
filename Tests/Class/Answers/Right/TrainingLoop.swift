import Exercises
import NeuralNetworks

/// Shuffles a list instead of permutation, map over epochs, running mean.
public func train(
  _ network: Sequential, on samples: Dataset, loss: Loss, optimizer: any Optimizer,
  epochs: Int, batchSize: Int, using generator: inout SplitMix64
) -> [Double] {
  return (1...epochs).map { _ in
    var order = Array(0..<samples.count)
    generator.shuffle(&order)
    var mean = 0.0, seen = 0
    var rest = order[...]
    while !rest.isEmpty {
      let batch = samples.subset(Array(rest.prefix(batchSize)))
      rest = rest.dropFirst(batchSize)
      let outputs = network.forward(batch.inputs)
      let value = loss(outputs, targets: batch.targets)
      seen += batch.count
      mean += (value - mean) * Double(batch.count) / Double(seen)
      _ = network.backward(loss.gradient(outputs, targets: batch.targets))
      optimizer.step(network.parameters)
    }
    return mean
  }
}
