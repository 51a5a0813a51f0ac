import Exercises
import NeuralNetworks

/// Exercise 6.2: mini-batches.
///
/// Read first: section 6.3, "All samples, one, or a few".
///
/// In each epoch the samples are put in a new random order, and this order is cut into batches. Each
/// sample is then used exactly once in an epoch, every time in other company, and neighbors in the
/// file, which are often alike, are pulled apart.
///
/// All batches hold `batchSize` samples except the last, which holds what is left. No batch is empty.
/// A batch is a list of the samples' numbers, from 0 to `samples` − 1.
///
/// For example, 10 samples in batches of 4 may give
///
///     [[7, 2, 9, 0], [4, 1, 8, 3], [6, 5]]      and, when asked again for the next epoch,
///     [[3, 5, 1, 8], [0, 9, 4, 2], [7, 6]]
///
/// What is judged: the sizes of the batches, that each sample occurs once, and the order. Any random
/// order is right, and it need not be the one that the library draws. The order within a batch counts
/// as well, so leave it as it was drawn and don't sort it. The order has to be a new one each time
/// that the function is called.
///
/// All chance has to come from `generator`, so that a run can be repeated: from the same seed come the
/// same batches. You may draw as many numbers from it as you like. `generator.permutation(of: n)` is a
/// list of the numbers from 0 to n − 1 in random order, and `generator.shuffle(&list)` puts a list of
/// yours in random order.
///
/// `stride(from: 0, to: n, by: size)` counts in steps, and `Array(list[from..<to])` cuts out a part.
///
/// - Parameters:
///   - samples: the number of training samples, at least 1.
///   - batchSize: the number of samples in a full batch, at least 1.
///   - generator: the source of chance; it moves on from call to call.
/// - Returns: the batches of one epoch.
public func miniBatches(
  samples: Int, batchSize: Int, using generator: inout SplitMix64
) -> [[Int]] {
  // Stub: unfinished([Array(0..<samples)])
  let order = generator.permutation(of: samples)
  return stride(from: 0, to: samples, by: batchSize).map { start in
    Array(order[start..<min(start + batchSize, samples)])
  }
  // End of the solution
}
