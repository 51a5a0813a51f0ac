import Exercises
import NeuralNetworks

/// Exercise 7.6: the training loop.
///
/// Read first: sections 6.3 and 7.3.
///
/// All parts that train a network are at hand, except for the loop that calls them. An epoch is one
/// pass through all samples. For each epoch
///
///     draw one new random order of the samples, and cut it into batches of `batchSize`;
///     the last batch is smaller if they do not divide evenly, and is used as well
///
/// and for each batch, in this order:
///
///     outputs   what the network makes of the inputs, going forward
///     loss      how wrong these outputs are: one number, the mean over the batch
///     gradient  how the loss changes with each output
///     back      through the network, which finds the gradient of each parameter
///     step      of the optimizer, once with all parameters
///
/// Return, for each epoch, the mean over its samples of the loss that was found for them on the
/// way: that of the very outputs of the forward pass before each step, not of another pass, which
/// would differ under dropout. A batch of 4 counts twice as much as one of 2. For example, 10
/// samples, batches of 4 and 3 epochs make batches of 4, 4 and 2 three times, so 9 steps. If the
/// losses of an epoch's batches are 0.9, 0.6 and 0.3, its mean is
///
///     (4 · 0.9 + 4 · 0.6 + 2 · 0.3) / 10 = (3.6 + 2.4 + 0.6) / 10 = 0.66
///
/// From the library:
///
///     generator.permutation(of: n)             the numbers 0 to n − 1 in random order, all chance
///                                              of this function
///     samples.count                            how many samples there are
///     samples.subset(indices)                  some of them: a smaller `Dataset`
///     batch.inputs, batch.targets              the two matrices of a `Dataset`
///     network.forward(inputs)                  the outputs, with all kept that `backward` needs
///     loss(outputs, targets: targets)          a `Double`
///     loss.gradient(outputs, targets: targets) already divided as the mean over the batch asks for
///     network.backward(gradient)               once for each `forward`; its result is not needed
///     optimizer.step(network.parameters)       moves all parameters against their gradients
///
/// `Training` does the same; write it without. In Swift, `stride(from: 0, to: 10, by: 4)` is 0, 4,
/// 8; a slice such as `order[4..<8]` becomes a list by `Array(…)`; and `_ = …` calls a function
/// whose result is not needed. Accuracy: losses within 10⁻⁴ of their size.
///
/// - Parameters:
///   - network: what is trained, in place.
///   - samples: what it learns from; at least one.
///   - loss: what is made small.
///   - optimizer: moves the parameters.
///   - epochs: how often to go through all samples, 1 or more.
///   - batchSize: the number of samples of a batch, 1 or more; it may be more than there are.
///   - generator: where the random orders come from.
/// - Returns: the mean loss of each epoch.
public func train(
  _ network: Sequential, on samples: Dataset, loss: Loss, optimizer: any Optimizer,
  epochs: Int, batchSize: Int, using generator: inout SplitMix64
) -> [Double] {
  unfinished([Double](repeating: 0, count: epochs))
}
