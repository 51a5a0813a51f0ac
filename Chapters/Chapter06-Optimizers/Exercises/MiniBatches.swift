import Exercises
import NeuralNetworks

/// Exercise 6.2: mini-batches.
///
/// Read first: section 6.3, "All samples, one, or a few", and section 6.4.
/// About 15 minutes, ●●○.
///
/// Draw the batches of one epoch. The samples are put in a new random order, and this order is cut
/// into as many batches as the epoch has iterations. All batches hold `batchSize` samples except
/// the last, which holds what is left; none is empty. A batch is a list of the samples' numbers,
/// from 0 to `samples` − 1.
///
/// For example, 10 samples in batches of 4 may give
///
///     [[7, 2, 9, 0], [4, 1, 8, 3], [6, 5]]      and, when asked again for the next epoch,
///     [[3, 5, 1, 8], [0, 9, 4, 2], [7, 6]]
///
/// What is judged: the sizes of the batches, that each sample occurs exactly once, and that the
/// order is random, within a batch as well, and new at each call. All chance has to come from
/// `generator`; you may draw from it as often as you like.
///
/// - Parameters:
///   - samples: the number of training samples, at least 1.
///   - batchSize: the number of samples in a full batch, at least 1.
///   - generator: the source of chance; the same seed has to give the same batches.
/// - Returns: the batches of one epoch.
public func miniBatches(
  samples: Int, batchSize: Int, using generator: inout SplitMix64
) -> [[Int]] {
  unfinished([Array(0..<samples)])
}
