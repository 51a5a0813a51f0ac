import Exercises
import NeuralNetworks

/// One order drawn before the epochs, used in each.
public func train(
  _ network: Sequential, on samples: Dataset, loss: Loss, optimizer: any Optimizer,
  epochs: Int, batchSize: Int, using generator: inout SplitMix64
) -> [Double] {
  var history: [Double] = []
  let order = generator.permutation(of: samples.count)
  for _ in 0..<epochs {
    var sum = 0.0
    for start in stride(from: 0, to: samples.count, by: batchSize) {
      let batch = samples.subset(Array(order[start..<min(start + batchSize, samples.count)]))
      let outputs = network.forward(batch.inputs)
      sum += loss(outputs, targets: batch.targets) * Double(batch.count)
      _ = network.backward(loss.gradient(outputs, targets: batch.targets))
      optimizer.step(network.parameters)
    }
    history.append(sum / Double(samples.count))
  }
  return history
}
