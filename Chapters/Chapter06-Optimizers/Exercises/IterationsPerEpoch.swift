import ExerciseSupport

/// Exercise 6.1: iterations per epoch.
///
/// An epoch is one pass over all training samples. They are taken in batches, and each batch makes
/// one step of the weights, which is also called an iteration. Where the samples do not fill all
/// batches, the last batch is smaller. It is used like the others: in an epoch no sample is left
/// out.
///
/// For example,
///
///     2,000 samples in batches of 500     2000 / 500 = 4 iterations
///     1,437 samples in batches of 32      44 full batches hold 44 · 32 = 1,408 samples,
///                                         the other 29 make one batch more: 45 iterations
///
/// A batch size above the number of samples makes one batch of them all.
///
/// In Swift, `/` between two Ints drops the remainder, and `%` gives the remainder. Data sets can
/// be large, and a `Float` has a place for every whole number only up to 16,777,216: stay with
/// Ints.
///
/// - Parameters:
///   - samples: the number of training samples, at least 1.
///   - batchSize: the number of samples in a full batch, at least 1.
/// - Returns: the number of iterations in one epoch.
public func iterationsPerEpoch(samples: Int, batchSize: Int) -> Int {
  unfinished(0)
}
