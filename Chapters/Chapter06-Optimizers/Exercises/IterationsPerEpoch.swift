import Exercises

/// Exercise 6.1: iterations per epoch.
///
/// Read first: section 6.4, "Iterations and epochs".
///
/// An epoch is one pass through all training samples. They are taken in batches, and each batch makes
/// one step of the weights, which is also called an iteration. Where the samples do not fill all
/// batches, the last batch is smaller. It is used like the others, since in an epoch no sample is left
/// out.
///
/// For example,
///
///     2,000 samples in batches of 500     2000 / 500 = 4 iterations
///     1,000 samples in batches of 32      31 full batches hold 31 · 32 = 992 samples,
///                                         the other 8 make one more batch: 32 iterations
///
/// A batch size above the number of samples makes one batch of them all.
///
/// Accuracy: exact, also for large data sets. In Swift, `/` between two Ints drops the remainder, and
/// `%` gives the remainder. A `Float` has a place for every whole number only up to 16,777,216, so stay
/// with Ints.
///
/// - Parameters:
///   - samples: the number of training samples, at least 1.
///   - batchSize: the number of samples in a full batch, at least 1.
/// - Returns: the number of iterations in one epoch.
public func iterationsPerEpoch(samples: Int, batchSize: Int) -> Int {
  unfinished(0)
}
